package org.needlelab.ui.author.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;
import org.needlelab.base.Severity;
import org.needlelab.content.Content;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.View;
import org.needlelab.files.bank.BankFile;
import org.needlelab.render.FormOrigin;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.Settings;
import org.needlelab.ui.author.BankDocument;
import org.needlelab.ui.author.Banks;

/** The item bank that the author has open, and what can be done with it. For the thread of the user interface. */
public final class BankController {

	private static final String SHIPPED = "bank/training.bank.yaml";
	private static final int VIEWS = 8;
	/** The setting that holds who writes here. */
	private static final String NAME = "author.name";

	private final AuthorController author;
	private final Banks banks;
	private final BankFile reader;
	private final Settings settings;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	/** The views drawn last. */
	private final Map<View.Rendered, byte[]> views = new LinkedHashMap<>() {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<View.Rendered, byte[]> eldest) {
			return size() > VIEWS;
		}
	};
	private Optional<BankDocument> document = Optional.empty();

	BankController(AuthorController author, Settings settings) {
		this.author = author;
		this.settings = settings;
		this.reader = new BankFile(author.schemas());
		this.banks = new Banks(author.data().folder().resolve("author"), reader);
	}

	AuthorController author() {
		return author;
	}

	Banks banks() {
		return banks;
	}

	/** What is being written. */
	public Optional<BankDocument> document() {
		return document;
	}

	/** Has a listener told when another bank is open, or none, or the list of banks changed. */
	Runnable listen(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}

	/** Who writes here: stands in the history of items and in packs. */
	String name() {
		String name = settings.text(NAME, "").strip();
		return name.isEmpty() ? System.getProperty("user.name") : name;
	}

	void name(String name) {
		settings.set(NAME, name.strip());
	}

	/** The bank that came with the program. */
	ItemBank shipped() {
		try {
			return reader.parse(SHIPPED, shippedText().getBytes(StandardCharsets.UTF_8)).value();
		} catch (InputException e) {
			// what is shipped can be read, or the installation is broken
			throw new IllegalStateException(SHIPPED, e);
		}
	}

	private static String shippedText() {
		try (InputStream in = Content.open(SHIPPED)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Begins a bank: empty, with the domains of the shipped one. */
	public void begin(String title, ItemBank.Purpose purpose) {
		edit(banks.begin(title, purpose, shipped().domains(), List.of()));
		keepDraft();
	}

	/** Begins a bank as a copy of the shipped one. */
	void beginFromShipped(String title) {
		author.act(() -> {
			edit(banks.begin(title, shippedText()));
			keepDraft();
		});
	}

	/** Opens a bank of the author's. */
	void open(Banks.Entry entry) {
		author.act(() -> edit(banks.open(entry)));
	}

	private void edit(BankDocument opened) {
		document = Optional.of(opened);
		tell();
	}

	/** Saves what is open. */
	public void save() {
		document.filter(BankDocument::usable).ifPresent(d -> author.act(() -> {
			if (banks.save(d, name(), LocalDate.now())) {
				author.work().say(NLS.bind(Messages.Saved, d.file()));
			} else {
				AuthorController.told(banks.merge(d));
			}
			tell();
		}));
	}

	/** Keeps unsaved work where a crash does not reach it. */
	void keepDraft() {
		document.ifPresent(d -> author.act(() -> banks.keepDraft(d)));
	}

	/** Back to the list; unsaved work is kept as a draft. */
	public void close() {
		keepDraft();
		document = Optional.empty();
		tell();
	}

	/** Deletes a bank of the author's. */
	void delete(Banks.Entry entry) {
		author.act(() -> banks.delete(entry));
		tell();
	}

	/** A view of the body as an exam would show it, in the background where it is not there yet. */
	void view(View.Rendered view, Consumer<byte[]> then) {
		if (views.containsKey(view)) {
			then.accept(views.get(view));
			return;
		}
		author.work().start(Messages.View_job, new BackgroundWork.Task<byte[]>() {
			@Override
			public byte[] work(Progress progress, Cancellation cancellation) throws InputException {
				return new FormOrigin(patient -> author.bodies().body(patient, progress, cancellation), Optional.empty()).picture(view);
			}

			@Override
			public void done(byte[] picture) {
				views.put(view, picture);
				then.accept(picture);
			}
		});
	}

	/** Says that nobody passes an item that they wrote themselves. */
	void notTheirOwn(String item) {
		author.problems().show(List.of(Finding.of(Severity.ERROR, "bank.move.own", Map.of("item", item, "by", name()))));
	}
}
