package org.needlelab.files.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.form.Blueprint;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exercise.Keyed;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.DocumentSchema;
import org.needlelab.files.FormatHeader;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.edit.YamlText;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads and writes blueprints ({@code *.blueprint.yaml}); the format is described in docs/exam.md. */
public final class BlueprintFile {

	/** The format that is read. */
	public static final FormatHeader HEADER = new FormatHeader("needlelab-blueprint", 1, 0);

	private final DocumentSchema schema;

	/**
	 * A blueprint with the seed its author wants.
	 *
	 * @param seed of the draw
	 */
	public record Seeded(Blueprint blueprint, long seed) {
	}

	/** @param schemas the schemas that we ship */
	public BlueprintFile(Schemas schemas) {
		this.schema = schemas.blueprint();
	}

	/**
	 * Reads a blueprint.
	 *
	 * @throws InputException with everything that is wrong with it, at line and column
	 */
	public Seeded read(Path file) throws InputException {
		return read(LocatedDocument.read(file));
	}

	/** As {@link #read(Path)}, of a document. */
	Seeded read(LocatedDocument document) throws InputException {
		List<Finding> findings = new ArrayList<>(HEADER.check(document, schema));
		JsonNode root = document.root();
		List<Blueprint.Quota> quotas = new ArrayList<>();
		Set<String> domains = new LinkedHashSet<>();
		for (int i = 0; i < root.get("domains").size(); i++) {
			JsonNode quota = root.get("domains").get(i);
			if (!domains.add(quota.get("id").asText())) {
				findings.add(document.error("bank.repeated-id", "/domains/" + i + "/id", Map.of("name", quota.get("id").asText())));
			} else {
				quotas.add(new Blueprint.Quota(quota.get("id").asText(), quota.get("items").asInt()));
			}
		}
		LocatedDocument.requireNoErrors(findings);
		Map<String, String> title = new TreeMap<>();
		root.get("title").properties().forEach(e -> title.put(e.getKey(), e.getValue().asText()));
		Set<ItemStatus> statuses = new TreeSet<>();
		root.path("statuses").forEach(s -> statuses.add(Keyed.of(ItemStatus.class, s.asText()).orElseThrow()));
		if (statuses.isEmpty()) {
			statuses.add(ItemStatus.LIVE);
		}
		JsonNode wanted = root.path("difficulty");
		Optional<Blueprint.Difficulty> difficulty = wanted.isMissingNode() ? Optional.empty()
				: Optional.of(new Blueprint.Difficulty(wanted.get("mean").asDouble(), wanted.get("tolerance").asDouble()));
		ExamRules rules = new ExamRules(root.get("minutes").asDouble(), root.get("cut_percent").asDouble(), root.path("breaks").asInt(0),
				root.path("break_minutes").asDouble(0), root.path("outage_counts").asBoolean(false),
				root.path("calculator").asBoolean(false), root.path("accept").asText(""));
		return new Seeded(new Blueprint(root.get("id").asText(), new LocalText(title), quotas, difficulty,
				root.path("pretest").asInt(0), root.path("max_overlap").asInt(Integer.MAX_VALUE), statuses, rules),
				root.path("seed").asLong(1));
	}

	/** The bytes of a file for a blueprint. */
	public static byte[] format(Seeded seeded) {
		Blueprint blueprint = seeded.blueprint();
		ExamRules rules = blueprint.rules();
		ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", HEADER.format()).put("version", HEADER.major())
				.put("id", blueprint.id());
		ObjectNode title = root.putObject("title");
		blueprint.title().byLanguage().forEach(title::put);
		ArrayNode domains = root.putArray("domains");
		blueprint.quotas().forEach(q -> domains.addObject().put("id", q.domain()).put("items", q.items()));
		blueprint.difficulty().ifPresent(d -> root.putObject("difficulty").put("mean", d.mean()).put("tolerance", d.tolerance()));
		root.put("pretest", blueprint.pretest());
		if (blueprint.maxOverlap() < Integer.MAX_VALUE) {
			root.put("max_overlap", blueprint.maxOverlap());
		}
		ArrayNode statuses = root.putArray("statuses");
		blueprint.statuses().forEach(status -> statuses.add(status.key()));
		root.put("seed", seeded.seed()).put("minutes", rules.minutes()).put("cut_percent", rules.cutPercent()).put("breaks", rules.breaks())
				.put("break_minutes", rules.breakMinutes()).put("outage_counts", rules.outageCounts()).put("calculator", rules.calculator());
		if (!rules.accept().isEmpty()) {
			root.put("accept", rules.accept());
		}
		return BankFile.yaml(root).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * The text of a blueprint with another cut; everything else, comments too, stays as it was.
	 *
	 * @param percent passing share of the points, 0 to 100
	 * @throws InputException when the file is no blueprint
	 */
	public byte[] withCut(Path file, double percent) throws InputException {
		read(file);
		try {
			return new YamlText(Files.readString(file)).set("/cut_percent", JsonNodeFactory.instance.numberNode(percent)).text()
					.getBytes(StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new InputException(
					Finding.error("file.unreadable", SourceLocation.of(file.toString()), Map.of("reason", e.getClass().getSimpleName())));
		}
	}
}
