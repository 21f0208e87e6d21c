package org.needlelab.files.exam;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.result.ExamHeader;
import org.needlelab.files.internal.FileBytes;

/**
 * Reads and writes frozen forms ({@code *.form.json}): canonical JSON with the form, the contents of its items, what they
 * show, and the digest. It holds the keys: it is as secret as they are.
 */
public final class FormFile {

	/** Ending of such files. */
	public static final String ENDING = ".form.json";

	private static final String FORMAT = "needlelab-form";
	private static final long MAX_BYTES = 256L << 20;

	/**
	 * A form with the contents of its items, in its order.
	 *
	 * @param materials the files that items show or work with, by path
	 */
	public record Frozen(Form form, List<Json.Obj> contents, Map<String, byte[]> materials) {
		/** Copies list and map. */
		public Frozen {
			contents = List.copyOf(contents);
			materials = Map.copyOf(materials);
		}

		/**
		 * The items, in the form's order.
		 *
		 * @throws MalformedJson when a content is no item
		 */
		public List<Item> items(ItemContent reader) throws MalformedJson {
			List<Item> items = new ArrayList<>();
			for (Json.Obj content : contents) {
				items.add(reader.item(content));
			}
			return items;
		}

		/**
		 * The keys by item.
		 *
		 * @throws MalformedJson when a content is no item
		 */
		public Map<String, Key> keys(ItemContent reader) throws MalformedJson {
			Map<String, Key> keys = new LinkedHashMap<>();
			items(reader).forEach(item -> keys.put(item.id(), item.key()));
			return keys;
		}

		/** What stands above a journal of this form. */
		public ExamHeader header(PublicKey seat) {
			return new ExamHeader(form, contents, Ed25519.publicKey(seat));
		}
	}

	private FormFile() {
	}

	/**
	 * The bytes of a file for a form.
	 *
	 * @param materials the files that the form names, by path
	 */
	public static byte[] format(Form form, ItemBank bank, Map<String, byte[]> materials) {
		List<Json.Obj> contents = new ArrayList<>();
		for (Form.Entry entry : form.items()) {
			Item item = bank.items().stream().filter(i -> i.id().equals(entry.item()) && i.version() == entry.version()).findFirst()
					.orElseThrow();
			contents.add(ItemContent.of(item));
		}
		return format(new Frozen(form, contents, materials));
	}

	/** The bytes of a file for a form that is frozen already. */
	public static byte[] format(Frozen frozen) {
		Form form = frozen.form();
		Map<String, String> files = new TreeMap<>();
		frozen.materials().forEach((path, bytes) -> files.put(path, Base64.getEncoder().encodeToString(bytes)));
		Json.Obj root = Json.EMPTY.with("format", FORMAT).with("version", 1).with("sha256", form.sha256()).with("form", form.json())
				.with("items", new Json.Arr(List.copyOf(frozen.contents())));
		return (files.isEmpty() ? root : root.with("materials", Json.texts(files))).canonical();
	}

	/**
	 * Reads a form.
	 *
	 * @throws InputException when it is none, or was altered
	 */
	public static Frozen read(Path file) throws InputException {
		return parse(file.toString(), FileBytes.read(file, MAX_BYTES));
	}

	/**
	 * Reads a form from bytes got elsewhere.
	 *
	 * @param name what to call it in findings
	 * @throws InputException as {@link #read}
	 */
	public static Frozen parse(String name, byte[] bytes) throws InputException {
		try {
			Json.Obj root = Json.EMPTY.with("form", Json.parseCanonical(bytes)).object("form");
			Form form = Form.of(root.object("form"));
			List<Json.Obj> contents = new ArrayList<>();
			for (Json each : root.list("items")) {
				contents.add(Json.EMPTY.with("item", each).object("item"));
			}
			Map<String, byte[]> materials = materials(root);
			boolean whole = root.text("format").equals(FORMAT) && root.whole("version") == 1
					&& root.text("sha256").equals(form.sha256()) && contents.size() == form.items().size()
					&& materials.keySet().equals(form.materials().keySet());
			for (int i = 0; whole && i < contents.size(); i++) {
				whole = contents.get(i).sha256().equals(form.items().get(i).sha256());
			}
			for (Map.Entry<String, byte[]> material : materials.entrySet()) {
				whole = whole && Digest.hex(material.getValue()).equals(form.materials().get(material.getKey()));
			}
			if (!whole) {
				throw new MalformedJson("digest", 0);
			}
			return new Frozen(form, contents, materials);
		} catch (MalformedJson e) {
			throw new InputException(Finding.error("exam.form.altered", SourceLocation.of(name), Map.of("byte", e.offset())));
		}
	}

	private static Map<String, byte[]> materials(Json.Obj root) throws MalformedJson {
		Map<String, byte[]> materials = new TreeMap<>();
		if (root.fields().containsKey("materials")) {
			Json.Obj named = root.object("materials");
			for (String path : named.fields().keySet()) {
				String text = named.text(path);
				byte[] bytes;
				try {
					bytes = Base64.getDecoder().decode(text);
				} catch (IllegalArgumentException e) {
					throw new MalformedJson("material " + path, 0);
				}
				// one content, one text: spare bits of the last character say nothing
				if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
					throw new MalformedJson("material " + path, 0);
				}
				materials.put(path, bytes);
			}
		}
		return materials;
	}
}
