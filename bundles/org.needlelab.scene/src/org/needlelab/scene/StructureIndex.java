package org.needlelab.scene;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;

/** A body's structures, to be looked through by tissue and to be found by any of their names. Immutable. */
public final class StructureIndex {

	private final List<Entry> entries;

	/** @param plain all the structure's names in small letters without accents */
	private record Entry(Structure structure, List<String> plain) {
	}

	/** Of structures, in their order. */
	public StructureIndex(List<Structure> structures) {
		entries = structures.stream().map(s -> new Entry(s, names(s))).toList();
	}

	private static List<String> names(Structure s) {
		List<String> names = new ArrayList<>();
		names.add(plain(s.name()));
		names.add(plain(s.latin()));
		s.commonNames().forEach(n -> names.add(plain(n)));
		names.add(plain(s.id().replace('-', ' ').replace(':', ' ')));
		names.add("fma" + s.fma());
		return names;
	}

	private static String plain(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
	}

	/** Structures by tissue, in the tissues' order; within a tissue by name, left before right. */
	public Map<Tissue, List<Structure>> byTissue() {
		Map<Tissue, List<Structure>> groups = new TreeMap<>();
		entries.forEach(e -> groups.computeIfAbsent(e.structure().tissue(), t -> new ArrayList<>()).add(e.structure()));
		groups.values().forEach(list -> list.sort(Comparator.comparing(Structure::name).thenComparing(Structure::side)));
		return groups;
	}

	/**
	 * The structures that go by a name: each word asked for is the beginning of a word of one of its names, be it the English or
	 * Latin term, a common name, the identifier with its side, or {@code FMA} with its number. Best first: those whose name
	 * begins so, then the others, each in the body's order. All of them when nothing is asked for.
	 */
	public List<Structure> find(String query) {
		String asked = plain(query).strip();
		List<String> words = asked.isEmpty() ? List.of() : List.of(asked.split("[\\s,:-]+"));
		return entries.stream().filter(e -> words.stream().allMatch(w -> e.plain().stream().anyMatch(n -> hasWord(n, w))))
				.sorted(Comparator.comparingInt(e -> e.plain().stream().anyMatch(n -> n.startsWith(asked)) ? 0 : 1))
				.map(Entry::structure).toList();
	}

	private static boolean hasWord(String name, String beginning) {
		for (int at = name.indexOf(beginning); at >= 0; at = name.indexOf(beginning, at + 1)) {
			if (at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1))) {
				return true;
			}
		}
		return false;
	}
}
