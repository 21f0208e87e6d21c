package org.needlelab.files.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exercise.LocalText;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.FormatHeader;
import org.needlelab.files.JurisdictionsFile;
import org.needlelab.files.Limits;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the files of a pack: what each is, that it is whole, and that names are given once. */
final class PackReader {

	/** The file that says what the pack is. */
	static final String HEAD = "pack.yaml";
	static final FormatHeader HEADER = new FormatHeader("needlelab-pack", 1, 0);

	private static final String SCENARIOS = "scenarios/";
	private static final String BANKS = "banks/";
	/** The same names on every file system: no case games, no reserved characters, no hidden files. */
	private static final Pattern ALLOWED = Pattern.compile("pack\\.yaml|README\\.md"
			+ "|scenarios/[a-z0-9-]+\\.scenario\\.yaml|banks/[a-z0-9-]+\\.bank\\.yaml"
			+ "|jurisdictions/[a-z0-9-]+\\.jurisdictions\\.yaml|media/[a-z0-9-]+\\.(png|jpg|svg)");

	private final Schemas schemas;
	private final String name;
	private final SortedMap<String, byte[]> files;
	private final List<Finding> findings = new ArrayList<>();
	private final Map<String, Loaded<Scenario>> scenarios = new LinkedHashMap<>();
	private final Map<String, Loaded<ItemBank>> banks = new LinkedHashMap<>();

	/** @param name what to call the pack in findings: its folder or archive */
	PackReader(Schemas schemas, String name, SortedMap<String, byte[]> files) {
		this.schemas = schemas;
		this.name = name;
		this.files = files;
	}

	/**
	 * The pack.
	 *
	 * @throws InputException with everything that is wrong in any of its files
	 */
	CoursePack read() throws InputException {
		for (String path : files.keySet()) {
			if (!ALLOWED.matcher(path).matches()) {
				findings.add(Finding.error("pack.file-unknown", SourceLocation.of(shown(path)), Map.of("path", path)));
			} else {
				file(path);
			}
		}
		CoursePack pack = head();
		LocatedDocument.requireNoErrors(findings);
		return pack;
	}

	/** What the reader should look at; no errors. */
	List<Finding> warnings() {
		return List.copyOf(findings);
	}

	/** The scenarios by identifier. */
	Map<String, Loaded<Scenario>> scenarios() {
		return scenarios;
	}

	private String shown(String path) {
		return name + "/" + path;
	}

	private void file(String path) {
		byte[] bytes = files.get(path);
		try {
			if (path.startsWith(SCENARIOS)) {
				Loaded<Scenario> scenario = new ScenarioFile(schemas).parse(shown(path), bytes);
				findings.addAll(scenario.warnings());
				named(path, scenario.value().id(), ScenarioFile.ENDING, scenario.document());
				scenarios.put(scenario.value().id(), scenario);
			} else if (path.startsWith(BANKS)) {
				Loaded<ItemBank> bank = new BankFile(schemas).parse(shown(path), bytes);
				findings.addAll(bank.warnings());
				named(path, bank.value().id(), BankFile.ENDING, bank.document());
				if (!bank.value().asked()) {
					findings.add(bank.document().warning("pack.bank-unasked", "/items", Map.of("id", bank.value().id())));
				}
				banks.put(bank.value().id(), bank);
			} else if (path.endsWith(JurisdictionsFile.ENDING)) {
				findings.addAll(new JurisdictionsFile(schemas).parse(shown(path), bytes).warnings());
			}
		} catch (InputException e) {
			findings.addAll(e.findings());
		}
	}

	/** A scenario is looked up by its file's name, so the name has to be the identifier. */
	private void named(String path, String id, String ending, LocatedDocument document) {
		String base = path.substring(path.indexOf('/') + 1, path.length() - ending.length());
		if (!base.equals(id)) {
			findings.add(document.error("pack.file-name", "/id", Map.of("id", id, "expected", id + ending)));
		}
	}

	private CoursePack head() throws InputException {
		byte[] bytes = files.get(HEAD);
		if (bytes == null) {
			throw new InputException(Finding.error("pack.no-head", SourceLocation.of(name), Map.of("path", HEAD)));
		}
		LocatedDocument document = LocatedDocument.parse(shown(HEAD), bytes, Limits.DOCUMENT);
		try {
			findings.addAll(HEADER.check(document, schemas.pack()));
		} catch (InputException e) {
			findings.addAll(e.findings());
			throw new InputException(findings);
		}
		if (scenarios.isEmpty() && banks.isEmpty() && findings.isEmpty()) {
			findings.add(document.error("pack.empty", "", Map.of()));
		}
		JsonNode root = document.root();
		Map<String, String> title = new TreeMap<>();
		root.get("title").properties().forEach(e -> title.put(e.getKey(), e.getValue().asText()));
		return new CoursePack(root.get("id").asText(), root.get("revision").asInt(), new LocalText(title),
				root.get("author").asText(), Optional.ofNullable(root.get("atlas")).map(JsonNode::asText), files);
	}
}
