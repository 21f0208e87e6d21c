package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "scapula-inferior-angle:left|Inferior angle of the scapula:left", "scapula-inferior-angle|inferior scapular angle",
			"first-metatarsal-head|head of the 1st metatarsal", "radial-styloid-process|styloid of radius", "greater-tubercle|greater tuberosity",
			"common-fibular-nerve:right|Common peroneal nerve:right", "thigh-midpoint|mid-thigh", "anatomical-snuffbox|anatomical snuff box" })
	void theSameThingHasTheSameWords(String name, String other) {
		assertEquals(NameWords.key(name), NameWords.key(other));
	}

	@ParameterizedTest
	@CsvSource({ "medial-malleolus-tip, lateral-malleolus-tip", "radial-head, radial-tuberosity", "acromion:left, acromion:right", "second-rib, rib-12",
			"process, bone" })
	void differentThingsHaveDifferentWords(String name, String other) {
		assertNotEquals(NameWords.key(name), NameWords.key(other));
	}
}
