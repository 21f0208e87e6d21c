package org.needlelab.ui.author;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exercise.Scenario;
import org.needlelab.files.Checker;
import org.needlelab.files.Loaded;
import org.needlelab.files.LocatedDocument;
import org.needlelab.files.ScenarioFile;

/** A scenario that is being written. */
public final class ScenarioDocument extends EditedDocument {

	/** The order in which the properties of a scenario stand. */
	private static final List<String> ORDER = List.of("format", "version", "id", "revision", "title", "case", "task", "patient",
			"position", "side", "difficulty", "screening", "target", "palpation", "complications", "technique", "entry", "needles",
			"statements", "sources", "rubric");

	private final ScenarioFile reader;
	private Optional<Checker> checker = Optional.empty();
	private Optional<Loaded<Scenario>> scenario = Optional.empty();
	private List<Finding> problems = List.of();
	private List<Finding> tried = List.of();

	/**
	 * @param reader reads scenarios
	 * @param file where it is kept; need not exist
	 * @param saved the text that is on the disk; empty when nothing is
	 * @param text the text as it is now
	 */
	public ScenarioDocument(ScenarioFile reader, Path file, String saved, String text) {
		super(file, saved, text);
		this.reader = Objects.requireNonNull(reader);
		read();
	}

	/** Checks from now on also whether what the scenario names exists. */
	public void checkWith(Checker known) {
		arrive();
		checker = Optional.of(known);
		read();
		tell(Change.TEXT);
	}

	/** The scenario; empty while it has errors. */
	public Optional<Loaded<Scenario>> scenario() {
		arrive();
		return scenario;
	}

	/** What is wrong: with the text in order of the file, then what a trial on the body showed last. */
	@Override
	public List<Finding> problems() {
		arrive();
		return scenario.isEmpty() || tried.isEmpty() ? problems : Stream.concat(problems.stream(), tried.stream()).toList();
	}

	/** What a trial showed; nothing happens when the text was changed meanwhile. */
	public void tried(Trial trial) {
		arrive();
		if (scenario.equals(Optional.of(trial.scenario())) && !tried.equals(trial.findings())) {
			tried = trial.findings();
			tell(Change.TEXT);
		}
	}

	/** Whether any of the problems keeps the scenario from being used. */
	@Override
	public boolean usable() {
		return scenario().isPresent() && problems().stream().noneMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0);
	}

	@Override
	List<String> order(String object) {
		return object.isEmpty() ? ORDER : List.of();
	}

	@Override
	void read(Optional<LocatedDocument> parsed, byte[] bytes, List<Finding> findings) {
		scenario = Optional.empty();
		List<Finding> found = new ArrayList<>(findings);
		if (findings.isEmpty()) {
			try {
				Loaded<Scenario> loaded = reader.parse(String.valueOf(file().getFileName()), bytes);
				scenario = Optional.of(loaded);
				found.addAll(checker.isPresent() ? checker.get().scenario(loaded) : loaded.warnings());
			} catch (InputException e) {
				found.addAll(e.findings());
			}
		}
		problems = List.copyOf(found);
	}
}
