package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Makes bodies from the compiled base subject. */
public final class Bodies {

	private static final Provenance COMPILED = new Provenance(Provenance.Kind.DRAWN,
			"offset of the structures under it; thickness of fat and skin by sex, BMI and site, see the patient model");
	private static final Structure SKIN = layer("skin", "Skin", "Cutis", "7163", Tissue.SKIN);
	private static final Structure FAT = layer("subcutaneous-tissue", "Subcutaneous tissue", "Tela subcutanea", "", Tissue.FAT);
	private static final Structure FASCIA = layer("deep-fascia", "Deep fascia and intermuscular connective tissue",
			"Fascia profunda", "", Tissue.FASCIA);

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
		PatientMorph morph = PatientMorph.of(model, patient.orElse(model.base()));
		boolean asMeasured = patient.isEmpty();
		int n = base.parts().size();
		BodyPart[] deep = new BodyPart[n];
		IntStream.range(0, n).parallel().forEach(i -> {
			cancellation.check();
			BaseBody.Part part = base.parts().get(i);
			TriangleMesh mesh = asMeasured ? part.mesh() : part.mesh().withVertices(moved(part.mesh().xyz(), morph));
			deep[i] = new BodyPart(part.structure(), mesh);
		});
		progress.report("progress.body", n, n);
		List<Landmark> landmarks = new ArrayList<>();
		for (Landmark l : base.landmarks()) {
			landmarks.add(asMeasured ? l : l.at(morph.moveDeep(l.position())));
		}
		return new CompiledBody(patient, layers(base, morph, asMeasured), List.of(deep), landmarks);
	}

	private static float[] moved(float[] xyz, PatientMorph morph) {
		float[] out = new float[xyz.length];
		morph.moveDeep(xyz, out);
		return out;
	}

	private static List<BodyPart> layers(BaseBody base, PatientMorph morph, boolean asMeasured) {
		float[] e = base.envelope().xyz();
		float[] moved = asMeasured ? e : moved(e, morph);
		float[] fat = new float[e.length];
		float[] skin = new float[e.length];
		IntStream.range(0, e.length / 3).parallel().map(v -> 3 * v).forEach(i -> {
			Vec3 at = new Vec3(e[i], e[i + 1], e[i + 2]);
			Vec3 outward = new Vec3(base.outward()[i], base.outward()[i + 1], base.outward()[i + 2]);
			boolean laidOn = outward.length() > 1e-6;
			double fatMm = laidOn ? morph.fatMm(at, outward.normalized()) : 0;
			double dermisMm = laidOn ? morph.dermisMm(at, outward.normalized()) : 0;
			for (int d = 0; d < 3; d++) {
				double direction = base.outward()[i + d];
				fat[i + d] = (float) (moved[i + d] + fatMm * direction);
				skin[i + d] = (float) (moved[i + d] + (fatMm + dermisMm) * direction);
			}
		});
		BodyPart outer = new BodyPart(SKIN, base.envelope().withVertices(skin));
		return List.of(outer, new BodyPart(FAT, base.envelope().withVertices(fat), outer),
				new BodyPart(FASCIA, base.envelope().withVertices(moved), outer));
	}
}
