package org.needlelab.files.exam;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Limits;
import org.needlelab.files.internal.FileBytes;

/**
 * Reads and writes frozen forms ({@code *.form.json}): canonical JSON with the form, the contents of its items, and the digest. It
 * holds the keys: it is as secret as they are.
 */
public final class FormFile {

	private static final String FORMAT = "needlelab-form";

	/** A form with the contents of its items, in its order. */
	public record Frozen(Form form, List<Json.Obj> contents) {
		/** Copies the list. */
		public Frozen {
			contents = List.copyOf(contents);
		}
	}

	private FormFile() {
	}

	/** The bytes of a file for a form. */
	public static byte[] format(Form form, ItemBank bank) {
		List<Json> contents = new ArrayList<>();
		for (Form.Entry entry : form.items()) {
			Item item = bank.items().stream().filter(i -> i.id().equals(entry.item()) && i.version() == entry.version()).findFirst()
					.orElseThrow();
			contents.add(ItemContent.of(item));
		}
		return Json.EMPTY.with("format", FORMAT).with("version", 1).with("sha256", form.sha256()).with("form", form.json())
				.with("items", new Json.Arr(contents)).canonical();
	}

	/**
	 * Reads a form.
	 *
	 * @throws InputException when it is none, or was altered
	 */
	public static Frozen read(Path file) throws InputException {
		byte[] bytes = FileBytes.read(file, Limits.DOCUMENT.maxBytes());
		try {
			Json.Obj root = Json.EMPTY.with("form", Json.parseCanonical(bytes)).object("form");
			Form form = Form.of(root.object("form"));
			List<Json.Obj> contents = new ArrayList<>();
			for (Json each : root.list("items")) {
				contents.add(Json.EMPTY.with("item", each).object("item"));
			}
			boolean whole = root.text("format").equals(FORMAT) && root.whole("version") == 1
					&& root.text("sha256").equals(form.sha256()) && contents.size() == form.items().size();
			for (int i = 0; whole && i < contents.size(); i++) {
				whole = contents.get(i).sha256().equals(form.items().get(i).sha256());
			}
			if (!whole) {
				throw new MalformedJson("digest", 0);
			}
			return new Frozen(form, contents);
		} catch (MalformedJson e) {
			throw new InputException(
					Finding.error("exam.form.altered", SourceLocation.of(file.toString()), Map.of("byte", e.offset())));
		}
	}
}
