package org.needlelab.ui.author;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Item;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.Limits;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.edit.YamlText;
import org.needlelab.files.pack.PackDiff;
import org.needlelab.files.pack.PackFile;
import org.needlelab.trust.Identity;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Where course packs are put together: a folder of plain files for each pack, and beside them the archives that were handed out, so
 * that the next revision can be compared with the last.
 */
public final class PackDesk {

	private static final String HEAD = "pack.yaml";
	private static final String SCENARIOS = "scenarios";
	private static final String BANKS = "banks";
	private static final String ALIAS = "author";
	private static final String TYPE = "PKCS12";
	private static final Duration VALID = Duration.ofDays(3652);

	private final Path folders;
	private final Path archives;
	private final Path keystore;
	private final Path own;
	private final PackFile reader;
	private final BankFile bankReader;

	/**
	 * A pack that is being put together.
	 *
	 * @param id identifier, stays the same for good
	 * @param title its title
	 * @param author who answers for it
	 * @param scenarios files of its scenarios
	 * @param banks files of its item banks
	 */
	public record Draft(String id, String title, String author, List<Path> scenarios, List<Path> banks) {
		/** Copies the lists. */
		public Draft {
			scenarios = List.copyOf(scenarios);
			banks = List.copyOf(banks);
		}
	}

	/**
	 * A pack as it would be handed out.
	 *
	 * @param read the pack
	 * @param before what was handed out last; empty for the first
	 * @param changes what is different from that
	 */
	public record Ready(PackFile.Read read, Optional<PackFile.Read> before, List<PackDiff.Change> changes) {
		/** Copies the list. */
		public Ready {
			changes = List.copyOf(changes);
		}
	}

	/**
	 * @param folder the author's folder; need not exist
	 * @param schemas the schemas that we ship
	 */
	public PackDesk(Path folder, Schemas schemas) {
		this.own = folder;
		this.folders = folder.resolve("packs");
		this.archives = folder.resolve("handed-out");
		this.keystore = folder.resolve("author.p12");
		this.reader = new PackFile(schemas);
		this.bankReader = new BankFile(schemas);
	}

	/** The packs that were begun, by identifier. */
	public List<Draft> drafts() throws InputException {
		List<Draft> drafts = new ArrayList<>();
		for (Path pack : list(folders)) {
			if (Files.exists(pack.resolve(HEAD))) {
				var head = LocatedDocument.read(pack.resolve(HEAD), Limits.DOCUMENT).root();
				drafts.add(new Draft(head.path("id").asText(), head.path("title").path("en").asText(), head.path("author").asText(),
						list(pack.resolve(SCENARIOS)), list(pack.resolve(BANKS))));
			}
		}
		return drafts;
	}

	/** The folder of a pack: plain files, to be kept under version control. */
	public Path folder(String id) {
		return folders.resolve(id);
	}

	/** An identifier for a new pack, made of its title, that no pack has that was begun or handed out here. */
	public String freeId(String title) throws InputException {
		Set<String> taken = new TreeSet<>();
		for (Path begun : list(folders)) {
			taken.add(begun.getFileName().toString());
		}
		for (Path archive : list(archives)) {
			taken.add(archive.getFileName().toString().replaceAll("-[0-9]+\\.pack\\.zip$", ""));
		}
		String base = Workshop.plainId(title, "pack");
		String id = base;
		for (int i = 2; taken.contains(id); i++) {
			id = base + "-" + i;
		}
		return id;
	}

	/** Whether the author has a key already. */
	public boolean hasKey() {
		return Files.exists(keystore);
	}

	/**
	 * Writes the folder of a pack: its scenarios and banks as they are saved, the pictures of the banks, and a head whose revision
	 * follows that of what was handed out last. What else lies in the folder stays: banks, pictures, tables that the author put there.
	 *
	 * @throws InputException with everything that is wrong: a scenario with errors, one that changed and kept its revision
	 */
	public Ready prepare(Draft draft) throws InputException {
		Optional<PackFile.Read> before = last(draft.id());
		Path folder = folder(draft.id());
		try {
			bring(draft.scenarios(), folder.resolve(SCENARIOS), there -> true);
			bring(draft.banks(), folder.resolve(BANKS), there -> Files.exists(own.resolve(BANKS).resolve(there.getFileName())));
			bring(pictures(draft.banks()), folder.resolve(Banks.MEDIA), there -> Files.exists(own.resolve(Banks.MEDIA).resolve(there.getFileName())));
		} catch (IOException e) {
			throw failed("file.unwritable", folder, e);
		}
		head(draft, 1 + before.map(b -> b.pack().revision()).orElse(0));
		PackFile.Read read = reader.read(folder);
		if (before.isPresent()) {
			List<Finding> frozen = new ArrayList<>();
			for (String id : PackDiff.frozenScenarios(before.get(), read)) {
				frozen.add(Finding.error("pack.frozen", SourceLocation.of(id + ScenarioFile.ENDING), Map.of("id", id)));
			}
			LocatedDocument.requireNoErrors(frozen);
		}
		return new Ready(read, before, before.map(b -> PackDiff.of(b.pack(), read.pack())).orElse(List.of()));
	}

