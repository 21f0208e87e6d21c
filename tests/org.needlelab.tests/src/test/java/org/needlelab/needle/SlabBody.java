package org.needlelab.needle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Sex;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A back as a stack of flat layers with straight tubes, whose crossings and distances have closed forms: skin 0 to 2 mm
 * deep, fat to 8, trapezius to 12, rhomboid major to 20, intercostal layer to the pleura; a rib, an artery, a vein and a
 * nerve as cylinders. The skin is the plane y = 0, inward is -y.
 */
public final class SlabBody implements Body {

	/** The layers are formulas; nothing asks for their meshes. */
	private static final TriangleMesh NO_MESH = new TriangleMesh(new float[0], new int[0]);

	/** The skin's surface, for who asks: a block of 400 mm under the plane. */
	private static final TriangleMesh BLOCK = block(200);

	private static TriangleMesh block(float half) {
		float[] xyz = new float[24];
		for (int i = 0; i < 8; i++) {
			xyz[3 * i] = (i & 1) == 0 ? -half : half;
			xyz[3 * i + 1] = (i & 2) == 0 ? -2 * half : 0;
			xyz[3 * i + 2] = (i & 4) == 0 ? -half : half;
		}
		return new TriangleMesh(xyz, new int[] { 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 2, 3, 0, 3,
				1, 4, 5, 7, 4, 7, 6 });
	}

	/** Default depth of the pleura, mm. */
	public static final double PLEURA_MM = 28;
	/** The target. */
	public static final String RHOMBOID = "rhomboid-major:left";

	private sealed interface Shape permits Slab, Tube {
		/** First and last distance along the ray inside the shape; empty when it misses. */
		Optional<double[]> crossing(Vec3 start, Vec3 direction, double lengthMm);

		/** Distance, 0 inside; parameter along the segment in mm. */
		double[] nearest(Vec3 start, Vec3 direction, double lengthMm);
	}

	private record Slab(double fromMm, double toMm) implements Shape {
		@Override
		public Optional<double[]> crossing(Vec3 start, Vec3 direction, double lengthMm) {
			double depth = -start.y();
			double rate = -direction.y();
			if (Math.abs(rate) < 1e-12) {
				return depth >= fromMm && depth <= toMm ? Optional.of(new double[] { 0, lengthMm }) : Optional.empty();
			}
			double a = (fromMm - depth) / rate;
			double b = (toMm - depth) / rate;
			return clip(Math.min(a, b), Math.max(a, b), lengthMm);
		}

		@Override
		public double[] nearest(Vec3 start, Vec3 direction, double lengthMm) {
			Optional<double[]> inside = crossing(start, direction, lengthMm);
			if (inside.isPresent()) {
				return new double[] { 0, inside.get()[0] };
			}
			double atStart = gap(-start.y());
			double atEnd = gap(-start.plus(lengthMm, direction).y());
			return atEnd < atStart ? new double[] { atEnd, lengthMm } : new double[] { atStart, 0 };
		}

		private double gap(double depth) {
			return Math.max(0, Math.max(fromMm - depth, depth - toMm));
		}
	}

	/** An endless cylinder. */
	private record Tube(Vec3 point, Vec3 axis, double radiusMm) implements Shape {
		@Override
		public Optional<double[]> crossing(Vec3 start, Vec3 direction, double lengthMm) {
			Vec3 d = across(direction);
			Vec3 o = across(start.minus(point));
			double a = d.dot(d);
			double b = o.dot(d);
			double c = o.dot(o) - radiusMm * radiusMm;
			if (a < 1e-12) {
				return c <= 0 ? Optional.of(new double[] { 0, lengthMm }) : Optional.empty();
			}
			double disc = b * b - a * c;
			return disc < 0 ? Optional.empty()
					: clip((-b - Math.sqrt(disc)) / a, (-b + Math.sqrt(disc)) / a, lengthMm);
		}

		@Override
		public double[] nearest(Vec3 start, Vec3 direction, double lengthMm) {
			Vec3 d = across(direction);
			Vec3 o = across(start.minus(point));
			double a = d.dot(d);
			double t = a < 1e-12 ? 0 : Math.max(0, Math.min(lengthMm, -o.dot(d) / a));
			return new double[] { Math.max(0, o.plus(t, d).length() - radiusMm), t };
		}

		private Vec3 across(Vec3 v) {
			return v.minus(axis.times(v.dot(axis)));
		}
	}

	private static Optional<double[]> clip(double from, double to, double lengthMm) {
		double a = Math.max(0, from);
		double b = Math.min(lengthMm, to);
		return b > a ? Optional.of(new double[] { a, b }) : Optional.empty();
	}

	private record Layer(Structure structure, Shape shape) {
	}

	private final List<Layer> layers = new ArrayList<>();

	/** The ordinary slab. */
	public SlabBody() {
		this(0);
	}

