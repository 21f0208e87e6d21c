package org.needlelab.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.internal.workbench.E4Workbench;
import org.eclipse.e4.ui.internal.workbench.swt.E4Application;
import org.eclipse.e4.ui.internal.workbench.swt.AbstractPartRenderer;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspectiveStack;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.Widget;
import org.osgi.framework.Bundle;

/**
 * The application's window under test. It starts the real workbench in a thread of its own and lets tests find widgets and press
 * them from the tests' thread. SWT has one display a process, so all test classes share one workbench, which ends with the
 * process. All methods may be called from any thread but the workbench's.
 */
final class UiHarness {

	/** Widgets are named by {@code widget.setData(NAME, "...")}. */
	static final String NAME = "org.needlelab.key";

	/** Menus that a tool item opens are its {@code getData(MENU)}. */
	static final String MENU = "org.needlelab.menu";

	private static final String PRODUCT = "org.needlelab.app.product";
	/** A tooltip goes within this, milliseconds. */
	private static final long TOOLTIP_MS = 400;
	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static UiHarness shared;

	private final CompletableFuture<Running> started = new CompletableFuture<>();
	private final Running running;

	private record Running(Display display, E4Workbench workbench) {
	}

	private UiHarness() throws Exception {
		forget(Path.of(System.getProperty("needlelab.data")));
		Thread thread = new Thread(this::runWorkbench, "workbench");
		thread.setDaemon(true);
		thread.start();
		running = started.get(60, TimeUnit.SECONDS);
	}

