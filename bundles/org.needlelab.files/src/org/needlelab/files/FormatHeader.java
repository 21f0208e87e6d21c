package org.needlelab.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The first two lines of every document of ours: {@code format} and {@code version} (major, or major.minor). A newer major
 * version is refused; a newer minor one is read with a warning, and what we do not know in it is left out with a warning
 * each.
 *
 * @param format name of the format
 * @param major version we read
 * @param minor newest minor version we know
 */
public record FormatHeader(String format, int major, int minor) {

	private static final Pattern VERSION = Pattern.compile("([0-9]{1,6})(?:\\.([0-9]{1,6}))?");

	/** The document's {@code format}; empty text when it has none. */
	public static String formatOf(LocatedDocument document) {
		return document.root().path("format").asText("");
	}

	/** The document's major version; 0 when it has none that can be read. */
	public static int majorOf(LocatedDocument document) {
		Matcher matcher = VERSION.matcher(document.root().path("version").asText(""));
		return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
	}

	/**
	 * Checks header and schema.
	 *
	 * @return warnings
	 * @throws InputException with every error: another format, a newer major version, violations of the schema
	 */
	public List<Finding> check(LocatedDocument document, DocumentSchema schema) throws InputException {
		if (!document.root().isObject()) {
			throw new InputException(document.error("file.not-an-object", "", Map.of("format", format)));
		}
		if (!formatOf(document).equals(format)) {
			throw new InputException(Finding.error(formatOf(document).isEmpty() ? "file.format.none" : "file.format", document.where("/format"),
					Map.of("expected", format, "found", formatOf(document))));
		}
		List<Finding> findings = new ArrayList<>();
		boolean newer = checkVersion(document, findings);
		for (Finding finding : schema.check(document)) {
			boolean unknown = finding.key().startsWith("schema.unknown-property");
			findings.add(newer && unknown
					? new Finding(Severity.WARNING, "schema.newer-property", finding.arguments(), finding.where())
					: finding);
		}
		LocatedDocument.requireNoErrors(findings);
		return findings;
	}

	private boolean checkVersion(LocatedDocument document, List<Finding> findings) throws InputException {
		JsonNode version = document.root().path("version");
		Matcher matcher = VERSION.matcher(version.asText(""));
		if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < 1) {
			throw new InputException(
					document.error("file.version.unreadable", "/version", Map.of("version", version.asText(""))));
		}
		int foundMajor = Integer.parseInt(matcher.group(1));
		int foundMinor = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
		if (foundMajor > major) {
			throw new InputException(document.error("file.version.newer-major", "/version",
					Map.of("found", foundMajor, "known", major)));
		}
		boolean newer = foundMinor > minor;
		if (newer) {
			findings.add(document.warning("file.version.newer-minor", "/version",
					Map.of("found", foundMajor + "." + foundMinor, "known", major + "." + minor)));
		}
		return newer;
	}
}
