package org.needlelab.scene;

import java.util.Objects;
import java.util.Optional;

import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Tissue;

/**
 * A surface in a scene.
 *
 * @param id the structure's identifier with side, or another name that is unique in the scene
 * @param surface its shape
 * @param part the body part it shows, by which it is picked; empty for surfaces that are only looked at
 * @param material its look
 * @param visible whether it is drawn
 * @param highlight how it stands out
 * @param paint depths painted on it, if any
 */
public record SceneItem(String id, Surface surface, Optional<BodyPart> part, Material material, boolean visible,
		Highlight highlight, Optional<DepthPaint> paint) {

	/** Checks that nothing is missing. */
	public SceneItem {
		Objects.requireNonNull(id);
		Objects.requireNonNull(surface);
		Objects.requireNonNull(part);
		Objects.requireNonNull(material);
		Objects.requireNonNull(highlight);
		Objects.requireNonNull(paint);
	}

	/** A body part in its tissue's look. */
	public static SceneItem of(BodyPart part, Surface surface) {
		return new SceneItem(part.structure().id(), surface, Optional.of(part), Palette.of(part.structure(), surface), true,
				Highlight.NONE, Optional.empty());
	}

	/** A surface that is only looked at. */
	public static SceneItem prop(String id, Surface surface, Material material) {
		return new SceneItem(id, surface, Optional.empty(), material, true, Highlight.NONE, Optional.empty());
	}

	/** Whether it is drawn and hides what is behind it. */
	public boolean opaque() {
		return visible && material.opacity() >= 0.995;
	}

	/** Whether it is drawn and lets what is behind it shine through. */
	public boolean translucent() {
		return visible && !opaque() && material.opacity() > 0.004;
	}

	/** Whether it shows this tissue. */
	public boolean shows(Tissue tissue) {
		return part.isPresent() && part.get().structure().tissue() == tissue;
	}

	/** The same, highlighted otherwise. */
	public SceneItem withHighlight(Highlight newHighlight) {
		return newHighlight == highlight ? this : new SceneItem(id, surface, part, material, visible, newHighlight, paint);
	}

	/** The same in another material. */
	public SceneItem withMaterial(Material newMaterial) {
		return new SceneItem(id, surface, part, newMaterial, visible, highlight, paint);
	}

	/** The same, shown or hidden. */
	public SceneItem withVisible(boolean newVisible) {
		return newVisible == visible ? this : new SceneItem(id, surface, part, material, newVisible, highlight, paint);
	}

	/** The same with depths painted on it, or none. */
	public SceneItem withPaint(Optional<DepthPaint> newPaint) {
		return newPaint.equals(paint) ? this : new SceneItem(id, surface, part, material, visible, highlight, newPaint);
	}
}
