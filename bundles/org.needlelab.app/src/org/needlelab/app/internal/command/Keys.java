package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.needlelab.base.InputException;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.store.Keystore;
import org.needlelab.trust.Identity;
import org.needlelab.ui.exam.Keyring;
import org.needlelab.ui.exam.ResultIntake;

/** Keys and passwords for commands. Passwords are in the environment, for a command line is seen by others. */
final class Keys {

	private static final String KEYSTORE = "NEEDLELAB_KEYSTORE_PASSWORD";
	private static final String ACCOUNT = "NEEDLELAB_PASSWORD";

	private Keys() {
	}

	/** @throws InputException when it is not set */
	static char[] password(Path keystore) throws InputException {
		String password = System.getenv(KEYSTORE);
		if (password == null || password.isEmpty()) {
			throw Keystore.problem(keystore, KEYSTORE + " is not set");
		}
		return password.toCharArray();
	}

	/** @throws InputException when file, password or key do not fit */
	static KeyPair seat(Path file, String alias) throws InputException {
		return Keystore.read(file, password(file), alias);
	}

	/** @throws InputException when file, password or key do not fit */
	static Identity identity(Path file, String alias) throws InputException {
		return Keyring.identity(file, password(file), alias);
	}

	/**
	 * The public keys of which one must have signed: of certificates' files, of all certificates in folders, or as results name them.
	 *
	 * @param given what the options say; empty: any key will do
	 * @throws InputException when one is neither, or a folder has no certificate
	 */
	static Set<String> signers(List<String> given) throws InputException {
		Set<String> keys = new TreeSet<>();
		for (String each : given) {
			if (each.matches("[0-9a-f]{64,}")) {
				keys.add(each);
			} else {
				for (Path file : ResultIntake.files(Path.of(each), ".pem")) {
					keys.add(Ed25519.publicKey(Keyring.certificate(file).getPublicKey()));
				}
			}
		}
		return keys;
	}

	/** The password of an account: the one in the environment, else one that is typed. */
	static Optional<char[]> asked(String name) {
		return asked(ACCOUNT, name);
	}

	/** A password in an environment variable, else one that is typed. */
	static Optional<char[]> asked(String variable, String name) {
		String given = System.getenv(variable);
		if (given != null && !given.isEmpty()) {
			return Optional.of(given.toCharArray());
		}
		return System.console() == null ? Optional.empty() : Optional.ofNullable(System.console().readPassword("%s: ", name));
	}
}
