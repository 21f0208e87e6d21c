package org.needlelab.ui.exam;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exam.session.SessionState.Phase;

/**
 * Which practical stations are handed in because the time runs out: what was done at a station counts, whether its page is open then or was
 * left. A station that is opened and left again after its call is called again. Knows nothing of widgets. For one thread.
 */
public final class LastCall {

	/** So long before the time is up the station on the screen is handed in, ms: all that is left to do is to judge it. */
	public static final long OPEN_MS = 4000;
	/** So long for each station that was begun and left, ms: its patient has to be made first. */
	public static final long LEFT_MS = 25_000;

	private final ExamSitting sitting;
	private final Predicate<Item> begun;
	private final Set<Item> called = new HashSet<>();
	private boolean openCalled;

	/**
	 * @param begun whether something was done at a station that is not handed in
	 */
	public LastCall(ExamSitting sitting, Predicate<Item> begun) {
		this.sitting = sitting;
		this.begun = begun;
	}

	/**
	 * To be asked now and then while the exam runs.
	 *
	 * @param open the station on the screen
	 * @return stations to be handed in now; each is told once, until it is open again
	 */
	public List<Item> due(Optional<Item> open) {
		SessionState now = sitting.now();
		if (now.phase() != Phase.RUNNING) {
			return List.of();
		}
		open.ifPresent(called::remove);
		openCalled &= open.isPresent();
		if (open.isPresent() && !openCalled && now.leftMs() < OPEN_MS) {
			openCalled = true;
			return List.of(open.get());
		}
		List<Item> left = sitting.items().stream()
				.filter(i -> i.question() instanceof Question.Station && !open.equals(Optional.of(i)) && begun.test(i)).toList();
		return now.leftMs() < LEFT_MS * left.size() ? left.stream().filter(called::add).toList() : List.of();
	}
}
