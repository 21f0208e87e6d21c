package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.result.Verification;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.files.exam.ScoreReport;

/**
 * A result that is as it was sealed.
 *
 * @param bytes of the file
 * @param verification without a flaw
 */
record SealedResult(byte[] bytes, Verification verification) {

	private static final long MAX_BYTES = 256L << 20;

	/**
	 * Reads and verifies a result.
	 *
	 * @throws InputException when it cannot be read or was altered
	 */
	static SealedResult read(Installation installation, Path file, Optional<String> trusted) throws InputException {
		byte[] bytes;
		try {
			if (Files.size(file) > MAX_BYTES) {
				throw new IOException("more than " + MAX_BYTES + " bytes");
			}
			bytes = Files.readAllBytes(file);
		} catch (IOException e) {
			throw new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()),
					Map.of("reason", e.getClass().getSimpleName())));
		}
		return of(installation, file.toString(), bytes, trusted);
	}

	/**
	 * Verifies a result that was got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @throws InputException when it was altered
	 */
	static SealedResult of(Installation installation, String name, byte[] bytes, Optional<String> trusted) throws InputException {
		ItemContent contents = new ItemContent(new BankFile(installation.schemas()));
		Verification verification = Verification.of(bytes, item -> contents.item(item).key(), trusted);
		if (verification.flaw().isPresent()) {
			Verification.Flaw flaw = verification.flaw().get();
			throw new InputException(Finding.error("exam.altered", SourceLocation.of(name),
					Map.of("kind", flaw.kind().key(), "line", flaw.line(), "from", flaw.fromByte(), "to", flaw.toByte())));
		}
		return new SealedResult(bytes, verification);
	}

	String candidate() {
		return verification.state().orElseThrow().candidate();
	}

	ScoreReport report() {
		return new ScoreReport(verification.header().orElseThrow().form(), candidate(), verification.score().orElseThrow());
	}
}
