package org.needlelab.files.bank;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.NearNames;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exercise.Keyed;
import org.needlelab.files.AtomicFile;
import org.needlelab.files.DocumentSchema;
import org.needlelab.files.FormatHeader;
import org.needlelab.files.Limits;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.Schemas;
import org.needlelab.files.UnwrittenTexts;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.Sha256;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

/** Reads and writes item banks ({@code *.bank.yaml}, {@code *.bank.json}); the format is described in docs/item-bank.md. */
public final class BankFile {

	/** Ending of bank files. */
	public static final String ENDING = ".bank.yaml";
	/** The format that is read and written. */
	public static final FormatHeader HEADER = new FormatHeader("needlelab-bank", 1, 0);

	private static final int SUGGESTIONS = 3;

	private final DocumentSchema schema;

	/** @param schemas the schemas that we ship */
	public BankFile(Schemas schemas) {
		this.schema = schemas.bank();
	}

	/**
	 * Reads a bank.
	 *
	 * @throws InputException with everything that is wrong with it, at line and column
	 */
	public Loaded<ItemBank> read(Path file) throws InputException {
		return parse(file.toString(), FileBytes.read(file, Limits.DOCUMENT.maxBytes()));
	}

	/**
	 * Reads a bank from bytes got elsewhere.
	 *
	 * @param name what to call it in findings; its ending says whether it is JSON
	 * @throws InputException as {@link #read}
	 */
	public Loaded<ItemBank> parse(String name, byte[] bytes) throws InputException {
		return read(LocatedDocument.parse(name, bytes, Limits.DOCUMENT), Sha256.of(bytes));
	}

	/**
	 * Reads a bank that was parsed as a document.
	 *
	 * @param bytes what it was parsed from
	 * @throws InputException as {@link #read}
	 */
	public Loaded<ItemBank> read(LocatedDocument document, byte[] bytes) throws InputException {
		return read(document, Sha256.of(bytes));
	}

	/** What is wrong with a bank that was parsed as a document; for {@code needlelab check}. */
	public List<Finding> check(LocatedDocument document) {
		try {
			return read(document, "").warnings();
		} catch (InputException e) {
			return e.findings();
		}
	}

	private Loaded<ItemBank> read(LocatedDocument document, String sha256) throws InputException {
		List<Finding> findings = new ArrayList<>(HEADER.check(document, schema));
		JsonNode root = document.root();
		ItemReader reader = new ItemReader(document, findings);
		List<ItemBank.Domain> domains = new ArrayList<>();
		List<ItemBank.Source> sources = new ArrayList<>();
		List<Item> items = new ArrayList<>();
		List<Integer> places = new ArrayList<>();
		root.get("domains").forEach(
				node -> domains.add(new ItemBank.Domain(node.get("id").asText(), ItemReader.text(node.get("title")))));
		root.path("sources").forEach(
				node -> sources.add(new ItemBank.Source(node.get("id").asText(), node.get("citation").asText())));
		for (int i = 0; i < root.get("items").size(); i++) {
			int place = i;
			reader.read("/items/" + i).ifPresent(item -> {
				items.add(item);
				places.add(place);
			});
		}
		ItemBank bank = new ItemBank(root.get("id").asText(), ItemReader.text(root.get("title")),
				Keyed.of(ItemBank.Purpose.class, root.get("purpose").asText()).orElseThrow(), domains, sources, items);
		findings.addAll(links(bank, document, places));
		findings.addAll(UnwrittenTexts.of(document));
		LocatedDocument.requireNoErrors(findings);
		return new Loaded<>(bank, document, sha256, findings);
	}

	/** What items name that the bank does not have, and what is there twice. */
	private static List<Finding> links(ItemBank bank, LocatedDocument document, List<Integer> places) {
		List<Finding> findings = new ArrayList<>();
		Set<String> domains = unique(bank.domains().stream().map(ItemBank.Domain::id).toList(), "/domains/", document, findings);
		Set<String> sources = unique(bank.sources().stream().map(ItemBank.Source::id).toList(), "/sources/", document, findings);
		Set<String> ids = new LinkedHashSet<>();
		bank.items().forEach(item -> ids.add(item.id()));
		Map<String, Integer> versions = new HashMap<>();
		for (int i = 0; i < bank.items().size(); i++) {
			Item item = bank.items().get(i);
			String at = "/items/" + places.get(i);
			if (versions.put(item.id() + " " + item.version(), i) != null) {
				findings.add(document.error("bank.repeated-version", at + "/version",
						Map.of("name", item.id(), "version", item.version())));
			}
			known(item.about().domain(), domains, at + "/domain", "bank.domain.unknown", document, findings);
			for (int k = 0; k < item.references().size(); k++) {
				known(item.references().get(k).source(), sources, at + "/references/" + k + "/source", "bank.source.unknown",
						document, findings);
			}
			for (String enemy : item.about().enemies()) {
				known(enemy, ids, at + "/enemies", "bank.enemy.unknown", document, findings);
			}
		}
		return findings;
	}

