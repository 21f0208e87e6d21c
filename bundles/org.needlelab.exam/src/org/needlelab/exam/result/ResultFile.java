package org.needlelab.exam.result;

import java.io.ByteArrayOutputStream;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MerkleTree;

/**
 * The result of an exam as a file: a line of canonical JSON for the header, one for each event, one for the seal. The seal holds the
 * hash of every line before it, the root of their Merkle tree, the checkpoints and the score, and is signed.
 */
public final class ResultFile {

	/** Ending of such files. */
	public static final String ENDING = ".result.jsonl";
	/** What signatures on checkpoints are for. */
	public static final String CHECKPOINT = "needlelab exam checkpoint 1";
	/** What signatures on seals are for. */
	public static final String SEAL = "needlelab exam seal 1";

	/**
	 * A signature that was made while the exam went on: it binds the seat to the beginning of the journal.
	 *
	 * @param line number of the line
	 * @param signature over the line's SHA-256
	 */
	public record Checkpoint(int line, String signature) {

		/** Signs the head of a journal. */
		public static Checkpoint of(int line, String head, PrivateKey key) {
			return new Checkpoint(line, Ed25519.sign(key, CHECKPOINT, HexFormat.of().parseHex(head)));
		}

		Json.Obj json() {
			return Json.EMPTY.with("line", line).with("signature", signature);
		}
	}

	private ResultFile() {
	}

	/**
	 * Seals a journal.
	 *
	 * @param header in canonical JSON
	 * @param lines of the journal
	 * @param key of the seat that the header names
	 * @return the bytes of the file
	 */
	public static byte[] seal(byte[] header, List<byte[]> lines, List<Checkpoint> checkpoints, ExamScore score, PrivateKey key) {
		List<byte[]> all = new ArrayList<>(List.of(header));
		all.addAll(lines);
		List<byte[]> leaves = all.stream().map(MerkleTree::leaf).toList();
		Json.Obj seal = Json.EMPTY.with("leaves", Json.texts(leaves.stream().map(HexFormat.of()::formatHex).toList()))
				.with("merkle_root", HexFormat.of().formatHex(MerkleTree.root(leaves)))
				.with("checkpoints", new Json.Arr(checkpoints.stream().map(c -> (Json) c.json()).toList())).with("score", score.json());
		Json.Obj signed = Json.EMPTY.with("seal", seal).with("signature", Ed25519.sign(key, SEAL, seal.canonical()));
		all.add(signed.canonical());
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (byte[] line : all) {
			out.writeBytes(line);
			out.write('\n');
		}
		return out.toByteArray();
	}

	/** The lines of a file without their ends; the last may lack its end, which is then missing from the list's sum of bytes. */
	static List<byte[]> lines(byte[] file) {
		List<byte[]> lines = new ArrayList<>();
		int start = 0;
		for (int i = 0; i < file.length; i++) {
			if (file[i] == '\n') {
				lines.add(Arrays.copyOfRange(file, start, i));
				start = i + 1;
			}
		}
		if (start < file.length) {
			lines.add(Arrays.copyOfRange(file, start, file.length));
		}
		return lines;
	}

	/** SHA-256 of a whole file: what a store knows it by. */
	public static String sha256(byte[] file) {
		return Digest.hex(file);
	}
}
