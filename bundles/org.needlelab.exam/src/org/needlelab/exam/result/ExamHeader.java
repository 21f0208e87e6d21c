package org.needlelab.exam.result;

import java.util.ArrayList;
import java.util.List;

import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.form.Form;

/**
 * What stands above a journal: the form with the contents of its items, and whose signature is to be expected.
 *
 * @param form the form
 * @param items contents of its items, in its order; their digests are in the form
 * @param publicKey of the seat, as {@link org.needlelab.exam.evidence.Ed25519#publicKey} writes it
 */
public record ExamHeader(Form form, List<Json.Obj> items, String publicKey) {

	/** Name of the format of results. */
	public static final String FORMAT = "needlelab-result";

	/** @throws IllegalArgumentException when contents and form do not belong together */
	public ExamHeader {
		items = List.copyOf(items);
		if (items.size() != form.items().size()) {
			throw new IllegalArgumentException("items");
		}
		for (int i = 0; i < items.size(); i++) {
			if (!items.get(i).sha256().equals(form.items().get(i).sha256())) {
				throw new IllegalArgumentException("content of " + form.items().get(i).item());
			}
		}
	}

	/** In canonical JSON. */
	public byte[] bytes() {
		return Json.EMPTY.with("format", FORMAT).with("version", 1).with("form", form.json())
				.with("items", new Json.Arr(List.copyOf(items))).with("public_key", publicKey).canonical();
	}

	/**
	 * Reads a header.
	 *
	 * @throws MalformedJson when it is none, or contents and form do not belong together
	 */
	public static ExamHeader of(byte[] bytes) throws MalformedJson {
		if (!(Json.parseCanonical(bytes) instanceof Json.Obj json)) {
			throw new MalformedJson("no header", 0);
		}
		if (!json.text("format").equals(FORMAT) || json.whole("version") != 1) {
			throw new MalformedJson("not version 1 of " + FORMAT, 0);
		}
		List<Json.Obj> items = new ArrayList<>();
		for (Json item : json.list("items")) {
			items.add(Json.EMPTY.with("item", item).object("item"));
		}
		try {
			ExamHeader header = new ExamHeader(Form.of(json.object("form")), items, json.text("public_key"));
			int at = java.util.Arrays.mismatch(bytes, header.bytes());
			if (at >= 0) {
				throw new MalformedJson("something a header has not", at);
			}
			return header;
		} catch (IllegalArgumentException e) {
			throw new MalformedJson(e.getMessage(), 0);
		}
	}
}
