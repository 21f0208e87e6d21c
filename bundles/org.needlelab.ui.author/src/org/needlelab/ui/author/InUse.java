package org.needlelab.ui.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.files.Schemas;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.files.pack.PackShelf;
import org.needlelab.store.ExamStore;

/** What a saved scenario is used by. Who uses it names its revision, or holds its very bytes: it does not change any more. */
public final class InUse {

	/** Who uses a scenario. */
	public enum By {
		/** A form of an exam. */
		EXAM,
		/** A course pack that was handed out or is installed. */
		PACK,
		/** A recorded attempt. */
		ATTEMPT
	}

	private final Path data;
	private final Schemas schemas;
	private final PackDesk desk;

	/** @param data the user's data folder: forms and the store of the seat are in {@code exams}, attempts in {@code attempts} */
	public InUse(Path data, Schemas schemas, PackDesk desk) {
		this.data = data;
		this.schemas = schemas;
		this.desk = desk;
	}

	/**
	 * Who uses a scenario as it is saved.
	 *
	 * @param id its identifier
	 * @param saved the bytes of its file
	 * @throws InputException when a pack or form cannot be read: it might be used there
	 */
	public Set<By> by(String id, byte[] saved) throws InputException {
		String digest = Digest.hex(saved);
		Set<By> users = EnumSet.noneOf(By.class);
		boolean installed = new PackShelf(data.resolve("packs"), schemas).scenario(id, Optional.of(digest))
				.filter(s -> s.sha256().equals(digest)).isPresent();
		if (installed || desk.handedOut().containsKey(digest)) {
			users.add(By.PACK);
		}
		for (FormFile.Frozen form : forms()) {
			byte[] frozen = form.materials().get(FormFreezing.scenarioOf(id));
			if (frozen != null && Digest.hex(frozen).equals(digest)) {
				users.add(By.EXAM);
			}
		}
		if (RecordedAttempts.of(id, data.resolve("attempts"), schemas).values().stream().anyMatch(a -> a.scenarioHash().equals(digest))) {
			users.add(By.ATTEMPT);
		}
		return users;
	}

	/** The forms on this computer: files in the folder of exams, and those that the seat's store holds. */
	private List<FormFile.Frozen> forms() throws InputException {
		Path exams = data.resolve("exams");
		List<FormFile.Frozen> forms = new ArrayList<>();
		if (!Files.isDirectory(exams)) {
			return forms;
		}
		List<Path> files;
		try (Stream<Path> all = Files.list(exams)) {
			files = all.filter(p -> p.toString().endsWith(FormFile.ENDING)).sorted().toList();
		} catch (IOException e) {
			throw failed(exams, e);
		}
		for (Path file : files) {
			forms.add(FormFile.read(file));
		}
		Path seat = exams.resolve("seat.db");
		if (Files.exists(seat)) {
			try (ExamStore store = ExamStore.open(seat)) {
				for (String name : store.documents(ExamStore.Kind.FORM)) {
					forms.add(FormFile.parse(name, store.document(ExamStore.Kind.FORM, name).orElseThrow()));
				}
			} catch (IOException e) {
				throw failed(seat, e);
			}
		}
		return forms;
	}

	private static InputException failed(Path where, IOException e) {
		return new InputException(
				Finding.error("file.unreadable", SourceLocation.of(where.toString()), Map.of("reason", String.valueOf(e.getMessage()))));
	}
}
