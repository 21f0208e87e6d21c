package org.needlelab.files;

import java.util.Base64;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.exercise.Scenario;
import org.needlelab.exercise.ScoredFinding;
import org.needlelab.needle.ForceModel;
import org.needlelab.needle.Stroke;

/**
 * A debrief as one HTML page that needs nothing beside it: no script, no outside reference; the picture is embedded. Made to
 * be read on a screen and to be printed.
 */
public final class HtmlReport {

	private static final String STYLE = """
			:root { color-scheme: light; }
			body { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: #1d2733; background: #fff;
			  max-width: 52rem; margin: 2rem auto; padding: 0 1.25rem; }
			h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
			h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
			.verdict { padding: .75rem 1rem; border-radius: .4rem; border-left: .5rem solid; }
			.verdict strong { display: block; font-size: 1.2rem; }
			.passed { background: #e8f5ec; border-color: #1b7f3b; }
			.luck { padding: .5rem 1rem; border-left: .5rem solid #b26a00; background: #fff4e0; border-radius: .4rem; }
			.failed { background: #fdecea; border-color: #b3261e; }
			.about { color: #45525f; margin: 1rem 0; padding: 0; list-style: none; font-size: .95rem; }
			table { border-collapse: collapse; width: 100%; font-size: .95rem; }
			th { text-align: left; color: #45525f; font-weight: 600; border-bottom: 2px solid #c6ced6; padding: .3rem .5rem; }
			td { border-bottom: 1px solid #e1e6ea; padding: .35rem .5rem; vertical-align: top; }
			td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
			.better { color: #45525f; }
			tr.critical td:first-child, tr.error td:first-child { border-left: .3rem solid #b3261e; }
			tr.warning td:first-child { border-left: .3rem solid #b26a00; }
			tr.info td:first-child { border-left: .3rem solid #1b7f3b; }
			tr.critical td { background: #fdecea; font-weight: 600; }
			img { max-width: 100%; height: auto; border-radius: .4rem; margin: 1rem 0; }
			.small { font-size: .85rem; color: #45525f; }
			@media print { body { margin: 0; max-width: none; font-size: 11pt; }
			  h1, h2, .verdict { page-break-after: avoid; } tr, img { page-break-inside: avoid; } }
			""";

	private final Debrief debrief;
	private final StringBuilder out = new StringBuilder();

	private HtmlReport(Debrief debrief) {
		this.debrief = debrief;
	}

	/**
	 * The page.
	 *
	 * @param png a picture to embed, when there is one
	 */
	public static String of(Debrief debrief, Optional<byte[]> png) {
		HtmlReport report = new HtmlReport(debrief);
		report.page(png);
		return report.out.toString();
	}

	private void page(Optional<byte[]> png) {
		String title = debrief.scenario().title().in(debrief.language());
		out.append("<!DOCTYPE html>\n<html lang=\"").append(escaped(debrief.language()))
				.append("\">\n<head>\n<meta charset=\"utf-8\">\n")
				.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
				.append(escaped(title)).append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>")
				.append(escaped(title)).append("</h1>\n");
		verdict();
		png.ifPresent(bytes -> out.append("<img alt=\"").append(escaped(title)).append("\" src=\"data:image/png;base64,")
				.append(Base64.getEncoder().encodeToString(bytes)).append("\">\n"));
		findings();
		debrief.assessment().insertion().principal().ifPresentOrElse(this::needle,
				() -> paragraph(text("debrief.path.none"), ""));
		section("debrief.responses", debrief.responses());
		section("debrief.reference.heading", debrief.comparison());
		section("debrief.risk.heading", debrief.risks());
		section("debrief.motion", debrief.movement());
		statements();
		paragraph(text("debrief.model"), "small");
		out.append("</body>\n</html>\n");
	}

	private void verdict() {
		out.append("<div class=\"verdict ").append(debrief.assessment().passed() ? "passed" : "failed")
				.append("\"><strong>").append(escaped(debrief.verdict())).append("</strong>")
				.append(escaped(debrief.points())).append("</div>\n");
		debrief.luck().ifPresent(luck -> out.append("<p class=\"luck\">").append(escaped(luck)).append("</p>\n"));
		out.append("<ul class=\"about\">\n");
		for (String line : debrief.circumstances()) {
			out.append("<li>").append(escaped(line)).append("</li>\n");
		}
		out.append("</ul>\n");
	}

