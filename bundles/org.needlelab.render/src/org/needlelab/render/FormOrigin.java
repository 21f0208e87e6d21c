package org.needlelab.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.content.Content;
import org.needlelab.exam.item.View;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;

/**
 * Where a form gets what is frozen beside it: pictures beside the bank, shipped scenarios or those beside the bank, the atlas. A bank in a course pack has pictures and scenarios in the
 * pack's folders for them.
 *
 * @param bodies gives bodies
 * @param folder of the bank; empty for the shipped bank
 */
public record FormOrigin(Bodies bodies, Optional<Path> folder) implements FormFreezing.Origin {

	private static final String BANKS = "banks";
	private static final String SCENARIOS = "scenarios";
	private static final long MAX_BYTES = 32L << 20;

	/** Gives bodies. */
	@FunctionalInterface
	public interface Bodies {
		/** The patient's body; of the base subject where no patient is named. */
		Body body(Optional<Patient> patient) throws InputException;
	}

	@Override
	public Optional<byte[]> medium(String path) throws IOException {
		if (folder.isEmpty()) {
			return Optional.empty();
		}
		Path beside = folder.get().toAbsolutePath().normalize();
		Optional<byte[]> found = in(beside, path);
		// in a pack the pictures' folder lies beside that of the banks
		return found.isPresent() || !beside.endsWith(BANKS) || beside.getParent() == null ? found : in(beside.getParent(), path);
	}

	private static Optional<byte[]> in(Path folder, String path) throws IOException {
		Path file = folder.resolve(path).normalize();
		boolean inside = file.startsWith(folder) && Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES;
		return inside ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
	}

	@Override
	public Optional<byte[]> scenario(String id) throws IOException {
		if (id.matches("[A-Za-z0-9._-]+")) {
			for (String path : List.of(id + ScenarioFile.ENDING, SCENARIOS + "/" + id + ScenarioFile.ENDING)) {
				Optional<byte[]> beside = medium(path);
				if (beside.isPresent()) {
					return beside;
				}
			}
		}
		for (String path : Content.list(SCENARIOS)) {
			if (path.endsWith("/" + id + ScenarioFile.ENDING)) {
				try (InputStream in = Content.open(path)) {
					return Optional.of(in.readAllBytes());
				}
			}
		}
		return Optional.empty();
	}

	@Override
	public Body body(Optional<Patient> patient) throws InputException {
		return bodies.body(patient);
	}

	@Override
	public byte[] picture(View.Rendered view) throws InputException {
		ViewPreset preset = ViewPreset.ofKey(view.camera()).orElseThrow(() -> unknown(view.camera()));
		return Png.bytes(Offscreen.render(showing(body(Optional.empty()), view.shown()).builder()
				.view(preset, (double) view.widthPx() / view.heightPx()).build(), view.widthPx(), view.heightPx()));
	}

	/**
	 * Those parts of a body that an item shows.
	 *
	 * @param surfaces their surfaces
	 * @param tissues of which they are
	 */
	public record Shown(BodySurfaces surfaces, Set<Tissue> tissues) {
		/** A scene of them. */
		public SceneBuilder builder() {
			return new SceneBuilder(surfaces).show(tissues);
		}
	}

	/**
	 * Those parts of a body that an item shows.
	 *
	 * @param shown keys of tissues or identifiers of structures; empty: the skin
	 * @throws InputException when there is nothing of such a name
	 */
	public static Shown showing(Body body, List<String> shown) throws InputException {
		Set<Tissue> tissues = EnumSet.noneOf(Tissue.class);
		List<BodyPart> named = new ArrayList<>();
		for (String each : shown.isEmpty() ? List.of(Tissue.SKIN.key()) : shown) {
			Optional<Tissue> tissue = Arrays.stream(Tissue.values()).filter(t -> t.key().equals(each)).findFirst();
			tissue.ifPresent(tissues::add);
			if (tissue.isEmpty()) {
				named.add(body.part(each).orElseThrow(() -> unknown(each)));
			}
		}
		List<BodyPart> parts = new ArrayList<>(body.parts());
		parts.removeIf(part -> !tissues.contains(part.structure().tissue()) && !named.contains(part));
		named.forEach(part -> tissues.add(part.structure().tissue()));
		return new Shown(BodySurfaces.of(parts), tissues);
	}

	private static InputException unknown(String name) {
		return new InputException(Finding.of(Severity.ERROR, "exam.form.view", Map.of("name", name)));
	}
}
