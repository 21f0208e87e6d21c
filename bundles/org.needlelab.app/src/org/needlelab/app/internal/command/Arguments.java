package org.needlelab.app.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** What holds for the arguments of every command: how numbers and paths are written, that no output takes the place of an input, and that outputs can be written. */
public final class Arguments implements IExecutionStrategy {

	/** Options whose value is written to, in one command at least; where they are read, nothing else can be the same file either. */
	private static final Set<String> OUTPUTS = Set.of("--out", "--csv", "--html", "--report", "--picture", "--events", "--xapi", "--credential",
			"--certificate", "--release");

	private static final Pattern OTHER_PICTURE = Pattern.compile(".*\\.(jpe?g|gif|bmp|tiff?|webp|svg|pdf)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

	private Arguments() {
	}

	/** Has a command and all below it read its arguments so. */
	public static void rule(CommandLine command) {
		command.registerConverter(double.class, Arguments::number);
		command.registerConverter(Double.class, Arguments::number);
		command.registerConverter(int.class, Arguments::whole);
		command.registerConverter(Integer.class, Arguments::whole);
		command.registerConverter(Path.class, Arguments::path);
		command.setExecutionStrategy(new Arguments());
	}

	private static double number(String text) {
		try {
			return Double.parseDouble(text.strip());
		} catch (NumberFormatException e) {
			throw new TypeConversionException("\"" + text + "\" is no number. Write it with a decimal point and without a unit.");
		}
	}

	private static int whole(String text) {
		try {
			return Integer.parseInt(text.strip());
		} catch (NumberFormatException e) {
			throw new TypeConversionException("\"" + text + "\" is no whole number that can be used here.");
		}
	}

	private static Path path(String text) {
		try {
			if (!text.isBlank()) {
				return Path.of(text);
			}
		} catch (InvalidPathException e) {
			throw new TypeConversionException("\"" + text + "\" is no name that a file can have here.");
		}
		throw new TypeConversionException("the name of a file is missing.");
	}

	@Override
	public int execute(ParseResult parsed) throws ExecutionException, ParameterException {
		ParseResult last = parsed;
		while (last.hasSubcommand()) {
			last = last.subcommand();
		}
		refuseOverwriting(last);
		refuseUnwritable(last);
		return new RunLast().execute(parsed);
	}

	/** A file that is read, or written by another option, must not be written over. */
	private static void refuseOverwriting(ParseResult parsed) {
		for (OptionSpec option : parsed.matchedOptions()) {
			if (OUTPUTS.contains(option.longestName()) && option.getValue() instanceof Path output) {
				for (ArgSpec other : parsed.matchedArgs()) {
					if (other != option && paths(other).stream().anyMatch(p -> same(p, output))) {
						throw new ParameterException(parsed.commandSpec().commandLine(), "Invalid value for option '" + option.longestName()
								+ "': " + output + " is named twice and would be lost. Write to another file.");
					}
				}
			}
		}
	}

	/** What cannot be written as it is named is told before the work, not after minutes of it. */
	private static void refuseUnwritable(ParseResult parsed) {
		for (OptionSpec option : parsed.matchedOptions()) {
			boolean file = option.paramLabel().startsWith("F") && !option.paramLabel().equals("FOLDER");
			if (OUTPUTS.contains(option.longestName()) && file && option.getValue() instanceof Path output) {
				String problem = problem(output, option.paramLabel().equals("F.png"));
				if (!problem.isEmpty()) {
					throw new ParameterException(parsed.commandSpec().commandLine(),
							"Invalid value for option '" + option.longestName() + "': " + output + " " + problem);
				}
			}
		}
	}

	private static String problem(Path output, boolean png) {
		if (Files.isDirectory(output)) {
			return "is a folder. Write the name of a file.";
		}
		Path above = output.toAbsolutePath().getParent();
		while (above != null && !Files.exists(above)) {
			above = above.getParent();
		}
		if (above != null && !Files.isDirectory(above)) {
			return "cannot be there: " + above + " is no folder.";
		}
		return png && OTHER_PICTURE.matcher(output.toString()).matches() ? "is not what is written, which is PNG. Name it so: *.png." : "";
	}

	private static List<Path> paths(ArgSpec argument) {
		List<Path> paths = new ArrayList<>();
		Object value = argument.getValue();
		for (Object each : value instanceof Collection<?> many ? many : List.of(value)) {
			if (each instanceof Path path) {
				paths.add(path);
			}
		}
		return paths;
	}

	private static boolean same(Path a, Path b) {
		if (a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize())) {
			return !Files.exists(a) || Files.isRegularFile(a);
		}
		try {
			return Files.isRegularFile(a) && Files.isRegularFile(b) && Files.isSameFile(a, b);
		} catch (IOException e) {
			// what cannot be looked at cannot be written either, and that is told where it is tried
			return false;
		}
	}
}
