package org.needlelab.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.MeshSet;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.SegmentDistance;
import org.needlelab.geometry.SetDistances;
import org.needlelab.geometry.TriangleMesh;

/**
 * Lays the engine beside the plain hierarchy in one run and prints times and ratios: ticks (one needle pose against a hundred
 * structures), points, rays, build, refit, memory. Each pose is asked several times over and its least time counts, so that what else the
 * machine does and what is yet to be compiled disturb less. Absolute times drift with the machine; the ratios tell.
 */
public final class Comparison {

	private static final int ROUNDS = 6;
	private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

	private final List<TriangleMesh> meshes = SyntheticBody.structures(1, 100);
	private final double[] poses;
	private final int count;
	private double engineSum;

	private Comparison(int insertions) {
		poses = Needles.poses(2, insertions);
		count = poses.length / 6;
	}

	/** @param args how many insertions of the needle, 400 poses each; 10 when nothing is given */
	public static void main(String[] args) {
		int insertions = args.length == 0 ? 10 : args[0].matches("[1-9][0-9]{0,2}") ? Integer.parseInt(args[0]) : 0;
		if (insertions == 0 || args.length > 1) {
			System.err.println("usage: one number of insertions, 1 to 999");
			System.exit(2);
		}
		new Comparison(insertions).run();
	}

	/** Processor time of this thread in ns, so that what else runs on the machine disturbs less than with the wall clock. */
	private static long now() {
		return CLOCK.getCurrentThreadCpuTime();
	}

	private void run() {
		List<MeshHierarchy> built = buildTimes();
		MeshSet set = MeshSet.of(built);
		double[] plain = plainTicks();
		double plainSum = engineSum;
		double[] cold = coldTicks(built);
		System.out.printf(Locale.ROOT, "sum of distances: plain %.9g, engine %.9g%n", plainSum, engineSum);
		double[] coherent = trackedTicks(set, Double.POSITIVE_INFINITY);
		System.out.printf(Locale.ROOT, "sum of distances with coherence: %.9g%n", engineSum);
		double[] near = trackedTicks(set, 40);
		line("tick, plain boxes", plain, plain);
		line("tick, cold", cold, plain);
		line("tick, coherent", coherent, plain);
		line("tick, coherent, within 40 mm", near, plain);
		points(built);
		rays();
		refits(built);
	}

	/** Keeps the lesser of two times; those of before the first round are zero. */
	private static void keep(double[] times, int i, double time) {
		times[i] = times[i] == 0 || time < times[i] ? time : times[i];
	}

	private static void line(String what, double[] times, double[] against) {
		double[] t = times.clone();
		double[] p = against.clone();
		Arrays.sort(t);
		Arrays.sort(p);
		double median = t[t.length / 2];
		double high = t[(int) (t.length * 0.99)];
		System.out.printf(Locale.ROOT, "%-32s median %9.1f us  p99 %9.1f us  ratio %6.1f / %6.1f%n", what, median, high,
				p[p.length / 2] / median, p[(int) (p.length * 0.99)] / high);
	}

	private List<MeshHierarchy> buildTimes() {
		List<MeshHierarchy> built = null;
		for (int i = 0; i < 6; i++) {
			int threads = 1 + i % 2;
			long start = System.nanoTime();
			built = MeshSet.build(meshes, threads).hierarchies();
			double ms = (System.nanoTime() - start) / 1e6;
			long bytes = built.stream().mapToLong(MeshHierarchy::memoryBytes).sum();
			System.out.printf(Locale.ROOT, "build of %d triangles, %d thread(s): %.0f ms, %.1f MB%n",
					meshes.stream().mapToInt(TriangleMesh::triangleCount).sum(), threads, ms, bytes / 1e6);
		}
		return built;
	}

	private double[] plainTicks() {
		List<PlainHierarchy> plain = new ArrayList<>();
		meshes.forEach(m -> plain.add(new PlainHierarchy(m)));
		double[] times = new double[count / 4];
		for (int round = 0; round < 3; round++) {
			engineSum = 0;
			for (int i = 0; i < times.length; i++) {
				int o = 24 * i;
				long start = now();
				for (PlainHierarchy p : plain) {
					engineSum += p.segment(poses[o], poses[o + 1], poses[o + 2], poses[o + 3], poses[o + 4], poses[o + 5], 1e9);
				}
				keep(times, i, (now() - start) / 1e3);
			}
		}
		return times;
	}

