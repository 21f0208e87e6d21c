package org.needlelab.files.qti;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Item;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.bank.Carried;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.internal.ZipFiles;
import org.needlelab.files.xml.XmlNode;
import org.needlelab.files.xml.XmlReader;

/** Reads QTI: an item, a test with the items beside it, or a package of them. */
public final class QtiReader {

	private static final Pattern QTI_RESOURCE = Pattern.compile("item|test|assessment|section");
	/** Files that items refer to: they are no items themselves. */
	private static final Set<String> PARTS = Set.of("assessmentStimulus", "responseProcessing", "outcomeProcessing", "lom");
	/** What belongs to a test and not to its items. */
	private static final List<String> OF_TESTS = List.of("selection", "ordering", "weight", "timeLimits", "itemSessionControl", "preCondition",
			"branchRule", "templateDefault", "variableMapping", "adaptiveSelection", "rubricBlock", "outcomeProcessing", "testFeedback");

	private final Intake intake;
	private final Set<String> done = new LinkedHashSet<>();

	private final BankFile banks;
	/** Packages made where case does not count name their files as it happens. */
	private UnaryOperator<String> actual = path -> path;

	private QtiReader(Intake intake, BankFile banks) {
		this.intake = intake;
		this.banks = banks;
	}

	/** Files beside a document, by path from its folder. */
	@FunctionalInterface
	public interface Folder {
		/** The bytes of a file; empty when it is not there, or lies outside the folder. */
		Optional<byte[]> bytes(String path);
	}

	/**
	 * Reads an item or a test.
	 *
	 * @param name what to call it in findings
	 * @param folder the files beside it
	 * @throws InputException when it is no QTI at all
	 */
	public static void document(String name, byte[] bytes, Folder folder, Intake intake, BankFile banks) throws InputException {
		XmlNode root = QtiNames.normal(XmlReader.read(name, bytes));
		QtiReader reader = new QtiReader(intake, banks);
		if (!reader.take(name, root, "", folder::bytes)) {
			throw new InputException(Finding.error("exchange.qti.root", new SourceLocation(name, root.line(), root.column()),
					Map.of("name", root.name())));
		}
	}

	/**
	 * Reads a package.
	 *
	 * @param name what to call it in findings
	 * @throws InputException when it is no sound archive, or there is no QTI in it
	 */
	public static void archive(String name, byte[] bytes, Intake intake, BankFile banks) throws InputException {
		Map<String, byte[]> files = ZipFiles.read(name, bytes);
		QtiReader reader = new QtiReader(intake, banks);
		Map<String, String> folded = new HashMap<>();
		files.keySet().forEach(path -> folded.putIfAbsent(path.toLowerCase(Locale.ROOT), path));
		reader.actual = path -> files.containsKey(path) ? path : folded.getOrDefault(path.toLowerCase(Locale.ROOT), path);
		Siblings siblings = path -> Optional.ofNullable(files.get(reader.actual.apply(path)));
		siblings.bytes(QtiWriter.OWN + "bank.json").ifPresent(header -> Carried.takeHeader(banks, header, intake));
		Optional<String> manifest = files.keySet().stream().filter(QtiReader::isManifest)
				.min(Comparator.comparingInt((String path) -> path.split("/").length));
		if (manifest.isPresent()) {
			reader.manifest(name, manifest.get(), XmlReader.read(name + "!" + manifest.get(), files.get(manifest.get())), siblings);
		}
		// an item that the manifest does not name is an item all the same
		for (String path : files.keySet()) {
			if (path.toLowerCase(Locale.ROOT).endsWith(".xml") && !reader.done.contains(path) && !isManifest(path)) {
				reader.unnamed(name + "!" + path, path, files.get(path), siblings);
			}
		}
		if (reader.done.isEmpty()) {
			throw new InputException(Finding.error("exchange.qti.empty", SourceLocation.of(name), Map.of()));
		}
	}

	private static boolean isManifest(String path) {
		return path.substring(path.lastIndexOf('/') + 1).equalsIgnoreCase("imsmanifest.xml");
	}

	/** Reads what a manifest calls an item, a section or a test, in its order. */
	private void manifest(String name, String path, XmlNode root, Siblings siblings) {
		done.add(path);
		for (XmlNode resource : root.all("resource")) {
			String type = resource.attribute("type");
			if (type.startsWith("imsqti") && QTI_RESOURCE.matcher(type).find()) {
				String base = root.attribute("base") + root.first("resources").map(r -> r.attribute("base")).orElse("") + resource.attribute("base");
				String href = resource.attribute("href", resource.first("file").map(f -> f.attribute("href")).orElse(""));
				String item = actual.apply(Paths.resolve(Paths.folder(path), base + href));
				if (!done.contains(item)) {
					file(name.endsWith(path) ? beside(name, path, item) : name + "!" + item, item, siblings);
				}
			}
		}
	}