	/** What an earlier run wrote must not be found by this one. */
	private static void forget(Path folder) throws IOException {
		if (Files.isDirectory(folder)) {
			try (Stream<Path> all = Files.walk(folder)) {
				for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
					Files.delete(each);
				}
			}
		}
	}

	/** The running application; started when it is first asked for. */
	static synchronized UiHarness running() throws Exception {
		if (shared == null) {
			shared = new UiHarness();
		}
		return shared;
	}

	private void runWorkbench() {
		Display display = new Display();
		try {
			E4Workbench workbench = new E4Application().createE4Workbench(new ProductContext(), display);
			display.asyncExec(() -> started.complete(new Running(display, workbench)));
			workbench.createAndRunUI(workbench.getApplication());
		} catch (Exception | Error e) {
			started.completeExceptionally(e);
		} finally {
			display.dispose();
		}
	}

	/** The application's visible window of this title. */
	Shell window(String title) throws InterruptedException {
		AtomicReference<Shell> found = new AtomicReference<>();
		until("a window titled " + title, () -> {
			Arrays.stream(running.display.getShells()).filter(s -> s.isVisible() && title.equals(s.getText())).findFirst()
					.ifPresent(found::set);
			return found.get() != null;
		});
		return found.get();
	}

	/** The widget of this type whose data {@link #NAME} is the given name; waits for it to appear. */
	<W extends Widget> W widget(Control root, Class<W> type, String name) throws InterruptedException {
		AtomicReference<W> found = new AtomicReference<>();
		until("a " + type.getSimpleName() + " named " + name, () -> {
			find(root, type, w -> name.equals(w.getData(NAME))).ifPresent(found::set);
			return found.get() != null;
		});
		return found.get();
	}

	/** The first widget below the root, itself included, that fits. To be called in the workbench's thread. */
	static <W extends Widget> Optional<W> find(Control root, Class<W> type, Predicate<? super W> fits) {
		return tree(root).filter(type::isInstance).map(type::cast).filter(fits).findFirst();
	}

	/** Perspectives that are not shown are passed over: the same keys are there too. */
	private static Stream<Widget> tree(Control root) {
		Stream<Widget> below = Stream.empty();
		if (root instanceof ToolBar bar) {
			below = Arrays.stream(bar.getItems()).flatMap(item -> Stream.concat(Stream.of(item), menu(item.getData(MENU))));
		} else if (root instanceof Composite composite && composite.getData(AbstractPartRenderer.OWNING_ME) instanceof MPerspectiveStack
				&& composite.getLayout() instanceof StackLayout stack) {
			below = Stream.ofNullable(stack.topControl).flatMap(UiHarness::tree);
		} else if (root instanceof Composite composite) {
			below = Arrays.stream(composite.getChildren()).flatMap(UiHarness::tree);
		}
		return Stream.concat(Stream.of(root), below);
	}

	private static Stream<Widget> menu(Object menu) {
		return menu instanceof Menu entries
				? Arrays.stream(entries.getItems()).flatMap(item -> Stream.concat(Stream.of(item), menu(item.getMenu()))) : Stream.empty();
	}

	/** Reads something from the widgets. */
	<T> T read(Supplier<T> question) {
		AtomicReference<T> answer = new AtomicReference<>();
		act(() -> answer.set(question.get()));
		return answer.get();
	}

	/** Does something to the widgets. What goes wrong there fails the test here: the workbench itself would only log it. */
	void act(Runnable action) {
		AtomicReference<Throwable> failed = new AtomicReference<>();
		running.display.syncExec(() -> {
			try {
				action.run();
			} catch (RuntimeException | Error e) {
				failed.set(e);
			}
		});
		if (failed.get() != null) {
			throw new AssertionError("in the workbench's thread: " + failed.get(), failed.get());
		}
	}

	/** Does something that may open a dialog and so does not return at once. */
	void later(Runnable action) {
		running.display.asyncExec(action);
	}

	/** What the application's parts are injected with. */
	<T> T service(Class<T> type) {
		return running.workbench.getContext().get(type);
	}

	/** Presses a button, selects a menu or tool item. */
	void select(Widget widget) {
		act(() -> {
			Event event = new Event();
			event.widget = widget;
			widget.notifyListeners(SWT.Selection, event);
		});
	}

	/** Writes into a field. */
	void fill(Shell window, String key, String value) throws InterruptedException {
		Text text = widget(window, Text.class, key);
		act(() -> text.setText(value));
	}

	/** Presses a button. */
	void press(Shell window, String key) throws InterruptedException {
		select(widget(window, Button.class, key));
	}

	/** What a label says. */
	String label(Shell window, String key) throws InterruptedException {
		Label label = widget(window, Label.class, key);
		return read(label::getText);
	}

	/** Presses a key on a control, past the display's filters as a real one goes. */
	void key(Control control, char character, int keyCode) {
		key(control, SWT.NONE, character, keyCode);
	}

	/** The same with keys held that are to be pressed with it, as in {@link Event#stateMask}. */
	void key(Control control, int held, char character, int keyCode) {
		act(() -> {
			Event event = new Event();
			event.stateMask = held;
			event.widget = control;
			event.character = character;
			event.keyCode = keyCode;
			event.type = SWT.KeyDown;
			event.doit = true;
			control.getDisplay().getFocusControl();
			control.notifyListeners(SWT.KeyDown, event);
		});
	}

	/** Waits until the condition, asked in the workbench's thread, holds. */
	void until(String what, BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!read(condition::getAsBoolean).booleanValue()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
			}
			Thread.sleep(20);
		}
	}

	/** Takes a picture of the whole display, the pointer out of it: a tooltip would come up where it rests. */
	void screenshot(String pngFile) {
		act(() -> {
			Rectangle area = running.display.getBounds();
			running.display.setCursorLocation(area.width - 1, area.height - 1);
		});
		try {
			Thread.sleep(TOOLTIP_MS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		act(() -> {
			Rectangle area = running.display.getBounds();
			Image image = new Image(running.display, area.width, area.height);
			GC gc = new GC(running.display);
			gc.copyArea(image, 0, 0);
			gc.dispose();
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { image.getImageData() };
			loader.save(pngFile, SWT.IMAGE_PNG);
			image.dispose();
		});
	}

	/** What the launcher would tell the application about the product. */
	private static final class ProductContext implements IApplicationContext {

		private final IConfigurationElement product = Platform.getExtensionRegistry()
				.getExtension("org.eclipse.core.runtime.products", PRODUCT).getConfigurationElements()[0];

		@Override
		public Map<String, Object> getArguments() {
			return Map.of(APPLICATION_ARGS, new String[] { "-clearPersistedState" });
		}

		@Override
		public String getBrandingProperty(String key) {
			return Arrays.stream(product.getChildren("property")).filter(p -> key.equals(p.getAttribute("name")))
					.map(p -> p.getAttribute("value")).findFirst().orElse(null);
		}

		@Override
		public String getBrandingName() {
			return product.getAttribute("name");
		}

		@Override
		public String getBrandingId() {
			return PRODUCT;
		}

		@Override
		public Bundle getBrandingBundle() {
			return Platform.getBundle(product.getContributor().getName());
		}

		@Override
		public String getBrandingApplication() {
			return null;
		}

		@Override
		public String getBrandingDescription() {
			return null;
		}

		@Override
		public void applicationRunning() {
			// There is no splash screen to take down.
		}

		@Override
		public void setResult(Object result, IApplication application) {
			throw new UnsupportedOperationException("the workbench ends by closing");
		}
	}
}
