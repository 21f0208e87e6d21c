package org.needlelab.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.needlelab.anatomy.PlaceExpression;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.Attempt;
import org.needlelab.exercise.AttemptEvent;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.internal.Suggestion;
import org.needlelab.geometry.MeshCheck;
import org.needlelab.geometry.TriangleMesh;

/** Checks files of every kind we read: syntax, schema, and whether what they name exists. */
public final class Checker {

	/** What the body has, by identifier. */
	public interface Catalogue {

		/** Identifiers of all structures, with side. */
		Set<String> structureIds();

		/** Identifiers of all landmarks, with side. */
		Set<String> landmarkIds();
	}

	/** A check of a format that belongs to somebody else. */
	@FunctionalInterface
	public interface OtherFormat {
		/** What is wrong. */
		List<Finding> check(LocatedDocument document);
	}

	/** A try of a scenario on the body of its patient. */
	@FunctionalInterface
	public interface OnBody {
		/** What is wrong; asked only when nothing else is. */
		List<Finding> check(Loaded<Scenario> scenario) throws InputException;
	}

	private final Schemas schemas;
	private final Catalogue catalogue;
	private final Map<String, OtherFormat> others;
	private final OnBody onBody;

	/**
	 * @param schemas the schemas that we ship
	 * @param catalogue what the body has
	 * @param others checks of more formats, by their {@code format}
	 */
	public Checker(Schemas schemas, Catalogue catalogue, Map<String, OtherFormat> others) {
		this(schemas, catalogue, others, scenario -> List.of());
	}

	private Checker(Schemas schemas, Catalogue catalogue, Map<String, OtherFormat> others, OnBody onBody) {
		this.schemas = schemas;
		this.catalogue = catalogue;
		this.others = new LinkedHashMap<>(others);
		this.onBody = onBody;
	}

	/** The same, which also tries scenarios on a body. */
	public Checker tryingOn(OnBody body) {
		return new Checker(schemas, catalogue, others, body);
	}

	/** What is wrong with a file, in order of the file; empty when nothing is. */
	public List<Finding> check(Path file) {
		List<Finding> findings = new ArrayList<>(unsorted(file));
		findings.sort(Comparator.comparingInt((Finding f) -> f.where().map(SourceLocation::line).orElse(0))
				.thenComparingInt(f -> f.where().map(SourceLocation::column).orElse(0)));
		return findings;
	}

	private List<Finding> unsorted(Path file) {
		String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		try {
			if (name.endsWith(StlFile.ENDING)) {
				return mesh(file, List.of(StlFile.read(file)));
			}
			if (name.endsWith(GlbFile.ENDING)) {
				return mesh(file, GlbFile.read(file));
			}
			return document(file, name);
		} catch (InputException e) {
			return e.findings();
		}
	}

