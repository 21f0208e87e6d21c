package org.needlelab.app.internal.command;

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
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.content.Content;
import org.needlelab.exam.item.View;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Png;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;

/**
 * Where a form gets what is frozen beside it: pictures beside the bank, shipped scenarios or those beside the bank, the atlas.
 *
 * @param folder of the bank; empty for the shipped bank
 */
record FormOrigin(Installation installation, Optional<Path> folder, Progress progress) implements FormFreezing.Origin {

	private static final long MAX_BYTES = 32L << 20;

	@Override
	public Optional<byte[]> medium(String path) throws IOException {
		if (folder.isEmpty()) {
			return Optional.empty();
		}
		Path file = folder.get().resolve(path).normalize();
		boolean inside = file.startsWith(folder.get().normalize()) && Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES;
		return inside ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
	}

	@Override
	public Optional<byte[]> scenario(String id) throws IOException {
		Optional<byte[]> beside = id.matches("[A-Za-z0-9._-]+") ? medium(id + ScenarioFile.ENDING) : Optional.empty();
		if (beside.isPresent()) {
			return beside;
		}
		for (String path : Content.list("scenarios")) {
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
		return installation.bodies().body(patient, progress, Cancellation.NEVER);
	}

	@Override
	public byte[] picture(View.Rendered view) throws InputException {
		ViewPreset preset = ViewPreset.ofKey(view.camera()).orElseThrow(() -> unknown(view.camera()));
		Body body = body(Optional.empty());
		Set<Tissue> tissues = EnumSet.noneOf(Tissue.class);
		List<BodyPart> named = new ArrayList<>();
		for (String shown : view.shown().isEmpty() ? List.of(Tissue.SKIN.key()) : view.shown()) {
			Optional<Tissue> tissue = Arrays.stream(Tissue.values()).filter(t -> t.key().equals(shown)).findFirst();
			tissue.ifPresent(tissues::add);
			if (tissue.isEmpty()) {
				named.add(body.part(shown).orElseThrow(() -> unknown(shown)));
			}
		}
		List<BodyPart> parts = new ArrayList<>(body.parts());
		parts.removeIf(part -> !tissues.contains(part.structure().tissue()) && !named.contains(part));
		named.forEach(part -> tissues.add(part.structure().tissue()));
		return Png.bytes(Offscreen.render(new SceneBuilder(BodySurfaces.of(parts)).show(tissues)
				.view(preset, (double) view.widthPx() / view.heightPx()).build(), view.widthPx(), view.heightPx()));
	}

	private static InputException unknown(String name) {
		return new InputException(Finding.of(Severity.ERROR, "exam.form.view", Map.of("name", name)));
	}
}
