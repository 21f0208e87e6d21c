package org.needlelab.files.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.AttemptFile;

/** The attempt files that a course handed in. */
public final class CourseFiles {

	private CourseFiles() {
	}

	/**
	 * An attempt file and whose it is.
	 *
	 * @param file the file
	 * @param learner who made it
	 */
	public record Given(Path file, String learner) {
	}

	/**
	 * The attempts at paths. A learner is the folder that an attempt lies in, below a folder that is given; for other files, the name up
	 * to the first dot.
	 *
	 * @throws InputException when a folder cannot be read, or there is no attempt at all
	 */
	public static List<Given> at(List<Path> paths) throws InputException {
		List<Given> all = new ArrayList<>();
		for (Path path : paths) {
			if (!Files.isDirectory(path)) {
				String name = String.valueOf(path.getFileName());
				all.add(new Given(path, name.contains(".") ? name.substring(0, name.indexOf('.')) : name));
				continue;
			}
			try (Stream<Path> tree = Files.walk(path)) {
				tree.filter(f -> f.toString().endsWith(AttemptFile.ENDING) && Files.isRegularFile(f)).sorted().forEach(f -> {
					Path inside = path.relativize(f);
					String name = inside.getName(0).toString();
					all.add(new Given(f, inside.getNameCount() > 1 ? name : name.substring(0, name.indexOf('.'))));
				});
			} catch (IOException | UncheckedIOException e) {
				throw new InputException(Finding.error("file.unreadable", SourceLocation.of(path.toString()),
						Map.of("reason", String.valueOf(e.getMessage()))));
			}
		}
		if (all.isEmpty()) {
			throw new InputException(Finding.error("course.none", SourceLocation.of(paths.get(0).toString()), Map.of()));
		}
		return all;
	}
}
