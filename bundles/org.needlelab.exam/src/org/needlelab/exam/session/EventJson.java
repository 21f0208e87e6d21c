package org.needlelab.exam.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Response;
import org.needlelab.geometry.Vec3;

/** Events and answers as JSON. */
public final class EventJson {

	private EventJson() {
	}

	/** An event. */
	public static Json.Obj of(ExamEvent event) {
		if (event instanceof ExamEvent.Opened e) {
			Accommodations a = e.accommodations();
			return kind("opened").with("attempt", e.attempt()).with("form_sha256", e.formSha256()).with("time_factor", a.timeFactor())
					.with("extra_breaks", a.extraBreaks()).with("contrast", a.contrast()).with("zoom", a.zoom());
		} else if (event instanceof ExamEvent.Identified e) {
			return kind("identified").with("candidate", e.candidate()).with("name", e.name());
		} else if (event instanceof ExamEvent.Answered e) {
			return kind("answered").with("item", e.item()).with("response", response(e.response()));
		} else if (event instanceof ExamEvent.Flagged e) {
			return kind("flagged").with("item", e.item()).with("on", e.on());
		} else if (event instanceof ExamEvent.Moved e) {
			return kind("moved").with("item", e.item());
		} else if (event instanceof ExamEvent.StationLoading e) {
			return kind("station-loading").with("item", e.item());
		} else if (event instanceof ExamEvent.StationReady) {
			return kind("station-ready");
		} else if (event instanceof ExamEvent.Focus e) {
			return kind("focus").with("gained", e.gained());
		} else if (event instanceof ExamEvent.Calculator e) {
			return kind("calculator").with("open", e.open());
		} else if (event instanceof ExamEvent.Resumed e) {
			return kind("resumed").with("outage_ms", e.outageMs());
		} else if (event instanceof ExamEvent.Submitted e) {
			return kind("submitted").with("blanks", e.blanks());
		} else if (event instanceof ExamEvent.RulesAccepted) {
			return kind("rules-accepted");
		} else if (event instanceof ExamEvent.Started) {
			return kind("started");
		} else if (event instanceof ExamEvent.BreakStarted) {
			return kind("break-started");
		} else if (event instanceof ExamEvent.BreakEnded) {
			return kind("break-ended");
		}
		return kind(event instanceof ExamEvent.TimedOut ? "timed-out" : "ticked");
	}

	private static Json.Obj kind(String kind) {
		return Json.EMPTY.with("kind", kind);
	}

	/**
	 * An event of {@link #of}.
	 *
	 * @throws MalformedJson when it is none
	 */
	public static ExamEvent event(Json.Obj json) throws MalformedJson {
		try {
			return switch (json.text("kind")) {
			case "opened" -> new ExamEvent.Opened(json.text("attempt"), json.text("form_sha256"), new Accommodations(
					json.number("time_factor"), (int) json.whole("extra_breaks"), json.bool("contrast"), json.number("zoom")));
			case "identified" -> new ExamEvent.Identified(json.text("candidate"), json.text("name"));
			case "rules-accepted" -> new ExamEvent.RulesAccepted();
			case "started" -> new ExamEvent.Started();
			case "answered" -> new ExamEvent.Answered(json.text("item"), response(json.object("response")));
			case "flagged" -> new ExamEvent.Flagged(json.text("item"), json.bool("on"));
			case "moved" -> new ExamEvent.Moved(json.text("item"));
			case "break-started" -> new ExamEvent.BreakStarted();
			case "break-ended" -> new ExamEvent.BreakEnded();
			case "station-loading" -> new ExamEvent.StationLoading(json.text("item"));
			case "station-ready" -> new ExamEvent.StationReady();
			case "focus" -> new ExamEvent.Focus(json.bool("gained"));
			case "calculator" -> new ExamEvent.Calculator(json.bool("open"));
			case "ticked" -> new ExamEvent.Ticked();
			case "resumed" -> new ExamEvent.Resumed(json.whole("outage_ms"));
			case "timed-out" -> new ExamEvent.TimedOut();
			case "submitted" -> new ExamEvent.Submitted((int) json.whole("blanks"));
			default -> throw new MalformedJson("unknown event '" + json.text("kind") + "'", 0);
			};
		} catch (IllegalArgumentException e) {
			throw new MalformedJson("event: " + e.getMessage(), 0);
		}
	}

