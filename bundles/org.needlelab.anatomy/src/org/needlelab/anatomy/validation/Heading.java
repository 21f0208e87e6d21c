package org.needlelab.anatomy.validation;

import java.util.Objects;

import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.InputException;
import org.needlelab.geometry.Vec3;

/** In what direction a study measured from a skin point. */
public sealed interface Heading {

	/** At right angles to the skin. */
	record Inward() implements Heading {
	}

	/** At right angles to the skin as an axial scan shows it: without its component along the body. */
	record Axial() implements Heading {
	}

	/**
	 * The same direction in everybody.
	 *
	 * @param vector LPS; need not be of unit length
	 */
	record Fixed(Vec3 vector) implements Heading {
		/** The vector is not zero. */
		public Fixed {
			vector = vector.normalized();
		}
	}

	/**
	 * Towards a place.
	 *
	 * @param place where the path aims
	 */
	record Towards(PlaceExpression place) implements Heading {
		/** Nothing is null. */
		public Towards {
			Objects.requireNonNull(place);
		}
	}

	/**
	 * The unit direction at a skin point of a body.
	 *
	 * @throws InputException when the body lacks the place
	 */
	default Vec3 at(Body body, Vec3 skinPoint) throws InputException {
		if (this instanceof Fixed fixed) {
			return fixed.vector();
		}
		if (this instanceof Towards towards) {
			return towards.place().on(body).minus(skinPoint).normalized();
		}
		Vec3 inward = body.inward(skinPoint);
		return this instanceof Axial ? new Vec3(inward.x(), inward.y(), 0).normalized() : inward;
	}
}
