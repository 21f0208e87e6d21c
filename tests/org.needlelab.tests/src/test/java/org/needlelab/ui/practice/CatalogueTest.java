package org.needlelab.ui.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.content.Content;
import org.needlelab.exercise.Scenario.Difficulty;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.ui.practice.Catalogue.Query;
import org.needlelab.ui.practice.Catalogue.Standing;

class CatalogueTest {

	private static List<Exercise> shipped;

	@TempDir
	private Path folder;

	@BeforeAll
	static void read() {
		shipped = new ExerciseLibrary(new ScenarioFile(Schemas.load(CatalogueTest::open))).shipped();
	}

	private static InputStream open(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}

	private List<String> find(History history, Query query) {
		return new Catalogue(history, "en").find(shipped, query).stream().map(Exercise::id).toList();
	}

	private static Query words(String words) {
		return new Query(words, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
	}

	@Test
	void everyShippedExerciseHasARegionAndAComplaint() {
		for (Exercise exercise : shipped) {
			assertNotEquals(Region.OTHER, Region.of(exercise.scenario().targetId()), exercise.id());
			assertNotEquals(Complaint.OTHER, Complaint.of(exercise.scenario()), exercise.id());
		}
	}

	@Test
	void regionsAndComplaintsOfSomeThatAreEasilyMistaken() {
		assertEquals(Region.SHOULDER, Region.of("trapezius-descending-part:left"));
		assertEquals(Region.TRUNK, Region.of("trapezius-transverse-part:right"));
		assertEquals(Region.HEAD_AND_NECK, Region.of("longissimus-capitis:left"));
		assertEquals(Region.THIGH, Region.of("rectus-femoris:left"));
		assertEquals(Region.HIP, Region.of("quadratus-femoris:left"));
		assertEquals(Region.LOW_BACK, Region.of("quadratus-lumborum:left"));
		assertEquals(Region.FOREARM_AND_HAND, Region.of("flexor-digitorum-superficialis:left"));
		assertEquals(Region.LEG_AND_FOOT, Region.of("flexor-digitorum-longus:left"));
		assertEquals(Complaint.ELBOW, complaint("extensor-carpi-radialis-brevis-right"));
		assertEquals(Complaint.UPPER_BACK, complaint("rhomboid-major-t4-left"));
		assertEquals(Complaint.SHOULDER_AND_ARM, complaint("infraspinatus-right"));
	}

	private static Complaint complaint(String id) {
		return shipped.stream().filter(e -> e.id().equals(id)).map(e -> Complaint.of(e.scenario())).findFirst().orElseThrow();
	}

	@Test
	void wordsAreFoundWithoutCapitalsAccentsAndHyphensInAnyOrder() {
		History none = new History(folder);
		assertEquals(shipped.size(), find(none, Query.ALL).size());
		assertTrue(find(none, words("T4 RHOMB\u00D3ID")).contains("rhomboid-major-t4-left"));
		assertTrue(find(none, words("extensor-carpi brevis")).contains("extensor-carpi-radialis-brevis-right"));
		assertTrue(find(none, words("office worker")).contains("rhomboid-major-t4-left"), "words of the case");
		assertEquals(List.of(), find(none, words("office zebra")));
		assertEquals(shipped.size(), find(none, words("   ")).size());
	}

	@Test
	void regionLevelAndComplaintNarrowItDown() {
		History none = new History(folder);
		List<String> found = find(none, new Query("", Optional.of(Region.HEAD_AND_NECK), Optional.of(Complaint.HEAD),
				Optional.of(Difficulty.FOUNDATION), Optional.of(Standing.NEW)));
		assertTrue(found.contains("temporalis-right"), found::toString);
		assertTrue(found.size() < 5, found::toString);
	}

	@Test
	void standingFollowsTheLastAttempts() throws Exception {
		String line = "2026-01-0%d,rhomboid-major-t4-left,1,training,%s,10,80,no,60,f";
		String[] points = { "3", "9", "9", "9", "3" };
		Standing[] expected = { Standing.FAILED, Standing.PASSED, Standing.PASSED, Standing.MASTERED, Standing.FAILED };
		StringBuilder table = new StringBuilder(History.HEADER + "\n");
		for (int i = 0; i < points.length; i++) {
			table.append(line.formatted(i + 1, points[i]).replace(",rhomboid", "T00:00:00Z,rhomboid")).append('\n');
			Files.writeString(folder.resolve("history.csv"), table);
			History history = new History(folder);
			history.read();
			Standing standing = new Catalogue(history, "en").standing(
					shipped.stream().filter(e -> e.id().equals("rhomboid-major-t4-left")).findFirst().orElseThrow());
			assertEquals(expected[i], standing, "after " + (i + 1));
			assertEquals(List.of("rhomboid-major-t4-left"),
					find(history, new Query("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(expected[i]))));
		}
	}
}
