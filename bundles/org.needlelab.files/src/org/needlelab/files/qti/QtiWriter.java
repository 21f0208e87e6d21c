package org.needlelab.files.qti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.View;
import org.needlelab.files.bank.Carried;
import org.needlelab.files.bank.ItemMedia;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.xml.XmlWriter;

/**
 * Writes packages of QTI. Beside each item lies the item in our own form, in the folder {@code needlelab}, which other systems
 * skip: with it our own import brings everything back.
 */
public final class QtiWriter {

	/** Folder of the items in our own form. */
	static final String OWN = "needlelab/";
	/** Folder of pictures and films, by their paths beside the bank. */
	static final String MEDIA = "media/";
	/** Packages of the same bank are the same bytes: no clock gets in. */
	private static final LocalDateTime DATE = LocalDateTime.of(2000, 1, 1, 0, 0);

	private QtiWriter() {
	}

	/** Versions that are written. */
	public enum Version implements org.needlelab.exercise.Keyed {
		/** QTI 2.2. */
		QTI_2_2("2.2", "http://www.imsglobal.org/xsd/imsqti_v2p2", "imsqti_item_xmlv2p2", "http://www.imsglobal.org/xsd/imscp_v1p1"),
		/** QTI 3.0. */
		QTI_3_0("3.0", "http://www.imsglobal.org/xsd/imsqtiasi_v3p0", "imsqti_item_xmlv3p0",
				"http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1");

		private final String number;
		private final String namespace;
		private final String resource;
		private final String manifest;

		Version(String number, String namespace, String resource, String manifest) {
			this.number = number;
			this.namespace = namespace;
			this.resource = resource;
			this.manifest = manifest;
		}

		String namespace() {
			return namespace;
		}
	}

	/**
	 * A written bank.
	 *
	 * @param bytes the package
	 * @param report what became of every item
	 */
	public record Written(byte[] bytes, LossReport report) {
	}

	/**
	 * Writes a bank.
	 *
	 * @param name what to call it in the report
	 * @param media the pictures and films of its items
	 */
	public static Written write(String name, ItemBank bank, Version version, ItemMedia media) {
		Map<String, byte[]> files = new LinkedHashMap<>();
		List<LossReport.Entry> entries = new ArrayList<>();
		XmlWriter manifest = new XmlWriter();
		manifest.start("manifest", "xmlns", version.manifest, "identifier", "M-" + bank.id()).line();
		manifest.start("metadata").element("schema", "QTI Package").element("schemaversion", version.number + ".0").end().line();
		manifest.element("organizations", "").line().start("resources").line();
		for (Item item : bank.items()) {
			String id = item.id() + "-v" + item.version();
			List<Finding> notes = new ArrayList<>();
			String xml = item(item, version, notes);
			Map<String, byte[]> pictures = pictures(item, media, notes);
			boolean refused = notes.stream().anyMatch(n -> n.severity() == Severity.ERROR);
			if (!refused) {
				files.put("items/" + id + ".xml", xml.getBytes(StandardCharsets.UTF_8));
				files.put(OWN + "items/" + id + ".xml.json", Carried.text(item).getBytes(StandardCharsets.UTF_8));
				files.putAll(pictures);
				manifest.start("resource", "identifier", "R-" + id, "type", version.resource, "href", "items/" + id + ".xml")
						.start("file", "href", "items/" + id + ".xml").end();
				pictures.keySet().forEach(path -> manifest.start("file", "href", Paths.written(path)).end());
				manifest.end().line();
			}
			boolean loss = notes.stream().anyMatch(n -> n.severity() == Severity.WARNING);
			entries.add(new LossReport.Entry(
					refused ? LossReport.Outcome.REFUSED : loss ? LossReport.Outcome.APPROXIMATED : LossReport.Outcome.IMPORTED,
					item.id(), SourceLocation.of(name), refused ? List.of() : List.of(item.id()), notes));
		}
		files.put(OWN + "bank.json", Carried.header(bank).getBytes(StandardCharsets.UTF_8));
		files.put("imsmanifest.xml", manifest.end().end().result().getBytes(StandardCharsets.UTF_8));
		return new Written(zip(files), new LossReport(name, "QTI " + version.number, List.of(), entries));
	}

	/** Pictures by path in the package; one that is missing is told, and a hotspot without its picture is refused. */
	private static Map<String, byte[]> pictures(Item item, ItemMedia media, List<Finding> notes) {
		Map<String, byte[]> pictures = new LinkedHashMap<>();
		for (Medium medium : ItemMedia.shown(item)) {
			boolean needed = background(item).filter(medium.id()::equals).isPresent();
			try {
				Optional<byte[]> bytes = media.bytes(item, medium);
				bytes.ifPresent(b -> pictures.put(MEDIA + medium.file(), b));
				if (bytes.isEmpty()) {
					notes.add(Finding.of(needed ? Severity.ERROR : Severity.WARNING, "exchange.media-missing", Map.of("name", medium.file())));
				}
			} catch (InputException e) {
				notes.addAll(e.findings());
			}
		}
		return pictures;
	}

	/** Identifier of the medium that a hotspot is pointed at on. */
	static Optional<String> background(Item item) {
		return item.question() instanceof Question.Hotspot h
				? Optional.of(h.view() instanceof View.Picture p ? p.medium() : ItemMedia.VIEW) : Optional.empty();
	}

	/** One item; what cannot be said is among the notes. */
	static String item(Item item, Version version, List<Finding> notes) {
		return new QtiItemWriter(item, version, notes).write();
	}

	private static byte[] zip(Map<String, byte[]> files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTimeLocal(DATE);
				zip.putNextEntry(entry);
				zip.write(file.getValue());
				zip.closeEntry();
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return bytes.toByteArray();
	}
}
