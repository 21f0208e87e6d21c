package org.needlelab.anatomy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.needlelab.geometry.Vec3;

/**
 * A named place on or in the body.
 *
 * @param name usual name with hyphens, without the side, for instance {@code scapula-inferior-angle}
 * @param side side of the body
 * @param position mm, LPS
 * @param definition the rule by which it is found
 * @param aliases other usual names, as people write them, without the side
 */
public record Landmark(String name, Side side, Vec3 position, String definition, List<String> aliases) {

	/** Copies the aliases. */
	public Landmark {
		aliases = List.copyOf(aliases);
	}

	/** A landmark without other names. */
	public Landmark(String name, Side side, Vec3 position, String definition) {
		this(name, side, position, definition, List.of());
	}

	/** Identifier as users write it: {@code name:left}, or only the name in the median plane. */
	public String id() {
		return sided(name);
	}

	/** The other names as identifiers: plain letters, digits and hyphens, with the side; {@code t4-spinous-process}. */
	public List<String> aliasIds() {
		return aliases.stream().map(alias -> sided(plain(alias))).toList();
	}

	/** Its name and its other names, without the side. */
	List<String> names() {
		return Stream.concat(Stream.of(name), aliases.stream()).toList();
	}

	/** The same landmark elsewhere. */
	public Landmark at(Vec3 moved) {
		return new Landmark(name, side, moved, definition, aliases);
	}

	/** A name in small letters with hyphens between its words, as names are compared. */
	public static String plain(String name) {
		StringBuilder plain = new StringBuilder(name.length());
		for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
			if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == ':') {
				plain.append(c);
			} else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != '-') {
				plain.append('-');
			}
		}
		int last = plain.length() - 1;
		return last >= 0 && plain.charAt(last) == '-' ? plain.substring(0, last) : plain.toString();
	}

	private String sided(String what) {
		return side == Side.MEDIAN ? what : what + ":" + side.key();
	}
}
