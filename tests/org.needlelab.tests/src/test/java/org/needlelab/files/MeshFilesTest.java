package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.geometry.MeshCheck;
import org.needlelab.geometry.TriangleMesh;

import de.javagl.jgltf.model.GltfModel;
import de.javagl.jgltf.model.io.GltfModelReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MeshFilesTest {

	private static final TriangleMesh TETRAHEDRON = new TriangleMesh(
			new float[] { 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10.5f }, new int[] { 0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3 });

	private static Finding refused(byte[] bytes) {
		return assertThrows(InputException.class, () -> StlFile.parse("m.stl", bytes)).findings().get(0);
	}

	private static Finding refusedGlb(byte[] bytes) {
		return assertThrows(InputException.class, () -> GlbFile.parse("m.glb", bytes)).findings().get(0);
	}

	private static byte[] glb() {
		return GlbFile.format(List.of(
				new GlbFile.Part("rib-4:left", TETRAHEDRON, new float[] { .9f, .85f, .7f, 1 }, Map.of("fma", "7986")),
				new GlbFile.Part("skin", TETRAHEDRON, new float[] { .8f, .6f, .5f, .4f }, Map.of())), "CC BY-SA 4.0");
	}

	@Test
	void binaryStlIsReadBackClosed() throws InputException {
		TriangleMesh read = StlFile.parse("m.stl", StlFile.format(TETRAHEDRON, "rib"));
		assertEquals(4, read.vertexCount());
		assertTrue(MeshCheck.of(read).solid());
		assertEquals(MeshCheck.of(TETRAHEDRON).volumeMm3(), MeshCheck.of(read).volumeMm3(), 1e-9);
	}

	@Test
	void textStlIsRead() throws InputException {
		StringBuilder text = new StringBuilder("solid a rib  of mine\n");
		for (int t = 0; t < 4; t++) {
			text.append("facet normal nan 0 0\n outer loop\n");
			for (int k = 0; k < 3; k++) {
				int v = TETRAHEDRON.ijk()[3 * t + k];
				text.append("  vertex ").append(TETRAHEDRON.xyz()[3 * v]).append(' ').append(TETRAHEDRON.xyz()[3 * v + 1])
						.append(' ').append(TETRAHEDRON.xyz()[3 * v + 2]).append('\n');
			}
			text.append(" endloop\nendfacet\n");
		}
		String good = text + "endsolid\n";
		assertTrue(MeshCheck.of(StlFile.parse("m.stl", good.getBytes(StandardCharsets.UTF_8))).solid());
		Finding bad = refused(good.replaceFirst("10\\.0", "1O.0").getBytes(StandardCharsets.UTF_8));
		assertEquals("mesh.stl.text", bad.key());
		assertEquals("m.stl:5:14", bad.where().orElseThrow().toString());
		assertEquals("mesh.stl.truncated", refused(text.toString().getBytes(StandardCharsets.UTF_8)).key());
		assertEquals("mesh.stl.truncated", refused(good.substring(0, 100).getBytes(StandardCharsets.UTF_8)).key());
		assertEquals("mesh.no-triangles", refused("solid x\nendsolid x\n".getBytes(StandardCharsets.UTF_8)).key());
	}

	@Test
	void stlOfOtherProgramsIsReadThoughItIsUntidy() throws InputException {
		String text = "\u00ef\u00bb\u00bfSOLID T\u00fcr\r\n FACET NORMAL nan nan nan\r\nOUTER LOOP\r\nVERTEX 0 0 0\r\nVERTEX 1 0 0\r\nVERTEX 0 1 0\r\n"
				+ "ENDLOOP\r\nENDFACET\r\nENDSOLID\r\n";
		assertEquals(1, StlFile.parse("m.stl", text.getBytes(StandardCharsets.ISO_8859_1)).triangleCount());
		byte[] whole = StlFile.format(TETRAHEDRON, "t");
		assertEquals(4, StlFile.parse("m.stl", Arrays.copyOf(whole, whole.length + 7)).triangleCount(), "bytes after the last triangle");
	}

	@Test
	void damagedBinaryStlIsToldWithNumbers() {
		byte[] good = StlFile.format(TETRAHEDRON, "rib");
		Finding cut = refused(Arrays.copyOf(good, good.length - 7));
		assertEquals("mesh.stl.length", cut.key());
		assertEquals(284L, cut.arguments().get("expected"));
		assertEquals("mesh.stl.header", refused(new byte[20]).key());
		byte[] nan = good.clone();
		ByteBuffer.wrap(nan).order(ByteOrder.LITTLE_ENDIAN).putFloat(84 + 50 + 12, Float.NaN);
		Finding coordinate = refused(nan);
		assertEquals("mesh.coordinate", coordinate.key());
		assertEquals(2, coordinate.arguments().get("triangle"));
		assertEquals(146, coordinate.arguments().get("offset"));
	}

	@Property(tries = 300)
	void noDamageEscapesAsAnythingButAFinding(@ForAll @IntRange(min = 0, max = 3000) int at, @ForAll byte value,
			@ForAll @IntRange(min = 0, max = 3000) int cut) {
		for (boolean stl : new boolean[] { true, false }) {
			byte[] bytes = stl ? StlFile.format(TETRAHEDRON, "rib") : glb();
			bytes[at % bytes.length] = value;
			byte[] damaged = Arrays.copyOf(bytes, bytes.length - (cut % 3 == 0 ? cut % bytes.length : 0));
			try {
				if (stl) {
					StlFile.parse("m.stl", damaged);
				} else {
					GlbFile.parse("m.glb", damaged);
				}
			} catch (InputException e) {
				assertFalse(e.findings().isEmpty());
			}
		}
	}

	@Test
	void glbIsReadBackByUsAndByAnotherReader() throws Exception {
		byte[] bytes = glb();
		List<TriangleMesh> meshes = GlbFile.parse("m.glb", bytes);
		assertEquals(2, meshes.size());
		assertArrayEquals(TETRAHEDRON.xyz(), meshes.get(1).xyz());
		assertArrayEquals(TETRAHEDRON.ijk(), meshes.get(1).ijk());
		assertArrayEquals(bytes, glb());
		GltfModel model = new GltfModelReader().readWithoutReferences(new ByteArrayInputStream(bytes));
		assertEquals(List.of("LPS, mm", "rib-4:left", "skin"),
				model.getNodeModels().stream().map(n -> n.getName()).toList());
		assertEquals(4, model.getMeshModels().get(0).getMeshPrimitiveModels().get(0).getAttributes().get("POSITION").getCount());
		float[] global = new float[16];
		model.getNodeModels().get(1).computeGlobalTransform(global);
		// a point 1 m up in our frame is 1 m up (y) in glTF's; 1 m to the front (-y) is 1 m to the front (z)
		assertEquals(0.001f, global[4 * 2 + 1]);
		assertEquals(-0.001f, global[4 * 1 + 2]);
	}

	@Test
	void damagedGlbIsTold() {
		assertEquals("mesh.glb.header", refusedGlb("solid rib".getBytes(StandardCharsets.UTF_8)).key());
		byte[] cut = Arrays.copyOf(glb(), glb().length - 4);
		assertEquals("mesh.glb.length", refusedGlb(cut).key());
		byte[] old = glb();
		old[4] = 1;
		assertEquals("mesh.glb.version", refusedGlb(old).key());
		byte[] chunk = glb();
		ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).putInt(12, Integer.MAX_VALUE);
		assertEquals("mesh.glb.chunk", refusedGlb(chunk).key());
		byte[] index = glb();
		ByteBuffer.wrap(index).order(ByteOrder.LITTLE_ENDIAN).putInt(index.length - 4, 99);
		Finding accessor = refusedGlb(index);
		assertEquals("mesh.glb.accessor", accessor.key());
		assertEquals("/meshes/1/primitives/0/indices", accessor.arguments().get("pointer"));
	}

	@Test
	void checkTellsOpenAndInvertedSurfaces(@TempDir Path folder) throws Exception {
		Checker checker = new Checker(Samples.SCHEMAS, CheckerTest.CATALOGUE, Map.of());
		Path open = folder.resolve("open.stl");
		Files.write(open, StlFile.format(new TriangleMesh(TETRAHEDRON.xyz(), Arrays.copyOf(TETRAHEDRON.ijk(), 9)), "x"));
		assertEquals(List.of("mesh.not-closed"), checker.check(open).stream().map(Finding::key).toList());
		int[] flipped = TETRAHEDRON.ijk().clone();
		for (int i = 0; i < flipped.length; i += 3) {
			flipped[i] = TETRAHEDRON.ijk()[i + 1];
			flipped[i + 1] = TETRAHEDRON.ijk()[i];
		}
		Path inverted = folder.resolve("inverted.glb");
		Files.write(inverted, GlbFile.format(List.of(new GlbFile.Part("x", new TriangleMesh(TETRAHEDRON.xyz(), flipped),
				new float[] { 1, 1, 1, 1 }, Map.of())), ""));
		assertEquals(List.of("mesh.inside-out"), checker.check(inverted).stream().map(Finding::key).toList());
	}
}
