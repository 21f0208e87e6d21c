package org.needlelab.files.atlas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Sex;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.content.Content;

/** What is kept on disk gives the same body as what is worked out, and is never trusted when it is damaged or out of date. */
class BodyStoreTest {

	private static final Optional<Patient> PATIENT = Optional.of(new Patient(Sex.FEMALE, 40, 1650, 70));
	private static final String ATLAS = """
			format: needlelab-atlas
			version: 1
			name: Two bones
			release: 0.1.0
			licence: CC BY-SA 4.0
			files: [bones.yaml, landmarks.yaml, population.yaml]
			skin:
			  cell_mm: 8
			  closing_mm: 16
			  smoothing_mm: 8
			  fascia_mm: 1
			  supports: [bone]
			""";
	private static final String BONES = """
			format: needlelab-atlas
			version: 1
			structures:
			- id: stone
			  name: Stone
			  latin: Lapis
			  fma: ''
			  tissue: bone
			  sides: both
			  provenance: {kind: drawn, citation: 'made up for a test'}
			  shape:
			    kind: solid
			    cell_mm: 6
			    blend_mm: 1
			    parts:
			    - {name: stone, kind: ellipsoid, centre: [60, 0, 1200], radii: [50, 40, 60]}
			""";
	private static final String LANDMARKS = """
			format: needlelab-landmarks
			version: 1
			landmarks:
			- {name: top, side: left, at: [60, 0, 1260], definition: 'made up for a test'}
			""";

	@TempDir
	private Path folder;
	private final Map<String, String> atlas = new HashMap<>();
	private final List<String> steps = new ArrayList<>();

	@BeforeEach
	void atlas() throws IOException {
		atlas.put("atlas.yaml", ATLAS);
		atlas.put("bones.yaml", BONES);
		atlas.put("landmarks.yaml", LANDMARKS);
		atlas.put("population.yaml", new String(Content.open("atlas/population.yaml").readAllBytes(), StandardCharsets.UTF_8));
	}

	private Body body(Optional<Patient> patient) throws InputException {
		steps.clear();
		return store().body(patient, (what, done, of) -> steps.add(what), Cancellation.NEVER);
	}

	private BodyStore store() {
		return new BodyStore(name -> {
			if (!atlas.containsKey(name)) {
				throw new FileNotFoundException(name);
			}
			return new ByteArrayInputStream(atlas.get(name).getBytes(StandardCharsets.UTF_8));
		}, folder);
	}

	private List<Path> kept() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.sorted().toList();
		}
	}

	private static void assertSame(Body expected, Body actual) {
		assertEquals(expected.parts().size(), actual.parts().size());
		for (int i = 0; i < expected.parts().size(); i++) {
			assertEquals(expected.parts().get(i).structure(), actual.parts().get(i).structure());
			assertArrayEquals(expected.parts().get(i).mesh().xyz(), actual.parts().get(i).mesh().xyz());
			assertArrayEquals(expected.parts().get(i).mesh().ijk(), actual.parts().get(i).mesh().ijk());
		}
		assertEquals(expected.landmarks(), actual.landmarks());
		assertEquals(expected.patient(), actual.patient());
	}

	@Test
	void whatIsKeptIsTheSameBody() throws Exception {
		for (Optional<Patient> patient : List.of(PATIENT, Optional.<Patient>empty())) {
			Body made = body(patient);
			assertTrue(steps.contains("progress.body"), steps.toString());
			assertSame(made, body(patient));
			assertEquals(List.of(), steps, "nothing was worked out the second time");
		}
		assertEquals(3, kept().size(), "one base subject, two patients");
	}

	@Test
	void progressGoesOnWhileTheSkinIsLaidAndEndsThere() throws Exception {
		List<Integer> done = new ArrayList<>();
		Progress progress = (what, step, of) -> {
			if (what.equals("progress.atlas")) {
				assertEquals(2, of, "one bone, and the skin around it");
				done.add(step);
			}
		};
		store().body(Optional.empty(), progress, Cancellation.NEVER);
		assertEquals(List.of(1, 1, 2), done, "the bone; of the skin one group of two steps; the end");
	}

	@Test
	void damagedFilesAreMadeAnew() throws Exception {
		Body made = body(PATIENT);
		for (Path file : kept()) {
			byte[] good = Files.readAllBytes(file);
			byte[] bad = good.clone();
			bad[bad.length / 2] ^= 4;
			Files.write(file, bad);
			assertSame(made, body(PATIENT));
			assertArrayEquals(good, Files.readAllBytes(file), file + " is written anew");
			Files.write(file, new byte[] {1, 2, 3});
			assertSame(made, body(PATIENT));
		}
	}

	@Test
	void filesOfAnotherMakeWithARightChecksumAreMadeAnew() throws Exception {
		Body made = body(PATIENT);
		Path base = kept().stream().filter(f -> f.toString().endsWith(".body")).findFirst().orElseThrow();
		ByteBuffer other = ByteBuffer.wrap(Files.readAllBytes(base)).order(ByteOrder.LITTLE_ENDIAN);
		// header 16, length of the description 4, number of parts 4, then the length of the first text: more than an array can have
		other.putInt(24, Integer.MAX_VALUE);
		CRC32C checksum = new CRC32C();
		checksum.update(other.array(), 16, other.capacity() - 16);
		Files.write(base, other.putInt(12, (int) checksum.getValue()).array());
		kept().stream().filter(f -> f.toString().endsWith(".patient")).forEach(f -> assertTrue(f.toFile().delete()));
		assertSame(made, body(PATIENT));
	}

	@Test
	void aChangedAtlasGivesAnotherBody() throws Exception {
		Body before = body(PATIENT);
		atlas.put("bones.yaml", BONES.replace("[50, 40, 60]", "[50, 40, 70]"));
		Body after = body(PATIENT);
		assertTrue(after.part("stone:left").orElseThrow().max().z() > before.part("stone:left").orElseThrow().max().z() + 5);
	}

	@Test
	void aFolderThatCannotBeWrittenCostsOnlyTime() throws Exception {
		Body made = body(PATIENT);
		Path file = Files.writeString(folder.resolve("a-file"), "");
		folder = file.resolve("below");
		assertSame(made, body(PATIENT));
	}
}
