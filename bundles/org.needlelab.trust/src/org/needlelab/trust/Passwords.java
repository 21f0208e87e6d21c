package org.needlelab.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes of passwords, by Argon2id (RFC 9106) with 19 MiB, two passes and one lane, the least that OWASP's cheat sheet on password storage
 * recommends. Hashes are written as PHC strings, so that old ones can be checked when the costs rise.
 */
public final class Passwords {

	private static final int MEMORY_KIB = 19 * 1024;
	private static final int PASSES = 2;
	private static final int LANES = 1;
	private static final int SALT_BYTES = 16;
	private static final int HASH_BYTES = 32;
	/** Costs beyond these are no hash of ours: a hostile store does not stop the machine. */
	private static final int MAX_MEMORY_KIB = 1 << 18;
	private static final int MAX_PASSES = 10;
	private static final Pattern FORM = Pattern
			.compile("\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,2}),p=([1-4])\\$([A-Za-z0-9+/]{22,88})\\$([A-Za-z0-9+/]{43})");

	private Passwords() {
	}

	/** The hash of a password, with a salt of its own. */
	public static String hash(char[] password, SecureRandom random) {
		byte[] salt = new byte[SALT_BYTES];
		random.nextBytes(salt);
		Base64.Encoder text = Base64.getEncoder().withoutPadding();
		return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + text.encodeToString(salt) + "$"
				+ text.encodeToString(hash(password, salt, MEMORY_KIB, PASSES, LANES));
	}

	/** Whether a password is the one that was hashed; false too where the hash is none. */
	public static boolean matches(char[] password, String hash) {
		Matcher matcher = FORM.matcher(hash);
		if (!matcher.matches()) {
			return false;
		}
		int memory = Integer.parseInt(matcher.group(1));
		int passes = Integer.parseInt(matcher.group(2));
		int lanes = Integer.parseInt(matcher.group(3));
		if (memory < 8 * lanes || memory > MAX_MEMORY_KIB || passes < 1 || passes > MAX_PASSES) {
			return false;
		}
		try {
			byte[] salt = Base64.getDecoder().decode(matcher.group(4));
			byte[] wanted = Base64.getDecoder().decode(matcher.group(5));
			return MessageDigest.isEqual(wanted, hash(password, salt, memory, passes, lanes));
		} catch (IllegalArgumentException e) {
			return false;
		}
	}

	private static byte[] hash(char[] password, byte[] salt, int memoryKib, int passes, int lanes) {
		Argon2BytesGenerator generator = new Argon2BytesGenerator();
		generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
				.withMemoryAsKB(memoryKib).withIterations(passes).withParallelism(lanes).withSalt(salt).build());
		byte[] hash = new byte[HASH_BYTES];
		generator.generateBytes(new String(password).getBytes(StandardCharsets.UTF_8), hash);
		return hash;
	}
}
