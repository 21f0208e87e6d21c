package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;

import org.needlelab.base.InputException;
import org.needlelab.store.Keystore;

/**
 * The key of a seat, out of a PKCS#12 keystore.
 *
 * @param secret signs
 * @param open what others verify with
 */
record SeatKey(PrivateKey secret, PublicKey open) {

	private static final String PASSWORD = "NEEDLELAB_KEYSTORE_PASSWORD";

	/**
	 * Reads the key; its password is in the environment, for a command line is seen by others.
	 *
	 * @throws InputException when file, password or key do not fit
	 */
	static SeatKey read(Path keystore, String alias) throws InputException {
		String password = System.getenv(PASSWORD);
		if (password == null) {
			throw Keystore.problem(keystore, PASSWORD + " is not set");
		}
		KeyPair pair = Keystore.read(keystore, password.toCharArray(), alias);
		return new SeatKey(pair.getPrivate(), pair.getPublic());
	}
}
