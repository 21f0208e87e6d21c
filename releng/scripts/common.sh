# Shared by ./needlelab and ./verify; sourced, not run. Expects ROOT to be the checkout.

MAVEN_VERSION=3.9.16
# What the window, the renderer and the tests with a virtual display need.
PACKAGES="xvfb xauth libgtk-3-0 libegl1 libgl1 libgl1-mesa-dri libglu1-mesa fonts-dejavu-core adwaita-icon-theme dbus-x11"
CACHE=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/needlelab
STAMP=$ROOT/target/build.stamp
PRODUCT=$ROOT/releng/org.needlelab.product/target/products/org.needlelab.product/linux/gtk/x86_64/needlelab

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 70; }

# Text and file names are UTF-8, also where the login set no locale.
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
	*[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8) ;;
	*) export LC_ALL=C.UTF-8 ;;
esac

# Installs Debian packages that are missing, or says how to.
need_packages() {
	command -v dpkg-query > /dev/null || return 0 # not Debian: its owner knows
	local missing="" package states
	states=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' "$@" 2> /dev/null)
	for package in "$@"; do
		grep -qx "$package installed" <<< "$states" || missing="$missing $package"
	done
	[ -z "$missing" ] && return 0
	local apt="apt-get install -y --no-install-recommends$missing" root=""
	if [ "$(id -u)" != 0 ]; then
		sudo -n true 2> /dev/null || fail "Debian packages are missing; install them and start again: sudo $apt"
		root="sudo -n"
	fi
	say "installing$missing …"
	mkdir -p "$CACHE"
	{ $root env DEBIAN_FRONTEND=noninteractive $apt \
		|| { $root apt-get update && $root env DEBIAN_FRONTEND=noninteractive $apt; }; } > "$CACHE/apt.log" 2>&1 \
		|| fail "The packages could not be installed (see $CACHE/apt.log); try: sudo apt-get update && sudo $apt"
}

# Finds a JDK 17 or newer and puts it first in the path.
need_jdk() {
	local home version
	for home in "${JAVA_HOME:-}" /usr/lib/jvm/java-17-openjdk-* "$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")"; do
		[ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
		version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
		if [ "${version:-0}" -ge 17 ]; then
			export JAVA_HOME=$home PATH=$home/bin:$PATH
			return 0
		fi
	done
	[ -z "${1:-}" ] || fail "No JDK 17 was found; install one: sudo apt-get install openjdk-17-jdk-headless"
	need_packages openjdk-17-jdk-headless
	need_jdk final
}

maven_fits() {
	local version
	version=$(cd / && "$1" -v 2> /dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p')
	case "$version" in 3.9 | 4.*) return 0 ;; *) return 1 ;; esac
}

# Sets MVN to a Maven 3.9; fetches it by whatever older one there is.
need_maven() {
	MVN=$CACHE/apache-maven-$MAVEN_VERSION/bin/mvn
	[ -x "$MVN" ] && return 0
	if command -v mvn > /dev/null && maven_fits mvn; then
		MVN=mvn
		return 0
	fi
	command -v mvn > /dev/null || need_packages maven
	say "fetching Maven $MAVEN_VERSION …"
	mkdir -p "$CACHE"
	# Outside the checkout, whose Tycho extension an older Maven cannot load.
	(cd "$CACHE" && mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack \
		-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin -DoutputDirectory="$CACHE") > "$CACHE/maven.log" 2>&1 \
		&& chmod +x "$MVN" || fail "Maven $MAVEN_VERSION could not be fetched; the network may be down (see $CACHE/maven.log)."
}

# run_maven LOG COMMAND...: the output goes to the log, a line for each part to the terminal.
run_maven() {
	local log=$1
	shift
	mkdir -p "$(dirname "$log")"
	# What the command leaves running, a virtual display say, must not hold the build's lock (9) for the next one.
	(cd "$ROOT" && "$@") 2>&1 9>&- | tee "$log" | awk -v tty="$([ -t 2 ] && echo 1)" '
		function show(text) { printf tty ? "\r\033[K%s" : "%s\n", text > "/dev/stderr"; fflush("/dev/stderr"); shown = 1 }
		/Scanning for projects/ { show("finding the libraries (the first time, they are downloaded: some minutes) …") }
		/^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
			part = $NF; name = $0
			sub(/^\[INFO\] Building (\[[a-z-]*\] )?/, "", name); sub(/ [^ ]+ +\[[0-9\/]+\]$/, "", name)
			show(part " " name)
		}
		/^ *T E S T S/ { show(part " " name ": running tests") }
		END { if (tty && shown) printf "\r\033[K" > "/dev/stderr" }'
	return "${PIPESTATUS[0]}"
}

# The first errors of a log, as far as they say something to a reader.
show_errors() {
	grep -E '^\[ERROR\] ' "$1" | grep -v -E 'Re-run Maven|To see the full|For more information|\[Help 1\]|After correcting|mvn <args>|^\[ERROR\] *$|osgi.platform' \
		| awk '!seen[$0]++' | head -n "${2:-12}" | cut -c9-300 >&2
}
