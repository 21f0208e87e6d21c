package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.Vec3;

/** Makes bodies from the compiled base subject. */
public final class Bodies {

	/** Raised with every change by which the same patient's vertices come out differently: what is kept on disk is then void. */
	public static final int REVISION = 3;

	private static final Provenance COMPILED = new Provenance(Provenance.Kind.DRAWN,
			"offset of the structures under it; thickness of fat and skin by sex, BMI and site, see the patient model");
	private static final Structure SKIN = layer("skin", "Skin", "Cutis", "7163", Tissue.SKIN);
	private static final Structure FAT = layer("subcutaneous-tissue", "Subcutaneous tissue", "Tela subcutanea", "", Tissue.FAT);
	private static final Structure FASCIA = layer("deep-fascia", "Deep fascia, connective tissue", "Fascia profunda", "", Tissue.FASCIA);

	private static final String PROGRESS = "progress.body";
	/** The skin takes about as long as all that lies under it. */
	private static final int STEPS = 2;
	private static final SubcutaneousLayer.Thickness BARE = new SubcutaneousLayer.Thickness(0, 0);

	private Bodies() {
	}

	/** The layers that every body has over the parts of its atlas: skin, subcutaneous tissue, deep fascia. */
	public static List<Structure> wallLayers() {
		return List.of(SKIN, FAT, FASCIA);
	}

	private static Structure layer(String id, String name, String latin, String fma, Tissue tissue) {
		return new Structure(id, name, latin, List.of(), fma, Side.MEDIAN, tissue, Optional.empty(), COMPILED);
	}

	/**
	 * The body of a patient: the base subject's meshes moved, fat and skin laid on.
	 *
	 * @param base the compiled base subject
	 * @param model how patients differ from it
	 * @param patient the patient; empty for the base subject as measured, with the fat and skin assumed for it
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static Body of(BaseBody base, PopulationModel model, Optional<Patient> patient, Progress progress,
			Cancellation cancellation) {
		return of(base, patient, vertices(base, model, patient, progress, cancellation));
	}

	/**
	 * The body of a patient from vertices worked out before.
	 *
	 * @param vertices what {@link #vertices} gave for this base subject and patient
	 * @throws IllegalArgumentException when they are of another base subject
	 */
	public static Body of(BaseBody base, Optional<Patient> patient, BodyVertices vertices) {
		if (vertices.deep().size() != base.parts().size() || vertices.landmarks().length != 3 * base.landmarks().size()) {
			throw new IllegalArgumentException("vertices of another base subject");
		}
		List<BodyPart> deep = new ArrayList<>();
		for (int i = 0; i < base.parts().size(); i++) {
			BaseBody.Part part = base.parts().get(i);
			deep.add(new BodyPart(part.structure(), part.mesh().withVertices(vertices.deep().get(i)), part.grouping()));
		}
		List<Landmark> landmarks = new ArrayList<>();
		double[] at = vertices.landmarks();
		for (int i = 0; i < base.landmarks().size(); i++) {
			Landmark l = base.landmarks().get(i);
			landmarks.add(l.at(new Vec3(at[3 * i], at[3 * i + 1], at[3 * i + 2])));
		}
		BodyPart skin = new BodyPart(SKIN, base.envelope().withVertices(vertices.skin()), base.grouping());
		BodyPart fat = new BodyPart(FAT, base.envelope().withVertices(vertices.fat()), base.grouping());
		BodyPart fascia = new BodyPart(FASCIA, base.envelope().withVertices(vertices.fascia()), base.grouping());
		return new CompiledBody(patient, List.of(skin, fat, fascia), deep, landmarks);
	}

	/**
	 * A body of imported meshes. How thick its fat is nobody measured: under the skin lies what is told as connective tissue.
	 *
	 * @param skin closed surface
	 * @param deep closed surfaces of everything else
	 * @param landmarks landmarks
	 */
	public static Body imported(BodyPart skin, List<BodyPart> deep, List<Landmark> landmarks) {
		return new CompiledBody(Optional.empty(), List.of(skin, new BodyPart(FAT, skin.mesh()), new BodyPart(FASCIA, skin.mesh())), deep,
				landmarks);
	}

	/**
	 * Where the vertices of the base subject lie in a patient; the costly part of {@link #of(BaseBody, PopulationModel, Optional,
	 * Progress, Cancellation)}.
	 *
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static BodyVertices vertices(BaseBody base, PopulationModel model, Optional<Patient> patient, Progress progress,
			Cancellation cancellation) {
		PatientMorph morph = PatientMorph.of(model, patient.orElse(model.base()));
		boolean asMeasured = patient.isEmpty();
		Optional<PostureMorph> posture = patient.flatMap(p -> PostureMorph.of(base, p.posture()));
		int n = base.parts().size();
		float[][] deep = new float[n][];
		AtomicInteger done = new AtomicInteger();
		IntStream.range(0, n).parallel().forEach(i -> {
			cancellation.check();
			BaseBody.Part part = base.parts().get(i);
			float[] xyz = posture.map(p -> p.moved(part)).orElse(part.mesh().xyz());
			deep[i] = asMeasured ? xyz : moved(xyz, morph);
			progress.report(PROGRESS, done.incrementAndGet(), STEPS * n);
		});
		List<Vec3> places = posture.map(p -> p.moved(base))
				.orElseGet(() -> base.landmarks().stream().map(Landmark::position).toList());
		double[] landmarks = new double[3 * places.size()];
		for (int i = 0; i < places.size(); i++) {
			Vec3 at = places.get(i);
			Vec3 moved = asMeasured ? at : morph.moveDeep(at);
			landmarks[3 * i] = moved.x();
			landmarks[3 * i + 1] = moved.y();
			landmarks[3 * i + 2] = moved.z();
		}
		float[] e = base.envelope().xyz();
		float[] fascia = asMeasured ? e : moved(posture.map(p -> p.moved(e)).orElse(e), morph);
		float[] fat = new float[e.length];
		float[] skin = new float[e.length];
		layOn(base, morph, posture, fascia, fat, skin, cancellation);
		progress.report(PROGRESS, n, n);
		return new BodyVertices(List.of(deep), skin, fat, fascia, landmarks);
	}

	private static float[] moved(float[] xyz, PatientMorph morph) {
		float[] out = new float[xyz.length];
		morph.moveDeep(xyz, out);
		return out;
	}

	private static void layOn(BaseBody base, PatientMorph morph, Optional<PostureMorph> posture, float[] fascia, float[] fat,
			float[] skin, Cancellation cancellation) {
		float[] e = base.envelope().xyz();
		float[] outwards = base.outward();
		float[] turned = posture.map(p -> p.turned(e, outwards)).orElse(outwards);
		IntStream.range(0, e.length / 3).parallel().map(v -> 3 * v).forEach(i -> {
			cancellation.check();
			Vec3 at = new Vec3(e[i], e[i + 1], e[i + 2]);
			Vec3 outward = new Vec3(outwards[i], outwards[i + 1], outwards[i + 2]);
			boolean laidOn = outward.length() > 1e-6;
			double thickness = laidOn && posture.isPresent() ? posture.get().thickness(at) : 1;
			SubcutaneousLayer.Thickness over = laidOn ? morph.over(at, outward.normalized()) : BARE;
			double fatMm = thickness * over.fatMm();
			double dermisMm = over.dermisMm();
			for (int d = 0; d < 3; d++) {
				double direction = turned[i + d];
				fat[i + d] = (float) (fascia[i + d] + fatMm * direction);
				skin[i + d] = (float) (fascia[i + d] + (fatMm + dermisMm) * direction);
			}
		});
	}
}
