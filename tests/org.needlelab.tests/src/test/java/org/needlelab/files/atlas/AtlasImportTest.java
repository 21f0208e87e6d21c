package org.needlelab.files.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.Bodies;
import org.needlelab.anatomy.Body;
import org.needlelab.anatomy.Clearance;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.files.StlFile;
import org.needlelab.geometry.TriangleGrouping;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/** A body of boxes is ours; the set to import is the same body, scaled, shifted and damaged. */
class AtlasImportTest {

	private static final AtlasImport.Settings AS_IT_IS = new AtlasImport.Settings(1, "LPS", Optional.empty());
	private static final Vec3 SHIFT = new Vec3(5, -7, 11);
	private static final double SCALE = 1.1;

	@TempDir
	private Path folder;
	private final List<BaseBody.Part> parts = new ArrayList<>();
	private BaseBody base;
	private List<Structure> ours;

	private static TriangleMesh box(double x, double y, double z, double half) {
		float[] xyz = new float[24];
		for (int i = 0; i < 8; i++) {
			xyz[3 * i] = (float) (x + ((i & 1) == 0 ? -half : half));
			xyz[3 * i + 1] = (float) (y + ((i & 2) == 0 ? -half : half));
			xyz[3 * i + 2] = (float) (z + ((i & 4) == 0 ? -half : half));
		}
		return new TriangleMesh(xyz, new int[] {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1,
				3, 5, 3, 7, 5});
	}

	private void part(String id, Tissue tissue, String fma, TriangleMesh mesh) {
		Optional<org.needlelab.anatomy.Danger> danger = tissue == Tissue.NERVE
				? Optional.of(new org.needlelab.anatomy.Danger(org.needlelab.anatomy.DangerClass.NERVE, 5, "test")) : Optional.empty();
		Structure structure = new Structure(id, "Name of " + id, "", List.of(), fma, Side.MEDIAN, tissue, danger,
				new Provenance(Provenance.Kind.DRAWN, "test"));
		parts.add(new BaseBody.Part(structure, mesh, TriangleGrouping.of(mesh)));
	}

	@BeforeEach
	void body() throws IOException {
		part("bone-a", Tissue.BONE, "101", box(0, 0, 0, 5));
		part("bone-b", Tissue.BONE, "102", box(40, 0, 0, 4));
		part("bone-c", Tissue.BONE, "103", box(0, 40, 0, 3));
		part("bone-d", Tissue.BONE, "104", box(0, 0, 40, 4));
		part("bone-e", Tissue.BONE, "", box(30, 30, 30, 4));
		part("nerve", Tissue.NERVE, "", box(20, 10, 5, 2));
		TriangleMesh skin = box(15, 15, 15, 60);
		base = new BaseBody(parts, skin, TriangleGrouping.of(skin), new float[24],
				List.of(new Landmark("corner", Side.MEDIAN, new Vec3(20, 10, 5), "by hand")));
		ours = new ArrayList<>(Bodies.wallLayers());
		parts.forEach(p -> ours.add(p.structure()));
		for (BaseBody.Part part : parts) {
			if (part.structure().tissue() == Tissue.BONE) {
				obj(part.structure().id() + ".obj", moved(part.mesh()));
			}
		}
	}

	private static TriangleMesh moved(TriangleMesh mesh) {
		float[] xyz = mesh.xyz().clone();
		for (int i = 0; i < xyz.length; i += 3) {
			xyz[i] = (float) (SCALE * xyz[i] + SHIFT.x());
			xyz[i + 1] = (float) (SCALE * xyz[i + 1] + SHIFT.y());
			xyz[i + 2] = (float) (SCALE * xyz[i + 2] + SHIFT.z());
		}
		return mesh.withVertices(xyz);
	}

	private void obj(String name, TriangleMesh mesh) throws IOException {
		StringBuilder text = new StringBuilder("# made by a test\no part\n");
		for (int v = 0; v < mesh.vertexCount(); v++) {
			Vec3 p = mesh.vertex(v);
			text.append(String.format(Locale.ROOT, "v %.6f %.6f %.6f%n", p.x(), p.y(), p.z()));
		}
		for (int t = 0; t < mesh.ijk().length; t += 3) {
			text.append("f ").append(mesh.ijk()[t] + 1).append("//1 ").append(mesh.ijk()[t + 1] + 1).append("//1 ")
					.append(mesh.ijk()[t + 2] + 1).append("//1\n");
		}
		Files.writeString(folder.resolve(name), text);
	}

	private static final String BONES = "structure,file\nbone-a,bone-a.obj\nbone-b,bone-b.obj\nbone-c,bone-c.obj\nbone-d,bone-d.obj\n"
			+ "bone-e,bone-e.obj\n";

	private AtlasImport.Result imported(String mapping, AtlasImport.Settings settings) throws IOException, InputException {
		Path map = folder.resolve("map.csv");
		Files.writeString(map, mapping);
		return AtlasImport.of(folder, map, new Ours(true, true), settings, Progress.NONE);
	}

	private List<String> problems(String mapping) {
		return assertThrows(InputException.class, () -> imported(mapping, AS_IT_IS)).findings().stream().map(Finding::key).toList();
	}