	private void unnamed(String name, String path, byte[] bytes, Siblings siblings) {
		try {
			take(name, QtiNames.normal(XmlReader.read(name, bytes)), path, siblings);
		} catch (InputException e) {
			// no XML of ours: still told, it may have been meant as an item
			e.findings().forEach(intake::note);
		}
	}

	/** A file that is named: what is wrong with it is an entry of the report. */
	private void file(String name, String path, Siblings siblings) {
		done.add(path);
		Optional<byte[]> bytes = siblings.bytes(path);
		try {
			if (bytes.isPresent() && take(name, QtiNames.normal(XmlReader.read(name, bytes.get())), path, siblings)) {
				return;
			}
			intake.item(path, SourceLocation.of(name), ticket -> ticket
					.refuse(bytes.isEmpty() ? "exchange.qti.missing" : "exchange.qti.no-item", Map.of("name", path)));
		} catch (InputException e) {
			Finding first = e.findings().get(0);
			intake.item(path, first.where().orElse(SourceLocation.of(name)),
					ticket -> ticket.refuse(first.key(), first.arguments()));
		}
	}

	private boolean take(String name, XmlNode root, String path, Siblings siblings) {
		SourceLocation where = new SourceLocation(name, root.line(), root.column());
		String folder = Paths.folder(path);
		if (root.is("assessmentItem")) {
			done.add(path);
			Siblings beside = href -> siblings.bytes(Paths.resolve(folder, href));
			intake.item(root.attribute("identifier", name), where, ticket -> item(root, beside, path, siblings, ticket));
			return true;
		}
		if (root.is("assessmentTest") || root.is("assessmentSection")) {
			done.add(path);
			intake.note(new Finding(Severity.INFO, "exchange.qti.test", Map.of("name", root.attribute("title", root.attribute("identifier"))),
					Optional.of(where)));
			List<String> left = OF_TESTS.stream().filter(part -> !root.all(part).isEmpty()).map(part -> part + " (" + root.all(part).size() + ")")
					.toList();
			if (!left.isEmpty()) {
				intake.note(new Finding(Severity.WARNING, "exchange.qti.test-parts", Map.of("parts", String.join(", ", left)), Optional.of(where)));
			}
			Map<String, String> named = new LinkedHashMap<>();
			for (XmlNode ref : root.all("assessmentItemRef")) {
				named.putIfAbsent(actual.apply(Paths.resolve(folder, ref.attribute("href"))), ref.attribute("identifier"));
			}
			int again = root.all("assessmentItemRef").size() - named.size();
			if (again > 0) {
				intake.note(new Finding(Severity.INFO, "exchange.qti.again", Map.of("count", again), Optional.of(where)));
			}
			named.keySet().stream().filter(item -> !done.contains(item)).forEach(item -> file(beside(name, path, item), item, siblings));
			for (XmlNode section : root.all("assessmentSectionRef")) {
				String href = actual.apply(Paths.resolve(folder, section.attribute("href")));
				if (!done.contains(href)) {
					file(beside(name, path, href), href, siblings);
				}
			}
			return true;
		}
		if (root.is("manifest")) {
			manifest(name, path, root, siblings);
			return true;
		}
		if (!path.isEmpty() && PARTS.contains(root.name())) {
			// comes with the items that refer to it
			done.add(path);
			return true;
		}
		if (root.is("questestinterop")) {
			done.add(path);
			intake.item(path.isEmpty() ? name : path, where, ticket -> ticket.refuse("exchange.qti.one", Map.of()));
			return true;
		}
		return false;
	}

	/** Takes in an item; one of ours that nobody changed comes back as it was. */
	private void item(XmlNode root, Siblings beside, String path, Siblings siblings, Intake.Ticket ticket) {
		Optional<Item> own = siblings.bytes(QtiWriter.OWN + path + ".json").flatMap(bytes -> Carried.item(banks, new String(bytes, StandardCharsets.UTF_8), ticket));
		if (own.isPresent()) {
			for (QtiWriter.Version version : QtiWriter.Version.values()) {
				XmlNode written = parsed(QtiWriter.item(own.get(), version, new ArrayList<>()));
				if (root.saysTheSame(written, Set.of("template"))) {
					ticket.accept(own.get());
					own.get().media().forEach(m -> ticket.medium(m, siblings.bytes(QtiWriter.MEDIA + m.file())));
					return;
				}
			}
			ticket.loss("exchange.qti.changed", Map.of("name", own.get().id()));
		}
		new ItemIntake(root, beside, ticket).read();
	}

	private static XmlNode parsed(String xml) {
		try {
			return QtiNames.normal(XmlReader.read("own", xml.getBytes(StandardCharsets.UTF_8)));
		} catch (InputException e) {
			throw new IllegalStateException(e);
		}
	}

	private static String beside(String name, String path, String other) {
		return name.endsWith(path) && !path.isEmpty() ? name.substring(0, name.length() - path.length()) + other : other;
	}
}
