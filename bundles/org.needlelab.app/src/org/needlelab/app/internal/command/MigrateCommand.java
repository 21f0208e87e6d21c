package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.migration.Migrations;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code migrate}: brings scenarios of earlier versions of the format up to date. */
@Command(name = "migrate", sortOptions = false, description = "Bring scenarios that were written for an earlier version of the format "
		+ "up to date, in their files: comments, order and line breaks stay. A file that would not be right afterwards is left as it "
		+ "is. Scenarios of earlier versions can be used without this.",
		footerHeading = "%nExample:%n", footer = "  needlelab migrate our-course/scenarios/*.scenario.yaml")
final class MigrateCommand extends Subcommand {

	@Parameters(arity = "1..*", paramLabel = "FILE", description = "Scenario files (*.scenario.yaml).")
	private List<Path> files;

	MigrateCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		for (Path file : files) {
			// refused here, before anything is written, when it is not right
			new ScenarioFile(installation().schemas()).read(file);
			byte[] bytes = bytes(file);
			Optional<Migrations.Migrated> migrated = Migrations.of(file.toString(), bytes);
			if (migrated.isPresent()) {
				save(file, migrated.get().text().getBytes(StandardCharsets.UTF_8));
				out().println(wording().text("migrate.done",
						Map.of("file", file, "from", migrated.get().from(), "to", migrated.get().to())));
			} else {
				out().println(wording().text("migrate.nothing", Map.of("file", file)));
			}
		}
		return CommandLine.DONE;
	}

	private static byte[] bytes(Path file) throws InputException {
		try {
			return Files.readAllBytes(file);
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()),
					Map.of("reason", String.valueOf(e.getMessage()))));
		}
	}
}
