package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.edit.YamlMerge;
import org.needlelab.files.pack.PackFile;
import org.needlelab.files.pack.PackMerge;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pack merge}: what two authors did to the same pack, in one. */
@Command(name = "merge", sortOptions = false, description = "Bring together what two people did to the same pack, value by value. A value "
		+ "that both changed in different ways is a conflict: it is named, nothing is written, and the exit code is 1, unless --prefer "
		+ "says whose is taken.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab pack merge course-1.pack.zip course-anna course-ben --out course-merged" })
final class PackMergeCommand extends Subcommand {

	@Parameters(index = "0", paramLabel = "BASE", description = "The pack that both began with: folder or archive.")
	private Path base;

	@Parameters(index = "1", paramLabel = "MINE", description = "The first's; its comments and layout are kept.")
	private Path mine;

	@Parameters(index = "2", paramLabel = "THEIRS", description = "The second's.")
	private Path theirs;

	@Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Folder to make.")
	private Path out;

	@Option(names = "--prefer", paramLabel = "mine|theirs", description = "Whose value is taken where both changed it.")
	private YamlMerge.Side preferred;

	PackMergeCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (Files.exists(out)) {
			throw new InputException(Finding.error("file.exists", SourceLocation.of(out.toString()), Map.of()));
		}
		PackFile reader = new PackFile(installation().schemas());
		PackMerge.Result result = PackMerge.of(reader.read(base).pack(), reader.read(mine).pack(), reader.read(theirs).pack(),
				Optional.ofNullable(preferred).orElse(YamlMerge.Side.MINE));
		result.merged().forEach(m -> out().println(wording().text("pack.merge." + m.origin().name().toLowerCase(Locale.ROOT),
				Map.of("path", m.path()))));
		if (result.merged().isEmpty()) {
			out().println(wording().text("pack.same"));
		}
		if (preferred == null && !result.conflicts().isEmpty()) {
			throw new InputException(result.conflicts().stream().map(c -> conflict(c, Severity.ERROR, "pack.merge.conflict")).toList());
		}
		warn(result.conflicts().stream().map(c -> conflict(c, Severity.WARNING,
				preferred == YamlMerge.Side.MINE ? "pack.merge.mine-taken" : "pack.merge.theirs-taken")).toList());
		try {
			PackFile.writeFolder(out, result.files());
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unwritable", SourceLocation.of(out.toString()),
					Map.of("reason", String.valueOf(e.getMessage()))));
		}
		out().println(out);
		warn(reader.read(out).warnings());
		return CommandLine.DONE;
	}

	private static Finding conflict(PackMerge.Conflict c, Severity severity, String key) {
		return new Finding(severity, key, Map.of("at", c.pointer().isEmpty() ? "–" : c.pointer(), "base", told(c.base()), "mine",
				told(c.mine()), "theirs", told(c.theirs())), Optional.of(SourceLocation.of(c.path())));
	}

	private static String told(String value) {
		return value.isEmpty() ? "–" : value;
	}
}
