package org.needlelab.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.needlelab.geometry.ClosestPoint;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.MeshSet;
import org.needlelab.geometry.RayHit;
import org.needlelab.geometry.SegmentDistance;
import org.needlelab.geometry.SetDistances;
import org.needlelab.geometry.TriangleMesh;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ticks, points, rays, build and refit for JMH; each tick, point and ray is one invocation. */
@State(Scope.Thread)
@BenchmarkMode({ Mode.AverageTime, Mode.SampleTime })
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JmhQueries {

	private final SegmentDistance segment = new SegmentDistance();
	private final ClosestPoint point = new ClosestPoint();
	private final RayHit hit = new RayHit();
	private final SetDistances tracked = new SetDistances();
	private double[] poses;
	private int next;
	private List<TriangleMesh> meshes;
	private MeshSet set;
	private MeshHierarchy merged;
	private List<PlainHierarchy> plain;

	/** Builds the synthetic body and its hierarchies. */
	@Setup
	public void build() {
		poses = Needles.poses(2, 10);
		meshes = SyntheticBody.structures(1, 100);
		set = MeshSet.build(meshes, 2);
		merged = MeshHierarchy.build(SyntheticBody.merged(meshes), 2);
		plain = new ArrayList<>();
		meshes.forEach(m -> plain.add(new PlainHierarchy(m)));
	}

	private int advance() {
		next = (next + 6) % poses.length;
		return next;
	}

	/** The baseline: one pose against all structures with plain boxes. */
	@Benchmark
	public double tickPlain() {
		int o = advance();
		double sum = 0;
		for (PlainHierarchy p : plain) {
			sum += p.segment(poses[o], poses[o + 1], poses[o + 2], poses[o + 3], poses[o + 4], poses[o + 5], 1e9);
		}
		return sum;
	}

	/** One pose against all structures, nothing remembered. */
	@Benchmark
	public double tickCold() {
		int o = advance();
		double sum = 0;
		for (int i = 0; i < set.size(); i++) {
			set.get(i).segmentDistance(poses[o], poses[o + 1], poses[o + 2], poses[o + 3], poses[o + 4], poses[o + 5], 1e9, segment);
			sum += segment.distanceMm;
		}
		return sum;
	}

	/** One pose after the other, all distances. */
	@Benchmark
	public SetDistances tickCoherent() {
		return tracked(Double.POSITIVE_INFINITY);
	}

	/** One pose after the other, what lies within 40 mm. */
	@Benchmark
	public SetDistances tickCoherentNear() {
		return tracked(40);
	}

	private SetDistances tracked(double boundMm) {
		int o = advance();
		set.segmentDistances(poses[o], poses[o + 1], poses[o + 2], poses[o + 3], poses[o + 4], poses[o + 5], boundMm, tracked);
		return tracked;
	}

	/** The tip against all structures. */
	@Benchmark
	public double hundredPoints() {
		int o = advance();
		double sum = 0;
		for (int i = 0; i < set.size(); i++) {
			set.get(i).closestPoint(poses[o + 3], poses[o + 4], poses[o + 5], 1e9, point);
			sum += point.distanceMm;
		}
		return sum;
	}

	/** First hit along the needle's line in the merged mesh. */
	@Benchmark
	public boolean firstHit() {
		int o = advance();
		return merged.firstHit(poses[o], poses[o + 1], poses[o + 2], poses[o + 3] - poses[o], poses[o + 4] - poses[o + 1],
				poses[o + 5] - poses[o + 2], Double.POSITIVE_INFINITY, hit);
	}

	/** Hierarchies of all structures on two threads. */
	@Benchmark
	public MeshSet buildAll() {
		return MeshSet.build(meshes, 2);
	}

	/** Refit of all structures on two threads. */
	@Benchmark
	public MeshSet refitAll() {
		List<TriangleMesh> moved = new ArrayList<>();
		meshes.forEach(m -> moved.add(m.withVertices(m.xyz())));
		return set.refit(moved, 2);
	}
}
