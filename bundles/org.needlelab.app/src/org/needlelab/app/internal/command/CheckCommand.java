package org.needlelab.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.needlelab.app.CommandLine;
import org.needlelab.app.internal.Installation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.files.Checker;
import org.needlelab.files.JsonReport;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code check}: says what is wrong with files. */
@Command(name = "check", sortOptions = false, description = "Check scenarios, attempts, item banks, tables, meshes (STL, GLB) and "
		+ "atlas definitions: say what is wrong, in which line, and how to mend it. A scenario is also tried on the body of its patient: whether "
		+ "its target can be reached, and safely. The exit code is 1 when a file has errors.",
		footerHeading = "%nExamples:%n", footer = { "  needlelab check my.scenario.yaml",
				"  needlelab check --json *.attempt.json bones/*.stl" })
final class CheckCommand extends Subcommand {

	@Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check.")
	private List<Path> files;

	@Option(names = "--no-body", description = "Only read: do not try scenarios on a body.")
	private boolean noBody;

	CheckCommand(Installation installation) {
		super(installation);
	}

	@Override
	public Integer call() throws InputException {
		Checker checker = noBody ? FileCheck.reading(installation()) : FileCheck.onBodies(installation(), progress());
		boolean wrong = false;
		ArrayNode report = JsonNodeFactory.instance.arrayNode();
		for (Path file : files) {
			List<Finding> findings = checker.check(file);
			boolean errors = findings.stream().anyMatch(f -> f.severity().compareTo(Severity.ERROR) >= 0);
			wrong |= errors;
			if (json()) {
				ObjectNode node = report.addObject().put("file", file.toString()).put("errors", errors);
				node.set("findings", new JsonReport(wording()).findings(findings));
			} else if (findings.isEmpty()) {
				out().println(wording().text("check.right", Map.of("file", file)));
			} else {
				findings.forEach(finding -> out().println(wording().line(finding)));
			}
		}
		if (json()) {
			print(report);
		}
		return wrong ? CommandLine.INPUT_HAS_ERRORS : CommandLine.DONE;
	}
}
