package org.needlelab.app.internal.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Tissue;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Quality;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.SceneItem;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code frames}: how long pictures take while one walks around the body. */
@Command(name = "frames", sortOptions = false, description = "Measure how long pictures of the whole body take while orbiting, at "
		+ "1280x800, without a window: as it is drawn in motion, in haste, and at rest.")
final class FramesCommand extends Subcommand {

	private static final Viewport SIZE = new Viewport(1280, 800);
	private static final List<String> QUALITIES = List.of("hasty", "moving", "resting");
	private static final int WARM_UP = 40;
	private static final double STEP_RAD = Math.toRadians(2);

	@Option(names = "--frames", paramLabel = "N", defaultValue = "60", description = "Pictures to measure (60).")
	private int frames;

	FramesCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (frames < 1 || frames > 10_000) {
			throw wrongUsage("--frames", "allowed is 1 to 10000.");
		}
		Body body = installation().bodies().body(Optional.empty(), progress(), Cancellation.NEVER);
		BodySurfaces surfaces = BodySurfaces.of(body);
		surfaces.prepare(Progress.NONE, Cancellation.NEVER);
		ObjectNode report = JsonNodeFactory.instance.objectNode();
		Set<Tissue> inside = EnumSet.complementOf(EnumSet.of(Tissue.SKIN, Tissue.FAT, Tissue.FASCIA));
		try (Offscreen offscreen = new Offscreen()) {
			report.put("driver", offscreen.driver());
			measure(offscreen, "skin", new SceneBuilder(surfaces), report);
			measure(offscreen, "without-skin", new SceneBuilder(surfaces).show(inside), report);
			measure(offscreen, "through-skin", new SceneBuilder(surfaces).skinOpacity(0.3), report);
		}
		if (json()) {
			print(report);
		} else {
			out().println(report.get("driver").asText());
			report.properties().forEach(field -> printed(field.getKey(), field.getValue()));
		}
		return CommandLine.DONE;
	}

	private void printed(String name, JsonNode values) {
		if (values.isObject()) {
			out().println(name + ": " + values.get("triangles") + " triangles");
			for (String quality : QUALITIES) {
				out().println("  " + quality + ": median " + values.at("/" + quality + "/median_ms") + " ms, slowest tenth from "
						+ values.at("/" + quality + "/p90_ms") + " ms; processors " + values.at("/" + quality + "/processor_ms") + " ms");
			}
		}
	}

	private void measure(Offscreen offscreen, String name, SceneBuilder builder, ObjectNode report) {
		Scene scene = builder.view(ViewPreset.POSTERIOR, SIZE.aspect()).build();
		ObjectNode of = report.putObject(name);
		of.put("triangles", scene.items().stream().filter(SceneItem::visible).mapToLong(i -> i.surface().triangleCount()).sum());
		quality(offscreen, scene, Quality.HASTY, frames, of.putObject("hasty"));
		quality(offscreen, scene, Quality.MOVING, frames, of.putObject("moving"));
		quality(offscreen, scene, Quality.RESTING, Math.max(1, frames / 10), of.putObject("resting"));
	}

	private static void quality(Offscreen offscreen, Scene scene, Quality quality, int count, ObjectNode report) {
		double[] ms = new double[count];
		double before = 0;
		for (int i = -Math.min(WARM_UP, count); i < count; i++) {
			before = i == 0 ? processorMs() : before;
			double taken = offscreen.frameMs(scene.withCamera(scene.camera().orbit(scene.camera().target(), i * STEP_RAD, 0)), SIZE, quality);
			if (i >= 0) {
				ms[i] = taken;
			}
		}
		Arrays.sort(ms);
		report.put("median_ms", rounded(ms[count / 2])).put("p90_ms", rounded(ms[count * 9 / 10]))
				.put("processor_ms", rounded((processorMs() - before) / count));
	}

	/** Time of all processors together, which other programs lengthen less than they do the wait for a picture. */
	private static double processorMs() {
		return ProcessHandle.current().info().totalCpuDuration().map(d -> d.toNanos() / 1e6).orElse(Double.NaN);
	}

	private static double rounded(double ms) {
		return Double.parseDouble(String.format(Locale.ROOT, "%.1f", ms));
	}
}
