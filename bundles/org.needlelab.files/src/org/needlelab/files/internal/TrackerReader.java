package org.needlelab.files.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exercise.RigidFrame;
import org.needlelab.exercise.TimedFrame;
import org.needlelab.files.TrackerRecording;
import org.needlelab.files.TrackerRecording.Mark;

/** Reads one tracker recording; serves once. */
public final class TrackerReader {

	private static final String ROOT = "TransformRecorderLog";
	private static final String ENTRY = "log";
	private static final Pattern NOT_FINITE = Pattern.compile("(?i)[-+]?(nan|inf|infinity|1\\.#[a-z0-9]+|nan\\(ind\\))");
	private static final long NANOS = 1_000_000_000L;
	/** Time stamps beyond a million years are no times, and their nanoseconds would not fit. */
	private static final double MOST_SECONDS = 9e9;
	/** So long nobody is out of sight: the clock was set meanwhile, or two recordings were joined. */
	private static final long LONGEST_GAP_NANOS = 3600 * NANOS;

	private final String file;
	private final int maxEntries;
	private final boolean keepIdentity;
	private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
	private final List<Message> messages = new ArrayList<>();
	private final Map<String, SourceLocation> firstNotRigid = new TreeMap<>();
	private final Map<String, Integer> notRigid = new TreeMap<>();
	private SourceLocation firstOther;
	private int others;
	private int entries;
	private Finding brokenOff;
	private Finding firstDamaged;
	private int damaged;

	private record Sample(long nanos, RigidFrame frame, SourceLocation where) {
	}

	private record Message(long nanos, String text) {
	}

	/**
	 * @param maxEntries how many entries are read at most
	 * @param keepIdentity whether the identity among other transforms of a device is a place like any other
	 */
	public TrackerReader(String file, int maxEntries, boolean keepIdentity) {
		this.file = file;
		this.maxEntries = maxEntries;
		this.keepIdentity = keepIdentity;
	}

