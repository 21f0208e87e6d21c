package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Tissue;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Png;
import org.needlelab.render.Quality;
import org.needlelab.render.RgbaImage;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.Camera;
import org.needlelab.scene.RegionView;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code atlas pictures}: every region from six sides, its layers peeled. */
@Command(name = "pictures", sortOptions = false, description = "Draw a sheet for every region of the body: six views across (front, back, "
		+ "left, right, from above, from below), its layers down (skin; muscles; vessels and nerves; organs). Of paired regions the left.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab atlas pictures --out pictures",
				"  needlelab atlas pictures --region shoulder --cell 400 --out ." })
final class AtlasPicturesCommand extends Subcommand {

	private static final List<ViewPreset> VIEWS = List.of(ViewPreset.ANTERIOR, ViewPreset.POSTERIOR, ViewPreset.LEFT, ViewPreset.RIGHT,
			ViewPreset.SUPERIOR, ViewPreset.INFERIOR);
	private static final List<Set<Tissue>> LAYERS = List.of(EnumSet.of(Tissue.SKIN),
			EnumSet.of(Tissue.BONE, Tissue.CARTILAGE, Tissue.MUSCLE, Tissue.TENDON),
			EnumSet.of(Tissue.BONE, Tissue.CARTILAGE, Tissue.ARTERY, Tissue.VEIN, Tissue.NERVE),
			EnumSet.of(Tissue.BONE, Tissue.PLEURA, Tissue.LUNG, Tissue.ORGAN, Tissue.DURA));
	private static final Set<Tissue> DEEP = EnumSet.of(Tissue.PLEURA, Tissue.LUNG, Tissue.ORGAN, Tissue.DURA);
	/** How far before and behind the frame of a region, and beside one of the trunk, its soft parts reach, mm. */
	private static final double AROUND_MM = 120;
	private static final double BESIDE_MM = 15;
	private static final int LEAST_PX = 64;
	private static final int MOST_PX = 800;

	@Option(names = PatientChoice.OPTION, paramLabel = PatientChoice.LABEL, defaultValue = "base",
			converter = PatientChoice.Converter.class, description = PatientChoice.DESCRIPTION)
	private PatientChoice patient;

	@Option(names = "--region", paramLabel = "NAME", description = "Only this region: head, neck, shoulder, arm, forearm, hand, thorax, "
			+ "loin, pelvis, thigh, leg, foot.")
	private RegionView region;

	@Option(names = "--cell", paramLabel = "PX", defaultValue = "200", description = "Width and height of each picture in pixels (200).")
	private int cell;

	@Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where region-NAME.png are written.")
	private Path folder;

	AtlasPicturesCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (cell < LEAST_PX || cell > MOST_PX) {
			throw wrongUsage("--cell", "allowed is " + LEAST_PX + " to " + MOST_PX + ".");
		}
		Body body = installation().bodies().body(patient.patient(), progress(), Cancellation.NEVER);
		List<RegionView> regions = region == null ? List.of(RegionView.values()) : List.of(region);
		try (Offscreen offscreen = new Offscreen()) {
			for (int i = 0; i < regions.size(); i++) {
				progress().report("progress.pictures", i, regions.size());
				Path file = folder.resolve("region-" + regions.get(i).key() + ".png");
				save(file, Png.bytes(sheet(offscreen, body, regions.get(i))));
				out().println(file);
			}
		}
		return CommandLine.DONE;
	}

	private RgbaImage sheet(Offscreen offscreen, Body body, RegionView shown) {
		Box box = shown.box(BodySurfaces.of(body).items(), Side.LEFT)
				.orElseThrow(() -> new IllegalStateException("the atlas has no bones for " + shown));
		// to the sides hang limbs that would hide the region
		Vec3 around = new Vec3(shown.paired() ? 0 : BESIDE_MM, AROUND_MM, 0);
		Box cut = new Box(box.min().minus(around), box.max().plus(around));
		List<BodyPart> parts = body.parts().stream().map(part -> within(part, cut)).filter(Objects::nonNull).toList();
		List<Set<Tissue>> layers = LAYERS.stream().filter(layer -> parts.stream().map(part -> part.structure().tissue())
				.anyMatch(t -> layer.contains(t) && (!layer.contains(Tissue.ORGAN) || DEEP.contains(t) && (!shown.paired() || t == Tissue.LUNG)))).toList();
		byte[] rgba = new byte[4 * cell * VIEWS.size() * cell * layers.size()];
		for (int row = 0; row < layers.size(); row++) {
			Set<Tissue> layer = layers.get(row);
			BodySurfaces surfaces = BodySurfaces.of(parts.stream().filter(p -> layer.contains(p.structure().tissue())).toList());
			for (int column = 0; column < VIEWS.size(); column++) {
				Camera camera = VIEWS.get(column).camera(box, 1);
				RgbaImage picture = offscreen.render(new SceneBuilder(surfaces).show(layer).camera(camera).build(),
						new Viewport(cell, cell), Quality.STILL);
				for (int y = 0; y < cell; y++) {
					System.arraycopy(picture.rgba(), 4 * cell * y, rgba, 4 * cell * ((row * cell + y) * VIEWS.size() + column), 4 * cell);
				}
			}
		}
		return new RgbaImage(cell * VIEWS.size(), cell * layers.size(), rgba);
	}

	/** What of a part lies in a box, cut along its triangles; null where nothing does. */
	private static BodyPart within(BodyPart part, Box box) {
		float[] xyz = part.mesh().xyz();
		int[] ijk = part.mesh().ijk();
		List<Integer> kept = new ArrayList<>();
		for (int t = 0; t < ijk.length; t += 3) {
			if (inside(xyz, ijk[t], box) || inside(xyz, ijk[t + 1], box) || inside(xyz, ijk[t + 2], box)) {
				kept.add(t);
			}
		}
		if (kept.isEmpty()) {
			return null;
		}
		int[] renumbered = new int[xyz.length / 3];
		Arrays.fill(renumbered, -1);
		float[] corners = new float[9 * kept.size()];
		int[] triangles = new int[3 * kept.size()];
		int vertices = 0;
		for (int i = 0; i < triangles.length; i++) {
			int vertex = ijk[kept.get(i / 3) + i % 3];
			if (renumbered[vertex] < 0) {
				renumbered[vertex] = vertices;
				System.arraycopy(xyz, 3 * vertex, corners, 3 * vertices, 3);
				vertices++;
			}
			triangles[i] = renumbered[vertex];
		}
		return new BodyPart(part.structure(), new TriangleMesh(Arrays.copyOf(corners, 3 * vertices), triangles));
	}

	private static boolean inside(float[] xyz, int vertex, Box box) {
		float x = xyz[3 * vertex];
		float y = xyz[3 * vertex + 1];
		float z = xyz[3 * vertex + 2];
		return x >= box.min().x() && x <= box.max().x() && y >= box.min().y() && y <= box.max().y() && z >= box.min().z()
				&& z <= box.max().z();
	}
}
