package org.needlelab.exam.result;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.evidence.MerkleTree;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.JournalLine;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exercise.Keyed;

/**
 * Verifies a result file from nothing but its bytes: form, chain, tree and signatures, then replays the journal and scores it anew.
 *
 * @param flaw what is wrong first; empty when nothing is
 * @param header what was read of the header
 * @param state the end of the exam, as far as it could be replayed
 * @param score scored anew; only where nothing is wrong
 */
public record Verification(Optional<Flaw> flaw, Optional<ExamHeader> header, Optional<SessionState> state, Optional<ExamScore> score) {

	/** What can be wrong. */
	public enum Kind implements Keyed {
		/** Not the JSON it should be: the byte is exact. */
		BYTES,
		/** A line is not the one that was sealed. */
		LINE,
		/** A line does not name the one before it. */
		CHAIN,
		/** The seal's hashes are not those of its tree, or not of these lines. */
		TREE,
		/** A signature is wrong. */
		SIGNATURE,
		/** A signature is right, but of a key that was not asked for. */
		STRANGER,
		/** An event that could not happen then. */
		EVENT,
		/** The exam was neither handed in nor out of time. */
		UNFINISHED,
		/** Scoring anew gives another score. */
		SCORE
	}

	/**
	 * What is wrong first.
	 *
	 * @param line of the file, from 1; event n is in line n + 1
	 * @param fromByte first byte of the file that may have been altered, from 0
	 * @param toByte the byte behind the last
	 */
	public record Flaw(Kind kind, int line, long fromByte, long toByte) {
	}

	/** Makes the key of an item's content. */
	@FunctionalInterface
	public interface Keys {
		/** @throws MalformedJson when it is no item */
		Key of(Json.Obj item) throws MalformedJson;
	}

	/**
	 * Verifies a file.
	 *
	 * @param keys makes keys of the items' contents
	 * @param trusted public keys of which one must have signed; empty: whichever the file names
	 */
	public static Verification of(byte[] file, Keys keys, Set<String> trusted) {
		return new Check(file, keys, trusted).run();
	}

	private static final class Check {
		private final byte[] file;
		private final Keys keys;
		private final Set<String> trusted;
		private final List<byte[]> lines;
		private final long[] starts;
		private ExamHeader header;
		private SessionState state;

		Check(byte[] file, Keys keys, Set<String> trusted) {
			this.file = file;
			this.keys = keys;
			this.trusted = trusted;
			lines = ResultFile.lines(file);
			starts = new long[lines.size() + 1];
			for (int i = 0; i < lines.size(); i++) {
				starts[i + 1] = starts[i] + lines.get(i).length + 1;
			}
		}

		private Verification end(Flaw flaw, ExamScore score) {
			return new Verification(Optional.ofNullable(flaw), Optional.ofNullable(header), Optional.ofNullable(state),
					Optional.ofNullable(score));
		}

		private Flaw whole(Kind kind, int index) {
			return new Flaw(kind, index + 1, starts[index], starts[index] + lines.get(index).length);
		}

		private Flaw at(int index, int offset) {
			long at = starts[index] + offset;
			return new Flaw(Kind.BYTES, index + 1, at, at + 1);
		}

		Verification run() {
			int last = lines.size() - 1;
			if (last < 1) {
				return end(new Flaw(Kind.BYTES, Math.max(1, lines.size()), 0, file.length), null);
			}
			if (file[file.length - 1] != '\n') {
				return end(new Flaw(Kind.BYTES, last + 1, file.length - 1, file.length), null);
			}
			Json.Obj signed;
			List<String> leaves;
			try {
				signed = Json.EMPTY.with("line", Json.parseCanonical(lines.get(last))).object("line");
				leaves = signed.object("seal").texts("leaves");
			} catch (MalformedJson e) {
				// what comes first in the file is told first
				Flaw earlier = form(null);
				return end(earlier != null ? earlier : at(last, e.offset()), null);
			}
			Flaw flaw = form(leaves);
			flaw = flaw != null ? flaw : seal(signed, leaves, last);
			flaw = flaw != null ? flaw : replay();
			if (flaw != null) {
				return end(flaw, null);
			}
			return rescored(signed, last);
		}

