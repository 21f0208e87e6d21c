package org.needlelab.trust;

import java.time.LocalDate;
import java.util.List;

/**
 * What a certificate says: the fields that boards ask for.
 *
 * @param id of the certificate, a URN
 * @param name of the person
 * @param licence number of the person's licence
 * @param title of the course or exam
 * @param from first day
 * @param to last day
 * @param hours as the provider counts them
 * @param modality how they were done, for instance "software-based self-study"
 * @param provider name of the provider
 * @param approval number of the provider's approval; empty where there is none
 * @param objectives what was learnt
 * @param signatory name and office of who answers for it
 * @param issued day of issue
 */
public record Achievement(String id, String name, String licence, String title, LocalDate from, LocalDate to, double hours,
		String modality, String provider, String approval, List<String> objectives, String signatory, LocalDate issued) {

	/** Nothing that boards ask for is missing. */
	public Achievement {
		objectives = List.copyOf(objectives);
		for (String text : List.of(id, name, licence, title, modality, provider, signatory)) {
			if (text.isBlank()) {
				throw new IllegalArgumentException("a field is empty");
			}
		}
		if (to.isBefore(from) || !(hours >= 0 && hours < 10_000)) {
			throw new IllegalArgumentException(from + " " + to + " " + hours);
		}
	}
}