	private List<Finding> document(Path file, String name) throws InputException {
		if (name.endsWith(AttemptFile.ENDING)) {
			return new AttemptFile(schemas).read(file).warnings();
		}
		if (name.endsWith(ScenarioFile.ENDING) || name.endsWith(".scenario.yml")) {
			return scenario(new ScenarioFile(schemas).read(file));
		}
		boolean text = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
		if (!text) {
			// read all the same, so that a missing file is told as missing
			FileBytes.read(file, Limits.MESH.maxBytes());
			throw new InputException(Finding.error("file.kind-unknown", SourceLocation.of(file.toString()), known()));
		}
		LocatedDocument document = LocatedDocument.read(file);
		String format = FormatHeader.formatOf(document);
		if (format.equals(ScenarioFile.HEADER.format())) {
			return scenario(new ScenarioFile(schemas).read(file));
		}
		if (format.equals(AttemptFile.HEADER.format())) {
			return new AttemptFile(schemas).read(file).warnings();
		}
		if (format.equals(JurisdictionsFile.HEADER.format())) {
			return new JurisdictionsFile(schemas).read(file).warnings();
		}
		if (format.equals(BankFile.HEADER.format())) {
			List<Finding> findings = new ArrayList<>(new BankFile(schemas).check(document));
			if (findings.stream().noneMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0)) {
				located(document, findings);
			}
			return findings;
		}
		OtherFormat other = others.get(format);
		if (other == null) {
			throw new InputException(Finding.error("file.kind-unknown", document.where("/format"), known()));
		}
		return other.check(document);
	}

	private Map<String, Object> known() {
		List<String> formats = new ArrayList<>(List.of(ScenarioFile.HEADER.format(), AttemptFile.HEADER.format(),
				JurisdictionsFile.HEADER.format(), BankFile.HEADER.format()));
		formats.addAll(others.keySet());
		return Map.of("known", String.join(", ", formats));
	}

	/** What is wrong with a scenario that was read: whether what it names exists, and how it does on a body. */
	public List<Finding> scenario(Loaded<Scenario> loaded) throws InputException {
		List<Finding> findings = new ArrayList<>(loaded.warnings());
		Scenario scenario = loaded.value();
		LocatedDocument document = loaded.document();
		if (!catalogue.structureIds().contains(scenario.targetId())) {
			findings.add(unknown(document, "scenario.target.unknown", "/target/structure", scenario.targetId(),
					catalogue.structureIds()));
		}
		place(document, scenario.triggerPoint().at(), "/target/trigger_point/at", findings);
		place(document, scenario.entryZone().at(), "/entry/at", findings);
		if (scenario.line() instanceof Scenario.TowardsPlace towards) {
			place(document, towards.at(), "/entry/towards", findings);
		}
		for (int i = 0; i < scenario.procedure().palpation().size(); i++) {
			place(document, scenario.procedure().palpation().get(i).at(), "/palpation/" + i + "/at", findings);
		}
		if (findings.stream().noneMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0)) {
			findings.addAll(onBody.check(loaded));
		}
		return findings;
	}

	/** Whether the body has what the items of a bank ask to be found on it. */
	private void located(LocatedDocument document, List<Finding> findings) {
		JsonNode items = document.root().path("items");
		for (int i = 0; i < items.size(); i++) {
			JsonNode key = items.get(i).path("key");
			if (items.get(i).path("kind").asText().equals("locate")) {
				String pointer = "/items/" + i + "/key";
				for (int k = 0; k < key.path("structures").size(); k++) {
					String structure = key.path("structures").get(k).asText();
					if (!catalogue.structureIds().contains(structure)) {
						findings.add(unknown(document, "scenario.target.unknown", pointer + "/structures/" + k, structure, catalogue.structureIds()));
					}
				}
				if (key.has("place")) {
					place(document, key.get("place").asText(), pointer + "/place", findings);
				}
			}
		}
	}

	/** Checks a place expression: its form, and that what it names is there. */
	private void place(LocatedDocument document, String expression, String pointer, List<Finding> findings) {
		try {
			PlaceExpression.parse(expression).unknownLandmark(catalogue.landmarkIds()).ifPresent(landmark -> findings
					.add(unknown(document, "scenario.place.unknown", pointer, landmark, catalogue.landmarkIds())));
		} catch (InputException e) {
			e.findings().forEach(f -> findings.add(document.error(f.key(), pointer, f.arguments())));
		}
	}

	private static Finding unknown(LocatedDocument document, String key, String pointer, String name, Set<String> known) {
		Optional<String> meant = Suggestion.nearest(name, known);
		Map<String, Object> arguments = new LinkedHashMap<>();
		arguments.put("name", name);
		meant.ifPresent(m -> arguments.put("suggestion", m));
		return document.error(meant.isPresent() ? key + ".suggest" : key, pointer, arguments);
	}

	/** What does not fit between an attempt and the scenario it is to be scored with; an error when they do not belong together. */
	public static List<Finding> match(Loaded<Scenario> scenario, Loaded<Attempt> attempt) {
		LocatedDocument document = attempt.document();
		Attempt a = attempt.value();
		Scenario s = scenario.value();
		if (!a.scenarioId().equals(s.id())) {
			return List.of(document.error("attempt.other-scenario", "/scenario/id",
					Map.of("found", a.scenarioId(), "expected", s.id())));
		}
		List<Finding> findings = new ArrayList<>();
		if (a.scenarioRevision() != s.revision()) {
			findings.add(document.warning("attempt.other-revision", "/scenario/revision",
					Map.of("found", a.scenarioRevision(), "expected", s.revision())));
		} else if (!a.scenarioHash().isEmpty() && !a.scenarioHash().equals(scenario.sha256())) {
			findings.add(document.warning("attempt.changed-scenario", "/scenario/sha256", Map.of()));
		}
		for (int i = 0; i < a.events().size(); i++) {
			if (a.events().get(i) instanceof AttemptEvent.Answered answered
					&& s.screening().stream().noneMatch(q -> q.id().equals(answered.questionId()))) {
				findings.add(document.warning("attempt.unknown-question", "/events/" + i + "/answer",
						Map.of("name", answered.questionId())));
			}
			if (a.events().get(i) instanceof AttemptEvent.Responded responded && !offers(s, responded)) {
				findings.add(document.warning("attempt.unknown-response", "/events/" + i + "/response",
						Map.of("name", responded.complicationId() + "/" + responded.responseId())));
			}
		}
		return findings;
	}

	private static boolean offers(Scenario scenario, AttemptEvent.Responded responded) {
		return scenario.procedure().complications().stream().filter(c -> c.id().equals(responded.complicationId()))
				.flatMap(c -> c.responses().stream()).anyMatch(r -> r.id().equals(responded.responseId()));
	}

	private static List<Finding> mesh(Path file, List<TriangleMesh> meshes) {
		SourceLocation where = SourceLocation.of(file.toString());
		List<Finding> findings = new ArrayList<>();
		for (TriangleMesh mesh : meshes) {
			MeshCheck check = MeshCheck.of(mesh);
			edges("mesh.not-closed", check.boundaryEdges(), where, findings);
			edges("mesh.not-manifold", check.nonManifoldEdges(), where, findings);
			edges("mesh.not-oriented", check.inconsistentEdges(), where, findings);
			if (check.closed() && check.inconsistentEdges() == 0 && check.volumeMm3() < 0) {
				findings.add(new Finding(Severity.WARNING, "mesh.inside-out", Map.of(), Optional.of(where)));
			}
		}
		return findings;
	}

	private static void edges(String key, int edges, SourceLocation where, List<Finding> findings) {
		if (edges > 0) {
			findings.add(new Finding(Severity.WARNING, key, Map.of("edges", edges), Optional.of(where)));
		}
	}
}
