package org.needlelab.ui.practice.internal;

import java.io.FileNotFoundException;
import java.io.InputStream;
import java.util.Locale;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.di.UISynchronize;
import org.needlelab.content.Content;
import org.needlelab.files.AttemptFile;
import org.needlelab.files.ScenarioFile;
import org.needlelab.files.Schemas;
import org.needlelab.files.Wording;
import org.needlelab.ui.practice.BodySource;
import org.needlelab.ui.practice.ExerciseLibrary;
import org.needlelab.ui.practice.Instructor;
import org.needlelab.ui.practice.Places;
import org.needlelab.ui.practice.PracticeModel;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

import jakarta.annotation.PostConstruct;

/** Puts the Practice perspective together when the application starts, before there is a window. */
public final class PracticeAddon {

	/** Makes the model and the controller, for parts and handlers to be injected. */
	@PostConstruct
	void start(IEclipseContext application, BodySource bodies, Places places, UISynchronize sync) {
		Schemas schemas = Schemas.load(PracticeAddon::shipped);
		Wording wording = Wording.english();
		ExerciseLibrary library = new ExerciseLibrary(new ScenarioFile(schemas));
		PracticeModel model = new PracticeModel(library.shipped(), System::nanoTime);
		Instructor instructor = new Instructor(bodies, places, wording, Locale.ENGLISH.getLanguage());
		application.set(PracticeModel.class, model);
		application.set(PracticeController.class, new PracticeController(model, instructor, library, new AttemptFile(schemas),
				new Problems(wording), sync, software()));
	}

	/** Name and version as attempts carry them. */
	static String software() {
		Version version = FrameworkUtil.getBundle(PracticeAddon.class).getVersion();
		return "NeedleLab " + version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
	}

	private static InputStream shipped(String path) {
		try {
			return Content.open(path);
		} catch (FileNotFoundException e) {
			return null;
		}
	}
}
