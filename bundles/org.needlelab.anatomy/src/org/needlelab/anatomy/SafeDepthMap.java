package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Box;
import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.Vec3;

/**
 * For points of the skin, how deep a needle goes before it enters a danger zone: along the inward normal, and at worst within a
 * cone about it. A danger zone is a danger structure grown by its margin. Depths of the model, not of a person.
 *
 * @param points the points, in the order of the skin's vertices
 */
public record SafeDepthMap(List<SafeDepth> points) {

	/** Half the cone's opening, degrees. */
	public static final double CONE_DEG = 30;
	/** Nothing is looked for deeper than this, mm. */
	public static final double DEEPEST_MM = 100;
	/** Directions asked a point: the normal, and four rings of 6, 12, 18 and 24. */
	public static final int DIRECTIONS = 61;

	private static final double SPACING_MM = 2.5;
	private static final int RINGS = 4;
	private static final int RING_STEP = 6;
	/** Neighbouring points that one thread works on in turn. */
	private static final int CHUNK = 256;
	private static final String PROGRESS = "progress.map";

	/**
	 * A point of the map.
	 *
	 * @param vertex its number among the skin's vertices
	 * @param place where it is, mm
	 * @param inward unit direction into the body
	 * @param depthMm safe depth along it, at most {@link #DEEPEST_MM}
	 * @param worstMm the least safe depth within the cone
	 */
	public record SafeDepth(int vertex, Vec3 place, Vec3 inward, double depthMm, double worstMm) {
	}

	/** Copies the list. */
	public SafeDepthMap {
		points = List.copyOf(points);
	}

	/**
	 * Maps skin points.
	 *
	 * @param region which of the skin's points
	 * @param dangers which danger structures count
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static SafeDepthMap of(Body body, Predicate<Vec3> region, Predicate<Danger> dangers, Progress progress,
			Cancellation cancellation) {
		float[] xyz = body.skin().mesh().xyz();
		int[] vertices = IntStream.range(0, xyz.length / 3).filter(v -> region.test(body.skin().mesh().vertex(v))).toArray();
		if (vertices.length == 0) {
			return new SafeDepthMap(List.of());
		}
		List<BodyPart> parts = body.parts().stream().filter(p -> p.structure().danger().filter(dangers).isPresent()).toList();
		ClearanceField field = new ClearanceField(parts, box(xyz, vertices), SPACING_MM);
		double[] normals = normals(body);
		SafeDepth[] points = new SafeDepth[vertices.length];
		AtomicInteger done = new AtomicInteger();
		IntStream.range(0, (vertices.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
			ClosestPoint scratch = new ClosestPoint();
			int end = Math.min(vertices.length, CHUNK * (chunk + 1));
			for (int i = CHUNK * chunk; i < end; i++) {
				cancellation.check();
				int v = vertices[i];
				Vec3 inward = new Vec3(-normals[3 * v], -normals[3 * v + 1], -normals[3 * v + 2]).normalized();
				points[i] = at(field, v, body.skin().mesh().vertex(v), inward, scratch);
			}
			progress.report(PROGRESS, done.addAndGet(end - CHUNK * chunk), vertices.length);
		});
		return new SafeDepthMap(List.of(points));
	}

	private static SafeDepth at(ClearanceField field, int vertex, Vec3 place, Vec3 inward, ClosestPoint scratch) {
		double depth = field.depthMm(place, inward, DEEPEST_MM, scratch);
		double worst = depth;
		for (Vec3 direction : cone(inward)) {
			worst = Math.min(worst, field.depthMm(place, direction, worst, scratch));
		}
		return new SafeDepth(vertex, place, inward, depth, worst);
	}

	/** The directions about an axis: rings whose neighbours are about 7.5 degrees apart. */
	static List<Vec3> cone(Vec3 axis) {
		Vec3 u = axis.anyPerpendicular();
		Vec3 v = axis.cross(u);
		List<Vec3> directions = new ArrayList<>();
		for (int ring = RINGS; ring >= 1; ring--) {
			double tilt = Math.toRadians(CONE_DEG * ring / RINGS);
			for (int i = 0; i < RING_STEP * ring; i++) {
				double around = 2 * Math.PI * i / (RING_STEP * ring);
				Vec3 aside = u.times(StrictMath.cos(around)).plus(StrictMath.sin(around), v);
				directions.add(axis.times(StrictMath.cos(tilt)).plus(StrictMath.sin(tilt), aside));
			}
		}
		return directions;
	}

	private static Box box(float[] xyz, int[] vertices) {
		double[] min = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
		double[] max = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
		for (int v : vertices) {
			for (int d = 0; d < 3; d++) {
				min[d] = Math.min(min[d], xyz[3 * v + d] - DEEPEST_MM);
				max[d] = Math.max(max[d], xyz[3 * v + d] + DEEPEST_MM);
			}
		}
		return new Box(new Vec3(min[0], min[1], min[2]), new Vec3(max[0], max[1], max[2]));
	}

	/** Outward normals of the skin's vertices, weighted by the triangles' areas; not of unit length. */
	private static double[] normals(Body body) {
		int[] t = body.skin().mesh().ijk();
		double[] normals = new double[body.skin().mesh().xyz().length];
		for (int i = 0; i < t.length; i += 3) {
			Vec3 a = body.skin().mesh().vertex(t[i]);
			Vec3 n = body.skin().mesh().vertex(t[i + 1]).minus(a).cross(body.skin().mesh().vertex(t[i + 2]).minus(a));
			for (int k = 0; k < 3; k++) {
				normals[3 * t[i + k]] += n.x();
				normals[3 * t[i + k] + 1] += n.y();
				normals[3 * t[i + k] + 2] += n.z();
			}
		}
		return normals;
	}
}
