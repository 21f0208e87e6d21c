package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;

class LocatedDocumentTest {

	private static LocatedDocument parse(String name, String text) throws InputException {
		return LocatedDocument.parse(name, text.getBytes(StandardCharsets.UTF_8), new Limits(4096, 6, 200));
	}

	private static Finding refused(String name, String text) {
		InputException e = assertThrows(InputException.class, () -> parse(name, text));
		assertEquals(1, e.findings().size());
		return e.findings().get(0);
	}

	@Test
	void knowsWhereYamlValuesAndNamesStand() throws InputException {
		LocatedDocument document = parse("a.yaml", """
				# a comment
				id: x
				rules:
				- rule: angle
				  points: 2.5
				- {rule: depth, points: [1, 2]}
				""");
		assertEquals(new SourceLocation("a.yaml", 5, 11), document.where("/rules/0/points"));
		assertEquals(new SourceLocation("a.yaml", 5, 3), document.whereKey("/rules/0/points"));
		assertEquals(new SourceLocation("a.yaml", 6, 29), document.where("/rules/1/points/1"));
		assertEquals(document.where("/rules/0"), document.where("/rules/0/missing"));
		assertEquals(2.5, document.root().at("/rules/0/points").doubleValue());
		assertEquals(2, document.root().at("/rules/1/points/1").intValue());
	}

	@Test
	void knowsWhereJsonValuesStand() throws InputException {
		LocatedDocument document = parse("a.json", "{\n \"a\": [1,\n  {\"b~/c\": true}]\n}");
		assertEquals(new SourceLocation("a.json", 3, 12), document.where("/a/1/b~0~1c"));
		assertEquals(new SourceLocation("a.json", 3, 4), document.whereKey("/a/1/b~0~1c"));
	}

	@Test
	void yamlTextThatLooksLikeSomethingElseStaysText() throws InputException {
		LocatedDocument document = parse("a.yaml", "a: no\nb: 12:30\nc: '7'\nd: 1e3\ne: -4\nf: 0x10\ng: ~\nh: 2001-01-01\n");
		assertEquals("no", document.root().get("a").textValue());
		assertEquals("12:30", document.root().get("b").textValue());
		assertEquals("7", document.root().get("c").textValue());
		assertEquals(1000.0, document.root().get("d").doubleValue());
		assertTrue(document.root().get("e").isInt());
		assertEquals("0x10", document.root().get("f").textValue());
		assertTrue(document.root().get("g").isNull());
		assertEquals("2001-01-01", document.root().get("h").textValue());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
			"a.yaml|a: 1¶b: 2¶a: 3¶|file.duplicate-key|3|1", "a.yaml|a: &x 1¶b: *x¶|file.yaml.alias|1|4",
			"a.yaml|a: !!java.net.URL [x]¶|file.yaml.tag|1|4", "a.yaml|a: .nan¶|file.number-not-finite|1|4",
			"a.yaml|a: 1e999¶|file.number-not-finite|1|4", "a.yaml|a: [1, 2¶b: 3¶|file.syntax|2|2",
			"a.yaml|a: b: c¶|file.syntax|1|5", "a.yaml|a: 1¶---¶b: 2¶|file.yaml.several-documents|2|1",
			"a.yaml|a: [[[[[[1]]]]]]¶|file.too-deep|1|9", "a.yaml|[a]: 1¶|file.yaml.key-not-text|1|1",
			"a.yaml|a: \u0007¶|file.character|1|4", "a.json|{\"a\": 1,¶ \"a\": 2}|file.duplicate-key|2|2",
			"a.json|{\"a\": NaN}|file.number-not-finite|1|7", "a.json|{\"a\": 1e999}|file.number-not-finite|1|7",
			"a.json|{\"a\": 1}¶{}|file.json.several-values|2|1", "a.json|[[[[[[[1]]]]]]]|file.too-deep|1|7",
			"a.json|{\"a\": [1,|file.syntax|1|10" })
	void refusesWithThePlace(String name, String text, String key, int line, int column) {
		Finding finding = refused(name, text.replace('¶', '\n'));
		assertEquals(key, finding.key(), finding::toString);
		assertEquals(new SourceLocation(name, line, column), finding.where().orElseThrow(), finding::toString);
	}

	@Test
	void refusesWhatIsNotUtf8AtItsLine() {
		byte[] latin1 = "id: x\nname: Müller\n".getBytes(StandardCharsets.ISO_8859_1);
		InputException e = assertThrows(InputException.class,
				() -> LocatedDocument.parse("a.yaml", latin1, Limits.DOCUMENT));
		assertEquals("file.not-utf8", e.findings().get(0).key());
		assertEquals(new SourceLocation("a.yaml", 2, 8), e.findings().get(0).where().orElseThrow());
		assertEquals("FC", e.findings().get(0).arguments().get("byte"));
	}

	@Test
	void refusesEmptyAndTooMuch(@TempDir Path folder) throws Exception {
		assertEquals("file.empty", refused("a.yaml", "# nothing\n").key());
		assertEquals("file.empty", refused("a.json", "").key());
		assertEquals("file.too-many-values", refused("a.json", "[" + "1,".repeat(300) + "1]").key());
		assertEquals("file.too-large", refused("a.json", "\"" + "x".repeat(5000) + "\"").key());
		Path big = folder.resolve("big.yaml");
		Files.writeString(big, "a: " + "x".repeat(5000));
		assertEquals("file.too-large", assertThrows(InputException.class,
				() -> LocatedDocument.read(big, new Limits(4096, 6, 200))).findings().get(0).key());
		assertEquals("file.missing", assertThrows(InputException.class,
				() -> LocatedDocument.read(folder.resolve("no.yaml"))).findings().get(0).key());
		assertEquals("file.directory",
				assertThrows(InputException.class, () -> LocatedDocument.read(folder)).findings().get(0).key());
	}

	@Test
	void schemaViolationsStandWhereTheyAreAndSayWhatWasMeant() throws InputException {
		LocatedDocument rules = parse("s.json", """
				{"type":"object","required":["id","kind"],"additionalProperties":false,
				 "properties":{"id":{"type":"string","pattern":"^[a-z]+$","description":"small letters"},
				  "kind":{"enum":["pincer","perpendicular"]},
				  "rules":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/rule"}}},
				 "$defs":{"rule":{"type":"object","additionalProperties":false,
				  "properties":{"depth_mm":{"type":"number","minimum":0}}}}}
				""");
		DocumentSchema schema = new DocumentSchema(() -> rules);
		LocatedDocument document = parse("a.yaml", """
				id: X1
				kind: pincr
				rules:
				- dept_mm: 4
				- depth_mm: -1
				- depth_mm: deep
				""");
		List<Finding> findings = schema.check(document);
		assertEquals(List.of("schema.pattern.described", "schema.value-not-allowed.suggest",
				"schema.unknown-property.suggest", "schema.too-small", "schema.wrong-type"),
				findings.stream().map(Finding::key).toList(), findings::toString);
		assertEquals("pincer", findings.get(1).arguments().get("suggestion"));
		assertEquals("depth_mm", findings.get(2).arguments().get("suggestion"));
		assertEquals("a.yaml:4:3", findings.get(2).where().orElseThrow().toString());
		assertEquals("a.yaml:5:13", findings.get(3).where().orElseThrow().toString());
		assertEquals("small letters", findings.get(0).arguments().get("expected"));
		assertEquals("schema.missing-property", schema.check(parse("b.yaml", "id: a\n")).get(0).key());
	}
}
