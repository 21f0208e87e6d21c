package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.InputException;
import org.needlelab.geometry.TriangleMesh;

/** Meshes and poses for laying the engine beside other libraries. */
class TriFileTest {

	private static final TriangleMesh MESH = new TriangleMesh(new float[] { 0, 0, 0, 1, 0, 0, 0, 2.5f, 0 }, new int[] { 0, 1, 2 });

	@TempDir
	private Path folder;

	private static String refused(byte[] bytes) {
		return assertThrows(InputException.class, () -> TriFile.parse("a.tri", bytes)).findings().get(0).key();
	}

	@Test
	void aMeshComesBackAsItWas() throws Exception {
		byte[] bytes = TriFile.format(MESH);
		TriangleMesh read = TriFile.parse("a.tri", bytes);
		assertArrayEquals(MESH.xyz(), read.xyz());
		assertArrayEquals(MESH.ijk(), read.ijk());
		assertEquals(16 + 36 + 12, bytes.length);
		assertEquals('N', bytes[0]);
		assertEquals(3, bytes[8]);
		assertEquals(1, bytes[12]);
	}

	@Test
	void damagedMeshesAreRefused() {
		byte[] good = TriFile.format(MESH);
		assertEquals("mesh.tri.header", refused(new byte[20]));
		assertEquals("mesh.tri.header", refused(Arrays.copyOf(good, 12)));
		assertEquals("mesh.tri.length", refused(Arrays.copyOf(good, good.length - 1)));
		byte[] wrong = good.clone();
		wrong[good.length - 4] = 3;
		assertEquals("mesh.tri.content", refused(wrong));
		assertEquals("mesh.tri.empty", refused(TriFile.format(new TriangleMesh(new float[0], new int[0]))));
	}

	@Test
	void aSetListsItsMeshesRelativeToItself() throws Exception {
		Files.createDirectory(folder.resolve("sub"));
		Files.write(folder.resolve("sub/a.tri"), TriFile.format(MESH));
		Path set = Files.writeString(folder.resolve("some.set"), "sub/a.tri\n\nsub/a.tri\r\n");
		assertEquals(2, TriFile.readSet(set).size());
		Path empty = Files.writeString(folder.resolve("empty.set"), "\n");
		assertEquals("mesh.set.empty",
				assertThrows(InputException.class, () -> TriFile.readSet(empty)).findings().get(0).key());
	}

	@Test
	void posesAreSixNumbersALine() throws Exception {
		Path poses = Files.writeString(folder.resolve("q.txt"), "1 2 3 4 5 6\n\n 7\t8 9 -1e1 11 12.5\n");
		assertArrayEquals(new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, -10, 11, 12.5 }, TriFile.readPoses(poses));
		Path bad = Files.writeString(folder.resolve("bad.txt"), "1 2 3 4 5 6\n1 2 3 4 5 nan\n");
		InputException refused = assertThrows(InputException.class, () -> TriFile.readPoses(bad));
		assertEquals("mesh.pose", refused.findings().get(0).key());
		assertEquals(2, refused.findings().get(0).where().orElseThrow().line());
	}
}
