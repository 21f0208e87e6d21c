package org.needlelab.app.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.Status;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.core.services.translation.TranslationService;
import org.eclipse.e4.ui.workbench.lifecycle.PostContextCreate;
import org.eclipse.osgi.service.datalocation.Location;
import org.needlelab.ui.Language;
import org.needlelab.ui.Settings;
import org.osgi.framework.Bundle;

/**
 * Before there is a window: sets the language, and sees to it that the layout kept from the last time fits this program. The
 * platform restores whatever it finds; a layout that was kept by a program with other perspectives, or a file that was cut off,
 * is taken away first, so that the window opens as delivered.
 */
public final class WindowLifeCycle {

	private static final String KEPT = ".metadata/.plugins/org.eclipse.e4.workbench";

	/** Called by the platform first of all. */
	@PostContextCreate
	void start(IEclipseContext context) {
		Language language = Language.of(new Settings().text(Settings.LANGUAGE, ""));
		Locale.setDefault(language.locale());
		context.set(TranslationService.LOCALE, language.locale());
		try {
			Location area = Platform.getInstanceLocation();
			if (area != null && area.getURL() != null) {
				new KeptLayout(Path.of(FileLocator.toFileURL(area.getURL()).getPath()).resolve(KEPT)).keepOnlyOf(model());
			}
		} catch (IOException e) {
			// the window opens all the same
			Platform.getLog(WindowLifeCycle.class).log(Status.warning(KEPT, e));
		}
	}

	/** What the application model is made of, as a hash: our model and the fragments of all bundles. */
	private static String model() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			add(digest, Platform.getBundle("org.needlelab.app"), "Application.e4xmi");
			for (IConfigurationElement fragment : Platform.getExtensionRegistry()
					.getConfigurationElementsFor("org.eclipse.e4.workbench.model")) {
				if (fragment.getAttribute("uri") != null) {
					add(digest, Platform.getBundle(fragment.getContributor().getName()), fragment.getAttribute("uri"));
				}
			}
			return HexFormat.of().formatHex(digest.digest());
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void add(MessageDigest digest, Bundle bundle, String path) {
		URL entry = bundle.getEntry(path);
		if (entry == null) {
			return;
		}
		try (InputStream in = entry.openStream()) {
			digest.update(in.readAllBytes());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
