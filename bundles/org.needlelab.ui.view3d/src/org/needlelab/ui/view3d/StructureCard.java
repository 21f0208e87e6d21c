package org.needlelab.ui.view3d;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.Structure;
import org.needlelab.ui.view3d.internal.Texts;

/**
 * What is known of one structure: its terms and numbers, what supplies it, why it matters to a needle, and where its shape comes
 * from. Its data key is {@code structure.card}. To be used on the UI thread.
 */
public final class StructureCard extends Composite {

	private final StyledText text;
	private final StructureWords words;

	/** Creates an empty card. */
	public StructureCard(Composite parent, StructureWords words) {
		super(parent, SWT.NONE);
		this.words = words;
		setLayout(new FillLayout());
		text = new StyledText(this, SWT.WRAP | SWT.READ_ONLY | SWT.V_SCROLL);
		text.setAlwaysShowScrollBars(false);
		text.setMargins(8, 6, 8, 6);
		text.setLineSpacing(2);
		text.setData(BodyView.KEY, "structure.card");
		text.setData(BodyView.NAME, Texts.get("structure.card.name"));
		text.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(e -> e.result = Texts.get("structure.card.name")));
		text.setCaret(null);
		show(Optional.empty());
	}

	/** Shows a structure, or what to do to see one. */
	public void show(Optional<Structure> shown) {
		text.setText("");
		if (shown.isEmpty()) {
			text.setText(Texts.get("card.none"));
			return;
		}
		Structure structure = shown.get();
		heading(words.name(structure));
		line("card.latin", structure.latin());
		line("card.english", words.name(structure).startsWith(structure.name()) ? "" : structure.name());
		line("card.common", String.join(", ", structure.commonNames()));
		line("card.tissue", Texts.get("tissue." + structure.tissue().key()));
		line("card.fma", structure.fma().isEmpty() ? Texts.withoutFma(structure.baseId()) : "FMA" + structure.fma());
		Texts.innervation(structure.baseId()).ifPresent(i -> line("card.innervation", i));
		structure.danger().ifPresent(this::danger);
		line("card.shape", Texts.get("shape." + structure.provenance().kind().name().toLowerCase(Locale.ROOT)) + ". "
				+ structure.provenance().citation());
	}

	private void danger(Danger danger) {
		heading(Texts.get("card.why"));
		text.append(Texts.get("danger." + danger.dangerClass().key()) + "\n");
		text.append(Texts.get("card.margin", danger.marginMm(), danger.source()) + "\n");
	}

	private void heading(String title) {
		int from = text.getCharCount();
		text.append(title + "\n");
		style(from, title.length());
	}

	private void line(String key, String value) {
		if (!value.isBlank()) {
			String label = Texts.get(key);
			int from = text.getCharCount();
			text.append(label + "  " + value + "\n");
			style(from, label.length());
		}
	}

	private void style(int from, int length) {
		text.setStyleRange(new StyleRange(from, length, null, null, SWT.BOLD));
	}
}
