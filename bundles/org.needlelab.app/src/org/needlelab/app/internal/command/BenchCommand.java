package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.files.TriFile;
import org.needlelab.geometry.TriangleMesh;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench}: how fast the proximity engine answers on given meshes. */
@Command(name = "bench", sortOptions = false, description = { "Time the proximity engine on given meshes, to lay it beside "
		+ "others. One line for points (the tip), segments (hub to tip) and rays (first hit from the hub through the tip in all "
		+ "meshes merged); columns parted by tabs:",
		"peer set what meshes triangles kind queries mode threads n queries_per_s ns_median tick_us_median tick_us_p99 build_ms "
				+ "checksum" },
		footerHeading = "%nExamples:%n", footer = { "  needlelab bench --meshes body.set --queries needle.txt",
				"  needlelab bench --meshes body.set --queries needle.txt --mode bounded --threads 2" })
final class BenchCommand extends Subcommand {

	private static final String PEER = "needlelab";
	private static final int MOST_THREADS = 256;

	/** What may be used of the pose before. */
	enum Mode {
		/** Nothing. */
		cold,
		/** The answers of the pose before bound those of this one. */
		bounded
	}

	@Option(names = "--meshes", required = true, paramLabel = "F.set", description = "The meshes: paths of .tri files, one a line.")
	private Path meshFile;

	@Option(names = "--queries", required = true, paramLabel = "F.txt",
			description = "The poses: hub x y z, tip x y z in mm, one a line.")
	private Path poseFile;

	@Option(names = "--mode", paramLabel = "cold|bounded", defaultValue = "cold",
			description = "Each pose for itself (cold, the default) or with what the pose before told.")
	private Mode mode;

	@Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Threads that ask and build (1).")
	private int threads;

	BenchCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (threads < 1 || threads > MOST_THREADS) {
			throw wrongUsage("--threads", "allowed are 1 to " + MOST_THREADS + ".");
		}
		List<TriangleMesh> meshes = TriFile.readSet(meshFile);
		double[] poses = TriFile.readPoses(poseFile);
		ProximityBench bench = new ProximityBench(meshes, poses, mode == Mode.bounded, threads, System::nanoTime);
		ArrayNode report = JsonNodeFactory.instance.arrayNode();
		for (ProximityBench.Kind kind : ProximityBench.Kind.values()) {
			double buildMs = bench.build(kind);
			ProximityBench.Result result = bench.run(kind);
			if (json()) {
				report.addObject().put("kind", name(kind)).put("n", result.answers()).put("queries_per_s", result.perSecond())
						.put("ns_median", result.medianNs()).put("tick_us_median", result.tickMedianUs())
						.put("tick_us_p99", result.tickP99Us()).put("build_ms", buildMs).put("checksum", result.checksum());
			} else {
				out().println(line(kind, meshes, poses.length / 6, buildMs, result));
				out().flush();
			}
		}
		if (json()) {
			print(report);
		}
		return CommandLine.DONE;
	}

	private String line(ProximityBench.Kind kind, List<TriangleMesh> meshes, int queries, double buildMs,
			ProximityBench.Result r) {
		boolean ray = kind == ProximityBench.Kind.RAY;
		return String.join("\t", PEER, meshFile.getFileName().toString(), ray ? "merged" : "each",
				Integer.toString(meshes.size()), Long.toString(meshes.stream().mapToLong(TriangleMesh::triangleCount).sum()),
				name(kind), Integer.toString(queries), mode.name(), Integer.toString(threads), Long.toString(r.answers()),
				number("%.0f", r.perSecond()), number("%.1f", r.medianNs()), number("%.3f", r.tickMedianUs()),
				number("%.3f", r.tickP99Us()), number("%.1f", buildMs), number("%.12g", r.checksum()));
	}

	private static String name(ProximityBench.Kind kind) {
		return kind.name().toLowerCase(Locale.ROOT);
	}

	private static String number(String form, double value) {
		return String.format(Locale.ROOT, form, value);
	}
}
