package org.needlelab.ui.exam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Severity;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.evidence.Digest;
import org.needlelab.exam.evidence.Ed25519;
import org.needlelab.exam.evidence.MalformedJson;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Response;
import org.needlelab.exam.result.ExamHeader;
import org.needlelab.exam.result.ExamScore;
import org.needlelab.exam.session.Accommodations;
import org.needlelab.exam.session.ExamEvent;
import org.needlelab.exam.session.Refusal;
import org.needlelab.exam.session.SessionState;
import org.needlelab.exam.session.SessionState.Phase;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.store.ExamSeat;
import org.needlelab.store.ExamStore;

/**
 * One candidate's exam as the window shows it. Every act returns when it is on the disk, so that what is shown as saved is saved. Knows
 * nothing of widgets. For one thread.
 */
public final class ExamSitting implements AutoCloseable {

	/** Name in a context of the clock that exams run on where it is not the machine's: a {@link LongSupplier}, ns. */
	public static final String CLOCK = "org.needlelab.exam.clock";

	/** The clock is journaled at least so often, so that a crash costs no more of it. */
	private static final long TICK_EVERY_MS = 15_000;

	private final ExamStore store;
	private final ExamSeat seat;
	private final List<Item> items;
	private final Map<String, byte[]> materials;

	private ExamSitting(ExamStore store, ExamSeat seat, List<Item> items, Map<String, byte[]> materials) {
		this.materials = materials;
		this.store = store;
		this.seat = seat;
		this.items = List.copyOf(items);
	}

	/**
	 * What an attempt needs.
	 *
	 * @param form file of the frozen form
	 * @param store file of the seat's store; made where there is none
	 * @param attempt identifier of the attempt; the same goes on where it was interrupted
	 * @param granted what the candidate is granted; counts when the attempt begins
	 */
	public record Setting(Path form, Path store, String attempt, Accommodations granted) {
	}

	/**
	 * Opens an attempt, or goes on where it was interrupted.
	 *
	 * @throws InputException when form, store or attempt do not fit
	 */
	public static ExamSitting open(Setting setting, KeyPair key, Schemas schemas, InstantSource wall, LongSupplier nanos)
			throws InputException {
		FormFile.Frozen frozen = FormFile.read(setting.form());
		ItemContent contents = new ItemContent(new BankFile(schemas));
		List<Item> items = new ArrayList<>();
		try {
			for (var content : frozen.contents()) {
				items.add(contents.item(content));
			}
		} catch (MalformedJson e) {
			throw new InputException(Finding.error("exam.form.altered", SourceLocation.of(setting.form().toString()),
					Map.of("byte", e.offset())));
		}
		ExamHeader header = new ExamHeader(frozen.form(), frozen.contents(), Ed25519.publicKey(key.getPublic()));
		ExamStore store = null;
		try {
			store = ExamStore.open(setting.store());
			ExamSeat seat = ExamSeat.open(store, setting.attempt(), header, key.getPrivate(), wall, nanos);
			ExamSitting sitting = new ExamSitting(store, seat, items, frozen.materials());
			if (seat.state().phase() == Phase.NEW) {
				sitting.happen(new ExamEvent.Opened(setting.attempt(), frozen.form().sha256(), setting.granted()));
			}
			store = null;
			return sitting;
		} catch (ExamSeat.NotThisAttempt e) {
			throw new InputException(Finding.of(Severity.ERROR, e.broken() ? "exam.attempt.broken" : "exam.attempt.begun",
					Map.of("attempt", setting.attempt())));
		} catch (IOException e) {
			throw unusable(setting.store(), e);
		} finally {
			closeQuietly(store);
		}
	}

	private static void closeQuietly(ExamStore store) {
		if (store != null) {
			try {
				store.close();
			} catch (IOException e) {
				// the first failure is the one to tell
				return;
			}
		}
	}

	private static InputException unusable(Path store, IOException e) {
		return new InputException(Finding.error("exam.store", SourceLocation.of(store.toString()),
				Map.of("problem", String.valueOf(e.getMessage()))));
	}

	/** The form. */
	public Form form() {
		return seat.state().form();
	}

	/** The items in the form's order. */
	public List<Item> items() {
		return items;
	}

	/** A file that items show or work with, by its path in the form. */
	public Optional<byte[]> material(String path) {
		return Optional.ofNullable(materials.get(path));
	}

