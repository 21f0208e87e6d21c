package org.needlelab.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;

/** Schemas and shipped files for tests. */
final class Samples {

	static final Schemas SCHEMAS = Schemas.load(path -> Samples.class.getResourceAsStream("/" + path));

	private Samples() {
	}

	static byte[] shipped(String path) {
		try (InputStream in = Samples.class.getResourceAsStream("/" + path)) {
			return in.readAllBytes();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static List<String> names(String folder) {
		return new String(shipped(folder + "/index.txt"), StandardCharsets.UTF_8).lines()
				.filter(l -> !l.isBlank() && !l.startsWith("#")).map(String::strip).toList();
	}

	static String scenario() {
		return new String(shipped("scenarios/rhomboid-major-t4-left.scenario.yaml"), StandardCharsets.UTF_8);
	}

	/** Findings on a changed rhomboid scenario: {@code from} is replaced by {@code to}, which has to be there. */
	static List<Finding> changed(String from, String to) {
		String text = scenario();
		if (!text.contains(from)) {
			throw new IllegalArgumentException(from);
		}
		try {
			return new ScenarioFile(SCHEMAS).parse("s.scenario.yaml", text.replace(from, to).getBytes(StandardCharsets.UTF_8))
					.warnings();
		} catch (InputException e) {
			return e.findings();
		}
	}

	/** Line, from 1, of the first line that holds a text. */
	static int line(String part) {
		return (int) scenario().substring(0, scenario().indexOf(part)).chars().filter(c -> c == '\n').count() + 1;
	}
}
