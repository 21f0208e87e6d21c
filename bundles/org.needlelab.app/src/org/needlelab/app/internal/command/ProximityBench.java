package org.needlelab.app.internal.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.MeshSet;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.SegmentDistance;
import org.needlelab.geometry.SetDistances;
import org.needlelab.geometry.TriangleMesh;

/**
 * Times queries of proximity: each pose of a needle against every mesh of a set (a tick), its tip as a point, its line as a ray
 * in all meshes merged into one. Every answer goes into a checksum, added up pose by pose, so that it does not depend on the
 * number of threads.
 */
final class ProximityBench {

	/** What is asked of a pose. */
	enum Kind {
		POINT, SEGMENT, RAY
	}

	/**
	 * A result.
	 *
	 * @param answers how many distances or hits were asked for in one pass
	 * @param perSecond answers a second, all threads together
	 * @param medianNs median time of an answer of one thread: of a tick, by its meshes
	 * @param tickMedianUs median time of a pose
	 * @param tickP99Us 99th percentile of it
	 * @param checksum sum of all finite answers of one pass, mm
	 */
	record Result(long answers, double perSecond, double medianNs, double tickMedianUs, double tickP99Us, double checksum) {
	}

	/** One thread's way of asking; keeps its result objects, and in bounded mode the pose before. */
	private interface Asker {
		/** Sum of the finite answers of the pose at the offset. */
		double ask(double[] poses, int o);
	}

	private static final int POSE = 6;
	private static final long WARM_UP_NS = 3_000_000_000L;
	private static final long LEAST_NS = 1_000_000_000L;
	/** A ray is too quick for the clock: so many are timed together. */
	private static final int RAYS = 32;
	private static final int BUILDS = 5;

	private final List<TriangleMesh> meshes;
	private final double[] poses;
	private final boolean bounded;
	private final int threads;
	private final LongSupplier clock;

	private MeshSet set;
	private MeshHierarchy merged;

	/** @param clock nanoseconds from some start */
	ProximityBench(List<TriangleMesh> meshes, double[] poses, boolean bounded, int threads, LongSupplier clock) {
		this.meshes = meshes;
		this.poses = poses;
		this.bounded = bounded;
		this.threads = threads;
		this.clock = clock;
	}

	/** Builds what queries of a kind need, several times; returns the median time in ms. */
	double build(Kind kind) {
		double[] times = new double[BUILDS];
		TriangleMesh whole = kind == Kind.RAY ? merge() : null;
		for (int i = 0; i < BUILDS; i++) {
			set = null;
			merged = null;
			long start = clock.getAsLong();
			if (kind == Kind.RAY) {
				merged = MeshHierarchy.build(whole, threads);
			} else {
				set = MeshSet.build(meshes, threads);
			}
			times[i] = (clock.getAsLong() - start) / 1e6;
		}
		Arrays.sort(times);
		return times[BUILDS / 2];
	}

	/** Meshes that one answer of a pose stands for. */
	int answersPerPose(Kind kind) {
		return kind == Kind.RAY ? 1 : meshes.size();
	}

