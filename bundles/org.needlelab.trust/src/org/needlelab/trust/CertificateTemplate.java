package org.needlelab.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a certificate is worded and set: lines of text with fields in braces. A line that begins with {@code # } is the heading, with
 * {@code ## } large; an empty line is a space. A template that leaves out a field that boards ask for is refused.
 */
public final class CertificateTemplate {

	private static final List<String> NEEDED = List.of("name", "licence", "title", "dates", "hours", "modality", "provider", "approval",
			"objectives", "signatory", "issued", "id");

	private final List<String> lines;

	private CertificateTemplate(List<String> lines) {
		this.lines = List.copyOf(lines);
	}

	/**
	 * Reads a template.
	 *
	 * @throws TrustException ({@code trust.template.FIELD}) when a field is missing
	 */
	public static CertificateTemplate of(String text) throws TrustException {
		for (String field : NEEDED) {
			if (!text.contains("{" + field + "}")) {
				throw new TrustException("trust.template." + field);
			}
		}
		return new CertificateTemplate(text.strip().lines().map(String::stripTrailing).toList());
	}

	/** The shipped template. */
	public static CertificateTemplate shipped() {
		try (InputStream in = CertificateTemplate.class.getResourceAsStream("certificate.txt")) {
			return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException | TrustException e) {
			throw new IllegalStateException(e);
		}
	}

	/** The lines for an achievement; objectives become a line each. */
	List<String> filled(Achievement a) {
		Map<String, String> fields = new LinkedHashMap<>();
		fields.put("name", a.name());
		fields.put("licence", a.licence());
		fields.put("title", a.title());
		fields.put("dates", a.from().equals(a.to()) ? a.from().toString() : a.from() + " \u2013 " + a.to());
		fields.put("hours", a.hours() == Math.rint(a.hours()) ? Long.toString((long) a.hours()) : Double.toString(a.hours()));
		fields.put("modality", a.modality());
		fields.put("provider", a.provider());
		fields.put("approval", a.approval().isBlank() ? "\u2013" : a.approval());
		fields.put("signatory", a.signatory());
		fields.put("issued", a.issued().toString());
		fields.put("id", a.id());
		List<String> filled = new ArrayList<>();
		for (String line : lines) {
			if (line.contains("{objectives}")) {
				a.objectives().forEach(o -> filled.add(put(line.replace("{objectives}", o), fields)));
			} else {
				filled.add(put(line, fields));
			}
		}
		return filled;
	}

	private static String put(String line, Map<String, String> fields) {
		String text = line;
		for (Map.Entry<String, String> field : fields.entrySet()) {
			text = text.replace("{" + field.getKey() + "}", field.getValue());
		}
		return text;
	}
}