	/** @param growthMm by how much every danger structure is larger than ordinary, mm */
	public SlabBody(double growthMm) {
		layer("skin", Tissue.SKIN, null, new Slab(0, 2));
		layer("fat", Tissue.FAT, null, new Slab(2, 8));
		layer("trapezius:left", Tissue.MUSCLE, null, new Slab(8, 12));
		layer(RHOMBOID, Tissue.MUSCLE, null, new Slab(12, 20));
		layer("intercostal-layer:left", Tissue.MUSCLE, null, new Slab(20, PLEURA_MM));
		layer("rib-4:left", Tissue.BONE, null, new Tube(new Vec3(0, -25, 20), new Vec3(1, 0, 0), 5));
		layer("parietal-pleura:left", Tissue.PLEURA, DangerClass.LUNG, new Slab(PLEURA_MM - growthMm, 200));
		layer("artery:left", Tissue.ARTERY, DangerClass.ARTERY,
				new Tube(new Vec3(12, -16, 0), new Vec3(0, 0, 1), 2 + growthMm));
		layer("vein:left", Tissue.VEIN, DangerClass.VEIN, new Tube(new Vec3(17, -16, 0), new Vec3(0, 0, 1), 1.5 + growthMm));
		layer("nerve:left", Tissue.NERVE, DangerClass.NERVE,
				new Tube(new Vec3(-12, -14, 0), new Vec3(0, 0, 1), 0.6 + growthMm));
	}

	private void layer(String id, Tissue tissue, DangerClass danger, Shape shape) {
		int colon = id.indexOf(':');
		Side side = colon < 0 ? Side.MEDIAN : Side.LEFT;
		String name = (colon < 0 ? id : id.substring(0, colon)).replace('-', ' ');
		Optional<Danger> why = Optional.ofNullable(danger).map(d -> new Danger(d, d == DangerClass.LUNG ? 10 : 5, "test"));
		layers.add(new Layer(new Structure(id, name, "", List.of(), "", side, tissue, why,
				new Provenance(Provenance.Kind.DRAWN, "test")), shape));
	}

	@Override
	public Optional<Patient> patient() {
		return Optional.of(new Patient(Sex.MALE, 30, 1750, 70));
	}

	@Override
	public List<BodyPart> parts() {
		return layers.stream().map(l -> new BodyPart(l.structure(), NO_MESH)).toList();
	}

	@Override
	public Optional<BodyPart> part(String id) {
		return parts().stream().filter(p -> p.structure().id().equals(id)).findFirst();
	}

	@Override
	public BodyPart skin() {
		return new BodyPart(layers.get(0).structure(), BLOCK);
	}

	@Override
	public List<Landmark> landmarks() {
		return List.of(new Landmark("rib-angle", Side.LEFT, new Vec3(0, -20, 20), "top of the rib"),
				new Landmark("middle", Side.MEDIAN, new Vec3(0, -16, 0), "between the ribs"));
	}

	@Override
	public Optional<Landmark> landmark(String id) {
		return landmarks().stream().filter(l -> l.id().equals(id)).findFirst();
	}

	@Override
	public Vec3 nearestSkinPoint(Vec3 place) {
		return new Vec3(place.x(), 0, place.z());
	}

	@Override
	public Vec3 inward(Vec3 skinPoint) {
		return new Vec3(0, -1, 0);
	}

	@Override
	public List<TissueInterval> tissuePath(Vec3 start, Vec3 direction, double lengthMm) {
		List<TissueInterval> path = new ArrayList<>();
		for (Layer layer : layers) {
			layer.shape().crossing(start, direction, lengthMm)
					.ifPresent(c -> path.add(new TissueInterval(layer.structure(), c[0], c[1])));
		}
		path.sort(Comparator.comparingDouble(TissueInterval::entryDepthMm));
		return path;
	}

	@Override
	public Optional<Structure> tissueAt(Vec3 place) {
		return layers.stream().filter(l -> l.shape().nearest(place, new Vec3(1, 0, 0), 0)[0] <= 0).map(Layer::structure)
				.max(Comparator.comparing(Structure::tissue));
	}

	@Override
	public List<Clearance> clearances(Vec3 start, Vec3 end, double radiusMm) {
		double length = start.distance(end);
		Vec3 direction = length > 0 ? end.minus(start).normalized() : new Vec3(0, -1, 0);
		List<Clearance> found = new ArrayList<>();
		for (Layer layer : layers) {
			double[] nearest = layer.shape().nearest(start, direction, length);
			if (layer.structure().danger().isPresent() && nearest[0] <= radiusMm) {
				Vec3 at = start.plus(nearest[1], direction);
				found.add(new Clearance(layer.structure(), nearest[0], nearest[1], at, at));
			}
		}
		found.sort(Comparator.comparingDouble(Clearance::distanceMm).thenComparing(c -> c.structure().id()));
		return found;
	}
}
