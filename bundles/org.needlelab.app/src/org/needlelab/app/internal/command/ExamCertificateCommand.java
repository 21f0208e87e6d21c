package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.exam.SealedResult;
import org.needlelab.store.ExamStore;
import org.needlelab.trust.Achievement;
import org.needlelab.trust.CertificateTemplate;
import org.needlelab.trust.Identity;
import org.needlelab.trust.Role;
import org.needlelab.trust.TrustException;
import org.needlelab.ui.exam.Office;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code exam certificate}: the certificate of an attempt that somebody decided to certify. */
@Command(name = "certificate", sortOptions = false, description = "Issue the certificate of an attempt: a signed PDF with a QR code that holds a "
		+ "credential others can verify offline. Only where the last decision on the result is to certify.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam certificate --store office.db --attempt c1-a --keystore body.p12 --provider 'Example Academy' "
				+ "--issuer https://academy.example --signatory 'B. Examiner, Director' --name 'A. Person' --licence PT-1 --from 2026-03-01 --to 2026-03-02 "
				+ "--hours 12 --modality 'software-based self-study' --objective 'Plans a safe entry' --out c1.pdf --credential c1.jwt" })
final class ExamCertificateCommand extends Subcommand {

	@Mixin
	private ChosenStore store = new ChosenStore();

	@Option(names = "--attempt", required = true, paramLabel = "ID", description = "Attempt that was certified.")
	private String attempt;

	@Option(names = "--keystore", required = true, paramLabel = "FILE", description = "Keystore of the body, which signs.")
	private Path keystore;

	@Option(names = "--alias", paramLabel = "NAME", defaultValue = "body", description = "Name of the key; default: ${DEFAULT-VALUE}.")
	private String alias;

	@Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the person, as on the licence.")
	private String name;

	@Option(names = "--licence", required = true, paramLabel = "NUMBER", description = "Number of the licence.")
	private String licence;

	@Option(names = "--from", required = true, paramLabel = "DATE", description = "First day.")
	private LocalDate from;

	@Option(names = "--to", required = true, paramLabel = "DATE", description = "Last day.")
	private LocalDate to;

	@Option(names = "--hours", required = true, paramLabel = "N", description = "Hours, as the provider counts them.")
	private double hours;

	@Option(names = "--modality", required = true, paramLabel = "TEXT", description = "How they were done, such as 'software-based self-study'.")
	private String modality;

	@Option(names = "--provider", required = true, paramLabel = "NAME", description = "Provider.")
	private String provider;

	@Option(names = "--approval", paramLabel = "NUMBER", defaultValue = "", description = "Number of the provider's approval, if it has one.")
	private String approval;

	@Option(names = "--objective", required = true, paramLabel = "TEXT", description = "What was learnt; as often as needed.")
	private List<String> objectives;

	@Option(names = "--signatory", required = true, paramLabel = "NAME", description = "Name and office of who answers for it.")
	private String signatory;

	@Option(names = "--issuer", required = true, paramLabel = "URI", description = "Address by which the body is known.")
	private String issuer;

	@Option(names = "--template", paramLabel = "FILE", description = "Wording; default: the shipped one.")
	private Path template;

	@Option(names = "--out", required = true, paramLabel = "PDF", description = "Certificate to write.")
	private Path out;

	@Option(names = "--credential", paramLabel = "FILE", description = "Credential to write too.")
	private Path credential;

	ExamCertificateCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Identity body = Keys.identity(keystore, alias);
		try (StoreAddress.Entered entered = store.enterExisting(Role.EXAMINER)) {
			ExamStore open = entered.store();
			SealedResult result = Office.certified(open, installation().schemas(), attempt);
			Achievement achievement = achievement(result.report().form().title().in("en"));
			folderOf(out);
			if (credential != null) {
				folderOf(credential);
			}
			Office.issue(open, attempt, new Office.Issuing(achievement, chosenTemplate(), issuer, wording().text("exam.certificate.notice"), body),
					new Office.Saving(out, Optional.ofNullable(credential)), Instant.now());
			out().println(achievement.id());
			return CommandLine.DONE;
		} catch (TrustException e) {
			throw new InputException(Finding.error(e.problem(), SourceLocation.of(template == null ? out.toString() : template.toString()), Map.of()));
		} catch (IOException e) {
			throw store.problem(e);
		}
	}

	private Achievement achievement(String title) {
		try {
			return new Achievement("urn:uuid:" + UUID.randomUUID(), name, licence, title, from, to, hours, modality, provider, approval, objectives,
					signatory, LocalDate.now());
		} catch (IllegalArgumentException e) {
			throw wrongUsage("--to", "a field is empty, the last day is before the first, or the hours are none: " + e.getMessage());
		}
	}

	private CertificateTemplate chosenTemplate() throws InputException, TrustException {
		if (template == null) {
			return CertificateTemplate.shipped();
		}
		try {
			return CertificateTemplate.of(Files.readString(template));
		} catch (IOException e) {
			throw new InputException(
					Finding.error("file.unreadable", SourceLocation.of(template.toString()), Map.of("reason", e.getClass().getSimpleName())));
		}
	}
}