	/** An answer. */
	public static Json.Obj response(Response response) {
		if (response instanceof Response.Chosen r) {
			return Json.EMPTY.with("chosen", Json.texts(r.options()));
		} else if (response instanceof Response.Ordered r) {
			return Json.EMPTY.with("ordered", Json.texts(r.options()));
		} else if (response instanceof Response.Paired r) {
			return Json.EMPTY.with("paired",
					new Json.Arr(r.pairs().stream().map(p -> (Json) Json.texts(List.of(p.prompt(), p.answer()))).toList()));
		} else if (response instanceof Response.Typed r) {
			return Json.EMPTY.with("typed", r.text());
		} else if (response instanceof Response.Pointed r) {
			return Json.EMPTY.with("pointed_px", new Json.Arr(r.points().stream().map(p -> (Json) numbers(p.xPx(), p.yPx())).toList()));
		} else if (response instanceof Response.Located r) {
			return Json.EMPTY.with("structure", r.structure()).with("at_mm", numbers(r.atMm().x(), r.atMm().y(), r.atMm().z()));
		} else if (response instanceof Response.Performed r) {
			Json.Obj score = Json.EMPTY.with("percent", r.percent()).with("critical_failures", r.criticalFailures());
			return r.attempt().map(a -> score.with("attempt", a)).orElse(score);
		}
		return Json.EMPTY;
	}

	/**
	 * An answer of {@link #response(Response)}.
	 *
	 * @throws MalformedJson when it is none
	 */
	public static Response response(Json.Obj json) throws MalformedJson {
		Set<String> names = json.fields().keySet();
		if (names.isEmpty()) {
			return new Response.Blank();
		} else if (names.contains("chosen")) {
			return new Response.Chosen(new TreeSet<>(json.texts("chosen")));
		} else if (names.contains("ordered")) {
			return new Response.Ordered(json.texts("ordered"));
		} else if (names.contains("typed")) {
			return new Response.Typed(json.text("typed"));
		} else if (names.contains("paired")) {
			Set<Pair> pairs = new TreeSet<>();
			for (Json each : json.list("paired")) {
				List<String> pair = Json.EMPTY.with("pair", each).texts("pair");
				if (pair.size() != 2) {
					throw new MalformedJson("no pair", 0);
				}
				pairs.add(new Pair(pair.get(0), pair.get(1)));
			}
			return new Response.Paired(pairs);
		} else if (names.contains("pointed_px")) {
			List<Response.Point> points = new ArrayList<>();
			for (Json each : json.list("pointed_px")) {
				double[] p = numbers(each, 2);
				points.add(new Response.Point(p[0], p[1]));
			}
			return new Response.Pointed(points);
		} else if (names.contains("structure")) {
			double[] p = numbers(json.get("at_mm"), 3);
			return new Response.Located(json.text("structure"), new Vec3(p[0], p[1], p[2]));
		}
		return new Response.Performed(json.number("percent"), (int) json.whole("critical_failures"),
				names.contains("attempt") ? Optional.of(json.text("attempt")) : Optional.empty());
	}

	private static Json.Arr numbers(double... values) {
		return new Json.Arr(java.util.Arrays.stream(values).mapToObj(v -> (Json) new Json.Num(v)).toList());
	}

	private static double[] numbers(Json json, int count) throws MalformedJson {
		double[] numbers = new double[count];
		if (!(json instanceof Json.Arr list) || list.values().size() != count) {
			throw new MalformedJson(count + " numbers expected", 0);
		}
		for (int i = 0; i < count; i++) {
			if (!(list.values().get(i) instanceof Json.Num number)) {
				throw new MalformedJson("number expected", 0);
			}
			numbers[i] = number.value();
		}
		return numbers;
	}
}
