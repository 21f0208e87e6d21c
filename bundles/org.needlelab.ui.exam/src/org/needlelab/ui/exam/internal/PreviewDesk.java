package org.needlelab.ui.exam.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.needlelab.exam.item.Grade;
import org.needlelab.exam.item.Grading;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Response;
import org.needlelab.files.Wording;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.ItemPreview;
import org.needlelab.ui.Widgets;

/** Asks an author's item with the controls of the exam, and tells what the answer would get. */
final class PreviewDesk implements ItemPreview {

	private static final int LEAST = 200;
	/** What the card around the item takes of the width, pixels. */
	private static final int MARGINS = 60;
	private static final String ASKED = "org.needlelab.asked";

	private final OfficeDesk desk;

	PreviewDesk(OfficeDesk desk) {
		this.desk = desk;
	}

	@Override
	public void show(Composite place, Asked asked) {
		place.setData(ASKED, asked);
		LiveScenery.of(desk, new FormOrigin(desk.bodies(), asked.beside()), asked.item(), scenery -> {
			// what comes late is of no interest any more
			if (!place.isDisposed() && place.getData(ASKED) == asked) {
				fill(place, asked, scenery.in(Math.max(LEAST, place.getClientArea().width - MARGINS), asked.station()));
				asked.laidOut().run();
			}
		});
	}

	private static void fill(Composite place, Asked asked, LiveScenery scenery) {
		for (Control child : place.getChildren()) {
			child.dispose();
		}
		Item item = asked.item();
		Composite card = Widgets.card(place);
		GridLayoutFactory.fillDefaults().margins(24, 20).spacing(6, 14).applyTo(card);
		Composite question = Widgets.row(card, 1);
		GridLayoutFactory.fillDefaults().spacing(6, 14).applyTo(question);
		Label got = Widgets.keyed(Widgets.paragraph(card, ""), "preview.got");
		AnswerEditor editor = new AnswerEditor(question, item, asked.language(), (options, shuffle) -> mixed(options, shuffle, item), scenery,
				response -> {
					Widgets.set(got, words(item, response, scenery));
					Widgets.role(got, "muted");
					asked.laidOut().run();
				});
		editor.create(asked.given());
		Widgets.role(got, "muted");
		Widgets.set(got, words(item, asked.given(), scenery));
	}

	/** Always the same order, so that options stay in place while the item is written. */
	private static List<Option> mixed(List<Option> options, boolean shuffle, Item item) {
		List<Option> order = new ArrayList<>(options);
		if (shuffle) {
			Collections.shuffle(order, new Random(item.id().hashCode()));
		}
		return order;
	}

	private static String words(Item item, Response response, LiveScenery scenery) {
		if (response instanceof Response.Blank) {
			return Messages.Preview_answer;
		}
		Grade grade = Grading.grade(item.key(), response, scenery::place);
		String got = NLS.bind(Messages.Preview_got, Wording.number(grade.credit() * item.points(), "0.##"), Wording.number(item.points(), "0.##"));
		return response instanceof Response.Performed p
				? NLS.bind(Messages.Preview_performed, Wording.number(p.percent(), "0"), p.criticalFailures()) + " " + got : got;
	}
}
