package org.needlelab.ui.author.internal;

import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.Bullet;
import org.eclipse.swt.custom.ST;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.widgets.Composite;
import org.needlelab.base.SourceLocation;
import org.needlelab.scene.Colour;
import org.needlelab.ui.Theme;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.author.ScenarioDocument;

/** The scenario's text itself, with a mark at every line where something is wrong. */
final class TextPage implements EditorPage {

	private static final Colour WRONG_LIGHT = Colour.rgb(0xFBEADF);
	private static final Colour WRONG_DARK = Colour.rgb(0x4A3226);
	private static final int GUTTER = 44;

	private final ScenarioDocument document;
	private StyledText text;
	private final Form typing;
	private boolean filling;
	private Set<Integer> wrong = Set.of();

	TextPage(ScenarioDocument document) {
		this.document = document;
		this.typing = new Form(document);
	}

	@Override
	public String id() {
		return "text";
	}

	@Override
	public String title() {
		return Messages.Page_text;
	}

	@Override
	public boolean has(String pointer) {
		return true;
	}

	@Override
	public void create(Composite parent) {
		Widgets.role(Widgets.paragraph(parent, Messages.Text_what), "muted");
		text = Widgets.role(Widgets.named(new StyledText(parent, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER), "text.editor",
				Messages.Text_name), "card");
		text.setToolTipText(null);
		text.setFont(JFaceResources.getTextFont());
		text.setTabs(2);
		GridDataFactory.fillDefaults().grab(true, true).hint(100, 100).applyTo(text);
		text.addLineStyleListener(e -> {
			StyleRange style = new StyleRange();
			style.metrics = new GlyphMetrics(0, 0, GUTTER);
			style.foreground = Widgets.color(text, Theme.of(text.getDisplay()).muted());
			e.bullet = new Bullet(ST.BULLET_NUMBER, style);
			e.bulletIndex = text.getLineAtOffset(e.lineOffset);
		});
		text.addLineBackgroundListener(e -> {
			if (wrong.contains(text.getLineAtOffset(e.lineOffset) + 1)) {
				e.lineBackground = Widgets.color(text, Theme.of(text.getDisplay()) == Theme.DARK ? WRONG_DARK : WRONG_LIGHT);
			}
		});
		text.addListener(SWT.Modify, e -> {
			if (!filling) {
				String words = text.getText();
				typing.typed(text, "/", () -> document.replace("text", words));
			}
		});
		text.addListener(SWT.FocusOut, e -> document.settle());
		text.addListener(SWT.KeyDown, e -> {
			if ((e.stateMask & SWT.MOD1) != 0 && (e.keyCode == 'z' || e.keyCode == 'y')) {
				// the document's own undo reaches over all pages
				e.doit = false;
				if (e.keyCode == 'z') {
					document.undo();
				} else {
					document.redo();
				}
			} else if (e.keyCode == SWT.CR) {
				document.settle();
			}
		});
	}

	@Override
	public void show() {
		if (!text.getText().equals(document.text())) {
			filling = true;
			int caret = text.getCaretOffset();
			int top = text.getTopIndex();
			text.setText(document.text());
			text.setCaretOffset(Math.min(caret, text.getCharCount()));
			text.setTopIndex(top);
			filling = false;
		}
		wrong = document.problems().stream().flatMap(f -> f.where().stream()).map(SourceLocation::line).collect(Collectors.toSet());
		text.redraw();
	}

	@Override
	public void reveal(String pointer, int line) {
		if (line > 0 && line <= text.getLineCount()) {
			text.setCaretOffset(text.getOffsetAtLine(line - 1));
			text.setTopIndex(Math.max(0, line - 6));
			text.setFocus();
		}
	}
}
