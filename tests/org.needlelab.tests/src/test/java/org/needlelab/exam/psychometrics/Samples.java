package org.needlelab.exam.psychometrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Assumptions;

/** Answers for tests. */
final class Samples {

	/**
	 * Section 6 of the Law School Admission Test, 1000 candidates, five items: how often each pattern from 00000 to 11111 came
	 * (Bock and Lieberman 1970, Psychometrika 35:179-197, table 1).
	 */
	private static final int[] LSAT6 = { 3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56,
			21, 173, 11, 61, 28, 298 };

	private Samples() {
	}

	static ScoreMatrix lsat6() {
		ScoreMatrix.Builder builder = new ScoreMatrix.Builder(List.of("1", "2", "3", "4", "5"));
		for (int pattern = 0; pattern < LSAT6.length; pattern++) {
			for (int i = 0; i < LSAT6[pattern]; i++) {
				int person = builder.person();
				for (int j = 0; j < 5; j++) {
					if ((pattern >> 4 - j & 1) != 0) {
						builder.right(person, j);
					}
				}
			}
		}
		return builder.build();
	}

	/** Answers drawn from a two-parameter model. */
	static ScoreMatrix drawn(int persons, int items, long seed) {
		Random random = new Random(seed);
		double[] slope = random.doubles(items).map(u -> 0.6 + 1.2 * u).toArray();
		double[] intercept = random.doubles(items).map(u -> -1.5 + 3 * u).toArray();
		ScoreMatrix.Builder builder = new ScoreMatrix.Builder(
				java.util.stream.IntStream.range(0, items).mapToObj(j -> "i" + j).toList());
		for (int i = 0; i < persons; i++) {
			double theta = random.nextGaussian();
			builder.person();
			for (int j = 0; j < items; j++) {
				if (random.nextDouble() < Logistic.of(slope[j] * theta + intercept[j])) {
					builder.right(i, j);
				}
			}
		}
		return builder.build();
	}

	/** Rows of a table beside the project's folder, by column name; without it the test is skipped. */
	static List<Map<String, String>> shared(String file) throws IOException {
		for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
			Path table = at.resolve("shared/exam/psychometrics").resolve(file);
			if (Files.isRegularFile(table)) {
				return rows(Files.readAllLines(table));
			}
		}
		Assumptions.abort("no ../shared/exam/psychometrics/" + file + " here: nothing to compare with");
		return List.of();
	}

	private static List<Map<String, String>> rows(List<String> lines) {
		String[] names = lines.get(0).replace("\"", "").split(",");
		List<Map<String, String>> rows = new ArrayList<>();
		for (String line : lines.subList(1, lines.size())) {
			List<String> cells = new ArrayList<>(Arrays.asList(line.split(",", names.length)));
			Map<String, String> row = new HashMap<>();
			for (int i = 0; i < names.length; i++) {
				row.put(names[i], cells.get(i));
			}
			rows.add(row);
		}
		return rows;
	}
}
