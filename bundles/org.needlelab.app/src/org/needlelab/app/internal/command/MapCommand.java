package org.needlelab.app.internal.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.anatomy.SafeDepthMap;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.files.Wording;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.Png;
import org.needlelab.scene.DepthPaint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code map}: how deep a needle may go, painted on the skin. */
@Command(name = "map", sortOptions = false, description = "Map how deep a needle goes before it enters a danger zone (a danger "
		+ "structure grown by its margin): along the inward normal of every skin point, and at worst within 30 degrees of it.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab map --region spinous-process-tip-T4 --radius 120 --out back.png --csv back.csv",
				"  needlelab map --region trapezius-crest-midpoint:left --danger lung --out lung.png",
				"  needlelab map --region all --csv whole.csv" })
final class MapCommand extends Subcommand {

	private static final String ALL = "all";
	private static final String COLUMNS = "x_mm,y_mm,z_mm,inward_x,inward_y,inward_z,depth_mm,worst_mm";
	private static final int WIDTH_PX = 1200;
	private static final int HEIGHT_PX = 1200;

	@Option(names = PatientChoice.OPTION, paramLabel = PatientChoice.LABEL, defaultValue = "base",
			converter = PatientChoice.Converter.class, description = PatientChoice.DESCRIPTION)
	private PatientChoice patient;

	@Option(names = "--region", required = true, paramLabel = "PLACE|all", description = "The middle of the region, as --at of "
			+ "measure has it, or the whole skin.")
	private String region;

	@Option(names = "--radius", paramLabel = "MM", defaultValue = "100", description = "How far the region goes, mm (100).")
	private double radiusMm;

	@Option(names = "--danger", paramLabel = "CLASS", split = ",", description = "Which dangers count; all by default: lung, "
			+ "nerve, artery, vein, organ, spinal-canal.")
	private List<String> classes;

	@Option(names = "--normal", description = "Paint the depth along the normal instead of the worst.")
	private boolean normal;

	@Option(names = "--out", paramLabel = "F.png", description = "The picture to write.")
	private Path picture;

	@Option(names = "--csv", paramLabel = "F.csv", description = "The table to write, a row a skin point.")
	private Path csv;

	MapCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!(radiusMm > 0 && radiusMm <= 2000)) {
			throw wrongUsage("--radius", "allowed is more than 0 and up to 2000 mm.");
		}
		Predicate<Danger> dangers = dangers();
		Body body = installation().bodies().body(patient.patient(), progress(), Cancellation.NEVER);
		SafeDepthMap map = SafeDepthMap.of(body, within(body), dangers, progress(), Cancellation.NEVER);
		if (map.points().isEmpty()) {
			throw wrongUsage("--region", "there is no skin within " + Wording.number(radiusMm, "0") + " mm of it.");
		}
		if (picture != null) {
			String title = wording().text("map.title", Map.of("where", region, "what", wording().text(normal ? "map.along" : "map.worst")));
			save(picture, Png.bytes(MapPicture.of(map, body.skin().mesh(), !normal, centre(body), title, WIDTH_PX, HEIGHT_PX)));
		}
		if (csv != null) {
			save(csv, table(map).getBytes(StandardCharsets.UTF_8));
		}
		tell(map);
		return CommandLine.DONE;
	}

	private Predicate<Vec3> within(Body body) {
		Optional<Vec3> centre = centre(body);
		return place -> centre.isEmpty() || place.distance(centre.get()) <= radiusMm;
	}

	/** The middle of the region on the skin; empty for the whole skin. */
	private Optional<Vec3> centre(Body body) {
		if (region.equals(ALL)) {
			return Optional.empty();
		}
		try {
			return Optional.of(body.nearestSkinPoint(PlaceExpression.parse(region).on(body)));
		} catch (InputException e) {
			throw wrongUsage("--region", e);
		}
	}

	private Predicate<Danger> dangers() {
		if (classes == null) {
			return danger -> true;
		}
		Set<String> known = Arrays.stream(DangerClass.values()).map(DangerClass::key).collect(Collectors.toCollection(TreeSet::new));
		for (String name : classes) {
			if (!known.contains(name)) {
				throw wrongUsage("--danger", "there is no danger '" + name + "'; allowed are " + String.join(", ", known) + ".");
			}
		}
		return danger -> classes.contains(danger.dangerClass().key());
	}

	private static String table(SafeDepthMap map) {
		StringBuilder out = new StringBuilder(COLUMNS).append("\r\n");
		for (SafeDepthMap.SafeDepth p : map.points()) {
			out.append(String.format(Locale.ROOT, "%.2f,%.2f,%.2f,%.4f,%.4f,%.4f,%.1f,%.1f\r\n", p.place().x(), p.place().y(),
					p.place().z(), p.inward().x(), p.inward().y(), p.inward().z(), p.depthMm(), p.worstMm()));
		}
		return out.toString();
	}

	private void tell(SafeDepthMap map) {
		SafeDepthMap.SafeDepth least = map.points().get(0);
		for (SafeDepthMap.SafeDepth p : map.points()) {
			least = p.worstMm() < least.worstMm() ? p : least;
		}
		double[] worst = map.points().stream().mapToDouble(SafeDepthMap.SafeDepth::worstMm).sorted().toArray();
		if (json()) {
			ObjectNode report = JsonNodeFactory.instance.objectNode();
			patient.put(report);
			print(report.put("region", region).put("points", map.points().size()).put("least_mm", least.worstMm())
					.put("median_mm", worst[worst.length / 2]));
			return;
		}
		out().println(patient.text(wording()));
		out().println(wording().text("map.summary", Map.of("points", map.points().size(), "least", least.worstMm(), "median",
				worst[worst.length / 2])));
		if (picture != null) {
			StringBuilder legend = new StringBuilder();
			for (int i = 0; i < MapPicture.NAMES.length; i++) {
				legend.append(i == 0 ? "" : ", ").append(MapPicture.NAMES[i]).append(' ').append(i + 1 < DepthPaint.bands()
						? "below " + Wording.number(DepthPaint.limitMm(i), "0") : "deeper");
			}
			out().println(wording().text("map.legend", Map.of("colours", legend.toString())));
		}
		out().println(wording().text("map.note"));
	}
}
