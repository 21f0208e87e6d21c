package org.needlelab.app.internal.command;

import java.util.Map;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;

/** What changes of a bank have in common. */
final class BankChange {

	private BankChange() {
	}

	/** @throws InputException when the bank has no such item */
	static Item newest(ItemBank bank, String id) throws InputException {
		return bank.newest(id).orElseThrow(() -> new InputException(Finding.of(Severity.ERROR, "bank.move.unknown", Map.of("item", id))));
	}

	/** @throws InputException when the item was written or changed by who now judges it */
	static void notTheirOwn(Item item, String who) throws InputException {
		if (item.writtenBy(who)) {
			throw new InputException(Finding.of(Severity.ERROR, "bank.move.own", Map.of("item", item.id(), "by", who)));
		}
	}
}
