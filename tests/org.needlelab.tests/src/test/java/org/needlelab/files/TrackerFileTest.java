package org.needlelab.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.RigidFrame;
import org.needlelab.exercise.TimedFrame;
import org.needlelab.geometry.Vec3;

class TrackerFileTest {

	private static final String UNTURNED = "1 0 0 %s 0 1 0 0 0 0 1 0 0 0 0 1 ";

	private static String entry(String seconds, String nanos, String device, String x) {
		return "  <log TimeStampSec=\"" + seconds + "\" TimeStampNSec=\"" + nanos + "\" type=\"transform\" DeviceName=\"" + device
				+ "\" transform=\"" + UNTURNED.formatted(x) + "\" />\n";
	}

	private static String log(String... entries) {
		return "<TransformRecorderLog>\n" + String.join("", entries) + "</TransformRecorderLog>\n";
	}

	private static TrackerRecording read(String text) throws InputException {
		return TrackerFile.parse("r.xml", text.getBytes(StandardCharsets.UTF_8), false);
	}

	private static Finding refused(String text) {
		return assertThrows(InputException.class, () -> read(text)).findings().get(0);
	}

	@Test
	void devicesMarksAndTimesAreRead() throws InputException {
		TrackerRecording recording = read(log(entry("1400000007", "256000000", "Probe", "1"),
				entry("1400000007", "257000000", "Needle", "-200.297"),
				"<log TimeStampSec=\"1400000008\" TimeStampNSec=\"0\" type=\"message\" message=\"Insertion &amp; start\" />\n",
				entry("1400000008", "256000000", "Needle", "2e1")));
		assertEquals(Set.of("Probe", "Needle"), recording.devices().keySet());
		List<TimedFrame> needle = recording.devices().get("Needle");
		assertEquals(0.001, needle.get(0).timeS(), 1e-12);
		assertEquals(1, needle.get(1).timeS(), 1e-12);
		assertEquals(new Vec3(-200.297, 0, 0), needle.get(0).frame().origin());
		assertEquals(20, needle.get(1).frame().origin().x());
		assertEquals(List.of(new TrackerRecording.Mark(0.744, "Insertion & start")), recording.marks());
		assertEquals(List.of(), recording.warnings());
	}

	@Test
	void lateEntriesAreSortedAndTold() throws InputException {
		TrackerRecording recording = read(log(entry("2", "0", "N", "2"), entry("1", "0", "N", "1"), entry("3", "0", "N", "3")));
		assertEquals(List.of(1.0, 2.0, 3.0), recording.devices().get("N").stream().map(f -> f.frame().origin().x()).toList());
		assertEquals("recording.late", recording.warnings().get(0).key());
		assertEquals(3, recording.warnings().get(0).where().orElseThrow().line());
	}

	@Test
	void whatIsNoRigidTransformIsLeftOutAndTold() throws InputException {
		String zero = "<log TimeStampSec=\"2\" TimeStampNSec=\"0\" type=\"transform\" DeviceName=\"N\" transform=\"" + "0 ".repeat(16)
				+ "\"/>\n";
		TrackerRecording recording = read(log(entry("1", "0", "N", "1"), zero, "<other/>\n"));
		assertEquals(1, recording.devices().get("N").size());
		assertEquals(List.of("recording.not-rigid", "recording.other"), recording.warnings().stream().map(Finding::key).toList());
	}

	@Test
	void errorsNameLineAndColumn() {
		Finding number = refused(log("", entry("1", "0", "N", "one")));
		assertEquals("recording.number", number.key());
		assertEquals(new SourceLocation("r.xml", 2, 3), number.where().orElseThrow());
		assertEquals("recording.attribute", refused(log("<log type=\"transform\" transform=\"\" />")).key());
		assertEquals("recording.matrix", refused(log(entry("1", "0", "N", "1 2"))).key());
		assertEquals("recording.time", refused(log(entry("1e300", "0", "N", "1"))).key());
		assertEquals("recording.root", refused("<html/>").key());
		assertEquals("recording.empty", refused(log()).key());
		assertEquals("recording.syntax", refused("<TransformRecorderLog>\n<log type=").key(), "nothing that can be used");
		assertEquals("recording.syntax", refused("").key());
	}

	@Test
	void aRecordingThatBreaksOffIsReadAsFarAsItGoes() throws InputException {
		String whole = log(entry("1", "0", "N", "1"), entry("2", "0", "N", "2"), entry("3", "0", "N", "3"));
		String unclosed = whole.replace("</TransformRecorderLog>", "");
		String inAnEntry = whole.substring(0, whole.lastIndexOf("TimeStampNSec"));
		for (String text : List.of(unclosed, inAnEntry)) {
			TrackerRecording recording = read(text);
			int entries = text.equals(unclosed) ? 3 : 2;
			assertEquals(entries, recording.devices().get("N").size());
			Finding cut = recording.warnings().get(0);
			assertEquals("recording.cut", cut.key());
			assertEquals(Severity.WARNING, cut.severity());
			assertEquals(entries, cut.arguments().get("count"));
			assertTrue(cut.where().orElseThrow().line() >= 4, cut::toString);
		}
		assertEquals(1, read(whole).clockS(), 1e-9, "the clock's first stamp");
	}

