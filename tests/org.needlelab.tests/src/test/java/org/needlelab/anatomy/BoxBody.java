package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.geometry.TriangleGrouping;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A body of boxes, so that every depth is a difference of two numbers: skin from -100 to 100 on each axis and 900 to 1100 in
 * height, fat 2 mm under it, fascia 12 mm; the pleura from -50 to 50, a rib before it from y = -70 to -60, a nerve as a rod
 * along z at x = 30, y = -80.
 */
public final class BoxBody {

	/** Half the breadth of the skin, mm. */
	public static final double SKIN = 100;
	private static final double Z = 1000;

	private BoxBody() {
	}

	/** The compiled base subject. */
	public static BaseBody base() {
		return base(List.of());
	}

	private static BaseBody base(List<BaseBody.Part> more) {
		List<BaseBody.Part> parts = new ArrayList<>(more);
		parts.add(part("parietal-pleura:left", Tissue.PLEURA, DangerClass.LUNG, box(0, 0, Z, 50, 50, 50)));
		parts.add(part("rib-5:left", Tissue.BONE, null, box(0, -65, Z, 50, 5, 10)));
		parts.add(part("long-nerve:left", Tissue.NERVE, DangerClass.NERVE, box(30, -80, Z, 2, 2, 60)));
		TriangleMesh envelope = box(0, 0, Z, SKIN - 12, SKIN - 12, SKIN - 12);
		float[] outward = new float[envelope.xyz().length];
		for (int i = 0; i < outward.length; i++) {
			outward[i] = (float) (Math.signum(envelope.xyz()[i] - (i % 3 == 2 ? Z : 0)) / Math.sqrt(3));
		}
		return new BaseBody(parts, envelope, TriangleGrouping.of(envelope), outward, List.of(
				new Landmark("front", Side.MEDIAN, new Vec3(0, -SKIN, Z), "the middle of the front"),
				new Landmark("front-lower", Side.MEDIAN, new Vec3(0, -SKIN, Z - 40), "40 mm under it"),
				new Landmark("middle", Side.MEDIAN, new Vec3(0, 0, Z), "the middle")));
	}

	/** The body, its skin and fat where the class says. */
	public static Body body() {
		return body(base());
	}

	/** The same with an artery on both sides, 10 mm thick on the left and of another thickness on the right. */
	public static Body withArtery(String id, double rightMm) {
		return body(base(List.of(artery(id, Side.LEFT, 5), artery(id, Side.RIGHT, rightMm / 2))));
	}

	/** The same with an artery 10 mm thick on the left, its middle at a place on the x axis, mm. */
	public static Body withArteryAt(String id, double x) {
		return body(base(List.of(artery(id, Side.LEFT, x, 5))));
	}

	private static BaseBody.Part artery(String id, Side side, double half) {
		return artery(id, side, side == Side.LEFT ? 70 : -70, half);
	}

	private static BaseBody.Part artery(String id, Side side, double x, double half) {
		TriangleMesh mesh = box(x, 0, Z, half, 5, 5);
		return new BaseBody.Part(new Structure(id + ":" + side.key(), id, "", List.of(), "", side, Tissue.ARTERY, Optional.empty(),
				new Provenance(Provenance.Kind.DRAWN, "test")), mesh, TriangleGrouping.of(mesh));
	}

	private static Body body(BaseBody base) {
		List<float[]> deep = base.parts().stream().map(p -> p.mesh().xyz()).toList();
		double[] landmarks = base.landmarks().stream().map(Landmark::position)
				.flatMapToDouble(p -> java.util.stream.DoubleStream.of(p.x(), p.y(), p.z())).toArray();
		return Bodies.of(base, Optional.empty(), new BodyVertices(deep, box(0, 0, Z, SKIN, SKIN, SKIN).xyz(),
				box(0, 0, Z, SKIN - 2, SKIN - 2, SKIN - 2).xyz(), base.envelope().xyz(), landmarks));
	}

	private static BaseBody.Part part(String id, Tissue tissue, DangerClass danger, TriangleMesh mesh) {
		Structure structure = new Structure(id, id, "", List.of(), "", Side.LEFT, tissue,
				Optional.ofNullable(danger).map(d -> new Danger(d, 5, "test")),
				new Provenance(Provenance.Kind.DRAWN, "test"));
		return new BaseBody.Part(structure, mesh, TriangleGrouping.of(mesh));
	}

	private static TriangleMesh box(double x, double y, double z, double a, double b, double c) {
		float[] xyz = new float[24];
		for (int v = 0; v < 8; v++) {
			xyz[3 * v] = (float) (x + (2 * (v & 1) - 1) * a);
			xyz[3 * v + 1] = (float) (y + (2 * (v >> 1 & 1) - 1) * b);
			xyz[3 * v + 2] = (float) (z + (2 * (v >> 2) - 1) * c);
		}
		int[] ijk = {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5};
		return new TriangleMesh(xyz, ijk);
	}
}
