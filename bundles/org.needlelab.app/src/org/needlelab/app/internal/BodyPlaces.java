package org.needlelab.app.internal;

import java.util.Arrays;
import java.util.Optional;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Landmark;
import org.needlelab.geometry.Vec3;
import org.needlelab.ui.practice.Places;

/** Reads place expressions: {@code landmark}, {@code landmark:left+10,0,-5} or {@code 10,20,1300}; offsets in mm. */
final class BodyPlaces implements Places {

	@Override
	public Optional<Vec3> find(Body body, String expression) {
		Optional<Vec3> plain = vector(expression);
		if (plain.isPresent()) {
			return plain;
		}
		int plus = expression.indexOf('+');
		String id = plus < 0 ? expression : expression.substring(0, plus);
		Optional<Vec3> offset = plus < 0 ? Optional.of(Vec3.ZERO) : vector(expression.substring(plus + 1));
		return body.landmark(id.strip()).map(Landmark::position).flatMap(at -> offset.map(at::plus));
	}

	private static Optional<Vec3> vector(String text) {
		double[] v = Arrays.stream(text.split(",", -1)).mapToDouble(BodyPlaces::number).toArray();
		return v.length == 3 && Arrays.stream(v).allMatch(Double::isFinite) ? Optional.of(new Vec3(v[0], v[1], v[2]))
				: Optional.empty();
	}

	private static double number(String text) {
		try {
			return Double.parseDouble(text.strip());
		} catch (NumberFormatException e) {
			return Double.NaN;
		}
	}
}
