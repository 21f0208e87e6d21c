package org.needlelab.exam.item;

/**
 * What a response is worth.
 *
 * @param credit 1 for a fully right answer; can be negative where the key says so
 * @param answered whether there was an answer at all
 * @param critical whether the answer would have hurt a patient: fails the exam whatever the sum
 */
public record Grade(double credit, boolean answered, boolean critical) {

	/** No answer, no credit. */
	public static final Grade BLANK = new Grade(0, false, false);

	/** An answer that was worth so much. */
	public static Grade of(double credit) {
		return new Grade(credit, true, false);
	}
}
