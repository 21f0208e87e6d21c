package org.needlelab.exam.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class JsonTest {

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** RFC 8785, appendix B. */
	@ParameterizedTest
	@CsvSource({ "0000000000000000,0", "8000000000000000,0", "0000000000000001,5e-324", "8000000000000001,-5e-324",
			"7fefffffffffffff,1.7976931348623157e+308", "4340000000000000,9007199254740992", "4430000000000000,295147905179352830000",
			"44b52d02c7e14af5,9.999999999999997e+22", "44b52d02c7e14af6,1e+23", "44b52d02c7e14af7,1.0000000000000001e+23",
			"444b1ae4d6e2ef4e,999999999999999700000", "444b1ae4d6e2ef4f,999999999999999900000", "444b1ae4d6e2ef50,1e+21",
			"3eb0c6f7a0b5ed8c,9.999999999999997e-7", "3eb0c6f7a0b5ed8d,0.000001", "41b3de4355555553,333333333.3333332",
			"41b3de4355555557,333333333.33333343", "becbf647612f3696,-0.0000033333333333333333",
			"43143ff3c1cb0959,1424953923781206.2" })
	void writesNumbersAsTheStandardSays(String bits, String text) {
		double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
		assertEquals(text, new String(new Json.Num(value).canonical(), StandardCharsets.UTF_8));
	}

	@Test
	void sortsNamesByCodeUnitsAndEscapesLittle() throws MalformedJson {
		// RFC 8785, sections 3.2.2 and 3.2.3
		String given = "{\"numbers\":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"
				+ "\"string\":\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\"literals\":[null,true,false]}";
		assertEquals("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
				+ "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", new String(Json.parse(bytes(given)).canonical(), StandardCharsets.UTF_8));
		String names = "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";
		assertEquals("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}",
				new String(Json.parse(bytes(names)).canonical(), StandardCharsets.UTF_8));
	}

	@Property
	void everyNumberComesBack(@ForAll double value) throws MalformedJson {
		if (Double.isFinite(value)) {
			assertEquals(value + 0.0, ((Json.Num) Json.parseCanonical(new Json.Num(value).canonical())).value() + 0.0);
		}
	}

	@Property
	void everyTextComesBack(@ForAll String text) throws MalformedJson {
		if (StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
			assertEquals(text, ((Json.Text) Json.parseCanonical(new Json.Text(text).canonical())).value());
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{'a':1,'a':2}|7", "[1,]|3", "[01]|1", "[1 2]|3", "{'a':1}x|7", "[+1]|1", "[1e999]|1", "nul|3",
			"['a|3", "['\\x']|3", "['\\ud800']|1", "|0" })
	void namesTheByteThatIsWrong(String text, int offset) {
		String json = text == null ? "" : text.replace('\'', '"');
		assertEquals(offset, assertThrows(MalformedJson.class, () -> Json.parse(bytes(json))).offset());
	}

	@Test
	void refusesOtherFormsOfTheSameValue() {
		assertEquals(1, assertThrows(MalformedJson.class, () -> Json.parseCanonical(bytes("{ \"a\":1}"))).offset());
		assertThrows(MalformedJson.class, () -> Json.parse(bytes("[".repeat(100_000))));
		assertThrows(MalformedJson.class, () -> Json.parse(new byte[] { '"', (byte) 0xC0, (byte) 0x80, '"' }));
	}

	/** Leaves and roots of the test tree of RFC 6962's reference implementation, whose hashing RFC 9162 keeps. */
	@Test
	void treesHaveTheKnownRoots() {
		List<byte[]> leaves = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
				.stream().map(HexFormat.of()::parseHex).map(MerkleTree::leaf).toList();
		assertEquals("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", HexFormat.of().formatHex(MerkleTree.root(List.of())));
		assertEquals("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
				HexFormat.of().formatHex(MerkleTree.root(leaves.subList(0, 1))));
		assertEquals("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
				HexFormat.of().formatHex(MerkleTree.root(leaves.subList(0, 2))));
		assertEquals("aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
				HexFormat.of().formatHex(MerkleTree.root(leaves.subList(0, 3))));
		assertArrayEquals(HexFormat.of().parseHex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"), MerkleTree.root(leaves));
	}
}
