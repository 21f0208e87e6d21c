package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.View;
import org.needlelab.files.bank.ItemMedia;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.moodle.MoodleWriter;
import org.needlelab.files.qti.QtiWriter;
import org.needlelab.render.RenderException;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.exam.FormMaking;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bank export}: a bank as a file of another system. */
@Command(name = "export", sortOptions = false, description = "Write a bank as a QTI package (3.0 or 2.2) or as Moodle XML. Says of every "
		+ "item what became of it; what the format cannot say is carried along and comes back when the file is imported again.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab bank export quiz.bank.yaml --out quiz.zip",
				"  needlelab bank export quiz.bank.yaml --format moodle --out quiz.xml" })
final class BankExportCommand extends Subcommand {

	@Mixin
	private ChosenBank chosen = new ChosenBank();

	@Option(names = "--out", required = true, paramLabel = "FILE", description = "File to write.")
	private Path out;

	@Option(names = "--format", paramLabel = "FORMAT", defaultValue = "qti-3.0",
			description = "qti-3.0, qti-2.2 or moodle; default: ${DEFAULT-VALUE}.")
	private String format;

	BankExportCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		FormMaking.Source source = chosen.source(installation().schemas());
		ItemBank items = source.bank();
		LossReport report = written(source);
		LossTable table = new LossTable(report, wording());
		if (json()) {
			print(table.json());
		} else {
			table.print(out());
		}
		boolean all = report.count(LossReport.Outcome.REFUSED) == items.items().size() && !items.items().isEmpty();
		return all ? CommandLine.INPUT_HAS_ERRORS : CommandLine.DONE;
	}

	private LossReport written(FormMaking.Source source) throws InputException {
		String name = source.name();
		ItemBank items = source.bank();
		ItemMedia media = new Drawn(new FormOrigin(
				patient -> installation().bodies().body(patient, progress(), Cancellation.NEVER), source.folder()));
		switch (format) {
		case "moodle" -> {
			MoodleWriter.Written written = MoodleWriter.write(name, items, media);
			save(out, written.bytes());
			return written.report();
		}
		case "qti-3.0", "qti-2.2" -> {
			QtiWriter.Written written = QtiWriter.write(name, items,
					format.equals("qti-2.2") ? QtiWriter.Version.QTI_2_2 : QtiWriter.Version.QTI_3_0, media);
			save(out, written.bytes());
			return written.report();
		}
		default -> throw wrongUsage("--format", "'" + format + "' is none of qti-3.0, qti-2.2, moodle.");
		}
	}

	/** Pictures of the bank; where nothing can draw, that is why an item is left out, and no reason to stop. */
	private record Drawn(FormOrigin origin) implements ItemMedia {
		@Override
		public Optional<byte[]> medium(String path) throws IOException {
			return origin.medium(path);
		}

		@Override
		public byte[] picture(View.Rendered view) throws InputException {
			try {
				return origin.picture(view);
			} catch (RenderException e) {
				throw new InputException(Finding.of(Severity.ERROR, "exchange.no-view", Map.of("reason", String.valueOf(e.getMessage()))));
			}
		}
	}
}
