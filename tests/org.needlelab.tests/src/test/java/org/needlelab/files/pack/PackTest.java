package org.needlelab.files.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.files.Schemas;

class PackTest {

	private static final Schemas SCHEMAS = Schemas.load(path -> {
		try {
			return Content.open(path);
		} catch (IOException e) {
			return null;
		}
	});
	private static final String SCENARIO = "scenarios/rhomboid-major-t4-left.scenario.yaml";
	private static KeyPair author;
	private static KeyPair other;

	@TempDir
	private Path temporary;
	private Path folder;
	private final PackFile packs = new PackFile(SCHEMAS);

	@BeforeAll
	static void keys() throws Exception {
		author = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
		other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
	}

	@BeforeEach
	void course() throws IOException {
		folder = temporary.resolve("course");
		Files.createDirectories(folder.resolve("scenarios"));
		head(1);
		try (InputStream in = Content.open(SCENARIO)) {
			// the shipped scenario's own revision is none of this test's business
			Files.writeString(folder.resolve(SCENARIO),
					new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("(?m)^revision:.*$", "revision: 1"));
		}
	}

	private void head(int revision) throws IOException {
		Files.writeString(folder.resolve("pack.yaml"), "format: needlelab-pack\nversion: 1\nid: course\nrevision: " + revision
				+ "\ntitle: {en: Course}\nauthor: A. Person\n");
	}

	private void edit(String from, String to) throws IOException {
		String text = Files.readString(folder.resolve(SCENARIO));
		assertTrue(text.contains(from), from);
		Files.writeString(folder.resolve(SCENARIO), text.replace(from, to));
	}

	private Path built(String name, KeyPair key) throws IOException, InputException {
		Path file = temporary.resolve(name + PackFile.ENDING);
		Files.write(file, PackFile.archive(packs.read(folder).pack(), key.getPrivate(), key.getPublic()));
		return file;
	}

	private static List<String> keys(InputException problem) {
		return problem.findings().stream().map(Finding::key).toList();
	}

	@Test
	void anArchiveHoldsWhatTheFolderHeldAndWhoSigned() throws Exception {
		Files.createDirectories(folder.resolve(".git"));
		Files.writeString(folder.resolve(".git/config"), "not part of the course");
		PackFile.Read read = packs.read(built("a", author));
		assertTrue(read.pack().sameContent(packs.read(folder).pack()));
		assertEquals(Ed25519.publicKey(author.getPublic()), read.signer());
		assertEquals("rhomboid-major-t4-left", read.scenarios().keySet().iterator().next());
		assertEquals(2, read.pack().files().size());
	}

	@Test
	void theSameFilesAndKeyGiveTheSameArchive() throws Exception {
		byte[] first = Files.readAllBytes(built("a", author));
		try (ZipFile zip = new ZipFile(temporary.resolve("a.pack.zip").toFile())) {
			assertTrue(zip.stream().allMatch(e -> e.getTimeLocal().getYear() == 1980));
		}
		assertArrayEquals(first, Files.readAllBytes(built("b", author)));
	}

	@Test
	void noAlteredByteOfTheContentPasses() throws Exception {
		byte[] whole = Files.readAllBytes(built("a", author));
		CoursePack pack = packs.read(folder).pack();
		Random random = new Random(20260501);
		Path file = temporary.resolve("altered.pack.zip");
		int accepted = 0;
		for (int i = 0; i < whole.length; i += 1 + random.nextInt(8)) {
			byte[] altered = whole.clone();
			altered[i] ^= (byte) (1 << random.nextInt(8));
			Files.write(file, altered);
			try {
				// an archive also has bytes that are no content: dates, attributes, its directory
				assertTrue(packs.read(file).pack().sameContent(pack), "byte " + i);
				accepted++;
			} catch (InputException e) {
				assertFalse(e.findings().isEmpty());
			}
		}
		assertTrue(accepted < whole.length / 8, "accepted " + accepted);
	}

	@Test
	void truncatedArchivesAndNonsenseAreRefused() throws Exception {
		byte[] whole = Files.readAllBytes(built("a", author));
		Path file = temporary.resolve("cut.pack.zip");
		for (int length : new int[] { 0, 1, 30, 200, whole.length / 2 }) {
			Files.write(file, Arrays.copyOf(whole, length));
			assertThrows(InputException.class, () -> packs.read(file), () -> "length " + length);
		}
		byte[] noise = new byte[5000];
		new Random(7).nextBytes(noise);
		Files.write(file, noise);
		assertThrows(InputException.class, () -> packs.read(file));
	}