	@Test
	void oneDamagedEntryIsLeftOutAndTold() throws InputException {
		TrackerRecording recording = read(log(entry("1", "0", "N", "1"), entry("1", "0", "N", "1 5"), entry("2", "0", "N", "x"),
				"<log type=\"message\" />\n", entry("3", "0", "N", "3")));
		assertEquals(2, recording.devices().get("N").size());
		Finding damaged = recording.warnings().get(0);
		assertEquals("recording.damaged", damaged.key());
		assertEquals(3, damaged.arguments().get("count"));
		assertEquals(new SourceLocation("r.xml", 3, 3), damaged.where().orElseThrow());
	}

	@Test
	void recordersDifferInWhatTheyWrite() throws InputException {
		String text = "\r\n <?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\r\n<!-- lab 3 -->\n"
				+ "<p:TransformRecorderLog xmlns:p=\"urn:lab\" version='2'>\n"
				+ "<p:log transform='1 0 0 4\n 0 1 0 0\n 0 0 1 0\n 0 0 0 1\n' devicename='N\u00e4del' type='Transform' TimeStampSec='1.25'></p:log>\n"
				+ "<p:log DeviceName='N\u00e4del' type='transform' TimeStampNSec='500000000' TimeStampSec='1' transform='[[1,0,0,5],[0,1,0,0],[0,0,1,0],[0,0,0,1]]'/>\n"
				+ "<p:log DeviceName='N\u00e4del' type='transform' TimeStampSec='2' transform='nan nan nan nan 0 1 0 0 0 0 1 0 0 0 0 1'/>\n"
				+ "<p:log DeviceName='Other' type='transform' TimeStampSec='2' transform='1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1'/>\n"
				+ "<p:log type='message' TimeStampSec='2'/>\n</p:TransformRecorderLog>";
		TrackerRecording recording = TrackerFile.parse("r.xml", text.getBytes(StandardCharsets.ISO_8859_1), false);
		List<TimedFrame> needle = recording.devices().get("N\u00e4del");
		assertEquals(List.of(4.0, 5.0), needle.stream().map(f -> f.frame().origin().x()).toList());
		assertEquals(0.25, needle.get(1).timeS(), 1e-12);
		assertEquals(List.of("recording.not-rigid"), recording.warnings().stream().map(Finding::key).toList());
		assertEquals(1, recording.devices().get("Other").size(), "a device that is always there stays");
		assertEquals("", recording.marks().get(0).text());
		byte[] marked = ("\ufeff" + log(entry("1", "0", "N", "1"))).getBytes(StandardCharsets.UTF_8);
		assertEquals(1, TrackerFile.parse("r.xml", marked, false).devices().get("N").size());
		byte[] wide = ("\ufeff<?xml version='1.0' encoding='UTF-16'?>" + log(entry("1", "0", "N", "1"))).getBytes(StandardCharsets.UTF_16BE);
		assertEquals(1, TrackerFile.parse("r.xml", wide, false).devices().get("N").size());
	}

	@Test
	void theIdentityAmongOtherTransformsIsADeviceOutOfSightUnlessItIsToBeKept() throws InputException {
		String text = log(entry("1", "0", "N", "1"), entry("2", "0", "N", "0"), entry("3", "0", "N", "2"));
		TrackerRecording recording = read(text);
		assertEquals(2, recording.devices().get("N").size());
		assertEquals("recording.identity", recording.warnings().get(0).key());
		TrackerRecording kept = TrackerFile.parse("r.xml", text.getBytes(StandardCharsets.UTF_8), true);
		assertEquals(3, kept.devices().get("N").size());
		assertEquals(List.of(), kept.warnings());
	}

	@Test
	void samplesWithTheSameStampStayInTheirOrder() throws InputException {
		TrackerRecording recording = read(log(entry("1", "0", "N", "1"), entry("1", "0", "N", "3"), entry("1", "0", "N", "2"),
				entry("2", "0", "N", "4")));
		assertEquals(List.of(1.0, 3.0, 2.0, 4.0),
				recording.devices().get("N").stream().map(f -> f.frame().origin().x()).toList());
		assertEquals(List.of(), recording.warnings());
	}

	@Test
	void nanosecondsMayReachAWholeSecondAndNoFarther() throws InputException {
		TrackerRecording recording = read(log(entry("1", "1000000000", "N", "1"), entry("1", "1000000001", "N", "5"),
				entry("3", "-1", "N", "2"), entry("9000000000", "999999999", "N", "3")));
		assertEquals(List.of(1.0, 2.0, 3.0),
				recording.devices().get("N").stream().map(f -> f.frame().origin().x()).toList());
		assertEquals(1 - 1e-9, recording.devices().get("N").get(1).timeS(), 1e-12, "one nanosecond before the third second");
		assertEquals("recording.damaged", recording.warnings().get(0).key());
		assertEquals(1, recording.warnings().get(0).arguments().get("count"));
	}

