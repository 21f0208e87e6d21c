package org.needlelab.files.pack;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.needlelab.exam.evidence.Digest;
import org.needlelab.exercise.LocalText;

/**
 * What an instructor hands to a course.
 *
 * @param id identifier, stays the same for good
 * @param revision counts up with every change
 * @param title title by language
 * @param author who answers for it
 * @param atlas name of the imported atlas whose body the scenarios are made for; nothing for the shipped one
 * @param files all files by path, {@code pack.yaml} among them; the contents are shared, not copied
 */
public record CoursePack(String id, int revision, LocalText title, String author, Optional<String> atlas,
		SortedMap<String, byte[]> files) {

	/** Copies the map. */
	public CoursePack {
		files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
	}

	/** SHA-256 of every file by path, small hexadecimal digits. */
	public SortedMap<String, String> digests() {
		SortedMap<String, String> digests = new TreeMap<>();
		files.forEach((path, content) -> digests.put(path, Digest.hex(content)));
		return digests;
	}

	/** Whether both hold the same files with the same bytes. */
	public boolean sameContent(CoursePack other) {
		return digests().equals(other.digests());
	}
}
