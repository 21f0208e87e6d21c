package org.needlelab.ui.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.trust.ExamPackage;
import org.needlelab.trust.Identity;
import org.needlelab.trust.TrustException;

/** Forms on their way to centres, for the window and the command line. */
public final class Sessions {

	private static final long MAX_BYTES = 512L << 20;

	private Sessions() {
	}

	/**
	 * Where a package and the key to it are.
	 *
	 * @param sealed the package
	 * @param release the key to it
	 */
	public record Parcel(Path sealed, Path release) {
	}

	/**
	 * Encrypts and signs a form for one centre and session. Both files are written, or neither.
	 *
	 * @param body signs
	 * @param centre may open
	 * @throws InputException when the form is none, a key does not fit or a file cannot be written
	 */
	public static void pack(Path form, ExamPackage.Session session, Identity body, X509Certificate centre, Parcel to) throws InputException {
		FormFile.read(form);
		try {
			ExamPackage made = ExamPackage.seal(Files.readAllBytes(form), session, body, centre, new SecureRandom());
			AtomicFile.write(Map.of(to.sealed(), made.sealed().getBytes(StandardCharsets.US_ASCII), to.release(),
					made.release().getBytes(StandardCharsets.US_ASCII)));
		} catch (TrustException e) {
			throw new InputException(Finding.error(e.problem(), SourceLocation.of(form.toString()), Map.of()));
		} catch (IOException e) {
			throw unreadable(form, e.getClass().getSimpleName());
		}
	}

	/**
	 * Opens a package with its release and writes the form, which is as secret as its keys.
	 *
	 * @param name of the centre, as the body named it
	 * @param body must have signed
	 * @throws InputException when it is for another centre or time, was altered, or is none
	 */
	public static FormFile.Frozen open(Parcel from, String name, Identity centre, X509Certificate body, Instant now, Path out)
			throws InputException {
		try {
			byte[] form = new ExamPackage(text(from.sealed()), text(from.release())).open(name, centre, body, now);
			FormFile.Frozen opened = FormFile.parse(from.sealed().toString(), form);
			AtomicFile.write(out, form);
			return opened;
		} catch (TrustException e) {
			throw new InputException(Finding.error(e.problem(), SourceLocation.of(from.sealed().toString()), Map.of()));
		}
	}

	private static String text(Path file) throws InputException {
		try {
			if (Files.size(file) <= MAX_BYTES) {
				return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
			}
		} catch (IOException e) {
			// told below
		}
		throw unreadable(file, "IOException");
	}

	private static InputException unreadable(Path file, String reason) {
		return new InputException(Finding.error("file.unreadable", SourceLocation.of(file.toString()), Map.of("reason", reason)));
	}
}
