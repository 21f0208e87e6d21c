package org.needlelab.app.internal.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code exam}: holds the commands about exams. */
@Command(name = "exam", description = "Put forms of an exam together, take it without a window, verify and score results.",
		synopsisSubcommandLabel = "COMMAND", footerHeading = "%nExamples:%n", footer = {
				"  needlelab exam new quiz.bank.yaml --out quiz.blueprint.yaml",
				"  needlelab exam assemble quiz.bank.yaml --blueprint quiz.blueprint.yaml --out a.form.json",
				"  needlelab exam verify c1.result.jsonl" })
final class ExamCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Explain this command and stop.")
	private boolean help;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(),
				"No command given after 'exam': new, assemble, keys, pack, unpack, take, verify, score, export, import, "
						+ "results, decide, certificate, certificates, credential, account, standard or equate.");
	}
}