	private static ImportedAtlas.Part part(AtlasImport.Result result, String id) {
		return result.atlas().parts().stream().filter(p -> p.structure().id().equals(id)).findFirst().orElseThrow();
	}

	@Test
	void registersNervesSkinAndLandmarksByTheBones() throws Exception {
		AtlasImport.Result result = imported(BONES, AS_IT_IS);
		ImportedAtlas.Part nerve = part(result, "nerve");
		TriangleMesh expected = moved(parts.get(5).mesh());
		for (int v = 0; v < expected.vertexCount(); v++) {
			assertEquals(0, expected.vertex(v).distance(nerve.mesh().vertex(v)), 0.5, "an affine change is followed");
		}
		assertTrue(nerve.structure().provenance().citation().contains("registered"));
		assertEquals(0, new Vec3(20 * SCALE, 10 * SCALE, 5 * SCALE).plus(SHIFT)
				.distance(result.atlas().landmarks().get(0).position()), 0.5);
		Body body = result.atlas().body("test");
		List<Clearance> near = body.clearances(new Vec3(27, -40, 16.5), new Vec3(27, -20, 16.5), 50);
		assertEquals("nerve", near.get(0).structure().id());
	}

	@Test
	void whatIsWrittenIsReadAgain() throws Exception {
		AtlasImport.Result result = imported(BONES, AS_IT_IS);
		Path atlas = folder.resolve("atlas");
		org.needlelab.files.pack.PackFile.writeFolder(atlas, result.atlas().files());
		ImportedAtlas again = ImportedAtlas.read(atlas);
		assertEquals(result.atlas().parts().stream().map(ImportedAtlas.Part::structure).toList(),
				again.parts().stream().map(ImportedAtlas.Part::structure).toList());
		assertEquals(result.atlas().landmarks(), again.landmarks());
		assertEquals(part(result, "nerve").mesh().triangleCount(), again.parts().stream()
				.filter(p -> p.structure().id().equals("nerve")).findFirst().orElseThrow().mesh().triangleCount());
	}

	@Test
	void repairsWhatItCanAndNamesWhatItCannot() throws Exception {
		TriangleMesh mesh = moved(parts.get(0).mesh());
		int[] holed = java.util.Arrays.copyOf(mesh.ijk(), mesh.ijk().length - 3);
		obj("bone-a.obj", new TriangleMesh(mesh.xyz(), holed));
		TriangleMesh big = box(0, 0, 0, 30);
		obj("bone-b.obj", new TriangleMesh(big.xyz(), java.util.Arrays.copyOf(big.ijk(), 30)));
		AtlasImport.Result result = imported(BONES, AS_IT_IS);
		assertTrue(part(result, "bone-a").closed());
		assertFalse(part(result, "bone-b").closed());
		assertEquals("bone-b", result.findings().stream().filter(f -> f.key().equals("atlas.import.open")).findFirst().orElseThrow()
				.arguments().get("id"));
		assertTrue(result.findings().stream().anyMatch(f -> f.key().equals("atlas.import.repaired")
				&& Integer.valueOf(1).equals(f.arguments().get("filled"))));
		assertTrue(result.atlas().body("test").part("bone-b").isEmpty(), "an open mesh is never asked what lies inside");
		assertEquals(7, result.atlas().surfaces().size(), "and is drawn");
	}

	@Test
	void findsTheFilesOfAnFmaIdentifierInTheSetsOwnList() throws Exception {
		Files.move(folder.resolve("bone-a.obj"), folder.resolve("FJ1.obj"));
		Files.move(folder.resolve("bone-b.obj"), folder.resolve("FJ2.obj"));
		Files.writeString(folder.resolve("partof_element_parts.txt"),
				"concept id\tname\telement file id\nFMA101\tbone a\tFJ1\nFMA900\tbone b\tFJ2\n");
		AtlasImport.Result result = imported("structure,file,fma,name,tissue\nbone-a,,FMA101,,\nother,,900,Other bone,bone\n", AS_IT_IS);
		assertEquals("101", part(result, "bone-a").structure().fma());
		assertEquals("Other bone", part(result, "other").structure().name());
		assertTrue(result.findings().stream().anyMatch(f -> f.key().equals("atlas.import.few-bones")));
	}

	@Test
	void turnsTheFilesAxesAndUnitIntoOurs() throws Exception {
		float[] metres = box(40, 10, 5, 4).xyz().clone();
		for (int i = 0; i < metres.length; i += 3) {
			metres[i] *= -0.001f;
			metres[i + 1] *= -0.001f;
			metres[i + 2] *= 0.001f;
		}
		Files.write(folder.resolve("b.stl"), StlFile.format(box(0, 0, 0, 1).withVertices(metres), "b"));
		AtlasImport.Result result = imported("structure,file\nbone-b,b.stl\n", new AtlasImport.Settings(1000, "RAS", Optional.empty()));
		assertEquals(0, new Vec3(40, 10, 5).distance(org.needlelab.geometry.Box.around(part(result, "bone-b").mesh().xyz()).center()), 1e-3);
		assertTrue(part(result, "bone-b").closed());
		AtlasImport.Result mirrored = imported("structure,file\nbone-b,b.stl\n", new AtlasImport.Settings(1000, "LAS", Optional.empty()));
		assertTrue(part(mirrored, "bone-b").closed(), "a mirrored mesh still looks outwards");
	}

