package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.Locale;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.InputException;
import org.needlelab.trust.Identity;
import org.needlelab.ui.exam.Keyring;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code exam keys}: a new key in a keystore. */
@Command(name = "keys", sortOptions = false, description = "Make a key in a PKCS#12 keystore and write its certificate, which others may have. "
		+ "The keystore's password is read from NEEDLELAB_KEYSTORE_PASSWORD.", footerHeading = "%nExamples:%n",
		footer = { "  needlelab exam keys --keystore seat.p12 --alias seat --use seat --name 'Seat 1' --certificate seat.pem",
				"  needlelab exam keys --keystore body.p12 --alias body --use body --name 'Example Academy' --certificate body.pem" })
final class ExamKeysCommand extends Subcommand {

	@Option(names = "--keystore", required = true, paramLabel = "FILE", description = "Keystore to add to; made where there is none.")
	private Path keystore;

	@Option(names = "--alias", required = true, paramLabel = "NAME", description = "Name of the key in the keystore.")
	private String alias;

	@Option(names = "--use", required = true, paramLabel = "USE", description = "seat: signs results. body: signs or opens packages, signs "
			+ "certificates and credentials; for centres too.")
	private String use;

	@Option(names = "--name", required = true, paramLabel = "NAME", description = "Name in the certificate.")
	private String name;

	@Option(names = "--certificate", required = true, paramLabel = "PEM", description = "Certificate to write.")
	private Path certificate;

	ExamKeysCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		if (!use.equals("seat") && !use.equals("body")) {
			throw wrongUsage("--use", "'" + use + "' is neither seat nor body.");
		}
		folderOf(keystore);
		folderOf(certificate);
		out().println(Keyring.make(keystore, Keys.password(keystore), alias, Identity.Use.valueOf(use.toUpperCase(Locale.ROOT)), name, certificate));
		return CommandLine.DONE;
	}
}
