package org.needlelab.ui.exam.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.View;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.geometry.Vec3;
import org.needlelab.ui.BackgroundWork;

/** What an item outside a frozen form shows and works with: made as a form would have it frozen, when it is looked at. */
final class LiveScenery implements Scenery {

	private static final ExamRules ANY = new ExamRules(1, 0, 0, 0, false, false, "");

	private final Scenery.Bench bench;
	private final FormFreezing.Complete complete;
	private final Optional<Consumer<String>> stations;
	private final int width;

	private LiveScenery(Scenery.Bench bench, FormFreezing.Complete complete, Optional<Consumer<String>> stations, int width) {
		this.width = width;
		this.bench = bench;
		this.complete = complete;
		this.stations = stations;
	}

	/** The same in a column of its own width, with somebody who opens practical stations, told their scenario. */
	LiveScenery in(int columnWidth, Consumer<String> opener) {
		return new LiveScenery(bench, complete, Optional.of(opener), Math.min(PICTURE_WIDTH, columnWidth));
	}

	@Override
	public int pictureWidth() {
		return width;
	}

	/** Makes what an item needs, in the background where it takes long. */
	static void of(Scenery.Bench bench, FormFreezing.Origin origin, Item item, Consumer<LiveScenery> then) {
		boolean slow = item.question() instanceof Question.Locate l && l.zone().isPresent()
				|| item.question() instanceof Question.Hotspot h && h.view() instanceof View.Rendered;
		BackgroundWork.Task<FormFreezing.Complete> task = new BackgroundWork.Task<>() {
			@Override
			public FormFreezing.Complete work(Progress progress, Cancellation cancellation) throws InputException {
				Form form = new Form(item.id(), item.stem(), "", 0, ANY, List.of(new Form.Entry(item.id(), item.version(),
						ItemContent.of(item).sha256(), item.about().domain(), item.points(), true)));
				return new FormFreezing(origin).complete(form, Map.of(item.id(), item));
			}

			@Override
			public void done(FormFreezing.Complete result) {
				then.accept(new LiveScenery(bench, result, Optional.empty(), PICTURE_WIDTH));
			}

			@Override
			public void nothing() {
				// shown without what could not be made
				then.accept(new LiveScenery(bench,
						new FormFreezing.Complete(new Form(item.id(), item.stem(), "", 0, ANY, List.of()), Map.of()), Optional.empty(), PICTURE_WIDTH));
			}
		};
		if (slow) {
			bench.work().start(Messages.Locate_making, task);
		} else {
			try {
				task.done(task.work(Progress.NONE, Cancellation.NEVER));
			} catch (InputException e) {
				task.nothing();
			}
		}
	}

	/** The place that the item's key is a distance from, mm. */
	Vec3 place(String name) {
		return complete.form().placesMm().values().iterator().next();
	}

	@Override
	public Optional<byte[]> file(String path) {
		return Optional.ofNullable(complete.materials().get(path));
	}

	@Override
	public Scenery.Bench bench() {
		return bench;
	}

	@Override
	public Optional<Runnable> station(Item item) {
		return stations.map(s -> () -> s.accept(((Question.Station) item.question()).scenario()));
	}
}