	private static Set<String> unique(List<String> ids, String pointer, LocatedDocument document, List<Finding> findings) {
		Set<String> known = new LinkedHashSet<>();
		for (int i = 0; i < ids.size(); i++) {
			if (!known.add(ids.get(i))) {
				findings.add(document.error("bank.repeated-id", pointer + i + "/id", Map.of("name", ids.get(i))));
			}
		}
		return known;
	}

	private static void known(String name, Set<String> known, String pointer, String key, LocatedDocument document,
			List<Finding> findings) {
		if (!known.contains(name)) {
			findings.add(document.error(key, pointer, Map.of("name", name, "near",
					known.isEmpty() ? "-" : String.join(", ", NearNames.of(name, known, SUGGESTIONS)))));
		}
	}

	/** A bank as the bytes of a file. */
	public static byte[] format(ItemBank bank, boolean json) {
		ObjectMapper mapper = json ? new ObjectMapper() : yaml(false);
		try {
			String text = json ? mapper.writerWithDefaultPrettyPrinter().writeValueAsString(tree(bank)) + "\n"
					: mapper.writeValueAsString(tree(bank));
			return text.getBytes(StandardCharsets.UTF_8);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Writes a bank; a name that ends in {@code .json} makes it JSON.
	 *
	 * @throws InputException when it cannot be written
	 */
	public static void write(Path file, ItemBank bank) throws InputException {
		AtomicFile.write(file, format(bank, file.toString().toLowerCase(Locale.ROOT).endsWith(".json")));
	}

	private static ObjectNode tree(ItemBank bank) {
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		root.put("format", HEADER.format()).put("version", HEADER.major()).put("id", bank.id());
		root.set("title", ItemWriter.text(bank.title()));
		root.put("purpose", bank.purpose().key());
		ArrayNode domains = root.putArray("domains");
		for (ItemBank.Domain domain : bank.domains()) {
			domains.addObject().put("id", domain.id()).set("title", ItemWriter.text(domain.title()));
		}
		ArrayNode sources = root.putArray("sources");
		for (ItemBank.Source source : bank.sources()) {
			sources.addObject().put("id", source.id()).put("citation", source.citation());
		}
		ArrayNode items = root.putArray("items");
		bank.items().forEach(item -> items.add(ItemWriter.tree(item)));
		return root;
	}

	/** An item as YAML, for its readers. */
	public static String itemText(Item item) {
		return yaml(ItemWriter.tree(item));
	}

	/** A tree as YAML with few quotes. */
	public static String yaml(ObjectNode tree) {
		try {
			return yaml(true).writeValueAsString(tree);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException(e);
		}
	}

	private static ObjectMapper yaml(boolean fewQuotes) {
		return new ObjectMapper(YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
				.disable(YAMLGenerator.Feature.SPLIT_LINES).configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, fewQuotes).build());
	}

	/** An item as a tree, for formats that carry it beside their own. */
	public static ObjectNode itemTree(Item item) {
		return ItemWriter.tree(item);
	}

	/**
	 * An item of a tree in the form of {@link #itemTree}.
	 *
	 * @param name what to call it in findings
	 * @throws InputException when it is no item
	 */
	public Item item(String name, ObjectNode tree) throws InputException {
		ObjectNode root = JsonNodeFactory.instance.objectNode();
		root.put("format", HEADER.format()).put("version", HEADER.major()).put("id", "one").put("purpose", "training");
		root.putObject("title").put("en", "one");
		root.putArray("domains").addObject().put("id", tree.path("domain").asText("none")).putObject("title").put("en", "one");
		Set<String> sources = new HashSet<>();
		ArrayNode list = root.putArray("sources");
		tree.path("references").forEach(reference -> {
			if (sources.add(reference.path("source").asText())) {
				list.addObject().put("id", reference.path("source").asText()).put("citation", "-");
			}
		});
		root.putArray("items").add(tree);
		LocatedDocument document = LocatedDocument.parseJson(name, root.toString().getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
		List<Finding> findings = new ArrayList<>(HEADER.check(document, schema));
		var item = new ItemReader(document, findings).read("/items/0");
		LocatedDocument.requireNoErrors(findings);
		return item.orElseThrow(() -> new InputException(findings));
	}
}
