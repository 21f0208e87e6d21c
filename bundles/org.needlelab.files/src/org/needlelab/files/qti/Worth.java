package org.needlelab.files.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.exam.item.Grading;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Response;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.xml.XmlNode;

/**
 * Finds the key that scores as an item's response processing does: the processing is run on many responses, and of several
 * keys the one is taken that agrees on all of them.
 */
final class Worth {

	private static final double SAME = 1e-6;

	private final Processing processing;
	private final Declaration own;
	private final Map<String, Value> others;
	private final List<Probe> probes = new ArrayList<>();
	private final double blank;
	private final double forNothing;
	private double most;

	/** A response in our words, what QTI calls it, and what it scores. */
	record Probe(Response response, Value value, double score) {
	}

	/** @param others the right responses to the item's other questions */
	Worth(Processing processing, Declaration own, Map<String, Value> others) {
		this(processing, own, others, false);
	}

	/** @param less whether what is given for no answer is taken off every score */
	private Worth(Processing processing, Declaration own, Map<String, Value> others, boolean less) {
		this.processing = processing;
		this.own = own;
		this.others = others;
		this.forNothing = raw(Value.NULL);
		this.blank = others.isEmpty() && !less ? 0 : forNothing;
	}

	/** The same, less what is given for no answer, where no answer tried gets less than that; else empty. */
	Optional<Worth> lessForNothing() {
		boolean given = blank == 0 && forNothing > SAME && most > forNothing + SAME && probes.stream().allMatch(p -> p.score >= forNothing - SAME);
		return given ? Optional.of(new Worth(processing, own, others, true)) : Optional.empty();
	}

	/** What is given for no answer. */
	double forNothing() {
		return forNothing;
	}

	private double raw(Value value) {
		Map<String, Value> given = new java.util.HashMap<>(others);
		given.put(own.id(), value);
		return processing.score(given);
	}

	/** Values that the processing compares with, as they are written. */
	java.util.Set<String> literals() {
		return processing.literals();
	}

	/** Numbers around one at which the score may change. */
	List<java.math.BigDecimal> edges(java.math.BigDecimal number) {
		return processing.edges(number);
	}

	/** The areas that the processing asks the response to lie in. */
	List<XmlNode> insides() {
		return processing.insides(own.id());
	}

	/** Patterns that the processing compares answers with. */
	List<String> patterns() {
		return processing.patterns();
	}

	/** Points of a response. */
	double score(Value value) {
		return raw(value) - blank;
	}

	/** Tries a response. */
	Probe probe(Response response, Value value) {
		Probe probe = new Probe(response, value, score(value));
		probes.add(probe);
		most = Math.max(most, probe.score);
		return probe;
	}

	/** Most points that a response got. */
	double most() {
		return most;
	}

	/** Whether every response gets the same, though one is declared to be correct: then the score does not tell right from wrong. */
	boolean saysNothing() {
		return probes.size() > 1 && !own.correct().isNull() && probes.stream().allMatch(p -> Math.abs(p.score - most) < SAME);
	}

	/** Credit of points, -1 to 1. */
	double credit(double score) {
		return most <= 0 ? 0 : Math.max(-1, Math.min(1, score / most));
	}

	/** The first of the best responses. */
	Probe best() {
		return probes.stream().filter(p -> p.score >= most).findFirst().orElseThrow();
	}

	/** The question of several that scores most like the item; a difference is told. */
	Question fitting(List<Question> candidates, Intake.Ticket ticket) {
		Question best = candidates.get(0);
		long least = Long.MAX_VALUE;
		for (Question candidate : candidates) {
			long different = probes.stream().filter(p -> Math.abs(ours(candidate, p) - credit(p.score)) > SAME).count();
			if (different < least) {
				least = different;
				best = candidate;
			}
		}
		Question taken = best;
		boolean reached = probes.stream().noneMatch(p -> credit(p.score) > SAME) || probes.stream().anyMatch(p -> credit(p.score) > SAME && ours(taken, p) > SAME);
		if (!reached) {
			throw new Unsupported("right answers that cannot be listed");
		}
		if (least > 0) {
			ticket.loss("exchange.qti.scoring", Map.of("count", least, "tried", probes.size()));
		}
		return best;
	}

	private static double ours(Question candidate, Probe probe) {
		return Grading.grade(candidate.key(), probe.response, place -> {
			throw new IllegalStateException(place);
		}).credit();
	}
}
