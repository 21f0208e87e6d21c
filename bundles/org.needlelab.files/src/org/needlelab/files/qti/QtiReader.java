package org.needlelab.files.qti;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

	private final Intake intake;
	private final Set<String> done = new LinkedHashSet<>();

	private final BankFile banks;

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
		Siblings siblings = path -> Optional.ofNullable(files.get(path));
		siblings.bytes(QtiWriter.OWN + "bank.json").ifPresent(header -> Carried.takeHeader(banks, header, intake));
		for (String path : order(name, files)) {
			if (!reader.done.contains(path)) {
				reader.file(name + "!" + path, path, siblings);
			}
		}
		// an item that the manifest does not name is an item all the same
		for (String path : files.keySet()) {
			if (path.toLowerCase(java.util.Locale.ROOT).endsWith(".xml") && !reader.done.contains(path)
					&& !path.endsWith("imsmanifest.xml")) {
				reader.unnamed(name + "!" + path, path, files.get(path), siblings);
			}
		}
		if (reader.done.isEmpty()) {
			throw new InputException(Finding.error("exchange.qti.empty", SourceLocation.of(name), Map.of()));
		}
	}

	private static List<String> order(String name, Map<String, byte[]> files) throws InputException {
		byte[] bytes = files.get("imsmanifest.xml");
		if (bytes == null) {
			return List.of();
		}
		Set<String> items = new LinkedHashSet<>();
		for (XmlNode resource : XmlReader.read(name + "!imsmanifest.xml", bytes).all("resource")) {
			String type = resource.attribute("type");
			if (type.contains("imsqti_item") || type.contains("imsqti_test")) {
				items.add(resolve("", resource.attribute("href")));
			}
		}
		return List.copyOf(items);
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
		String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
		if (root.is("assessmentItem")) {
			done.add(path);
			Siblings beside = href -> siblings.bytes(resolve(folder, href));
			intake.item(root.attribute("identifier", name), where, ticket -> item(root, beside, siblings.bytes(QtiWriter.OWN + path + ".json"), ticket));
			return true;
		}
		if (root.is("assessmentTest") || root.is("assessmentSection")) {
			done.add(path);
			intake.note(new Finding(Severity.INFO, "exchange.qti.test", Map.of("name", root.attribute("title", root.attribute("identifier"))),
					Optional.of(where)));
			Map<String, String> named = new LinkedHashMap<>();
			for (XmlNode ref : root.all("assessmentItemRef")) {
				named.putIfAbsent(resolve(folder, ref.attribute("href")), ref.attribute("identifier"));
			}
			named.keySet().stream().filter(item -> !done.contains(item)).forEach(item -> file(beside(name, path, item), item, siblings));
			for (XmlNode section : root.all("assessmentSectionRef")) {
				String href = resolve(folder, section.attribute("href"));
				if (!done.contains(href)) {
					file(beside(name, path, href), href, siblings);
				}
			}
			return true;
		}
		return false;
	}

	/** Takes in an item; one of ours that nobody changed comes back as it was. */
	private void item(XmlNode root, Siblings beside, Optional<byte[]> carried, Intake.Ticket ticket) {
		Optional<Item> own = carried.flatMap(bytes -> Carried.item(banks, new String(bytes, StandardCharsets.UTF_8), ticket));
		if (own.isPresent()) {
			for (QtiWriter.Version version : QtiWriter.Version.values()) {
				XmlNode written = parsed(QtiWriter.item(own.get(), version, new ArrayList<>()));
				if (alike(root, written)) {
					ticket.accept(own.get());
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

	/** Same elements, attributes and texts, whatever the white space between them and the version's namespace. */
	private static boolean alike(XmlNode a, XmlNode b) {
		List<XmlNode> left = a.children().stream().filter(c -> !c.isText() || !c.text().isBlank()).toList();
		List<XmlNode> right = b.children().stream().filter(c -> !c.isText() || !c.text().isBlank()).toList();
		boolean attributes = a.attributes().entrySet().stream().filter(e -> !e.getKey().equals("template")).toList()
				.equals(b.attributes().entrySet().stream().filter(e -> !e.getKey().equals("template")).toList());
		if (!a.name().equals(b.name()) || !a.text().equals(b.text()) || !attributes || left.size() != right.size()) {
			return false;
		}
		for (int i = 0; i < left.size(); i++) {
			if (!alike(left.get(i), right.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static String beside(String name, String path, String other) {
		return name.endsWith(path) && !path.isEmpty() ? name.substring(0, name.length() - path.length()) + other : other;
	}

	/** A path from a folder; what leaves the package names nothing. */
	private static String resolve(String folder, String href) {
		String path = href.replaceAll("[?#].*$", "").replace("%20", " ");
		java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
		for (String part : (folder + path).split("/")) {
			if (part.equals("..")) {
				if (parts.isEmpty()) {
					return "";
				}
				parts.removeLast();
			} else if (!part.isEmpty() && !part.equals(".")) {
				parts.addLast(part);
			}
		}
		return String.join("/", parts);
	}
}
