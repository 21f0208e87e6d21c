package org.needlelab.files.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
	private static final long NANOS = 1_000_000_000L;
	/** Time stamps beyond a million years are no times, and their nanoseconds would not fit. */
	private static final double MOST_SECONDS = 9e9;

	private final String file;
	private final int maxEntries;
	private final Map<String, List<Sample>> samples = new LinkedHashMap<>();
	private final List<Message> messages = new ArrayList<>();
	private final Map<String, SourceLocation> firstNotRigid = new TreeMap<>();
	private final Map<String, Integer> notRigid = new TreeMap<>();
	private SourceLocation firstOther;
	private int others;
	private int entries;

	private record Sample(long nanos, RigidFrame frame, SourceLocation where) {
	}

	private record Message(long nanos, String text) {
	}

	/** @param maxEntries how many entries are read at most */
	public TrackerReader(String file, int maxEntries) {
		this.file = file;
		this.maxEntries = maxEntries;
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
			XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
			walk(xml);
			return recording();
		} catch (XMLStreamException e) {
			throw new InputException(Finding.error("recording.syntax", place(e.getLocation()), Map.of("problem", problem(e))));
		}
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
		if (depth == 0 && !name.equals(ROOT)) {
			throw new InputException(Finding.error("recording.root", where, Map.of("found", name, "expected", ROOT)));
		}
		if (depth == 0) {
			return;
		}
		if (++entries > maxEntries) {
			throw new InputException(Finding.error("file.too-many-values", where, Map.of("limit", maxEntries)));
		}
		String type = xml.getAttributeValue(null, "type");
		if (depth > 1 || !name.equals(ENTRY) || !("transform".equals(type) || "message".equals(type))) {
			firstOther = firstOther == null ? where : firstOther;
			others++;
			return;
		}
		long nanos = nanos(xml, where);
		if (type.equals("message")) {
			messages.add(new Message(nanos, Optional.ofNullable(xml.getAttributeValue(null, "message")).orElse("")));
			return;
		}
		String device = attribute(xml, "DeviceName", where);
		List<Double> numbers = numbers(attribute(xml, "transform", where), where);
		Optional<RigidFrame> frame = Matrices.rigid(numbers);
		if (frame.isPresent()) {
			samples.computeIfAbsent(device, d -> new ArrayList<>()).add(new Sample(nanos, frame.get(), where));
		} else {
			firstNotRigid.putIfAbsent(device, where);
			notRigid.merge(device, 1, Integer::sum);
		}
	}

	private static String attribute(XMLStreamReader xml, String name, SourceLocation where) throws InputException {
		String value = xml.getAttributeValue(null, name);
		if (value == null || value.isBlank()) {
			throw new InputException(Finding.error("recording.attribute", where, Map.of("name", name)));
		}
		return value.strip();
	}

	private static long nanos(XMLStreamReader xml, SourceLocation where) throws InputException {
		double seconds = number(attribute(xml, "TimeStampSec", where), "TimeStampSec", where);
		double nanos = number(attribute(xml, "TimeStampNSec", where), "TimeStampNSec", where);
		if (!(Math.abs(seconds) <= MOST_SECONDS) || !(Math.abs(nanos) <= NANOS)) {
			throw new InputException(Finding.error("recording.time", where, Map.of("text", seconds + " " + nanos)));
		}
		// whole seconds and the rest apart, so that a clock counting from 1970 loses no digits
		long whole = (long) Math.floor(seconds);
		return whole * NANOS + Math.round((seconds - whole) * NANOS) + Math.round(nanos);
	}

	private static List<Double> numbers(String text, SourceLocation where) throws InputException {
		String[] words = text.split("\\s+");
		if (words.length != 16) {
			throw new InputException(Finding.error("recording.matrix", where, Map.of("count", words.length)));
		}
		List<Double> numbers = new ArrayList<>(16);
		for (String word : words) {
			numbers.add(number(word, "transform", where));
		}
		return numbers;
	}

	private static double number(String word, String name, SourceLocation where) throws InputException {
		double value = Matrices.number(word);
		if (!Double.isFinite(value)) {
			throw new InputException(Finding.error("recording.number", where, Map.of("name", name, "text", word)));
		}
		return value;
	}

	private TrackerRecording recording() throws InputException {
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
		return new TrackerRecording(devices, marks, warnings);
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
		return found.stream().sorted(Comparator.comparingLong(Sample::nanos))
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