	private void findings() {
		heading("debrief.findings");
		out.append("<table>\n<thead><tr><th>").append(escaped(text("debrief.findings"))).append("</th><th class=\"n\">")
				.append(escaped(text("debrief.points.column"))).append("</th></tr></thead>\n<tbody>\n");
		for (ScoredFinding finding : debrief.assessment().findings()) {
			out.append("<tr class=\"").append(finding.severity().name().toLowerCase(Locale.ROOT)).append("\"><td>")
					.append(escaped(debrief.told(finding)));
			String better = debrief.wording().better(finding);
			if (!better.isEmpty()) {
				out.append("<br><span class=\"better\">").append(escaped(better)).append("</span>");
			}
			String points = finding.maxPoints() > 0
					? Wording.number(finding.points(), "0.#") + " / " + Wording.number(finding.maxPoints(), "0.#") : "";
			out.append("</td><td class=\"n\">").append(points).append("</td></tr>\n");
		}
		out.append("</tbody>\n</table>\n");
		debrief.atOnce().ifPresent(words -> out.append("<p>").append(escaped(words)).append("</p>\n"));
	}

	private void needle(Stroke stroke) {
		heading("debrief.path");
		open("debrief.path.structure", "debrief.path.from", "debrief.path.to");
		for (TissueInterval i : Debrief.crossed(stroke)) {
			row("", debrief.wording().structure(i.structure()), i.entryDepthMm(), i.exitDepthMm());
		}
		out.append("</tbody>\n</table>\n");
		stroke.stoppedBy().ifPresent(
				bone -> paragraph(debrief.wording().text("debrief.stopped", Map.of("structure", bone)), ""));
		heading("debrief.force");
		out.append(ForceChart.svg(ForceModel.teachingDefaults(), stroke, debrief.attempt().needle(), debrief.wording()));
		paragraph(text("debrief.force.assumed"), "small");
		heading("debrief.clearances");
		if (debrief.near().isEmpty()) {
			paragraph(debrief.wording().text("debrief.clearances.none", Map.of("radius", Debrief.LISTED_MM)), "");
			return;
		}
		open("debrief.path.structure", "debrief.clearances.distance", "debrief.clearances.margin");
		for (Clearance c : debrief.near()) {
			double margin = Debrief.marginMm(c);
			String style = c.distanceMm() <= 0 ? "critical" : c.distanceMm() < margin ? "warning" : "info";
			row(style, debrief.wording().structure(c.structure()), c.distanceMm(), margin);
		}
		out.append("</tbody>\n</table>\n");
	}

	private void statements() {
		if (debrief.scenario().statements().isEmpty()) {
			return;
		}
		heading("debrief.statements");
		out.append("<ul>\n");
		for (Scenario.Statement statement : debrief.scenario().statements()) {
			out.append("<li>").append(escaped(statement.text().in(debrief.language()))).append(" <span class=\"small\">[")
					.append(escaped(String.join(", ", statement.sources()))).append("]</span></li>\n");
		}
		out.append("</ul>\n");
		heading("debrief.sources");
		out.append("<ul class=\"small\">\n");
		for (Scenario.Source source : debrief.scenario().sources()) {
			out.append("<li>[").append(escaped(source.id())).append("] ").append(escaped(source.citation()))
					.append("</li>\n");
		}
		out.append("</ul>\n");
	}

	private void section(String key, List<String> lines) {
		if (!lines.isEmpty()) {
			heading(key);
			lines.forEach(line -> paragraph(line, ""));
		}
	}

	private void heading(String key) {
		out.append("<h2>").append(escaped(text(key))).append("</h2>\n");
	}

	private void paragraph(String text, String style) {
		out.append(style.isEmpty() ? "<p>" : "<p class=\"" + style + "\">").append(escaped(text)).append("</p>\n");
	}

	private void open(String first, String second, String third) {
		out.append("<table>\n<thead><tr><th>").append(escaped(text(first))).append("</th><th class=\"n\">")
				.append(escaped(text(second))).append("</th><th class=\"n\">").append(escaped(text(third)))
				.append("</th></tr></thead>\n<tbody>\n");
	}

	private void row(String style, String name, double first, double second) {
		out.append("<tr class=\"").append(style).append("\"><td>").append(escaped(name)).append("</td><td class=\"n\">")
				.append(Wording.number(first, "0.0")).append("</td><td class=\"n\">").append(Wording.number(second, "0.0"))
				.append("</td></tr>\n");
	}

	private String text(String key) {
		return debrief.wording().text(key);
	}

	/** Text as it has to stand in HTML, in an attribute too. */
	public static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'",
				"&#39;");
	}
}
