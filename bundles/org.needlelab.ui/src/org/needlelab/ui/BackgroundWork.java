package org.needlelab.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.di.UISynchronize;
import org.needlelab.base.Cancellation;
import org.needlelab.base.InputException;
import org.needlelab.base.Progress;

/**
 * Long work, done in jobs: what is going on, how far it is and how to stop it are shown in the status line, and results come
 * back in the thread of the user interface, from which all public methods are called.
 */
public final class BackgroundWork {

	/** Progress is shown no more often than this, milliseconds. */
	private static final long SHOWN_EVERY_MS = 50;

	private final UISynchronize sync;
	private final Problems problems;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<Running> running = new CopyOnWriteArrayList<>();
	private String said = "";

	/**
	 * Something that takes long.
	 *
	 * @param <T> what comes of it
	 */
	public interface Task<T> {

		/**
		 * The work itself, in the background.
		 *
		 * @throws InputException when what the user gave cannot be used; is shown
		 * @throws CancellationException when cancelled
		 */
		T work(Progress progress, Cancellation cancellation) throws InputException;

		/** It is done. */
		void done(T result);

		/** Nothing came of it: it was cancelled, or failed, which is shown to the user after this. */
		default void nothing() {
		}

		/** It went on. */
		default void went(Step step) {
		}
	}

	/**
	 * How far a work is.
	 *
	 * @param key message key of what is being done; empty before the first word of it
	 * @param done steps done
	 * @param total steps in all, 0 when unknown
	 */
	public record Step(String key, int done, int total) {
		/** Before the first word of it. */
		public static final Step FIRST = new Step("", 0, 0);

		/** What is being done, in words; how far, where it has more than one step. */
		public String words() {
			String what = switch (key) {
			case "progress.atlas" -> Messages.progress_atlas;
			case "progress.body" -> Messages.progress_body;
			case "progress.patients" -> Messages.progress_patients;
			case "progress.region" -> Messages.progress_region;
			case "progress.surfaces" -> Messages.progress_surfaces;
			default -> Messages.progress_other;
			};
			return total > 1 ? what + " \u00B7 " + done + " / " + total : what;
		}
	}

	/** A work that was started. */
	public final class Running {

		private final String name;
		private final Runnable nothing;
		private Job job;
		private Step step = Step.FIRST;

		private Running(String name, Runnable nothing) {
			this.name = name;
			this.nothing = nothing;
		}

		/** What it is called. */
		public String name() {
			return name;
		}

		/** How far it is. */
		public Step step() {
			return step;
		}

		/** Stops it; nothing happens when it is over. */
		public void cancel() {
			if (running.remove(this)) {
				job.cancel();
				nothing.run();
				tell();
			}
		}
	}

	/** @param problems shows what was wrong with what the user gave */
	public BackgroundWork(UISynchronize sync, Problems problems) {
		this.sync = sync;
		this.problems = problems;
	}

	/** Starts a work. */
	public <T> Running start(String name, Task<T> task) {
		Running started = new Running(name, task::nothing);
		running.add(started);
		started.job = Job.create(name, (ICoreRunnable) monitor -> run(started, task, monitor));
		started.job.setSystem(true);
		started.job.schedule();
		tell();
		return started;
	}

	/** The works that are going on, the oldest first. */
	public List<Running> running() {
		return List.copyOf(running);
	}

	/** Says a sentence in the status line, until the next one. */
	public void say(String sentence) {
		said = sentence;
		tell();
	}

	/** What was said last. */
	public String said() {
		return said;
	}

	/** Has a listener told when anything of this changes, until the returned action is run. */
	public Runnable listen(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}

	private <T> void run(Running started, Task<T> task, IProgressMonitor monitor) {
		Optional<Runnable> end = Optional.empty();
		try {
			T result = task.work(shown(started, task, monitor), monitor::isCanceled);
			end = Optional.of(() -> task.done(result));
		} catch (CancellationException e) {
			end = Optional.of(task::nothing);
		} catch (InputException e) {
			end = Optional.of(() -> {
				task.nothing();
				problems.show(e.findings());
			});
		} catch (RuntimeException | Error e) {
			// whatever it was, the window must not wait for ever
			Platform.getLog(BackgroundWork.class).log(Status.error(Messages.Fault_text, e));
			end = Optional.of(() -> {
				task.nothing();
				problems.fault();
			});
		}
		Runnable last = end.get();
		sync.asyncExec(() -> {
			// what was cancelled has been taken off already
			if (running.remove(started)) {
				tell();
				last.run();
			}
		});
	}

	private Progress shown(Running started, Task<?> task, IProgressMonitor monitor) {
		long[] last = { 0 };
		return (key, done, total) -> {
			long now = System.currentTimeMillis();
			synchronized (last) {
				if (now - last[0] < SHOWN_EVERY_MS && done < total) {
					return;
				}
				last[0] = now;
			}
			sync.asyncExec(() -> {
				if (!monitor.isCanceled() && running.contains(started)) {
					started.step = new Step(key, done, total);
					task.went(started.step);
					tell();
				}
			});
		};
	}
}