	/** Ours may be the pair's identifier, and the row's that of the side. */
	@Test
	void takesAnIdentifierThatIsNobodyElses() throws Exception {
		assertEquals("101", part(imported("structure,file,fma\nbone-a,bone-a.obj,999\n", AS_IT_IS), "bone-a").structure().fma());
	}

	@Test
	void saysWhatIsWrongWithARow() throws IOException {
		assertEquals(List.of("atlas.import.unknown"), problems("structure,file\nfemur,bone-a.obj\n"));
		assertEquals(List.of("atlas.import.missing"), problems("structure,file\nbone-a,nothing.obj\n"));
		assertEquals(List.of("atlas.import.outside"), problems("structure,file\nbone-a,../x.obj\n"));
		assertEquals(List.of("atlas.import.other-fma"), problems("structure,file,fma\nbone-a,bone-a.obj,102\n"), "another's");
		assertEquals(List.of("atlas.import.fma"), problems("structure,file,fma\nbone-a,bone-a.obj,femur\n"));
		assertEquals(List.of("atlas.import.no-file"), problems("structure,file,fma\nbone-a,,101\n"));
		assertEquals(List.of("atlas.import.id"), problems("structure,file\nBone A,bone-a.obj\n"));
		assertEquals(List.of("atlas.import.ending"), problems("structure,file\nbone-a,map.csv\n"));
		assertEquals(List.of("responses.no-column"), problems("what,file\nbone-a,bone-a.obj\n"));
		assertEquals(List.of("atlas.import.danger"),
				problems("structure,file,name,tissue,danger,margin_mm\nnew,bone-a.obj,New,bone,pain,5\n"));
		Files.writeString(folder.resolve("bad.obj"), "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n");
		InputException bad = assertThrows(InputException.class, () -> imported("structure,file\nbone-a,bad.obj\n", AS_IT_IS));
		assertEquals("mesh.obj", bad.findings().get(0).key());
		assertEquals(4, bad.findings().get(0).where().orElseThrow().line());
		Files.writeString(folder.resolve("open.obj"), "v 0 0 0\nv 100 0 0\nv 0 100 0\nf 1 2 3\n");
		assertEquals(List.of("atlas.import.open", "atlas.import.nothing"), problems("structure,file\nbone-a,open.obj\n"));
	}

	@Test
	void landmarksGivenAreKept() throws Exception {
		Path places = folder.resolve("landmarks.csv");
		Files.writeString(places, "landmark,x,y,z\ncorner,30,5,17\n");
		AtlasImport.Result result = imported(BONES, new AtlasImport.Settings(1, "LPS", Optional.of(places)));
		assertEquals(new Vec3(30, 5, 17), result.atlas().landmarks().get(0).position());
		Files.writeString(places, "landmark,x,y,z\nnowhere,30,5,17\n");
		assertEquals("atlas.import.landmark", assertThrows(InputException.class,
				() -> imported(BONES, new AtlasImport.Settings(1, "LPS", Optional.of(places)))).findings().get(0).key());
	}

	/** Our body of boxes; what must not be asked for yet is not given. */
	private final class Ours implements AtlasImport.OurBody {
		private final boolean read;
		private final boolean compiled;

		private Ours(boolean read, boolean compiled) {
			this.read = read;
			this.compiled = compiled;
		}

		@Override
		public BodyStore.Contents contents() {
			assertTrue(read, "our atlas was read before the mapping");
			return new BodyStore.Contents(ours, base.landmarks());
		}

		@Override
		public BaseBody base() {
			assertTrue(compiled, "our body was compiled before all else was read");
			return base;
		}
	}

	private List<String> problems(String mapping, AtlasImport.OurBody body, AtlasImport.Settings settings) throws IOException {
		Path map = folder.resolve("map.csv");
		Files.writeString(map, mapping);
		return assertThrows(InputException.class, () -> AtlasImport.of(folder, map, body, settings, Progress.NONE)).findings().stream()
				.map(Finding::key).toList();
	}

	@Test
	void asksForOurBodyOnlyWhenAllElseCouldBeRead() throws Exception {
		assertEquals(List.of("atlas.import.no-rows"), problems("structure,file\n", new Ours(false, false), AS_IT_IS));
		assertEquals(List.of("responses.no-column"), problems("name,path\na,b\n", new Ours(false, false), AS_IT_IS));
		assertEquals(List.of("atlas.import.missing"), problems("structure,file\nbone-a,no.obj\n", new Ours(true, false), AS_IT_IS));
		Path landmarks = folder.resolve("landmarks.csv");
		Files.writeString(landmarks, "landmark,x,y,z\nelsewhere,0,0,0\n");
		assertEquals(List.of("atlas.import.landmark"),
				problems(BONES, new Ours(true, false), new AtlasImport.Settings(1, "LPS", Optional.of(landmarks))));
	}
}
