package org.needlelab.files.exam;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.result.Verification;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.internal.FileBytes;

/**
 * A result that is as it was sealed.
 *
 * @param bytes of the file
 * @param verification without a flaw
 */
public record SealedResult(byte[] bytes, Verification verification) {

	private static final long MAX_BYTES = 256L << 20;

	/**
	 * Reads and verifies a result.
	 *
	 * @throws InputException when it cannot be read or was altered
	 */
	public static SealedResult read(Schemas schemas, Path file, Set<String> trusted) throws InputException {
		return of(schemas, file.toString(), FileBytes.read(file, MAX_BYTES), trusted);
	}

	/**
	 * Verifies a result that was got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @throws InputException when it was altered
	 */
	public static SealedResult of(Schemas schemas, String name, byte[] bytes, Set<String> trusted) throws InputException {
		ItemContent contents = new ItemContent(new BankFile(schemas));
		Verification verification = Verification.of(bytes, item -> contents.item(item).key(), trusted);
		if (verification.flaw().isPresent()) {
			Verification.Flaw flaw = verification.flaw().get();
			throw new InputException(Finding.error("exam.altered", SourceLocation.of(name),
					Map.of("kind", flaw.kind().key(), "line", flaw.line(), "from", flaw.fromByte(), "to", flaw.toByte())));
		}
		return new SealedResult(bytes, verification);
	}

	/** Identifier of the candidate. */
	public String candidate() {
		return verification.state().orElseThrow().candidate();
	}

	/** What the candidate is told. */
	public ScoreReport report() {
		return new ScoreReport(verification.header().orElseThrow().form(), candidate(), verification.score().orElseThrow());
	}

	/** The attempt that the first event names. */
	public String attempt() {
		try {
			String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 3);
			return Json.EMPTY.with("line", Json.parse(lines[1].getBytes(StandardCharsets.UTF_8))).object("line").object("event").text("attempt");
		} catch (MalformedJson e) {
			throw new IllegalStateException("verified", e);
		}
	}
}
