package org.needlelab.files.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.needlelab.base.InputException;
import org.needlelab.exam.evidence.Json;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.item.Item;
import org.needlelab.files.bank.BankFile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a form freezes of an item: what the candidate sees and what is scored. What becomes of an item afterwards (status, history,
 * exposure) is not in it, so that its digest stays.
 */
public final class ItemContent {

	private static final List<String> FATE = List.of("status", "history", "exposure", "pretest", "enemies");

	private final BankFile banks;

	/** @param banks reads items */
	public ItemContent(BankFile banks) {
		this.banks = banks;
	}

	/** The content of an item. */
	public static Json.Obj of(Item item) {
		ObjectNode tree = BankFile.itemTree(item);
		tree.remove(FATE);
		try {
			return Json.EMPTY.with("item", Json.parse(tree.toString().getBytes(StandardCharsets.UTF_8))).object("item");
		} catch (MalformedJson e) {
			throw new IllegalStateException(item.id(), e);
		}
	}

	/**
	 * The item of a content, as a live one.
	 *
	 * @throws MalformedJson when it is none
	 */
	public Item item(Json.Obj content) throws MalformedJson {
		try {
			ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(content.canonical());
			tree.put("status", "live");
			return banks.item("item", tree);
		} catch (InputException | IOException e) {
			throw new MalformedJson("item: " + e.getMessage(), 0);
		}
	}
}
