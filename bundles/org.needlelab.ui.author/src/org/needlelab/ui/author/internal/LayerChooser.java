package org.needlelab.ui.author.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.anatomy.Tissue;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.BankDocument;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The layers of the body that an item shows; single structures that its file names beside them stay. */
final class LayerChooser {

	private static final int COLUMNS = 5;

	private LayerChooser() {
	}

	private static Map<Tissue, String> words() {
		Map<Tissue, String> words = new LinkedHashMap<>();
		words.put(Tissue.SKIN, Messages.Layer_skin);
		words.put(Tissue.MUSCLE, Messages.Layer_muscle);
		words.put(Tissue.TENDON, Messages.Layer_tendon);
		words.put(Tissue.BONE, Messages.Layer_bone);
		words.put(Tissue.CARTILAGE, Messages.Layer_cartilage);
		words.put(Tissue.LUNG, Messages.Layer_lung);
		words.put(Tissue.ORGAN, Messages.Layer_organ);
		words.put(Tissue.ARTERY, Messages.Layer_artery);
		words.put(Tissue.VEIN, Messages.Layer_vein);
		words.put(Tissue.NERVE, Messages.Layer_nerve);
		return words;
	}

	/** Makes a check for each layer. */
	static void create(Composite page, BankDocument document, Form form, String list) {
		Widgets.label(page, Messages.Layer_shown);
		Composite row = Widgets.row(page, COLUMNS);
		GridLayoutFactory.fillDefaults().numColumns(COLUMNS).spacing(8, 2).applyTo(row);
		words().forEach((tissue, word) -> {
			Button check = Widgets.named(new Button(row, SWT.CHECK), "layer." + tissue.key(), word);
			check.setText(word);
			check.addListener(SWT.Selection, e -> form.change(() -> {
				List<String> now = shown(document, list);
				if (check.getSelection()) {
					now.add(tissue.key());
				} else {
					now.remove(tissue.key());
				}
				ArrayNode wanted = JsonNodeFactory.instance.arrayNode();
				now.forEach(wanted::add);
				document.settle();
				document.set(list, wanted);
				document.settle();
			}));
			form.onShow(() -> check.setSelection(shown(document, list).contains(tissue.key())
					|| tissue == Tissue.SKIN && shown(document, list).isEmpty()));
		});
	}

	static List<String> shown(BankDocument document, String list) {
		List<String> shown = new ArrayList<>();
		document.at(list).forEach(each -> shown.add(each.asText()));
		return shown;
	}
}