	@Test
	void entriesWithoutADeviceNameAreLeftOutAndTold() throws InputException {
		TrackerRecording recording = read(log(entry("1", "0", "", "1"), entry("2", "0", "N", "2"),
				entry("3", "0", "N", "3").replace("DeviceName=\"N\"", "")));
		assertEquals(Set.of("N"), recording.devices().keySet());
		assertEquals(2, recording.warnings().get(0).arguments().get("count"));
		assertEquals("recording.attribute", refused(log(entry("1", "0", "", "1"))).key());
	}

	@Test
	void shearedScaledAndMirroredTransformsAreNoneWhateverTheRecorderRounds() throws InputException {
		String[] wrong = { "1.05 0 0 5 0 1 0 0 0 0 1 0 0 0 0 1", "1 0.1 0 5 0 1 0 0 0 0 1 0 0 0 0 1",
				"-1 0 0 5 0 1 0 0 0 0 1 0 0 0 0 1", "1 0 0 5 0 1 0 0 0 0 1 0 0 0 0.1 1" };
		String rounded = "0.0521948 0.00774066 -0.998608 -2.57278 0.96202 0.267913 0.0523594 -17.2617 0.267945 -0.963411 0.0065369 41.106 0 0 0 1 ";
		StringBuilder entries = new StringBuilder();
		for (int i = 0; i < wrong.length; i++) {
			entries.append(entry(Integer.toString(i), "0", "N", "0").replace(UNTURNED.formatted("0"), wrong[i]));
		}
		TrackerRecording recording = read(log(entries.toString(), entry("9", "0", "N", "0").replace(UNTURNED.formatted("0"), rounded)));
		assertEquals(1, recording.devices().get("N").size());
		assertEquals(wrong.length, recording.warnings().get(0).arguments().get("count"));
	}

	@Test
	void aLongRecordingIsReadWhole() throws InputException {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 100_000; i++) {
			text.append(entry(Integer.toString(i / 100), Integer.toString(i % 100 * 10_000_000), i % 2 == 0 ? "A" : "B", "1"));
		}
		TrackerRecording recording = read(log(text.toString()));
		assertEquals(50_000, recording.devices().get("A").size());
		assertEquals(999.98, recording.devices().get("A").get(49_999).timeS(), 1e-9);
	}

	@Test
	void documentTypesAndEntitiesAreRefused() {
		String bomb = "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n";
		assertEquals("recording.doctype", refused(bomb + log("&b;")).key());
		String outside = "<!DOCTYPE l SYSTEM \"file:///etc/passwd\">\n";
		assertEquals("recording.doctype", refused(outside + log()).key());
		assertEquals("recording.syntax", refused(log("&passwd;")).key());
	}

	@Test
	void whatIsFartherThanAnyTrackerSeesIsLeftOutAndALongGapIsTold() throws InputException {
		TrackerRecording recording = read(log(entry("1", "0", "N", "1"), entry("2", "0", "N", "1e300"), entry("2000000000", "0", "N", "2")));
		assertEquals(2, recording.devices().get("N").size());
		assertEquals(List.of("recording.gap", "recording.not-rigid"), recording.warnings().stream().map(Finding::key).toList());
		assertEquals(4, recording.warnings().get(0).where().orElseThrow().line());
	}

	@Test
	void matricesAreRead() throws InputException {
		RigidFrame frame = TrackerFile.parseMatrix("m.txt",
				"# stylus to tip\n0 0 1 5\n-1 0 0 6\n0 -1 0 7\n0 0 0 1\n".getBytes(StandardCharsets.UTF_8));
		assertEquals(new Vec3(1, 0, 0), frame.z());
		assertEquals(new Vec3(5, 6, 7), frame.origin());
		assertEquals(frame, TrackerFile.parseMatrix("m.txt",
				"[[0, 0, 1, 5],\n [-1, 0, 0, 6],\n [0, -1, 0, 7],\n [0, 0, 0, 1]]".getBytes(StandardCharsets.UTF_8)));
		for (String[] wrong : new String[][] { { "1 0 0", "matrix.count" }, { "1 x", "matrix.number" },
				{ "2 0 0 0 0 2 0 0 0 0 2 0 0 0 0 1", "matrix.rigid" }, { "-1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 1", "matrix.rigid" } }) {
			InputException refused = assertThrows(InputException.class,
					() -> TrackerFile.parseMatrix("m.txt", wrong[0].getBytes(StandardCharsets.UTF_8)));
			assertEquals(wrong[1], refused.findings().get(0).key());
		}
	}
}
