package org.needlelab.files.bank;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.needlelab.base.InputException;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.files.Limits;
import org.needlelab.files.LocatedDocument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What other formats carry along of an item, so that what they cannot say comes back: the item in our own form, as JSON of plain
 * ASCII. What the other format itself says goes first: an item that was changed there is taken as a new version.
 */
public final class Carried {

	private Carried() {
	}

	/** An item as text that every format can hold. */
	public static String text(Item item) {
		return ascii(BankFile.itemTree(item));
	}

	/** A tree as JSON of plain ASCII. */
	public static String ascii(ObjectNode tree) {
		try {
			return JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build().writeValueAsString(tree);
		} catch (JsonProcessingException e) {
			throw new IllegalStateException(e);
		}
	}

	/** What a bank says of itself, without its items, as text that every format can hold. */
	public static String header(ItemBank bank) {
		ItemBank empty = new ItemBank(bank.id(), bank.title(), bank.purpose(), bank.domains(), bank.sources(), List.of());
		return new String(BankFile.format(empty, true), StandardCharsets.UTF_8);
	}

	/** Gives such a text to an intake; what is broken is left, since the items come without it. */
	public static void takeHeader(BankFile files, byte[] text, Intake intake) {
		try {
			intake.header(files.parse("needlelab.json", text).value());
		} catch (InputException e) {
			e.findings().forEach(intake::note);
		}
	}

	/**
	 * The item of such a text; empty when it is none any more, which is said.
	 *
	 * @param ticket hears of it
	 */
	public static Optional<Item> item(BankFile files, String text, Intake.Ticket ticket) {
		try {
			LocatedDocument document = LocatedDocument.parseJson("needlelab", text.getBytes(StandardCharsets.UTF_8), Limits.DOCUMENT);
			if (document.root() instanceof ObjectNode tree) {
				return Optional.of(files.item("needlelab", tree));
			}
		} catch (InputException e) {
			ticket.loss("exchange.carried-broken", Map.of("problem", e.findings().get(0).key()));
			return Optional.empty();
		}
		ticket.loss("exchange.carried-broken", Map.of("problem", "-"));
		return Optional.empty();
	}

	/**
	 * Takes in an item that came with its own form.
	 *
	 * @param own the item as we wrote it
	 * @param read what the other format says now
	 * @param expected what the other format said when we wrote it
	 */
	public static void accept(Item own, Intake.Draft read, Intake.Draft expected, Intake.Ticket ticket, ImportSettings settings) {
		boolean unchanged = read.stem().equals(expected.stem()) && read.question().equals(expected.question())
				&& read.rationale().equals(expected.rationale()) && read.points() == expected.points();
		if (unchanged) {
			ticket.accept(own);
			return;
		}
		ticket.loss("exchange.changed-elsewhere", Map.of("name", own.id(), "version", own.version() + 1));
		HistoryEntry change = new HistoryEntry(settings.date(), settings.who(), HistoryEntry.Act.IMPORTED, own.version() + 1, "");
		ticket.accept(own.next(change, read.stem(), read.question(), read.rationale()));
	}
}
