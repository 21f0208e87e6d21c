package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Tissue;
import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.files.atlas.ImportedAtlas;
import org.needlelab.base.NearNames;
import org.needlelab.render.Offscreen;
import org.needlelab.render.Png;
import org.needlelab.scene.BodySurfaces;
import org.needlelab.scene.SceneBuilder;
import org.needlelab.scene.ViewPreset;
import org.needlelab.scene.Viewport;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code render}: a picture of a body. */
@Command(name = "render", sortOptions = false, description = "Draw a body into a PNG file.",
		footerHeading = "%nExamples:%n", footer = {
				"  needlelab render --view posterior --out back.png",
				"  needlelab render --view posterior-left --show bone,lung,nerve,artery --out inside.png",
				"  needlelab render --focus rhomboid-major:left --size 1600x1200 --out rhomboid.png",
				"Structures: needlelab atlas list" })
final class RenderCommand extends Subcommand {

	private static final Pattern SIZE = Pattern.compile("([0-9]{1,5})x([0-9]{1,5})");
	private static final int LARGEST_PX = 4096;
	/** Skin shown with other tissues is seen through. */
	private static final double SKIN_OPACITY = 0.25;
	private static final int SUGGESTIONS = 3;

	@Option(names = PatientChoice.OPTION, paramLabel = PatientChoice.LABEL, defaultValue = "base",
			converter = PatientChoice.Converter.class, description = PatientChoice.DESCRIPTION)
	private PatientChoice patient;

	@Mixin
	private AtlasChoice atlas;

	@Option(names = "--view", paramLabel = "SIDE", defaultValue = "posterior", description = "Side that faces the viewer: "
			+ "posterior (the default), anterior, left, right, superior, inferior, posterior-left, posterior-right, "
			+ "anterior-left, anterior-right.")
	private String view;

	@Option(names = "--show", paramLabel = "TISSUE", split = ",", description = "Tissues to show; all but skin, fat and fascia by "
			+ "default. skin, fat, fascia, muscle, tendon, cartilage, bone, pleura, lung, organ, vein, artery, nerve, dura. "
			+ "Skin shown with other tissues is seen through.")
	private List<String> show;

	@Option(names = "--focus", paramLabel = "STRUCTURE", description = "Structure to look at, for example rhomboid-major:left.")
	private String focus;

	@Option(names = "--size", paramLabel = "WxH", defaultValue = "1280x800", description = "Size in pixels (1280x800).")
	private String size;

	@Option(names = "--out", required = true, paramLabel = "F.png", description = "The file to write.")
	private Path file;

	RenderCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		ViewPreset preset = ViewPreset.ofKey(view).orElseThrow(() -> wrongUsage("--view", "allowed are "
				+ Arrays.stream(ViewPreset.values()).map(ViewPreset::key).collect(Collectors.joining(", ")) + "."));
		Set<Tissue> tissues = tissues();
		Viewport viewport = viewport();
		Optional<ImportedAtlas> imported = atlas.atlas(installation(), Optional.of(patient));
		List<BodyPart> parts = new ArrayList<>(imported.isPresent() ? imported.get().surfaces()
				: installation().bodies().body(patient.patient(), progress(), Cancellation.NEVER).parts());
		Optional<BodyPart> focused = focused(parts);
		parts.removeIf(part -> !tissues.contains(part.structure().tissue()) && !focused.equals(Optional.of(part)));
		SceneBuilder builder = new SceneBuilder(BodySurfaces.of(parts)).show(tissues).view(preset, viewport.aspect());
		if (tissues.size() > 1) {
			builder.skinOpacity(SKIN_OPACITY);
		}
		focused.ifPresent(part -> builder.focus(part.structure().id()));
		save(file, Png.bytes(Offscreen.render(builder.build(), viewport.width(), viewport.height())));
		if (json()) {
			ObjectNode report = JsonNodeFactory.instance.objectNode();
			patient.put(report);
			print(report.put("view", preset.key()).put("file", file.toString()).put("width", viewport.width())
					.put("height", viewport.height()));
		}
		return CommandLine.DONE;
	}

	private Set<Tissue> tissues() {
		if (show == null) {
			return EnumSet.complementOf(EnumSet.of(Tissue.SKIN, Tissue.FAT, Tissue.FASCIA));
		}
		Set<Tissue> tissues = EnumSet.noneOf(Tissue.class);
		for (String key : show) {
			tissues.add(Arrays.stream(Tissue.values()).filter(t -> t.key().equals(key.strip().toLowerCase(Locale.ROOT)))
					.findFirst().orElseThrow(() -> wrongUsage("--show", "there is no tissue '" + key + "'; allowed are "
							+ Arrays.stream(Tissue.values()).map(Tissue::key).collect(Collectors.joining(", ")) + ".")));
		}
		return tissues;
	}

	private Viewport viewport() {
		Matcher matcher = SIZE.matcher(size);
		if (matcher.matches()) {
			int width = Integer.parseInt(matcher.group(1));
			int height = Integer.parseInt(matcher.group(2));
			if (width >= 1 && height >= 1 && width <= LARGEST_PX && height <= LARGEST_PX) {
				return new Viewport(width, height);
			}
		}
		throw wrongUsage("--size", "allowed is WIDTHxHEIGHT up to " + LARGEST_PX + "x" + LARGEST_PX + ", for example 1280x800.");
	}

	private Optional<BodyPart> focused(List<BodyPart> parts) {
		if (focus == null) {
			return Optional.empty();
		}
		Optional<BodyPart> part = parts.stream().filter(p -> p.structure().id().equals(focus)).findFirst();
		if (part.isEmpty()) {
			List<String> known = parts.stream().map(p -> p.structure().id()).toList();
			throw wrongUsage("--focus", "there is no structure '" + focus + "'; did you mean "
					+ String.join(", ", NearNames.of(focus, known, SUGGESTIONS)) + "?");
		}
		return part;
	}
}
