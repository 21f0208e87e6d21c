package org.needlelab.exam.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.item.Item;
import org.needlelab.exercise.LocalText;
import org.needlelab.geometry.Vec3;

/**
 * A frozen form: which versions of which items, with the digests of their contents. Its own digest is what candidates, results and
 * certificates refer to.
 *
 * @param id identifier
 * @param title name of the exam
 * @param blueprintSha256 digest of the blueprint it was put together by
 * @param seed what the choice was drawn with
 * @param rules how it is taken and passed
 * @param items in the order of delivery
 * @param placesMm the place that an item's key is a distance from, by item, resolved when the form was frozen; body frame, mm
 * @param materials SHA-256 of the files that items show or work with (pictures, views, scenarios), by path
 * @param domainTitles names of the domains, for reports; a form that was frozen without them shows the identifiers
 */
public record Form(String id, LocalText title, String blueprintSha256, long seed, ExamRules rules, List<Entry> items,
		Map<String, Vec3> placesMm, Map<String, String> materials, Map<String, LocalText> domainTitles) {

	/**
	 * An item of a form.
	 *
	 * @param item identifier
	 * @param version of the item
	 * @param sha256 digest of its content
	 * @param domain what its result is reported under
	 * @param points what it is worth
	 * @param counts whether it counts; if not it is tried out
	 */
	public record Entry(String item, int version, String sha256, String domain, double points, boolean counts) {
	}

	/** Copies list and maps; every item once. */
	public Form {
		items = List.copyOf(items);
		materials = java.util.Collections.unmodifiableMap(new TreeMap<>(materials));
		domainTitles = java.util.Collections.unmodifiableMap(new TreeMap<>(domainTitles));
		placesMm = java.util.Collections.unmodifiableMap(new TreeMap<>(placesMm));
		if (items.stream().map(Entry::item).distinct().count() != items.size()) {
			throw new IllegalArgumentException("an item twice in " + id);
		}
	}

	/** A form without places and materials. */
	public Form(String id, LocalText title, String blueprintSha256, long seed, ExamRules rules, List<Entry> items) {
		this(id, title, blueprintSha256, seed, rules, items, Map.of(), Map.of(), Map.of());
	}

	/** The same with what belongs to its items frozen beside them. */
	public Form with(Map<String, Vec3> places, Map<String, String> files) {
		return new Form(id, title, blueprintSha256, seed, rules, items, places, files, domainTitles);
	}

	/** The same with names for its domains. */
	public Form named(Map<String, LocalText> titles) {
		return new Form(id, title, blueprintSha256, seed, rules, items, placesMm, materials, titles);
	}

	/** The same items with another cut: another form, under a name of its own. */
	public Form withCut(String name, double percent) {
		return new Form(name, title, blueprintSha256, seed, rules.withCut(percent), items, placesMm, materials, domainTitles);
	}

	/** Points of the items that count. */
	public double maxPoints() {
		return items.stream().filter(Entry::counts).mapToDouble(Entry::points).sum();
	}

	/** The name of a domain in a language; its identifier where it has none. */
	public String domainTitle(String domain, String language) {
		return domainTitles.containsKey(domain) ? domainTitles.get(domain).in(language) : domain;
	}

	/** The entry of an item. */
	public Optional<Entry> entry(String item) {
		return items.stream().filter(e -> e.item().equals(item)).findFirst();
	}

	/** Domains in order of their first item. */
	public Set<String> domains() {
		Set<String> domains = new LinkedHashSet<>();
		items.forEach(e -> domains.add(e.domain()));
		return domains;
	}

	/** The identifiers of its items. */
	public Set<String> itemIds() {
		Set<String> ids = new LinkedHashSet<>();
		items.forEach(e -> ids.add(e.item()));
		return ids;
	}

	/** SHA-256 of the canonical JSON, small hexadecimal digits. */
	public String sha256() {
		return json().sha256();
	}

	/** The entry that freezes an item. */
	static Entry frozen(Item item, String sha256, boolean counts) {
		return new Entry(item.id(), item.version(), sha256, item.about().domain(), item.points(), counts);
	}

	/** As JSON: what is hashed. The seed is text, for it may have more digits than a JSON number holds. */
	public Json.Obj json() {
		List<Json> entries = new ArrayList<>();
		for (Entry e : items) {
			entries.add(Json.EMPTY.with("item", e.item()).with("version", e.version()).with("sha256", e.sha256())
					.with("domain", e.domain()).with("points", e.points()).with("counts", e.counts()));
		}
		SortedMap<String, Json> places = new TreeMap<>();
		placesMm.forEach((name, v) -> places.put(name,
				new Json.Arr(List.of(new Json.Num(v.x()), new Json.Num(v.y()), new Json.Num(v.z())))));
		Json.Obj json = Json.EMPTY.with("id", id).with("title", Json.texts(title.byLanguage())).with("blueprint_sha256", blueprintSha256)
				.with("seed", Long.toString(seed)).with("rules", rules.json()).with("items", new Json.Arr(entries))
				.with("places_mm", new Json.Obj(places));
		if (!domainTitles.isEmpty()) {
			SortedMap<String, Json> titles = new TreeMap<>();
			domainTitles.forEach((domain, text) -> titles.put(domain, Json.texts(text.byLanguage())));
			json = json.with("domain_titles", new Json.Obj(titles));
		}
		return materials.isEmpty() ? json : json.with("materials", Json.texts(materials));
	}

	/**
	 * Of {@link #json()}.
	 *
	 * @throws MalformedJson when it is none
	 */
	public static Form of(Json.Obj json) throws MalformedJson {
		try {
			List<Entry> entries = new ArrayList<>();
			for (Json each : json.list("items")) {
				if (!(each instanceof Json.Obj e)) {
					throw new MalformedJson("no item", 0);
				}
				entries.add(new Entry(e.text("item"), (int) e.whole("version"), e.text("sha256"), e.text("domain"),
						e.number("points"), e.bool("counts")));
			}
			Map<String, Vec3> places = new TreeMap<>();
			Json.Obj named = json.object("places_mm");
			for (String name : named.fields().keySet()) {
				places.put(name, vector(named.list(name)));
			}
			return new Form(json.text("id"), new LocalText(texts(json, "title")), json.text("blueprint_sha256"), Long.parseLong(json.text("seed")),
					ExamRules.of(json.object("rules")), entries, places, texts(json, "materials"), titles(json));
		} catch (IllegalArgumentException e) {
			throw new MalformedJson("form: " + e.getMessage(), 0);
		}
	}

	private static Map<String, LocalText> titles(Json.Obj json) throws MalformedJson {
		Map<String, LocalText> titles = new TreeMap<>();
		if (json.fields().containsKey("domain_titles")) {
			Json.Obj named = json.object("domain_titles");
			for (String domain : named.fields().keySet()) {
				titles.put(domain, new LocalText(texts(named, domain)));
			}
		}
		return titles;
	}

	private static Map<String, String> texts(Json.Obj json, String field) throws MalformedJson {
		Map<String, String> texts = new TreeMap<>();
		if (json.fields().containsKey(field)) {
			Json.Obj named = json.object(field);
			for (String name : named.fields().keySet()) {
				texts.put(name, named.text(name));
			}
		}
		return texts;
	}

	private static Vec3 vector(List<Json> list) throws MalformedJson {
		if (list.size() == 3 && list.get(0) instanceof Json.Num x && list.get(1) instanceof Json.Num y
				&& list.get(2) instanceof Json.Num z) {
			return new Vec3(x.value(), y.value(), z.value());
		}
		throw new MalformedJson("no place", 0);
	}
}
