package org.needlelab.app.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.needlelab.anatomy.Atlas;
import org.needlelab.anatomy.AtlasCompiler;
import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Bodies;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;
import org.needlelab.files.atlas.AtlasReader;
import org.needlelab.ui.practice.BodySource;

/** Compiles the shipped atlas once, and keeps the bodies of the last few patients. */
final class CompiledBodies implements BodySource {

	private static final int KEPT = 3;

	private final Map<Patient, Body> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Patient, Body> eldest) {
			return size() > KEPT;
		}
	};
	private Atlas atlas;
	private BaseBody base;

	@Override
	public synchronized Body body(Patient patient, Progress progress, Cancellation cancellation) throws InputException {
		Body known = kept.get(patient);
		if (known != null) {
			return known;
		}
		if (base == null) {
			atlas = AtlasReader.read(name -> Content.open("atlas/" + name));
			base = AtlasCompiler.compile(atlas, progress, cancellation);
		}
		Body body = Bodies.of(base, atlas.population(), Optional.of(patient), progress, cancellation);
		kept.put(patient, body);
		return body;
	}
}
