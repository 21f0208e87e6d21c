package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Office;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam certificates}: those that were issued. */
@Command(name = "certificates", sortOptions = false, description = "List the certificates that a store keeps; with --id save one of them again.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab exam certificates --store office.db",
				"  needlelab exam certificates --store office.db --id urn:uuid:… --out c1.pdf" })
final class ExamCertificatesCommand extends Subcommand {

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--id", paramLabel = "ID", description = "Certificate to save.")
	private String id;

	@Option(names = "--out", paramLabel = "PDF", description = "Certificate to write.")
	private Path out;

	@Option(names = "--credential", paramLabel = "FILE", description = "Credential to write too.")
	private Path credential;

	ExamCertificatesCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (id == null ? out != null || credential != null : out == null) {
			throw wrongUsage("--id", "name the certificate and, with --out, the file to write.");
		}
		List<ExamStore.Certificate> issued;
		try (StoreAddress.Entered entered = store.enterExisting(Role.EXAMINER)) {
			issued = entered.store().certificates();
		} catch (IOException e) {
			throw store.problem(e);
		}
		if (id == null) {
			list(issued);
		} else {
			folderOf(out);
			new Office.Saving(out, Optional.ofNullable(credential)).save(issued.stream().filter(c -> c.id().equals(id)).findFirst()
					.orElseThrow(() -> new InputException(Finding.error("exam.certificate.unknown", SourceLocation.of(id), Map.of("id", id)))));
		}
		return CommandLine.DONE;
	}

	private void list(List<ExamStore.Certificate> issued) {
		TextTable table = new TextTable("ll");
		table.row("certificate", "attempt");
		ArrayNode rows = JsonNodeFactory.instance.arrayNode();
		for (ExamStore.Certificate certificate : issued) {
			table.row(certificate.id(), certificate.attempt());
			rows.addObject().put("id", certificate.id()).put("attempt", certificate.attempt());
		}
		if (json()) {
			print(rows);
		} else {
			table.print(out());
		}
	}
}
