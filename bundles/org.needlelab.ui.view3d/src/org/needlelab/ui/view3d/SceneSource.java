package org.needlelab.ui.view3d;

import java.util.Optional;
import java.util.function.Consumer;

import org.needlelab.scene.Scene;
import org.needlelab.scene.SceneBuilder;

/** Makes what a {@link BodyPane} shows. */
@FunctionalInterface
public interface SceneSource {

	/**
	 * The scene as it is now; empty while there is none.
	 *
	 * @param choice to be applied last, before the scene is built: what the user chose to see in the pane
	 */
	Optional<Scene> scene(Consumer<SceneBuilder> choice);
}
