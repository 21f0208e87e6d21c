package org.needlelab.files;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.needlelab.anatomy.validation.AnatomyCheck;

/** The checks of the anatomy as a page of Markdown, a section a kind. */
public final class AnatomyCheckTable {

	private AnatomyCheckTable() {
	}

	/** The page. */
	public static String markdown(Wording wording, List<AnatomyCheck> checks) {
		StringBuilder out = new StringBuilder("# ").append(wording.text("checks.title")).append("\n\n");
		long failed = checks.stream().filter(c -> !c.passed()).count();
		out.append(wording.text("checks.summary", Map.of("checks", checks.size(), "failed", failed))).append('\n');
		for (AnatomyCheck.Kind kind : AnatomyCheck.Kind.values()) {
			List<AnatomyCheck> rows = checks.stream().filter(c -> c.kind() == kind).toList();
			if (rows.isEmpty()) {
				continue;
			}
			String key = "checks." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
			out.append("\n## ").append(wording.text(key)).append("\n\n").append("| ").append(wording.text("checks.columns"))
					.append(" |\n| --- | ---: | --- | --- | --- |\n");
			for (AnatomyCheck c : rows) {
				out.append("| ").append(c.subject()).append(" | ").append(found(wording, c)).append(" | ")
						.append(limits(c)).append(" | ").append(wording.text(c.passed() ? "checks.passed" : "checks.failed"))
						.append(" | ").append(c.source().replace("|", "\\|")).append(" |\n");
			}
		}
		return out.toString();
	}

	private static String found(Wording wording, AnatomyCheck check) {
		String value = Wording.number(check.value(), "0.##");
		return check.mean().isEmpty() ? value : wording.text("checks.of-mean",
				Map.of("value", value, "ratio", Wording.number(check.value() / check.mean().getAsDouble(), "0.00")));
	}

	private static String limits(AnatomyCheck check) {
		if (check.high() >= Double.MAX_VALUE) {
			return "≥ " + Wording.number(check.low(), "0.##");
		}
		return check.low() == check.high() ? Wording.number(check.low(), "0.##")
				: Wording.number(check.low(), "0.##") + " – " + Wording.number(check.high(), "0.##");
	}
}