	/** Copies files into a folder of the pack, and deletes others there that are the author's to choose. */
	private static void bring(List<Path> files, Path folder, Predicate<Path> chosen) throws IOException, InputException {
		Set<String> kept = new TreeSet<>();
		for (Path file : files) {
			Files.createDirectories(folder);
			String name = file.getFileName().toString();
			kept.add(name);
			AtomicFile.write(folder.resolve(name), Files.readAllBytes(file));
		}
		for (Path there : list(folder)) {
			if (!kept.contains(there.getFileName().toString()) && chosen.test(there)) {
				Files.delete(there);
			}
		}
	}

	/** The pictures that items of the banks show. */
	private List<Path> pictures(List<Path> banks) throws InputException {
		Set<Path> pictures = new TreeSet<>();
		for (Path bank : banks) {
			for (Item item : bankReader.read(bank).value().items()) {
				item.media().stream().map(m -> own.resolve(m.file()).normalize())
						.filter(f -> f.getParent().equals(own.resolve(Banks.MEDIA)) && Files.isRegularFile(f)).forEach(pictures::add);
			}
		}
		return List.copyOf(pictures);
	}

	private void head(Draft draft, int revision) throws InputException {
		Path file = folder(draft.id()).resolve(HEAD);
		String text = "format: needlelab-pack\nversion: 1\nid: " + draft.id() + "\nrevision: 1   # counts up with every change that is handed out\n"
				+ "title: {en: " + TextNode.valueOf(draft.title()) + "}\nauthor: " + TextNode.valueOf(draft.author()) + "\n";
		try {
			text = Files.exists(file) ? Files.readString(file) : text;
		} catch (IOException e) {
			throw failed("file.unreadable", file, e);
		}
		YamlText head = new YamlText(text).set("/revision", IntNode.valueOf(revision)).set("/title/en", TextNode.valueOf(draft.title()))
				.set("/author", TextNode.valueOf(draft.author()));
		AtomicFile.write(file, head.text().getBytes(StandardCharsets.UTF_8));
	}

	/** What was handed out last of a pack. */
	private Optional<PackFile.Read> last(String id) throws InputException {
		Optional<PackFile.Read> newest = Optional.empty();
		for (Path archive : list(archives)) {
			if (archive.getFileName().toString().matches(java.util.regex.Pattern.quote(id) + "-[0-9]+" + java.util.regex.Pattern.quote(PackFile.ENDING))) {
				PackFile.Read read = reader.read(archive);
				newest = newest.filter(n -> n.pack().revision() > read.pack().revision()).or(() -> Optional.of(read));
			}
		}
		return newest;
	}

	/**
	 * Signs a pack and writes its archive, and keeps a copy to compare the next revision with.
	 *
	 * @param password of the author's key; the first time it becomes that of a new one
	 * @return the signer's public key
	 * @throws InputException when the password is not that of the key, or a file cannot be written
	 */
	public String handOut(Ready ready, char[] password, Path archive) throws InputException {
		KeyPair key = key(password, ready.read().pack().author());
		byte[] bytes = PackFile.archive(ready.read().pack(), key.getPrivate(), key.getPublic());
		try {
			Files.createDirectories(archives);
		} catch (IOException e) {
			throw failed("file.unwritable", archives, e);
		}
		AtomicFile.write(archive, bytes);
		AtomicFile.write(archives.resolve(ready.read().pack().id() + "-" + ready.read().pack().revision() + PackFile.ENDING), bytes);
		return org.needlelab.exam.evidence.Ed25519.publicKey(key.getPublic());
	}

	private KeyPair key(char[] secret, String name) throws InputException {
		try {
			KeyStore store = KeyStore.getInstance(TYPE);
			if (hasKey()) {
				try (InputStream in = Files.newInputStream(keystore)) {
					store.load(in, secret);
				}
			} else {
				Identity made = Identity.make(name, Identity.Use.SEAT, Instant.now(), VALID, new SecureRandom());
				store.load(null, secret);
				store.setKeyEntry(ALIAS, made.secret(), secret, new X509Certificate[] { made.certificate() });
				ByteArrayOutputStream out = new ByteArrayOutputStream();
				store.store(out, secret);
				Files.createDirectories(keystore.getParent());
				AtomicFile.write(keystore, out.toByteArray());
			}
			return new KeyPair(store.getCertificate(ALIAS).getPublicKey(), (PrivateKey) store.getKey(ALIAS, secret));
		} catch (IOException | GeneralSecurityException e) {
			boolean password = e.getCause() instanceof UnrecoverableKeyException;
			throw new InputException(password ? Finding.error("author.password", SourceLocation.of(keystore.toString()), Map.of())
					: Finding.error("author.key", SourceLocation.of(keystore.toString()), Map.of("problem", String.valueOf(e.getMessage()))));
		}
	}

	/** Every scenario that was handed out, with the revision it had, by the SHA-256 of its file. */
	Map<String, Scenario> handedOut() throws InputException {
		Map<String, Scenario> all = new TreeMap<>();
		for (Path archive : list(archives)) {
			for (Loaded<Scenario> scenario : reader.read(archive).scenarios().values()) {
				all.put(scenario.sha256(), scenario.value());
			}
		}
		return all;
	}

	private static List<Path> list(Path folder) throws InputException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(p -> !p.getFileName().toString().startsWith(".")).sorted().toList();
		} catch (IOException e) {
			throw failed("file.unreadable", folder, e);
		}
	}

	private static InputException failed(String key, Path where, IOException e) {
		return new InputException(Finding.error(key, SourceLocation.of(where.toString()), Map.of("reason", String.valueOf(e.getMessage()))));
	}
}
