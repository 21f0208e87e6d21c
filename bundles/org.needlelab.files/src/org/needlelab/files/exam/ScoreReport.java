package org.needlelab.files.exam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.exam.form.Form;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.files.Wording;

/**
 * The report of a score as candidates get it: by domain, without items or keys, and without what a candidate was granted.
 *
 * @param form what was taken
 * @param candidate identifier of the candidate
 * @param score the score
 */
public record ScoreReport(Form form, String candidate, ExamScore score) {

	private String verdict(Wording wording) {
		return wording.text(score.passed() ? "exam.report.passed" : score.criticalFailures() > 0 ? "exam.report.critical"
				: "exam.report.failed", Map.of("percent", shown(score.percent()), "cut", shown(score.cutPercent()), "count", score.criticalFailures()));
	}

	private static String shown(double value) {
		return Wording.number(value, "0.#");
	}

	/** As lines of text. */
	public List<String> lines(Wording wording) {
		List<String> lines = new ArrayList<>();
		lines.add(wording.text("exam.report.head", Map.of("title", form.title().in(wording.language()), "candidate", candidate)));
		lines.add(verdict(wording));
		for (ExamScore.DomainScore d : score.domains()) {
			lines.add(wording.text("exam.report.domain", Map.of("domain", form.domainTitle(d.domain(), wording.language()), "points", shown(d.points()), "max",
					shown(d.maxPoints()), "count", d.items())));
		}
		lines.add(wording.text("exam.report.decision"));
		return lines;
	}

	/** As a page. */
	public String html(Wording wording) {
		StringBuilder page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"" + wording.language() + "\">\n<head><meta charset=\"utf-8\"><title>");
		List<String> lines = lines(wording);
		page.append(escaped(lines.get(0))).append("</title></head>\n<body>\n<h1>").append(escaped(lines.get(0))).append("</h1>\n<p>")
				.append(escaped(lines.get(1))).append("</p>\n<ul>\n");
		lines.subList(2, lines.size() - 1).forEach(line -> page.append("<li>").append(escaped(line)).append("</li>\n"));
		return page.append("</ul>\n<p>").append(escaped(lines.get(lines.size() - 1))).append("</p>\n</body>\n</html>\n").toString();
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}
}
