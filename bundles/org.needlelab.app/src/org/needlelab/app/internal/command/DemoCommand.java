package org.needlelab.app.internal.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exercise.Attempt;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.HtmlReport;
import org.needlelab.files.JsonReport;
import org.needlelab.files.Loaded;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: the main job on shipped files. */
@Command(name = "demo", sortOptions = false, description = "Score a recorded attempt that is shipped with NeedleLab, print the "
		+ "debrief, and write report.html, attempt.json and scene.png.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab demo", "  needlelab demo --out /tmp/demo" })
final class DemoCommand extends Subcommand {

	private static final String ATTEMPTS = "attempts";

	@Option(names = "--out", paramLabel = "DIR", defaultValue = ".", description = "Folder for the three files; the current one by default.")
	private Path folder;

	DemoCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		try {
			byte[] recorded = shipped(Content.list(ATTEMPTS).get(0));
			Loaded<Attempt> attempt = new AttemptFile(installation().schemas()).parse(Content.list(ATTEMPTS).get(0), recorded);
			Judged judged = Judged.of(installation(), Scenarios.named(installation(), attempt.value().scenarioId()), attempt, progress());
			byte[] png = DebriefPicture.png(judged);
			Path report = folder.resolve("report.html");
			Path copy = folder.resolve("attempt.json");
			Path scene = folder.resolve("scene.png");
			save(report, HtmlReport.of(judged.debrief(), Optional.of(png)).getBytes(StandardCharsets.UTF_8));
			save(copy, recorded);
			save(scene, png);
			if (json()) {
				print(new JsonReport(wording()).of(judged.debrief()));
			} else {
				out().print(judged.debrief().text());
				out().println();
				out().println(wording().text("demo.written", Map.of("files", String.join(", ",
						List.of(report, copy, scene).stream().map(f -> f.normalize().toString()).toList()))));
			}
			return CommandLine.DONE;
		} catch (IOException e) {
			// what is shipped can always be read, or the installation is broken
			throw new IllegalStateException(e);
		}
	}

	private static byte[] shipped(String path) throws IOException {
		try (InputStream in = Content.open(path)) {
			return in.readAllBytes();
		}
	}
}