	/** Reads the recording. */
	public TrackerRecording read(byte[] bytes) throws InputException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException("refused");
		});
		try {
			walk(factory.createXMLStreamReader(new ByteArrayInputStream(bytes, begin(bytes), bytes.length)));
		} catch (XMLStreamException e) {
			// a recorder that was stopped before it closed the file has written good entries up to there
			if (samples.isEmpty()) {
				throw new InputException(Finding.error("recording.syntax", place(e.getLocation()), Map.of("problem", problem(e))));
			}
			brokenOff = Finding.warning("recording.cut", place(e.getLocation()), Map.of("problem", problem(e), "count",
					samples.values().stream().mapToInt(List::size).sum()));
		}
		return recording();
	}

	/** Where the document begins: blanks and empty lines before an XML declaration are none of it. */
	private static int begin(byte[] bytes) {
		int at = 0;
		while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
			at++;
		}
		return at;
	}

	private void walk(XMLStreamReader xml) throws XMLStreamException, InputException {
		int depth = 0;
		SourceLocation before = place(xml.getLocation());
		while (xml.hasNext()) {
			int event = xml.next();
			if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
				throw new InputException(Finding.error("recording.doctype", place(xml.getLocation()), Map.of()));
			} else if (event == XMLStreamConstants.START_ELEMENT) {
				// the parser tells where a tag ends; where the one before ended is where this one begins
				element(xml, depth, before);
				depth++;
			} else if (event == XMLStreamConstants.END_ELEMENT) {
				depth--;
			}
			SourceLocation end = place(xml.getLocation());
			// text ends when the next tag's bracket has been seen
			before = event == XMLStreamConstants.CHARACTERS && end.column() > 1
					? new SourceLocation(file, end.line(), end.column() - 1)
					: end;
		}
	}

	private void element(XMLStreamReader xml, int depth, SourceLocation where) throws InputException {
		String name = xml.getLocalName();
		if (depth == 0 && !name.equalsIgnoreCase(ROOT)) {
			throw new InputException(Finding.error("recording.root", where, Map.of("found", name, "expected", ROOT)));
		}
		if (depth == 0) {
			return;
		}
		if (++entries > maxEntries) {
			throw new InputException(Finding.error("file.too-many-values", where, Map.of("limit", maxEntries)));
		}
		String type = attribute(xml, "type").orElse("").toLowerCase(Locale.ROOT);
		boolean kept = depth == 1 && name.equalsIgnoreCase(ENTRY) && (type.equals("transform") || type.equals("message"));
		if (!kept) {
			firstOther = firstOther == null ? where : firstOther;
			others++;
			return;
		}
		try {
			entry(xml, type, where);
		} catch (InputException e) {
			// one damaged entry is no reason to lose the recording
			firstDamaged = firstDamaged == null ? e.findings().get(0) : firstDamaged;
			damaged++;
		}
	}

	private void entry(XMLStreamReader xml, String type, SourceLocation where) throws InputException {
		long nanos = nanos(xml, where);
		if (type.equals("message")) {
			messages.add(new Message(nanos, attribute(xml, "message").orElse("")));
			return;
		}
		String device = needed(xml, "DeviceName", where);
		Optional<List<Double>> numbers = numbers(needed(xml, "transform", where), where);
		Optional<RigidFrame> frame = numbers.flatMap(Matrices::rigid);
		if (frame.isPresent()) {
			samples.computeIfAbsent(device, d -> new ArrayList<>()).add(new Sample(nanos, frame.get(), where));
		} else {
			firstNotRigid.putIfAbsent(device, where);
			notRigid.merge(device, 1, Integer::sum);
		}
	}

	/** An attribute by its name, capitals or not, in whatever namespace. */
	private static Optional<String> attribute(XMLStreamReader xml, String name) {
		for (int i = 0; i < xml.getAttributeCount(); i++) {
			if (xml.getAttributeLocalName(i).equalsIgnoreCase(name)) {
				return Optional.of(xml.getAttributeValue(i).strip());
			}
		}
		return Optional.empty();
	}

	private static String needed(XMLStreamReader xml, String name, SourceLocation where) throws InputException {
		return attribute(xml, name).filter(v -> !v.isEmpty())
				.orElseThrow(() -> new InputException(Finding.error("recording.attribute", where, Map.of("name", name))));
	}

	/** The time stamp; a recorder that writes fractions of seconds has no need of nanoseconds. */
	private static long nanos(XMLStreamReader xml, SourceLocation where) throws InputException {
		double seconds = number(needed(xml, "TimeStampSec", where), "TimeStampSec", where);
		Optional<String> rest = attribute(xml, "TimeStampNSec").filter(v -> !v.isEmpty());
		double nanos = rest.isPresent() ? number(rest.get(), "TimeStampNSec", where) : 0;
		if (!(Math.abs(seconds) <= MOST_SECONDS) || !(Math.abs(nanos) <= NANOS)) {
			throw new InputException(Finding.error("recording.time", where, Map.of("text", seconds + " " + nanos)));
		}
		// whole seconds and the rest apart, so that a clock counting from 1970 loses no digits
		long whole = (long) Math.floor(seconds);
		return whole * NANOS + Math.round((seconds - whole) * NANOS) + Math.round(nanos);
	}

	/** Sixteen numbers apart by blanks, commas or semicolons; empty when one is a NaN or infinite, as of a device out of sight. */
	private static Optional<List<Double>> numbers(String text, SourceLocation where) throws InputException {
		String[] words = Matrices.words(text);
		if (words.length != 16) {
			throw new InputException(Finding.error("recording.matrix", where, Map.of("count", words.length)));
		}
		List<Double> numbers = new ArrayList<>(16);
		for (String word : words) {
			if (!NOT_FINITE.matcher(word).matches()) {
				numbers.add(number(word, "transform", where));
			}
		}
		return numbers.size() == 16 ? Optional.of(numbers) : Optional.empty();
	}

	private static double number(String word, String name, SourceLocation where) throws InputException {
		double value = Matrices.number(word);
		if (!Double.isFinite(value)) {
			throw new InputException(Finding.error("recording.number", where, Map.of("name", name, "text", word)));
		}
		return value;
	}

	private TrackerRecording recording() throws InputException {
		if (samples.isEmpty() && firstDamaged != null) {
			throw new InputException(firstDamaged);
		}
		if (samples.isEmpty()) {
			throw new InputException(Finding.error("recording.empty", SourceLocation.of(file), Map.of()));
		}
		long begin = Long.MAX_VALUE;
		for (List<Sample> device : samples.values()) {
			begin = Math.min(begin, device.stream().mapToLong(Sample::nanos).min().orElse(begin));
		}
		for (Message message : messages) {
			begin = Math.min(begin, message.nanos());
		}
		List<Finding> warnings = new ArrayList<>();
		if (brokenOff != null) {
			warnings.add(brokenOff);
		}
		if (firstDamaged != null) {
			warnings.add(Finding.warning("recording.damaged", firstDamaged.where().orElseThrow(), Map.of("count", damaged)));
		}
		if (!keepIdentity) {
			samples.forEach((device, found) -> withoutIdentity(device, found, warnings));
		}
		Map<String, List<TimedFrame>> devices = new LinkedHashMap<>();
		for (Map.Entry<String, List<Sample>> device : samples.entrySet()) {
			devices.put(device.getKey(), sorted(device.getKey(), device.getValue(), begin, warnings));
		}
		notRigid.forEach((device, count) -> warnings.add(Finding.warning("recording.not-rigid", firstNotRigid.get(device),
				Map.of("device", device, "count", count))));
		if (others > 0) {
			warnings.add(Finding.warning("recording.other", firstOther, Map.of("count", others)));
		}
		long origin = begin;
		List<Mark> marks = messages.stream().sorted(Comparator.comparingLong(Message::nanos))
				.map(m -> new Mark(seconds(m.nanos() - origin), m.text())).toList();
		return new TrackerRecording(devices, marks, seconds(origin), warnings);
	}

	/**
	 * Takes the identity out of a device that has other transforms too. The format has no field for a transform's status; tracking
	 * servers (PLUS) start from the identity and leave it when the tool is out of view, and a transform of 3D Slicer that was never
	 * updated is the identity too.
	 */
	private static void withoutIdentity(String device, List<Sample> found, List<Finding> warnings) {
		List<Sample> identity = found.stream().filter(s -> isIdentity(s.frame())).toList();
		if (!identity.isEmpty() && identity.size() < found.size()) {
			found.removeIf(s -> isIdentity(s.frame()));
			warnings.add(Finding.warning("recording.identity", identity.get(0).where(),
					Map.of("device", device, "count", identity.size())));
		}
	}

	private static boolean isIdentity(RigidFrame frame) {
		return frame.origin().length() == 0 && frame.angleTo(RigidFrame.IDENTITY) == 0;
	}

	/** In order of time; entries that came late are put where they belong, and told. */
	private static List<TimedFrame> sorted(String device, List<Sample> found, long begin, List<Finding> warnings) {
		int late = 0;
		SourceLocation first = null;
		for (int i = 1; i < found.size(); i++) {
			if (found.get(i).nanos() < found.get(i - 1).nanos()) {
				late++;
				first = first == null ? found.get(i).where() : first;
			}
		}
		if (late > 0) {
			warnings.add(Finding.warning("recording.late", first, Map.of("device", device, "count", late)));
		}
		List<Sample> inOrder = found.stream().sorted(Comparator.comparingLong(Sample::nanos)).toList();
		for (int i = 1; i < inOrder.size(); i++) {
			long gap = inOrder.get(i).nanos() - inOrder.get(i - 1).nanos();
			if (gap > LONGEST_GAP_NANOS) {
				warnings.add(Finding.warning("recording.gap", inOrder.get(i).where(), Map.of("device", device, "seconds", seconds(gap))));
				break;
			}
		}
		return inOrder.stream()
				.map(s -> new TimedFrame(seconds(s.nanos() - begin), s.frame())).toList();
	}

	private static double seconds(long nanos) {
		return nanos / (double) NANOS;
	}

	private SourceLocation place(Location at) {
		return at == null || at.getLineNumber() < 1 ? SourceLocation.of(file)
				: new SourceLocation(file, at.getLineNumber(), Math.max(0, at.getColumnNumber()));
	}

	/** The parser's own words without its preamble of places, in one line. */
	private static String problem(XMLStreamException e) {
		String text = String.valueOf(e.getMessage());
		int message = text.indexOf("Message: ");
		String words = (message < 0 ? text : text.substring(message + 9)).replaceAll("\\s+", " ").strip();
		return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
	}
}
