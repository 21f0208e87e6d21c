package org.needlelab.anatomy.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.BodyPart;
import org.needlelab.base.InputException;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** Measures on sections through structures. */
final class Sections {

	private Sections() {
	}

	/** Mean of where a structure's edges pass the plane that holds the line and the direction of view. */
	static OptionalDouble crossing(Body body, Measurement.Crossing c) throws InputException {
		Vec3 from = c.from().on(body);
		Vec3 along = c.to().on(body).minus(from);
		along = along.minus(c.view().times(along.dot(c.view()))).normalized();
		Vec3 normal = along.cross(c.view()).normalized();
		double sum = 0;
		int count = 0;
		for (BodyPart part : body.parts()) {
			if (!c.structure().matches(part.structure())) {
				continue;
			}
			TriangleMesh mesh = part.mesh();
			int[] t = mesh.ijk();
			for (int i = 0; i < t.length; i++) {
				Vec3 a = mesh.vertex(t[i]).minus(from);
				Vec3 b = mesh.vertex(t[i % 3 == 2 ? i - 2 : i + 1]).minus(from);
				double da = a.dot(normal);
				double db = b.dot(normal);
				if (da < 0 != db < 0) {
					sum += a.lerp(b, da / (da - db)).dot(along);
					count++;
				}
			}
		}
		return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
	}

	/** Middle of the first group's points within a gap's slab: about where the gap is measured. */
	static Optional<Vec3> middle(Body body, Measurement.Gap g) throws InputException {
		double z = g.level().on(body).z();
		Vec3 sum = Vec3.ZERO;
		int count = 0;
		for (BodyPart part : body.parts()) {
			for (int i = 0; StructureSelector.any(g.a(), part.structure()) && i < part.mesh().vertexCount(); i++) {
				Vec3 v = part.mesh().vertex(i);
				if (Math.abs(v.z() - z) <= g.halfMm()) {
					sum = sum.plus(v);
					count++;
				}
			}
		}
		return count == 0 ? Optional.empty() : Optional.of(sum.times(1.0 / count));
	}

	/** Shortest distance from the vertices of the one to the surfaces of the other, within the slab. */
	static OptionalDouble gap(Body body, Measurement.Gap g) throws InputException {
		double z = g.level().on(body).z();
		List<BodyPart> others = new ArrayList<>();
		body.parts().stream().filter(p -> StructureSelector.any(g.b(), p.structure())).forEach(others::add);
		double best = Double.POSITIVE_INFINITY;
		for (BodyPart part : body.parts()) {
			if (!StructureSelector.any(g.a(), part.structure())) {
				continue;
			}
			for (int i = 0; i < part.mesh().vertexCount(); i++) {
				Vec3 v = part.mesh().vertex(i);
				if (Math.abs(v.z() - z) > g.halfMm()) {
					continue;
				}
				for (BodyPart other : others) {
					best = Math.min(best, other.hierarchy().closestPoint(v).distanceMm);
				}
			}
		}
		return best < Double.POSITIVE_INFINITY ? OptionalDouble.of(best) : OptionalDouble.empty();
	}
}
