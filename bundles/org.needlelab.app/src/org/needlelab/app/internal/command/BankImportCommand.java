package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.bank.ImportSettings;
import org.needlelab.files.exchange.BankImport;
import org.needlelab.files.exchange.Format;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bank import}: items of another system become a bank of drafts. */
@Command(name = "import", sortOptions = false, description = "Make a bank of drafts of a file of another system: QTI 2.1, 2.2 or 3.0 "
		+ "(item, test or package), Moodle XML, GIFT, Aiken. Says of every item what became of it; the exit code is 1 when none came through.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab bank import quiz.gift --out quiz.bank.yaml",
				"  needlelab bank import package.zip --out p.bank.yaml --domain anatomy --json" })
final class BankImportCommand extends Subcommand {

	@Parameters(paramLabel = "FILE", description = "File to import.")
	private Path file;

	@Option(names = "--out", required = true, paramLabel = "BANK", description = "Bank to write; pictures go into folders beside it.")
	private Path out;

	@Option(names = "--format", paramLabel = "FORMAT", description = "qti, moodle, gift or aiken; default: what the file looks like.")
	private String format;

	@Option(names = "--domain", paramLabel = "ID", defaultValue = "imported",
			description = "Domain the items go into; default: ${DEFAULT-VALUE}.")
	private String domain;

	@Option(names = "--language", paramLabel = "CODE", defaultValue = "en", description = "Language of the texts; default: ${DEFAULT-VALUE}.")
	private String language;

	@Option(names = "--by", paramLabel = "NAME", description = "Who imports, for the items' history; default: the user's name.")
	private String who;

	@Option(names = "--date", paramLabel = "DATE", description = "Day for the items' history, such as 2026-01-31; default: today.")
	private LocalDate date;

	@Option(names = "--certification", description = "The bank is for exams; otherwise it is for training.")
	private boolean certification;

	BankImportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ImportSettings settings = new ImportSettings(date == null ? LocalDate.now() : date,
				who == null ? System.getProperty("user.name", "import") : who, identifier("--domain", domain), identifier("--language", language));
		BankImport.Result result = new BankImport(installation().schemas()).read(file, wanted(), settings);
		if (!result.items().isEmpty()) {
			String name = file.getFileName().toString();
			ItemBank bank = result.bank(id(name), new LocalText(Map.of("en", name)),
					certification ? ItemBank.Purpose.CERTIFICATION : ItemBank.Purpose.TRAINING);
			Path folder = out.toAbsolutePath().getParent();
			for (Map.Entry<String, byte[]> picture : result.files().entrySet()) {
				unlessOther(folder.resolve(picture.getKey()), picture.getValue());
			}
			save(out, BankFile.format(bank, out.toString().endsWith(".json")));
			for (Map.Entry<String, byte[]> picture : result.files().entrySet()) {
				save(folder.resolve(picture.getKey()), picture.getValue());
			}
		}
		LossTable table = new LossTable(result.account(), wording());
		if (json()) {
			print(table.json());
		} else {
			table.print(out());
		}
		return result.items().isEmpty() ? CommandLine.INPUT_HAS_ERRORS : CommandLine.DONE;
	}

	/** A picture takes the place of no other file. */
	private static void unlessOther(Path file, byte[] bytes) throws InputException {
		try {
			if (Files.exists(file) && !Arrays.equals(Files.readAllBytes(file), bytes)) {
				throw new InputException(Finding.error("exchange.file-there", SourceLocation.of(file.toString()), Map.of()));
			}
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()), Map.of("reason", String.valueOf(e.getMessage()))));
		}
	}

	private Optional<Format> wanted() {
		if (format == null) {
			return Optional.empty();
		}
		return Optional.of(Keyed.of(Format.class, format)
				.orElseThrow(() -> wrongUsage("--format", "'" + format + "' is none of qti, moodle, gift, aiken.")));
	}

	private String identifier(String option, String value) {
		if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
			throw wrongUsage(option, "'" + value + "' is no identifier: write letters, digits, dots and hyphens.");
		}
		return value;
	}

	private static String id(String name) {
		String plain = name.replaceAll("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|[-.]+$", "");
		return plain.isEmpty() ? "imported" : plain;
	}
}
