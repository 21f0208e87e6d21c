package org.needlelab.render.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import org.needlelab.scene.Surface;

import com.jogamp.opengl.GL3;

/** What the graphics card holds of the surfaces in use; a surface is known by its identity. */
final class SurfaceStore {

	private final Map<Surface, GpuSurface> held = new IdentityHashMap<>();
	private final Set<Surface> wanted = Collections.newSetFromMap(new IdentityHashMap<>());

	/** The surface on the card, brought there first if need be. */
	GpuSurface get(GL3 gl, Surface surface) {
		return held.computeIfAbsent(surface, s -> new GpuSurface(gl, s));
	}

	/** Marks a surface as still in use. */
	void keep(Surface surface) {
		wanted.add(surface);
	}

	/** Frees all that was not marked since the last call. */
	void freeOthers(GL3 gl) {
		for (Iterator<Map.Entry<Surface, GpuSurface>> i = held.entrySet().iterator(); i.hasNext();) {
			Map.Entry<Surface, GpuSurface> entry = i.next();
			if (!wanted.contains(entry.getKey())) {
				entry.getValue().delete(gl);
				i.remove();
			}
		}
		wanted.clear();
	}

	void delete(GL3 gl) {
		wanted.clear();
		freeOthers(gl);
	}
}
