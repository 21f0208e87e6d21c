package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.trust.Identity;
import org.needlelab.trust.Revocations;
import org.needlelab.trust.Role;
import org.needlelab.ui.exam.Office;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam revocations}: the signed list of certificates that were taken back. */
@Command(name = "revocations", sortOptions = false, description = "Write the body's signed list of revoked certificates. A certificate is revoked "
		+ "by a later decision on its attempt that is not to certify (exam decide); one that is issued after that holds.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab exam decide --store office.db --attempt c1-a --verdict voided --by 'B. Examiner' --reason 'Another person sat the exam'",
				"  needlelab exam revocations --store office.db --keystore body.p12 --out revoked.jwt",
				"  needlelab exam credential c1.pdf --body body.pem --revoked revoked.jwt" })
final class ExamRevocationsCommand extends Subcommand {

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--keystore", required = true, paramLabel = "FILE", description = "Keystore of the body, which signs.")
	private Path keystore;

	@Option(names = "--alias", paramLabel = "NAME", defaultValue = "body", description = "Name of the key; default: ${DEFAULT-VALUE}.")
	private String alias;

	@Option(names = "--out", required = true, paramLabel = "JWT", description = "List to write.")
	private Path out;

	ExamRevocationsCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Identity body = Keys.identity(keystore, alias);
		Revocations list;
		try (StoreAddress.Entered entered = store.enterExisting(Role.EXAMINER)) {
			list = Office.revocations(entered.store(), Instant.now());
		} catch (IOException e) {
			throw store.problem(e);
		}
		folderOf(out);
		Office.publish(list, body, out);
		out().println(wording().text("exam.revocations.written", Map.of("file", out, "count", list.all().size(), "at", list.asOf())));
		return CommandLine.DONE;
	}
}
