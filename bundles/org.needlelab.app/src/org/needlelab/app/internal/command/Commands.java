package org.needlelab.app.internal.command;

import org.needlelab.app.internal.Installation;

import picocli.CommandLine;

/** All commands. */
public final class Commands {

	private Commands() {
	}

	/** Adds every command: each is one line here. */
	public static void addTo(CommandLine root, Installation installation) {
		root.addSubcommand(new DemoCommand(installation));
		root.addSubcommand(new ScoreCommand(installation));
		root.addSubcommand(new MeasureCommand(installation));
		root.addSubcommand(new RenderCommand(installation));
		root.addSubcommand(new CommandLine(new AtlasCommand())
				.addSubcommand(new AtlasListCommand(installation))
				.addSubcommand(new AtlasLandmarksCommand(installation))
				.addSubcommand(new AtlasExportCommand(installation))
				.addSubcommand(new AtlasImportCommand(installation))
				.addSubcommand(new AtlasPicturesCommand(installation))
				.addSubcommand(new AtlasVerifyCommand(installation)));
		root.addSubcommand(new CheckCommand(installation));
		root.addSubcommand(new ExportCommand(installation));
		root.addSubcommand(new MetricsCommand(installation));
		root.addSubcommand(new ValidateCommand(installation));
		root.addSubcommand(new MapCommand(installation));
		root.addSubcommand(new BenchCommand(installation));
		root.addSubcommand(new MigrateCommand(installation));
		root.addSubcommand(new FramesCommand(installation));
		root.addSubcommand(new JurisdictionsCommand(installation));
		root.addSubcommand(new AnalyseCommand(installation));
		root.addSubcommand(new CommandLine(new BankCommand())
				.addSubcommand(new BankImportCommand(installation))
				.addSubcommand(new BankExportCommand(installation))
				.addSubcommand("check", new CheckCommand(installation))
				.addSubcommand(new BankListCommand(installation))
				.addSubcommand(new BankStatCommand(installation))
				.addSubcommand(new BankReviewCommand(installation))
				.addSubcommand(new BankMoveCommand(installation))
				.addSubcommand(new BankReviseCommand(installation))
				.addSubcommand(new BankExposureCommand(installation))
				.addSubcommand(new BankKeepCommand(installation))
				.addSubcommand(new BankFetchCommand(installation)));
		root.addSubcommand(new CommandLine(new NewCommand())
				.addSubcommand(new NewScenarioCommand(installation))
				.addSubcommand(new NewPackCommand(installation)));
		root.addSubcommand(new CommandLine(new CourseCommand()).addSubcommand(new CourseReportCommand(installation)));
		root.addSubcommand(new CommandLine(new PackCommand())
				.addSubcommand(new PackBuildCommand(installation))
				.addSubcommand(new PackVerifyCommand(installation))
				.addSubcommand(new PackDiffCommand(installation)).addSubcommand(new PackMergeCommand(installation))
				.addSubcommand(new PackInstallCommand(installation))
				.addSubcommand(new PackListCommand(installation)));
		root.addSubcommand(new CommandLine(new ExamCommand())
				.addSubcommand(new ExamNewCommand(installation))
				.addSubcommand(new ExamAssembleCommand(installation))
				.addSubcommand(new ExamTakeCommand(installation))
				.addSubcommand(new ExamVerifyCommand(installation))
				.addSubcommand(new ExamScoreCommand(installation))
				.addSubcommand(new ExamExportCommand(installation))
				.addSubcommand(new ExamImportCommand(installation))
				.addSubcommand(new ExamResultsCommand(installation))
				.addSubcommand(new ExamDecideCommand(installation))
				.addSubcommand(new ExamAccountCommand(installation))
				.addSubcommand(new ExamStandardCommand(installation))
				.addSubcommand(new ExamEquateCommand(installation))
				.addSubcommand(new ExamKeysCommand(installation))
				.addSubcommand(new ExamPackCommand(installation))
				.addSubcommand(new ExamUnpackCommand(installation))
				.addSubcommand(new ExamCertificateCommand(installation))
				.addSubcommand(new ExamCertificatesCommand(installation))
				.addSubcommand(new ExamRevocationsCommand(installation))
				.addSubcommand(new ExamCredentialCommand(installation)));
	}
}
