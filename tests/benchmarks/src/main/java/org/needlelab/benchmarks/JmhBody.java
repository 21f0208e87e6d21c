package org.needlelab.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.needlelab.anatomy.Atlas;
import org.needlelab.anatomy.AtlasCompiler;
import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Bodies;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.SafeDepthMap;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.exercise.Risk;
import org.needlelab.files.atlas.AtlasReader;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;
import org.needlelab.needle.Insertion;
import org.needlelab.needle.Needle;
import org.needlelab.needle.NeedlePose;
import org.needlelab.needle.TimedPose;
import org.needlelab.needle.Trace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Questions to the shipped body, each as a whole: the safe-depth map of the whole skin, on all processors, and the risk of one needle
 * over a thousand virtual patients, on one. The first run of the map also makes the structures' hierarchies: it is among those that warm up.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(1)
public class JmhBody {

	private static final int PATIENTS = 1000;
	private static final Needle NEEDLE = new Needle(60, 0.30);

	/** The body, compiled from the shipped atlas. */
	@State(Scope.Benchmark)
	public static class Shipped {

		Body body;

		/** Compiles the atlas. */
		@Setup
		public void compile() throws InputException {
			Atlas atlas = AtlasReader.read(name -> Content.open("atlas/" + name));
			BaseBody base = AtlasCompiler.compile(atlas, Progress.NONE, Cancellation.NEVER);
			body = Bodies.of(base, atlas.population(), Optional.empty(), Progress.NONE, Cancellation.NEVER);
		}
	}

	/** A needle from the nearest point of the skin straight to the middle one of a structure's vertices, and a little farther. */
	@State(Scope.Benchmark)
	public static class Placed {

		/** The structure. */
		@Param({ "dorsal-scapular-nerve:left", "lung:left" })
		String structure;
		Insertion insertion;

		/** Inserts the needle. */
		@Setup(Level.Trial)
		public void insert(Shipped shipped) {
			BodyPart part = shipped.body.part(structure).orElseThrow();
			TriangleMesh mesh = part.mesh();
			Vec3 aim = mesh.vertex(mesh.vertexCount() / 2);
			Vec3 entry = shipped.body.nearestSkinPoint(aim);
			NeedlePose outside = new NeedlePose(entry, aim.minus(entry).normalized(), 0);
			double depthMm = Math.min(NEEDLE.lengthMm(), aim.distance(entry) + 1);
			insertion = Insertion.of(shipped.body, NEEDLE,
					new Trace(List.of(new TimedPose(0, outside), new TimedPose(1, outside.withDepth(depthMm)))), Cancellation.NEVER);
		}
	}

	/** All points of the skin, all danger structures. */
	@Benchmark
	public SafeDepthMap safeDepthMap(Shipped shipped) {
		return SafeDepthMap.of(shipped.body, place -> true, danger -> true, Progress.NONE, Cancellation.NEVER);
	}

	/** One needle, a thousand bodies. */
	@Benchmark
	public Risk risk(Shipped shipped, Placed placed) {
		return Risk.of(shipped.body, NEEDLE, placed.insertion, PATIENTS, 1, Cancellation.NEVER).orElseThrow();
	}
}