		/** Lines by themselves, against the seal's hashes, and against each other. */
		private Flaw form(List<String> leaves) {
			int events = lines.size() - 2;
			for (int i = 0; i <= events; i++) {
				boolean sealed = leaves != null && i < leaves.size()
						&& leaves.get(i).equals(HexFormat.of().formatHex(MerkleTree.leaf(lines.get(i))));
				try {
					if (i == 0) {
						header = ExamHeader.of(lines.get(0));
					} else {
						JournalLine.of(lines.get(i));
					}
				} catch (MalformedJson e) {
					return e.offset() > 0 ? at(i, e.offset()) : whole(Kind.LINE, i);
				}
				boolean named = i < events && named(i);
				if (leaves != null && !sealed && !named) {
					return whole(Kind.LINE, i);
				}
				if (i < events && !named && leaves == null) {
					return whole(Kind.CHAIN, i);
				}
			}
			return null;
		}

		/** Whether the next line names this one. */
		private boolean named(int i) {
			try {
				return Json.EMPTY.with("line", Json.parse(lines.get(i + 1))).object("line").text("previous")
						.equals(org.needlelab.exam.evidence.Digest.hex(lines.get(i)));
			} catch (MalformedJson e) {
				return false;
			}
		}

		private Flaw seal(Json.Obj signed, List<String> leaves, int last) {
			try {
				Json.Obj seal = signed.object("seal");
				List<byte[]> hashes = lines.subList(0, last).stream().map(MerkleTree::leaf).toList();
				if (!leaves.equals(hashes.stream().map(HexFormat.of()::formatHex).toList())
						|| !seal.text("merkle_root").equals(HexFormat.of().formatHex(MerkleTree.root(hashes)))) {
					return whole(Kind.TREE, last);
				}
				if (signed.fields().size() != 2
						|| !Ed25519.verify(header.publicKey(), ResultFile.SEAL, seal.canonical(), signed.text("signature"))
						|| !checkpoints(seal)) {
					return whole(Kind.SIGNATURE, last);
				}
				return !trusted.isEmpty() && !trusted.contains(header.publicKey()) ? whole(Kind.STRANGER, 0) : null;
			} catch (MalformedJson e) {
				return at(last, e.offset());
			}
		}

		private boolean checkpoints(Json.Obj seal) throws MalformedJson {
			for (Json each : seal.list("checkpoints")) {
				Json.Obj checkpoint = Json.EMPTY.with("c", each).object("c");
				long line = checkpoint.whole("line");
				if (line < 1 || line > lines.size() - 2 || !Ed25519.verify(header.publicKey(), ResultFile.CHECKPOINT,
						org.needlelab.exam.evidence.Digest.of(lines.get((int) line)), checkpoint.text("signature"))) {
					return false;
				}
			}
			return true;
		}

		private Flaw replay() {
			state = SessionState.of(header.form());
			String head = org.needlelab.exam.evidence.Digest.hex(lines.get(0));
			ExamEvent event = null;
			for (int i = 1; i < lines.size() - 1; i++) {
				try {
					JournalLine line = JournalLine.of(lines.get(i));
					event = line.event();
					if (line.number() != i || !line.previous().equals(head)) {
						return whole(Kind.CHAIN, i);
					}
					if (state.passed(line.passedMs()).refusal(event).isPresent()) {
						return whole(Kind.EVENT, i);
					}
					state = line.onto(state);
					head = line.sha256();
				} catch (MalformedJson e) {
					return at(i, e.offset());
				}
			}
			return state.phase() == SessionState.Phase.CLOSED ? null : whole(Kind.UNFINISHED, lines.size() - 1);
		}

		private Verification rescored(Json.Obj signed, int last) {
			Map<String, Key> byItem = new LinkedHashMap<>();
			try {
				List<Json.Obj> items = new ArrayList<>(header.items());
				for (int i = 0; i < items.size(); i++) {
					byItem.put(header.form().items().get(i).item(), keys.of(items.get(i)));
				}
				ExamScore score = ExamScore.of(header.form(), byItem, state.responses());
				return signed.object("seal").get("score").equals(score.json()) ? end(null, score) : end(whole(Kind.SCORE, last), null);
			} catch (MalformedJson | IllegalArgumentException e) {
				return end(whole(Kind.SCORE, last), null);
			}
		}
	}
}
