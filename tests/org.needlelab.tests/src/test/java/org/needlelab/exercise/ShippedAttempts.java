package org.needlelab.exercise;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.needlelab.anatomy.Atlas;
import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Bodies;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.ShippedAtlas;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.Debrief;
import org.needlelab.files.Loaded;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Needle;

/**
 * Writes the attempts that we ship, from the shipped scenarios on the compiled bodies: to be run again whenever a scenario or
 * the atlas changes, with the folder to write to as argument. A good attempt is the best of a small grid around the middle of
 * the entry zone; the dangerous one goes straight in between two ribs with too long a needle.
 */
public final class ShippedAttempts {

	/** The scenarios with attempts to look at. */
	private static final Set<String> RECORDED = Set.of("upper-trapezius-pincer-left", "rhomboid-major-t4-left",
			"infraspinatus-right");
	private static final Needle RIGHT = new Needle(40, 0.30);
	private static final Needle TOO_LONG = new Needle(75, 0.30);
	/** The steps of the grid, mm. */
	private static final double[] GRID_MM = { 0, -3, 3, -6, 6 };

	private ShippedAttempts() {
	}

	/** @param arguments the folder to write to */
	public static void main(String[] arguments) throws IOException, InputException {
		Path folder = Path.of(arguments[0]);
		Schemas schemas = Schemas.load(ShippedAttempts::open);
		Atlas atlas = ShippedAtlas.ATLAS;
		BaseBody base = ShippedAtlas.BASE;
		List<String> index = new ArrayList<>();
		for (String path : Content.list("scenarios")) {
			Loaded<Scenario> loaded = new ScenarioFile(schemas).parse(path, open(path).readAllBytes());
			Scenario scenario = loaded.value();
			if (!RECORDED.contains(scenario.id())) {
				continue;
			}
			Body body = Bodies.of(base, atlas.population(), Optional.of(scenario.patient()), Progress.NONE,
					Cancellation.NEVER);
			BoundScenario bound = BoundScenario.bind(scenario, body, places(body));
			Map<String, Attempt> attempts = new LinkedHashMap<>();
			attempts.put("good", best(bound, loaded.sha256()));
			if (scenario.targetId().startsWith("rhomboid")) {
				attempts.put("too-deep", between(bound, loaded.sha256()));
			}
			for (Map.Entry<String, Attempt> attempt : attempts.entrySet()) {
				String name = scenario.id() + "." + attempt.getKey() + AttemptFile.ENDING;
				AttemptFile.save(folder.resolve(name), attempt.getValue());
				index.add(name);
				Assessment assessment = Scoring.assess(bound, attempt.getValue(), Cancellation.NEVER);
				PrintStream out = System.out;
				out.println(name + "\n"
						+ new Debrief(scenario, attempt.getValue(), assessment, Wording.english(), "en").text());
			}
		}
		Files.writeString(folder.resolve("index.txt"),
				"# Recorded attempts, by scenario.\n" + String.join("\n", index) + "\n");
	}

	private static InputStream open(String path) {
		try {
			return Content.open(path);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Landmarks with an offset. */
	private static Function<String, Optional<Vec3>> places(Body body) {
		return expression -> {
			String[] parts = expression.split("\\+", 2);
			double[] offset = { 0, 0, 0 };
			for (int i = 0; parts.length > 1 && i < 3; i++) {
				offset[i] = Double.parseDouble(parts[1].split(",")[i]);
			}
			return body.landmark(parts[0])
					.map(l -> l.position().plus(new Vec3(offset[0], offset[1], offset[2])));
		};
	}

	private static Attempt attempt(BoundScenario bound, String hash, Needle needle, Vec3 entry, Vec3 direction,
			double depthMm) {
		Scenario scenario = bound.scenario();
		return new AttemptScript(scenario, hash, needle).screened(scenario).act(ActKind.CONSENT)
				.position(scenario.position()).act(ActKind.HAND_HYGIENE).act(ActKind.PALPATION)
				.technique(scenario.technique()).aim(entry, direction).to(depthMm, 6)
				.to(depthMm - 2, 4).to(depthMm, 4).act(ActKind.TAP).to(0, 12).act(ActKind.PRESSURE).act(ActKind.SHARPS)
				.aftercare().attempt();
	}

	private static Attempt best(BoundScenario bound, String hash) {
		Attempt best = null;
		double most = -1;
		for (double x : GRID_MM) {
			for (double z : GRID_MM) {
				for (double spare : new double[] { 0, 3, -3 }) {
					Vec3 entry = bound.body().nearestSkinPoint(bound.zoneCentre().plus(new Vec3(x, 0, z)));
					Vec3 way = bound.triggerCentre().minus(entry);
					double depth = Math.rint(2 * (way.length() - spare)) / 2;
					Attempt attempt = attempt(bound, hash, RIGHT, entry, way, Math.min(depth, RIGHT.lengthMm()));
					Assessment assessment = Scoring.assess(bound, attempt, Cancellation.NEVER);
					double points = assessment.critical().isEmpty() ? assessment.points() : 0;
					if (points > most) {
						most = points;
						best = attempt;
					}
				}
			}
		}
		return best;
	}

	/** Straight in where no bone lies before the lung, as near to the middle of the zone as there is one. */
	private static Attempt between(BoundScenario bound, String hash) {
		for (int step = 0; step <= 40; step++) {
			double z = (step % 2 == 0 ? 1 : -1) * (step + 1) / 2;
			Vec3 entry = bound.body().nearestSkinPoint(bound.triggerCentre().plus(new Vec3(0, 0, z)));
			Vec3 inward = bound.body().inward(entry);
			for (TissueInterval i : bound.body().tissuePath(entry, inward, TOO_LONG.lengthMm())) {
				if (i.structure().tissue() == Tissue.BONE) {
					break;
				}
				boolean lung = i.structure().danger().filter(d -> d.dangerClass() == DangerClass.LUNG).isPresent();
				if (lung && i.entryDepthMm() + 4 < TOO_LONG.lengthMm()) {
					return attempt(bound, hash, TOO_LONG, entry, inward, Math.ceil(i.entryDepthMm()) + 3);
				}
			}
		}
		throw new IllegalStateException("no way to the lung between the ribs");
	}
}
