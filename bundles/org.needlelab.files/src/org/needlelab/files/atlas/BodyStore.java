package org.needlelab.files.atlas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.needlelab.anatomy.Atlas;
import org.needlelab.anatomy.AtlasCompiler;
import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Bodies;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyVertices;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.PopulationModel;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.StructureDefinition;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.Checker;
import org.needlelab.files.internal.Sha256;

/**
 * Gives the bodies of an atlas. The compiled base subject and its patients are kept on disk under a key of everything they are
 * made of, so that they are made anew exactly when that changes; the bodies last asked for are kept in memory. Safe to share between threads: one
 * makes bodies at a time, the others wait and can be cancelled meanwhile.
 */
public final class BodyStore {

	/** Bodies kept in memory: the one at hand, and those to compare it with. */
	private static final int KEPT = 3;
	private static final long POLL_MS = 50;

	/**
	 * What an atlas holds, without shapes.
	 *
	 * @param structures all structures, the layers of the body wall first
	 * @param landmarks all landmarks of the base subject
	 */
	public record Contents(List<Structure> structures, List<Landmark> landmarks) implements Checker.Catalogue {
		/** Copies the lists. */
		public Contents {
			structures = List.copyOf(structures);
			landmarks = List.copyOf(landmarks);
		}

		@Override
		public Set<String> structureIds() {
			return structures.stream().map(Structure::id).collect(Collectors.toCollection(LinkedHashSet::new));
		}

		@Override
		public Set<String> landmarkIds() {
			return landmarks.stream().flatMap(l -> Stream.concat(Stream.of(l.id()), l.aliasIds().stream()))
					.collect(Collectors.toCollection(LinkedHashSet::new));
		}
	}

	private final AtlasReader.Source source;
	private final BodyCache cache;
	private final ReentrantLock lock = new ReentrantLock();
	private final Map<Optional<Patient>, Body> bodies = new LinkedHashMap<>(8, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Optional<Patient>, Body> eldest) {
			return size() > KEPT;
		}
	};
	private BaseBody base;
	private String key;
	private PopulationModel population;

	/**
	 * @param source the atlas's files
	 * @param cacheFolder where compiled bodies are kept; made when needed
	 */
	public BodyStore(AtlasReader.Source source, Path cacheFolder) {
		this.source = source;
		this.cache = new BodyCache(cacheFolder);
	}

	/**
	 * The compiled base subject.
	 *
	 * @param progress told only when it has to be compiled
	 * @throws InputException when the atlas is wrong
	 * @throws CancellationException when cancelled
	 */
	public BaseBody base(Progress progress, Cancellation cancellation) throws InputException {
		enter(cancellation);
		try {
			if (base == null) {
				Optional<BaseBody> stored = cache.load(key());
				if (stored.isPresent()) {
					base = stored.get();
				} else {
					base = AtlasCompiler.compile(AtlasReader.read(source), progress, cancellation);
					cache.store(key(), base);
				}
			}
			return base;
		} finally {
			lock.unlock();
		}
	}

	/**
	 * The body of a patient, or of the base subject as measured.
	 *
	 * @throws InputException when the atlas is wrong
	 * @throws CancellationException when cancelled
	 */
	public Body body(Optional<Patient> patient, Progress progress, Cancellation cancellation) throws InputException {
		enter(cancellation);
		try {
			Body known = bodies.get(patient);
			if (known != null) {
				return known;
			}
			BaseBody subject = base(progress, cancellation);
			Body body = Bodies.of(subject, patient, vertices(subject, patient, progress, cancellation));
			bodies.put(patient, body);
			return body;
		} finally {
			lock.unlock();
		}
	}

	/**
	 * How patients differ from the base subject.
	 *
	 * @throws InputException when the atlas is wrong
	 */
	public PopulationModel population() throws InputException {
		enter(Cancellation.NEVER);
		try {
			if (population == null) {
				population = AtlasReader.population(source);
			}
			return population;
		} finally {
			lock.unlock();
		}
	}

	private BodyVertices vertices(BaseBody subject, Optional<Patient> patient, Progress progress, Cancellation cancellation)
			throws InputException {
		String patientKey = Sha256.of((key() + Bodies.REVISION + patient).getBytes(StandardCharsets.UTF_8));
		Optional<BodyVertices> stored = cache.loadPatient(patientKey, subject);
		if (stored.isPresent()) {
			return stored.get();
		}
		BodyVertices vertices = Bodies.vertices(subject, population(), patient, progress, cancellation);
		cache.storePatient(patientKey, vertices);
		return vertices;
	}

	/**
	 * What the atlas holds; nothing is compiled for it.
	 *
	 * @throws InputException when the atlas is wrong
	 */
	public Contents contents() throws InputException {
		enter(Cancellation.NEVER);
		try {
			Optional<BaseBody> compiled = base != null ? Optional.of(base) : cache.load(key());
			List<Structure> structures = new ArrayList<>(Bodies.wallLayers());
			if (compiled.isPresent()) {
				base = compiled.get();
				base.parts().forEach(part -> structures.add(part.structure()));
				return new Contents(structures, base.landmarks());
			}
			Atlas atlas = AtlasReader.read(source);
			for (StructureDefinition definition : atlas.structures()) {
				structures.add(definition.on(definition.side()));
				if (definition.mirrored() && definition.side() != Side.MEDIAN) {
					structures.add(definition.on(definition.side().opposite()));
				}
			}
			return new Contents(structures, atlas.landmarks());
		} finally {
			lock.unlock();
		}
	}

	private void enter(Cancellation cancellation) {
		cancellation.check();
		try {
			while (!lock.tryLock(POLL_MS, TimeUnit.MILLISECONDS)) {
				cancellation.check();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}

	/** SHA-256 over the names and bytes of the atlas's files and the compiler's revision. */
	private String key() throws InputException {
		if (key == null) {
			key = hash();
		}
		return key;
	}

	private String hash() throws InputException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		all.writeBytes(("compiler " + AtlasCompiler.REVISION).getBytes(StandardCharsets.UTF_8));
		List<String> names = new ArrayList<>(List.of(AtlasReader.INDEX));
		names.addAll(AtlasReader.files(source));
		for (String name : names) {
			try (InputStream in = source.open(name)) {
				byte[] bytes = in.readAllBytes();
				all.writeBytes(("\n" + name + " " + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
				all.writeBytes(bytes);
			} catch (IOException e) {
				throw new InputException(Finding.error("file.missing", SourceLocation.of(name), Map.of()));
			}
		}
		return Sha256.of(all.toByteArray());
	}
}
