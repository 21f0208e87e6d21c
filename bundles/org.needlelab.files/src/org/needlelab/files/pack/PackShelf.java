package org.needlelab.files.pack;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Loaded;
import org.needlelab.files.Schemas;

/**
 * The packs that are installed, one folder a revision: {@code ID/REVISION/}. Nothing is ever overwritten; earlier revisions stay, so
 * that past attempts are judged by the scenario they were made on.
 */
public final class PackShelf {

	/**
	 * What installing a pack would do.
	 *
	 * @param state whether it can be installed
	 * @param before the newest revision that is installed, where there is one
	 * @param changes what is different from that
	 * @param frozen scenarios that changed without a new revision
	 */
	public record Plan(State state, Optional<PackFile.Read> before, List<PackDiff.Change> changes, List<String> frozen) {
		/** Copies the lists. */
		public Plan {
			changes = List.copyOf(changes);
			frozen = List.copyOf(frozen);
		}
	}

	/** Whether a pack can be installed. */
	public enum State {
		/** No revision of it is here. */
		NEW,
		/** A newer revision than those that are here, by the same signer. */
		UPDATE,
		/** This very pack is here. */
		INSTALLED,
		/** This revision is here with other content. */
		SAME_REVISION,
		/** A newer revision is here. */
		OLDER,
		/** Another key signed what is here. */
		OTHER_SIGNER,
		/** Scenarios changed and kept their revision. */
		FROZEN_SCENARIO
	}

	private final Path root;
	private final PackFile reader;

	/** @param root folder of the packs; need not exist */
	public PackShelf(Path root, Schemas schemas) {
		this.root = root;
		this.reader = new PackFile(schemas);
	}

	/**
	 * All installed packs, each checked against its signature, by identifier and then revision.
	 *
	 * @throws InputException when one was altered since it was installed
	 */
	public List<PackFile.Read> installed() throws InputException {
		List<PackFile.Read> packs = new ArrayList<>();
		for (Path pack : folders(root)) {
			packs.addAll(revisions(pack.getFileName().toString()));
		}
		return packs;
	}

	/** The installed revisions of a pack, oldest first. */
	private List<PackFile.Read> revisions(String id) throws InputException {
		List<PackFile.Read> revisions = new ArrayList<>();
		for (Path revision : folders(root.resolve(id))) {
			revisions.add(reader.installed(revision));
		}
		revisions.sort(Comparator.comparingInt(r -> r.pack().revision()));
		return revisions;
	}

	private static List<Path> folders(Path root) throws InputException {
		if (!Files.isDirectory(root)) {
			return List.of();
		}
		try (Stream<Path> all = Files.list(root)) {
			return all.filter(p -> Files.isDirectory(p) && !p.getFileName().toString().startsWith(".")).sorted().toList();
		} catch (IOException e) {
			throw failed("file.unreadable", root, e);
		}
	}

	/**
	 * The scenario of that identifier in the newest revision that has it; of that SHA-256 where one is asked for and is here.
	 *
	 * @param sha256 digest of the file's bytes; nothing for the newest
	 */
	public Optional<Loaded<Scenario>> scenario(String id, Optional<String> sha256) throws InputException {
		Optional<Loaded<Scenario>> newest = Optional.empty();
		for (PackFile.Read pack : installed()) {
			Loaded<Scenario> scenario = pack.scenarios().get(id);
			if (scenario != null && sha256.map(scenario.sha256()::equals).orElse(false)) {
				return Optional.of(scenario);
			}
			if (scenario != null && newest.map(n -> n.value().revision() <= scenario.value().revision()).orElse(true)) {
				newest = Optional.of(scenario);
			}
		}
		return newest;
	}

	/**
	 * What installing an archive would do; changes nothing.
	 *
	 * @param accepted a key that may take over from the one before; empty for none
	 */
	public Plan plan(PackFile.Read pack, String accepted) throws InputException {
		List<PackFile.Read> here = revisions(pack.pack().id());
		if (here.isEmpty()) {
			return new Plan(State.NEW, Optional.empty(), List.of(), List.of());
		}
		PackFile.Read newest = here.get(here.size() - 1);
		Optional<PackFile.Read> same = here.stream().filter(r -> r.pack().revision() == pack.pack().revision()).findFirst();
		List<String> frozen = PackDiff.frozenScenarios(newest, pack);
		State state = same.map(r -> r.pack().sameContent(pack.pack())).orElse(false) ? State.INSTALLED
				: same.isPresent() ? State.SAME_REVISION
				: newest.pack().revision() > pack.pack().revision() ? State.OLDER
				: !newest.signer().equals(pack.signer()) && !pack.signer().equals(accepted) ? State.OTHER_SIGNER
				: frozen.isEmpty() ? State.UPDATE : State.FROZEN_SCENARIO;
		return new Plan(state, Optional.of(newest), PackDiff.of(newest.pack(), pack.pack()), frozen);
	}

	/**
	 * Installs an archive as planned, whole or not at all.
	 *
	 * @throws InputException when the plan does not allow it, or the folder cannot be written
	 */
	public void install(PackFile.Read pack, Plan plan) throws InputException {
		if (plan.state() == State.INSTALLED) {
			return;
		}
		if (plan.state() != State.NEW && plan.state() != State.UPDATE) {
			throw refused(pack, plan);
		}
		Path target = root.resolve(pack.pack().id()).resolve(Integer.toString(pack.pack().revision()));
		try {
			PackFile.writeFolder(target, PackFile.laidOut(pack));
		} catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
			// somebody else installed this revision meanwhile
			throw refused(pack, new Plan(State.SAME_REVISION, plan.before(), plan.changes(), plan.frozen()));
		} catch (IOException e) {
			throw failed("file.unwritable", target, e);
		}
	}

	private static InputException refused(PackFile.Read pack, Plan plan) {
		String key = switch (plan.state()) {
		case SAME_REVISION -> "pack.install.same-revision";
		case OLDER -> "pack.install.older";
		case OTHER_SIGNER -> "pack.install.other-signer";
		default -> "pack.install.frozen";
		};
		return new InputException(Finding.error(key, SourceLocation.of(pack.pack().id()), Map.of("id", pack.pack().id(), "revision",
				pack.pack().revision(), "installed", plan.before().map(b -> b.pack().revision()).orElse(0), "signer", pack.signer(),
				"scenarios", String.join(", ", plan.frozen()))));
	}

	private static InputException failed(String key, Path where, IOException e) {
		return new InputException(Finding.error(key, SourceLocation.of(where.toString()), Map.of("reason", String.valueOf(e.getMessage()))));
	}
}