	/** Identifier of the attempt. */
	public String attempt() {
		return seat.attempt();
	}

	/** How far the exam is, with the time since the last event on the clock. */
	public SessionState now() {
		return seat.now();
	}

	/** The answer that is saved; a blank where there is none. */
	public Response response(Item item) {
		return seat.state().responses().getOrDefault(item.id(), new Response.Blank());
	}

	/**
	 * Options in the order this attempt shows them: everybody has an order of their own, and the same one after a crash.
	 *
	 * @param shuffle whether they are to be shuffled at all
	 */
	public List<Option> shown(Item item, List<Option> options, boolean shuffle) {
		if (!shuffle) {
			return options;
		}
		return options.stream().sorted(Comparator.comparing((Option o) -> Digest
				.hex((seat.attempt() + "\0" + item.id() + "\0" + o.id()).getBytes(StandardCharsets.UTF_8)))).toList();
	}

	/** Says who sits here. */
	public void identify(String candidate, String name) throws IOException {
		happen(new ExamEvent.Identified(candidate, name));
	}

	/** The candidate accepts the rules. */
	public void accept() throws IOException {
		happen(new ExamEvent.RulesAccepted());
	}

	/** The clock starts. */
	public void start() throws IOException {
		happen(new ExamEvent.Started());
	}

	/**
	 * Saves an answer; the same answer again is not journaled again.
	 *
	 * @return why it was not saved; empty when it is on the disk
	 */
	public Optional<Refusal> answer(Item item, Response response) throws IOException {
		return response.equals(response(item)) ? Optional.empty() : seat.happen(new ExamEvent.Answered(item.id(), response));
	}

	/** Flags an item for another look, or takes the flag off. */
	public void flag(Item item, boolean on) throws IOException {
		seat.happen(new ExamEvent.Flagged(item.id(), on));
	}

	/** Shows an item. */
	public void move(Item item) throws IOException {
		seat.happen(new ExamEvent.Moved(item.id()));
	}

	/** Begins or ends a break. */
	public Optional<Refusal> pause(boolean on) throws IOException {
		return seat.happen(on ? new ExamEvent.BreakStarted() : new ExamEvent.BreakEnded());
	}

	/** A practical station begins to load: the clock stands until {@link #loaded}. Nothing happens when the clock does not run. */
	public void loading(Item item) throws IOException {
		if (seat.now().phase() == Phase.RUNNING && seat.now().leftMs() > 0) {
			happen(new ExamEvent.StationLoading(item.id()));
		}
	}

	/** The station that was loading can be worked at, or nobody waits for it any more: the clock runs. */
	public void loaded() throws IOException {
		if (seat.state().phase() == Phase.LOADING) {
			happen(new ExamEvent.StationReady());
		}
	}

	/** The window lost the focus, or has it again. */
	public void focus(boolean gained) throws IOException {
		seat.happen(new ExamEvent.Focus(gained));
	}

	/** Opens or closes the calculator. */
	public void calculator(boolean open) throws IOException {
		seat.happen(new ExamEvent.Calculator(open));
	}

	/**
	 * To be called now and then while the exam runs: keeps the clock on the disk, and ends the exam when its time is up.
	 *
	 * @return whether the time ran out now
	 */
	public boolean tick() throws IOException {
		return seat.state().phase() != Phase.CLOSED && seat.tick(TICK_EVERY_MS);
	}

	/** Hands in with the blanks there are; the candidate has been told how many. */
	public Optional<Refusal> submit(int blanks) throws IOException {
		return seat.happen(new ExamEvent.Submitted(blanks));
	}

	/** The score of a closed attempt. */
	public ExamScore score() {
		Map<String, Key> keys = new LinkedHashMap<>();
		items.forEach(item -> keys.put(item.id(), item.key()));
		return ExamScore.of(form(), keys, seat.state().responses());
	}

	/** The sealed result of a closed attempt; it is in the store too. */
	public byte[] seal() throws IOException {
		return seat.seal(score());
	}

	private void happen(ExamEvent event) throws IOException {
		Optional<Refusal> refusal = seat.happen(event);
		if (refusal.isPresent()) {
			throw new IllegalStateException(event + ": " + refusal.get());
		}
	}

	@Override
	public void close() throws IOException {
		store.close();
	}
}
