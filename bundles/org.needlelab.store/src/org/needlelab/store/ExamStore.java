package org.needlelab.store;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.result.Decision;
import org.needlelab.exam.session.Journal;
import org.needlelab.exercise.Keyed;

/**
 * Exams and results. On the disk of a seat or an office it is a SQLite file in WAL mode with {@code synchronous=FULL}, so that what was
 * committed is there after a loss of power; the body's central store is PostgreSQL with the same schema. Everything is only ever added
 * to; the database itself refuses anything else.
 */
public final class ExamStore implements AutoCloseable {

	private final Database data;

	private ExamStore(Database data) {
		this.data = data;
	}

	/**
	 * Opens a store on the disk; makes it where there is none.
	 *
	 * @throws StoreException when the file cannot be used, or is of a newer version
	 */
	public static ExamStore open(Path file) throws StoreException {
		return new ExamStore(Database.open(file));
	}

	/**
	 * Opens a store: a file, or the central one of the body.
	 *
	 * @param where a path, or {@code jdbc:postgresql://host/database?user=name}
	 * @param password for PostgreSQL; empty when the server asks for none
	 * @throws StoreException when it cannot be used, or is of a newer version
	 */
	public static ExamStore open(String where, Optional<String> password) throws StoreException {
		return new ExamStore(Database.open(where, password));
	}

	/**
	 * Begins an attempt.
	 *
	 * @param header what stands above its journal
	 * @throws StoreException also when the attempt is there already
	 */
	public void begin(String attempt, byte[] header) throws StoreException {
		data.with("INSERT INTO attempt (id, header) VALUES (?, ?)", s -> {
			s.setString(1, attempt);
			s.setBytes(2, header);
			return s.executeUpdate();
		});
	}

	/** The header of an attempt; empty when there is none. */
	public Optional<byte[]> header(String attempt) throws StoreException {
		return blob("SELECT header FROM attempt WHERE id = ?", attempt);
	}

	private Optional<byte[]> blob(String sql, String id) throws StoreException {
		return data.blobs(sql, id).stream().findFirst();
	}

	/** All attempts, in order of their identifiers. */
	public List<String> attempts() throws StoreException {
		return data.texts("SELECT id FROM attempt ORDER BY id");
	}

	/** Where the lines of an attempt go: a line is on the disk when {@code append} returns. */
	public Journal journal(String attempt) {
		return (number, line) -> data.with("INSERT INTO journal (attempt, number, line) VALUES (?, ?, ?)", s -> {
			s.setString(1, attempt);
			s.setInt(2, number);
			s.setBytes(3, line);
			return s.executeUpdate();
		});
	}

	/** The lines of an attempt, in order. */
	public List<byte[]> lines(String attempt) throws StoreException {
		return data.blobs("SELECT line FROM journal WHERE attempt = ? ORDER BY number", attempt);
	}

	/** Keeps a signature on a line of the journal. */
	public void checkpoint(String attempt, int number, String signature) throws StoreException {
		data.with("INSERT INTO checkpoint (attempt, number, signature) VALUES (?, ?, ?)", s -> {
			s.setString(1, attempt);
			s.setInt(2, number);
			s.setString(3, signature);
			return s.executeUpdate();
		});
	}

	/** Signatures by the number of their line, in order. */
	public List<java.util.Map.Entry<Integer, String>> checkpoints(String attempt) throws StoreException {
		return data.with("SELECT number, signature FROM checkpoint WHERE attempt = ? ORDER BY number", s -> {
			s.setString(1, attempt);
			List<java.util.Map.Entry<Integer, String>> signatures = new ArrayList<>();
			try (ResultSet row = s.executeQuery()) {
				while (row.next()) {
					signatures.add(java.util.Map.entry(row.getInt(1), row.getString(2)));
				}
			}
			return signatures;
		});
	}

	/**
	 * Keeps a result that was verified. The same file again changes nothing.
	 *
	 * @return whether it is new
	 * @throws StoreException when there is another result of this attempt
	 */
	public boolean importResult(String attempt, byte[] file) throws StoreException {
		String sha256 = Digest.hex(file);
		int added = data.with("INSERT INTO result (attempt, sha256, file) VALUES (?, ?, ?) ON CONFLICT (attempt) DO NOTHING", s -> {
			s.setString(1, attempt);
			s.setString(2, sha256);
			s.setBytes(3, file);
			return s.executeUpdate();
		});
		if (added == 0 && !Digest.hex(result(attempt).orElseThrow()).equals(sha256)) {
			throw new StoreException("another result of " + attempt);
		}
		return added > 0;
	}

	/** The result of an attempt; empty when there is none. */
	public Optional<byte[]> result(String attempt) throws StoreException {
		return blob("SELECT file FROM result WHERE attempt = ?", attempt);
	}

	/** Attempts that have a result, in order of their identifiers. */
	public List<String> results() throws StoreException {
		return data.texts("SELECT attempt FROM result ORDER BY attempt");
	}