	/** A signature says who wrote a pack, not that it is harmless. */
	@Test
	void whatAnybodySignedIsReadWithCare() throws Exception {
		CoursePack pack = packs.read(folder).pack();
		String deep = "[".repeat(100_000);
		StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
		for (int i = 1; i < 30; i++) {
			bomb.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
		}
		for (byte[] hostile : List.of(deep.getBytes(StandardCharsets.UTF_8), bomb.toString().getBytes(StandardCharsets.UTF_8),
				new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0xc0 }, "a: !!javax.script.ScriptEngineManager [x]".getBytes(StandardCharsets.UTF_8), new byte[0])) {
			refused(pack, SCENARIO, hostile);
			refused(pack, "banks/x.bank.yaml", hostile);
			refused(pack, "pack.yaml", hostile);
		}
		for (String path : List.of("../evil.png", "/etc/evil.png", "media/../../evil.png", "media\\evil.png", "media/EVIL.exe", "C:evil.png")) {
			refused(pack, path, new byte[] { 1 });
		}
		assertEquals(List.of(), Files.walk(temporary).filter(p -> p.toString().contains("evil")).toList());
	}

	private void refused(CoursePack pack, String path, byte[] content) throws Exception {
		Path file = signed(pack, path, content);
		InputException problem = assertThrows(InputException.class, () -> packs.read(file), () -> path + " " + content.length);
		assertFalse(problem.findings().isEmpty());
	}

	private Path signed(CoursePack pack, String path, byte[] content) throws Exception {
		SortedMap<String, byte[]> files = new TreeMap<>(pack.files());
		files.put(path, content);
		CoursePack hostile = new CoursePack(pack.id(), pack.revision(), pack.title(), pack.author(), pack.atlas(), files);
		return Files.write(temporary.resolve("hostile.pack.zip"), PackFile.archive(hostile, author.getPrivate(), author.getPublic()));
	}

	@Test
	void garbledScenariosThatWereSignedAreReadOrRefusedButNeverCrash() throws Exception {
		CoursePack pack = packs.read(folder).pack();
		String text = new String(pack.files().get(SCENARIO), StandardCharsets.UTF_8);
		Random random = new Random(20261128);
		int refused = 0;
		for (int i = 0; i < 300; i++) {
			StringBuilder garbled = new StringBuilder(text);
			for (int k = 0; k <= random.nextInt(4); k++) {
				int at = random.nextInt(garbled.length());
				int to = Math.min(garbled.length(), at + 1 + random.nextInt(30));
				switch (random.nextInt(4)) {
				case 0 -> garbled.delete(at, to);
				case 1 -> garbled.insert(random.nextInt(garbled.length()), garbled.substring(at, to));
				case 2 -> garbled.setCharAt(at, (char) random.nextInt(256));
				default -> garbled.insert(at, List.of("[", "{", "&a ", "*a ", "- ", ": ", "\n", "1e999", "''", "\u0000").get(random.nextInt(10)));
				}
			}
			try {
				assertEquals(1, packs.read(signed(pack, SCENARIO, garbled.toString().getBytes(StandardCharsets.UTF_8))).scenarios().size());
			} catch (InputException e) {
				assertFalse(e.findings().isEmpty());
				refused++;
			}
		}
		assertTrue(refused > 100, "refused " + refused);
	}

	@Test
	void filesThatDoNotBelongThereAndWrongNamesAreNamed() throws Exception {
		Files.writeString(folder.resolve("notes.docx"), "x");
		Files.move(folder.resolve(SCENARIO), folder.resolve("scenarios/other.scenario.yaml"));
		InputException problem = assertThrows(InputException.class, () -> packs.read(folder));
		assertTrue(keys(problem).containsAll(List.of("pack.file-unknown", "pack.file-name")), () -> keys(problem).toString());
	}

	@Test
	void aFolderWithoutHeadOrContentIsNoPack() throws Exception {
		Files.delete(folder.resolve(SCENARIO));
		assertEquals(List.of("pack.empty"), keys(assertThrows(InputException.class, () -> packs.read(folder))));
		Files.delete(folder.resolve("pack.yaml"));
		assertEquals(List.of("pack.no-head"), keys(assertThrows(InputException.class, () -> packs.read(folder))));
	}

	@Test
	void aBankOfWhichNothingWillBeAskedIsTold() throws Exception {
		Path bank = folder.resolve("banks/neck.bank.yaml");
		Files.createDirectories(bank.getParent());
		String draft = "format: needlelab-bank\nversion: 1\nid: neck\ntitle: {en: Neck}\npurpose: training\ndomains:\n  - {id: safety, title: {en: Safety}}\n"
				+ "items:\n  - id: neck-001\n    version: 1\n    title: Veins\n    domain: safety\n    status: draft\n    level: recall\n"
				+ "    stem: {en: Veins carry blood to the heart.}\n    kind: true-false\n    key: true\n";
		Files.writeString(bank, draft);
		List<Finding> told = packs.read(folder).warnings().stream().filter(w -> w.key().equals("pack.bank-unasked")).toList();
		assertEquals(1, told.size(), () -> told.toString());
		assertEquals("neck", told.get(0).arguments().get("id"));
		Files.writeString(bank, draft.replace("status: draft", "status: review"));
		assertTrue(packs.read(folder).warnings().stream().noneMatch(w -> w.key().equals("pack.bank-unasked")));
	}

	@Test
	void aDifferenceIsToldValueByValue() throws Exception {
		PackFile.Read before = packs.read(folder);
		edit("pass_percent: 70", "pass_percent: 80");
		edit("mass_kg: 70", "mass_kg: 72");
		PackFile.Read after = packs.read(folder);
		List<PackDiff.Change> changes = PackDiff.of(before.pack(), after.pack());
		assertEquals(List.of(new PackDiff.Change(PackDiff.Kind.CHANGED, SCENARIO, List.of(
				new PackDiff.Value("/patient/mass_kg", "70", "72"), new PackDiff.Value("/rubric/pass_percent", "70", "80")))), changes);
		assertEquals(List.of("rhomboid-major-t4-left"), PackDiff.frozenScenarios(before, after));
		edit("revision: 1", "revision: 2");
		assertEquals(List.of(), PackDiff.frozenScenarios(before, packs.read(folder)));
	}

	@Test
	void entriesOfAListAreComparedOneByOne() throws Exception {
		PackFile.Read before = packs.read(folder);
		edit("- {rule: needle, points: 5}", "- {rule: needle, points: 6}");
		assertEquals(List.of("5 6"), PackDiff.of(before.pack(), packs.read(folder).pack()).get(0).values().stream()
				.filter(v -> v.pointer().matches("/rubric/rules/[0-9]+/points")).map(v -> v.before() + " " + v.after()).toList());
		edit("  - {rule: needle, points: 6}\n", "");
		List<PackDiff.Value> gone = PackDiff.of(before.pack(), packs.read(folder).pack()).get(0).values();
		assertEquals(1, gone.size(), gone::toString);
		assertTrue(gone.get(0).before().contains("needle") && gone.get(0).after().isEmpty(), gone::toString);
	}

	@Test
	void installingNeverOverwrites() throws Exception {
		PackShelf shelf = new PackShelf(temporary.resolve("packs"), SCHEMAS);
		PackFile.Read first = packs.read(built("first", author));
		shelf.install(first, shelf.plan(first, ""));
		assertEquals(PackShelf.State.INSTALLED, shelf.plan(first, "").state());

		edit("pass_percent: 70", "pass_percent: 80");
		refused(shelf, built("same", author), PackShelf.State.SAME_REVISION);
		head(2);
		refused(shelf, built("frozen", author), PackShelf.State.FROZEN_SCENARIO);
		edit("revision: 1", "revision: 2");
		refused(shelf, built("other", other), PackShelf.State.OTHER_SIGNER);
		PackFile.Read second = packs.read(built("second", author));
		shelf.install(second, shelf.plan(second, ""));
		assertEquals(2, shelf.installed().size());

		// an attempt made on the first revision still finds the scenario it was made on
		String sha256 = first.scenarios().get("rhomboid-major-t4-left").sha256();
		assertEquals(1, shelf.scenario("rhomboid-major-t4-left", Optional.of(sha256)).orElseThrow().value().revision());
		assertEquals(2, shelf.scenario("rhomboid-major-t4-left", Optional.empty()).orElseThrow().value().revision());
	}

	private void refused(PackShelf shelf, Path archive, PackShelf.State expected) throws InputException {
		PackFile.Read read = packs.read(archive);
		PackShelf.Plan plan = shelf.plan(read, "");
		assertEquals(expected, plan.state());
		assertThrows(InputException.class, () -> shelf.install(read, plan));
		assertEquals(1, shelf.installed().size());
	}

	@Test
	void anotherKeyMayTakeOverWhenItIsAccepted() throws Exception {
		PackShelf shelf = new PackShelf(temporary.resolve("packs"), SCHEMAS);
		PackFile.Read first = packs.read(built("first", author));
		shelf.install(first, shelf.plan(first, ""));
		head(2);
		PackFile.Read second = packs.read(built("second", other));
		assertEquals(PackShelf.State.UPDATE, shelf.plan(second, Ed25519.publicKey(other.getPublic())).state());
	}

	@Test
	void aPackThatWasTouchedAfterItWasInstalledIsNotUsed() throws Exception {
		Path root = temporary.resolve("packs");
		PackShelf shelf = new PackShelf(root, SCHEMAS);
		PackFile.Read first = packs.read(built("first", author));
		shelf.install(first, shelf.plan(first, ""));
		Path installed = root.resolve("course/1").resolve(SCENARIO);
		Files.writeString(installed, Files.readString(installed).replace("pass_percent: 70", "pass_percent: 7"), StandardCharsets.UTF_8);
		assertEquals(List.of("pack.altered"), keys(assertThrows(InputException.class, shelf::installed)));
		try (Stream<Path> left = Files.list(root.resolve("course"))) {
			assertEquals(1, left.count());
		}
	}
}