	/** Times the kind that was built for. */
	Result run(Kind kind) {
		int count = poses.length / POSE;
		int group = kind == Kind.RAY ? RAYS : 1;
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			double[] sums = new double[count];
			long[] times = new long[(count + group - 1) / group];
			for (long start = clock.getAsLong(); clock.getAsLong() - start < WARM_UP_NS;) {
				pass(pool, kind, group, sums, times);
			}
			List<long[]> passes = new ArrayList<>();
			long start = clock.getAsLong();
			do {
				pass(pool, kind, group, sums, times);
				passes.add(times.clone());
			} while (clock.getAsLong() - start < LEAST_NS);
			double seconds = (clock.getAsLong() - start) / 1e9;
			double[] sorted = passes.stream().flatMapToLong(Arrays::stream).mapToDouble(t -> t / 1e3).sorted().toArray();
			double median = sorted[sorted.length / 2];
			long answers = (long) count * answersPerPose(kind);
			return new Result(answers, answers * passes.size() / seconds, 1e3 * median / answersPerPose(kind), median,
					sorted[(int) (0.99 * (sorted.length - 1))], Arrays.stream(sums).sum());
		} finally {
			pool.shutdown();
		}
	}

	/** All poses once: each thread a run of consecutive ones. */
	private void pass(ExecutorService pool, Kind kind, int group, double[] sums, long[] times) {
		List<Callable<Void>> parts = new ArrayList<>();
		for (int p = 0; p < threads; p++) {
			int from = (int) ((long) times.length * p / threads);
			int to = (int) ((long) times.length * (p + 1) / threads);
			parts.add(() -> {
				part(asker(kind), group, from, to, sums, times);
				return null;
			});
		}
		try {
			for (Future<Void> part : pool.invokeAll(parts)) {
				part.get();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	private void part(Asker asker, int group, int from, int to, double[] sums, long[] times) {
		for (int g = from; g < to; g++) {
			int end = Math.min(sums.length, (g + 1) * group);
			long start = clock.getAsLong();
			for (int i = g * group; i < end; i++) {
				sums[i] = asker.ask(poses, POSE * i);
			}
			times[g] = (clock.getAsLong() - start) / (end - g * group);
		}
	}

	private Asker asker(Kind kind) {
		return switch (kind) {
		case POINT -> bounded ? trackedPoints() : this.points();
		case SEGMENT -> bounded ? trackedSegments() : this.segments();
		case RAY -> rays();
		};
	}

	private Asker points() {
		ClosestPoint out = new ClosestPoint();
		return (p, o) -> {
			double sum = 0;
			for (int i = 0; i < set.size(); i++) {
				set.get(i).closestPoint(p[o + 3], p[o + 4], p[o + 5], Double.POSITIVE_INFINITY, out);
				sum += out.distanceMm;
			}
			return sum;
		};
	}

	private Asker segments() {
		SegmentDistance out = new SegmentDistance();
		return (p, o) -> {
			double sum = 0;
			for (int i = 0; i < set.size(); i++) {
				set.get(i).segmentDistance(p[o], p[o + 1], p[o + 2], p[o + 3], p[o + 4], p[o + 5], Double.POSITIVE_INFINITY, out);
				sum += out.distanceMm;
			}
			return sum;
		};
	}

	private Asker trackedPoints() {
		SetDistances out = new SetDistances();
		return (p, o) -> {
			set.pointDistances(p[o + 3], p[o + 4], p[o + 5], Double.POSITIVE_INFINITY, out);
			return sum(out);
		};
	}

	private Asker trackedSegments() {
		SetDistances out = new SetDistances();
		return (p, o) -> {
			set.segmentDistances(p[o], p[o + 1], p[o + 2], p[o + 3], p[o + 4], p[o + 5], Double.POSITIVE_INFINITY, out);
			return sum(out);
		};
	}

	private static double sum(SetDistances distances) {
		double sum = 0;
		for (int i = 0; i < distances.size(); i++) {
			sum += distances.get(i).distanceMm;
		}
		return sum;
	}

	private Asker rays() {
		RayHit hit = new RayHit();
		return (p, o) -> {
			double dx = p[o + 3] - p[o], dy = p[o + 4] - p[o + 1], dz = p[o + 5] - p[o + 2];
			// a needle without length has no ray
			boolean found = (dx != 0 || dy != 0 || dz != 0)
					&& merged.firstHit(p[o], p[o + 1], p[o + 2], dx, dy, dz, Double.POSITIVE_INFINITY, hit);
			return found ? hit.distanceMm : 0;
		};
	}

	private TriangleMesh merge() {
		float[] xyz = new float[meshes.stream().mapToInt(m -> m.xyz().length).sum()];
		int[] ijk = new int[meshes.stream().mapToInt(m -> m.ijk().length).sum()];
		int v = 0;
		int t = 0;
		for (TriangleMesh mesh : meshes) {
			System.arraycopy(mesh.xyz(), 0, xyz, v, mesh.xyz().length);
			for (int index : mesh.ijk()) {
				ijk[t++] = index + v / 3;
			}
			v += mesh.xyz().length;
		}
		return new TriangleMesh(xyz, ijk);
	}
}