	/**
	 * Keeps a decision on a result that is in the store.
	 *
	 * @throws StoreException when the result is not the one that was decided on
	 */
	public void decide(Decision decision) throws StoreException {
		byte[] file = result(decision.attempt()).orElseThrow(() -> new StoreException("no result of " + decision.attempt()));
		if (!Digest.hex(file).equals(decision.resultSha256())) {
			throw new StoreException("another result of " + decision.attempt());
		}
		int number = decisions(decision.attempt()).size() + 1;
		data.add("INSERT INTO decision (attempt, number, content) VALUES (?, ?, ?)", s -> {
			s.setString(1, decision.attempt());
			s.setInt(2, number);
			s.setBytes(3, decision.json().canonical());
		});
	}

	/** Decisions on a result, in order; the last one holds. */
	public List<Decision> decisions(String attempt) throws StoreException {
		List<Decision> decisions = new ArrayList<>();
		for (byte[] content : data.blobs("SELECT content FROM decision WHERE attempt = ? ORDER BY number", attempt)) {
			try {
				decisions.add(Decision.of(Json.EMPTY.with("decision", Json.parse(content)).object("decision")));
			} catch (MalformedJson e) {
				throw new StoreException("a decision on " + attempt + " cannot be read", e);
			}
		}
		return decisions;
	}

	/**
	 * A certificate that was issued.
	 *
	 * @param id of the certificate
	 * @param attempt it rests on
	 * @param pdf signed
	 * @param credential signed, as a compact token
	 */
	public record Certificate(String id, String attempt, byte[] pdf, String credential) {
	}

	/** Keeps a certificate. */
	public void issue(Certificate certificate) throws StoreException {
		data.add("INSERT INTO certificate (id, attempt, pdf, credential) VALUES (?, ?, ?, ?)", s -> {
			s.setString(1, certificate.id());
			s.setString(2, certificate.attempt());
			s.setBytes(3, certificate.pdf());
			s.setString(4, certificate.credential());
		});
	}

	/** Certificates that were issued, in order of their identifiers. */
	public List<Certificate> certificates() throws StoreException {
		return data.with("SELECT id, attempt, pdf, credential FROM certificate ORDER BY id", s -> {
			List<Certificate> found = new ArrayList<>();
			try (ResultSet row = s.executeQuery()) {
				while (row.next()) {
					found.add(new Certificate(row.getString(1), row.getString(2), row.getBytes(3), row.getString(4)));
				}
			}
			return found;
		});
	}

	/** What the examiner works with and the store keeps, version upon version. */
	public enum Kind implements Keyed {
		/** A bank of items. */
		BANK,
		/** A blueprint. */
		BLUEPRINT,
		/** A frozen form. */
		FORM
	}

	/**
	 * Keeps a document; where one of that name is there, the new one is its next version. The same bytes again change nothing.
	 *
	 * @return the number of its version
	 */
	public int keep(Kind kind, String name, byte[] content) throws StoreException {
		int newest = versions(kind, name);
		if (newest > 0 && java.util.Arrays.equals(document(kind, name).orElseThrow(), content)) {
			return newest;
		}
		data.add("INSERT INTO document (kind, name, number, content) VALUES (?, ?, ?, ?)", s -> {
			s.setString(1, kind.key());
			s.setString(2, name);
			s.setInt(3, newest + 1);
			s.setBytes(4, content);
		});
		return newest + 1;
	}

	/** Names of the documents of a kind, in order. */
	public List<String> documents(Kind kind) throws StoreException {
		return data.texts("SELECT DISTINCT name FROM document WHERE kind = ? ORDER BY name", kind.key());
	}

	/** How many versions of a document there are. */
	public int versions(Kind kind, String name) throws StoreException {
		return data.blobs("SELECT content FROM document WHERE kind = ? AND name = ? ORDER BY number", kind.key(), name).size();
	}

	/** The newest version of a document. */
	public Optional<byte[]> document(Kind kind, String name) throws StoreException {
		List<byte[]> found = data.blobs("SELECT content FROM document WHERE kind = ? AND name = ? ORDER BY number DESC", kind.key(), name);
		return found.stream().findFirst();
	}

	/**
	 * A person who works with the store.
	 *
	 * @param roles in order, separated by commas; empty: may do nothing any more
	 * @param password hashed
	 */
	public record Account(String name, String roles, String password) {
	}

	/** Keeps an account; of several of one name the last holds. */
	public void keep(Account account) throws StoreException {
		int number = data.texts("SELECT name FROM account WHERE name = ?", account.name()).size() + 1;
		data.add("INSERT INTO account (name, number, roles, password) VALUES (?, ?, ?, ?)", s -> {
			s.setString(1, account.name());
			s.setInt(2, number);
			s.setString(3, account.roles());
			s.setString(4, account.password());
		});
	}

	/** All accounts as they hold now, in order of their names. */
	public List<Account> accounts() throws StoreException {
		return data.with("SELECT name, roles, password FROM account a WHERE number = (SELECT MAX(number) FROM account b WHERE b.name = a.name)"
				+ " ORDER BY name", s -> {
			List<Account> found = new ArrayList<>();
			try (ResultSet row = s.executeQuery()) {
				while (row.next()) {
					found.add(new Account(row.getString(1), row.getString(2), row.getString(3)));
				}
			}
			return found;
		});
	}

	/** @throws StoreException when what was begun could not be ended */
	@Override
	public void close() throws StoreException {
		data.close();
	}
}