	private double[] coldTicks(List<MeshHierarchy> built) {
		SegmentDistance out = new SegmentDistance();
		double[] times = new double[count];
		for (int round = 0; round < ROUNDS; round++) {
			engineSum = 0;
			for (int i = 0; i < count; i++) {
				int o = 6 * i;
				double sum = 0;
				long start = now();
				for (MeshHierarchy h : built) {
					h.segmentDistance(poses[o], poses[o + 1], poses[o + 2], poses[o + 3], poses[o + 4], poses[o + 5], 1e9, out);
					sum += out.distanceMm;
				}
				keep(times, i, (now() - start) / 1e3);
				if (i % 4 == 0) {
					engineSum += sum;
				}
			}
		}
		return times;
	}

	private double[] trackedTicks(MeshSet set, double bound) {
		double[] times = new double[count];
		for (int round = 0; round < ROUNDS; round++) {
			SetDistances out = new SetDistances();
			engineSum = 0;
			for (int i = 0; i < count; i++) {
				int o = 6 * i;
				long start = now();
				set.segmentDistances(poses[o], poses[o + 1], poses[o + 2], poses[o + 3], poses[o + 4], poses[o + 5], bound, out);
				keep(times, i, (now() - start) / 1e3);
				for (int m = 0; m < set.size() && i % 4 == 0; m++) {
					engineSum += out.get(m).distanceMm;
				}
			}
		}
		return times;
	}

	private void points(List<MeshHierarchy> built) {
		ClosestPoint out = new ClosestPoint();
		double sum = 0;
		List<PlainHierarchy> plain = new ArrayList<>();
		meshes.forEach(m -> plain.add(new PlainHierarchy(m)));
		for (int round = 0; round < 3; round++) {
			long start = now();
			for (int i = 0; i < count; i += 8) {
				double x = poses[6 * i + 3], y = poses[6 * i + 4], z = poses[6 * i + 5];
				for (PlainHierarchy p : plain) {
					sum += p.segment(x, y, z, x, y, z, 1e9);
				}
			}
			System.out.printf(Locale.ROOT, "point to structure, plain boxes: %.0f ns%n",
					(now() - start) / (double) (count / 8) / plain.size());
		}
		for (int round = 0; round < ROUNDS; round++) {
			long start = now();
			for (int i = 0; i < count; i++) {
				for (MeshHierarchy h : built) {
					h.closestPoint(poses[6 * i + 3], poses[6 * i + 4], poses[6 * i + 5], 1e9, out);
					sum += out.distanceMm;
				}
			}
			double ns = (now() - start) / (double) count / built.size();
			System.out.printf(Locale.ROOT, "point to structure, cold: %.0f ns (%.6g)%n", ns, sum);
		}
	}

	private void rays() {
		MeshHierarchy merged = MeshHierarchy.build(SyntheticBody.merged(meshes), 2);
		RayHit hit = new RayHit();
		for (int round = 0; round < ROUNDS; round++) {
			int hits = 0;
			long start = now();
			for (int k = 0; k < 20; k++) {
				for (int i = 0; i < count; i++) {
					int o = 6 * i;
					hits += merged.firstHit(poses[o], poses[o + 1], poses[o + 2], poses[o + 3] - poses[o], poses[o + 4] - poses[o + 1],
							poses[o + 5] - poses[o + 2], 1e9, hit) ? 1 : 0;
				}
			}
			System.out.printf(Locale.ROOT, "first hit in the merged mesh, in order: %.0f ns (%d hits)%n",
					(now() - start) / 20.0 / count, hits);
		}
	}

	private void refits(List<MeshHierarchy> built) {
		for (int round = 0; round < ROUNDS; round++) {
			long start = now();
			for (MeshHierarchy h : built) {
				h.refit(h.mesh()).prepared();
			}
			System.out.printf(Locale.ROOT, "refit of all, one thread: %.0f ms%n", (now() - start) / 1e6);
			MeshSet set = MeshSet.of(built);
			List<TriangleMesh> moved = meshes.stream().map(m -> m.withVertices(m.xyz())).toList();
			long wall = System.nanoTime();
			set.refit(moved, 2);
			System.out.printf(Locale.ROOT, "refit of all, two threads: %.0f ms of the wall clock%n", (System.nanoTime() - wall) / 1e6);
		}
	}
}
