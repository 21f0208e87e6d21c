package org.needlelab.ui.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** A body of balls, quickly made and always the same: skin around two muscles, a bone, a lung, an artery, a vein and a nerve. */
final class BallBody implements Body {

	static final double RADIUS_MM = 90;
	private static final int RINGS = 48;
	private static final int AROUND = 64;

	private final List<BodyPart> parts = new ArrayList<>();

	BallBody() {
		add("skin", "Skin", "Cutis", Tissue.SKIN, Vec3.ZERO, new Vec3(RADIUS_MM, RADIUS_MM, RADIUS_MM), null);
		add("near-muscle:left", "Near muscle", "Musculus propinquus", Tissue.MUSCLE, new Vec3(30, 45, 0), new Vec3(24, 18, 55), null);
		add("far-muscle:left", "Far muscle", "Musculus remotus", Tissue.MUSCLE, new Vec3(-34, 40, 0), new Vec3(22, 16, 50), null);
		add("bone", "Bone", "Os", Tissue.BONE, new Vec3(0, 10, 0), new Vec3(11, 11, 70), null);
		add("lung:left", "Lung", "Pulmo", Tissue.LUNG, new Vec3(35, -25, 0), new Vec3(28, 28, 50), DangerClass.LUNG);
		add("artery:left", "Artery", "Arteria", Tissue.ARTERY, new Vec3(8, 52, 0), new Vec3(4, 4, 60), DangerClass.ARTERY);
		add("vein:left", "Vein", "Vena", Tissue.VEIN, new Vec3(-4, 54, 0), new Vec3(4, 4, 60), DangerClass.VEIN);
		add("nerve:left", "Nerve", "Nervus", Tissue.NERVE, new Vec3(30, 20, 0), new Vec3(3, 3, 60), DangerClass.NERVE);
	}

	private void add(String id, String name, String latin, Tissue tissue, Vec3 centre, Vec3 radii, DangerClass danger) {
		Optional<Danger> harm = Optional.ofNullable(danger).map(d -> new Danger(d, 6, "a test"));
		Structure structure = new Structure(id, name, latin, List.of(), id.equals("bone") ? "5018" : "",
				id.endsWith(":left") ? Side.LEFT : Side.MEDIAN, tissue, harm, new Provenance(Provenance.Kind.DRAWN, "a test"));
		parts.add(new BodyPart(structure, ellipsoid(centre, radii)));
	}

	private static TriangleMesh ellipsoid(Vec3 c, Vec3 r) {
		float[] xyz = new float[3 * (RINGS * AROUND + 2)];
		int[] ijk = new int[6 * RINGS * AROUND];
		for (int v = 0; v < RINGS * AROUND; v++) {
			double polar = Math.PI * (v / AROUND + 1) / (RINGS + 1);
			double angle = 2 * Math.PI * (v % AROUND) / AROUND;
			put(xyz, v, c.x() + r.x() * Math.sin(polar) * Math.cos(angle), c.y() + r.y() * Math.sin(polar) * Math.sin(angle),
					c.z() + r.z() * Math.cos(polar));
		}
		int top = RINGS * AROUND;
		put(xyz, top, c.x(), c.y(), c.z() + r.z());
		put(xyz, top + 1, c.x(), c.y(), c.z() - r.z());
		int n = 0;
		for (int k = 0; k < AROUND; k++) {
			int next = (k + 1) % AROUND;
			int last = (RINGS - 1) * AROUND;
			n = put(ijk, n, top, k, next);
			n = put(ijk, n, top + 1, last + next, last + k);
			for (int a = 0; a < last; a += AROUND) {
				n = put(ijk, n, a + k, a + AROUND + k, a + AROUND + next);
				n = put(ijk, n, a + k, a + AROUND + next, a + next);
			}
		}
		return new TriangleMesh(xyz, ijk);
	}

	private static void put(float[] xyz, int vertex, double x, double y, double z) {
		xyz[3 * vertex] = (float) x;
		xyz[3 * vertex + 1] = (float) y;
		xyz[3 * vertex + 2] = (float) z;
	}

	private static int put(int[] ijk, int at, int a, int b, int c) {
		ijk[at] = a;
		ijk[at + 1] = b;
		ijk[at + 2] = c;
		return at + 3;
	}

	@Override
	public Optional<Patient> patient() {
		return Optional.empty();
	}

	@Override
	public List<BodyPart> parts() {
		return parts;
	}

	@Override
	public Optional<BodyPart> part(String id) {
		return parts.stream().filter(p -> p.structure().id().equals(id)).findFirst();
	}

	@Override
	public BodyPart skin() {
		return parts.get(0);
	}

	@Override
	public List<Landmark> landmarks() {
		return List.of();
	}

	@Override
	public Optional<Landmark> landmark(String id) {
		return Optional.empty();
	}

	@Override
	public Vec3 nearestSkinPoint(Vec3 place) {
		return place.normalized().times(RADIUS_MM);
	}

	@Override
	public Vec3 inward(Vec3 skinPoint) {
		return skinPoint.normalized().times(-1);
	}

	@Override
	public List<TissueInterval> tissuePath(Vec3 start, Vec3 direction, double lengthMm) {
		throw new UnsupportedOperationException("not asked of a body that is only looked at");
	}

	@Override
	public Optional<Structure> tissueAt(Vec3 place) {
		throw new UnsupportedOperationException("not asked of a body that is only looked at");
	}

	@Override
	public List<Clearance> clearances(Vec3 start, Vec3 end, double radiusMm) {
		throw new UnsupportedOperationException("not asked of a body that is only looked at");
	}
}
