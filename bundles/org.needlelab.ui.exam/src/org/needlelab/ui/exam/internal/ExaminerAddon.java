package org.needlelab.ui.exam.internal;

import java.nio.file.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.needlelab.files.Schemas;
import org.needlelab.ui.BackgroundWork;
import org.needlelab.ui.BodySource;
import org.needlelab.ui.ContextHelp;
import org.needlelab.ui.ItemPreview;
import org.needlelab.ui.Problems;
import org.needlelab.ui.Translations;
import org.needlelab.ui.UserData;

import jakarta.annotation.PostConstruct;

/** Puts the Examiner perspective together when the application starts. */
public final class ExaminerAddon {

	/** Makes what the pages share. */
	@PostConstruct
	void start(IEclipseContext application, UserData data, BodySource bodies, BackgroundWork work, Problems problems, ContextHelp help,
			Schemas schemas) {
		help.add("exam", Translations.texts(Messages.class, Locale.getDefault()));
		try {
			Files.createDirectories(data.folder().resolve("exams"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		OfficeDesk desk = new OfficeDesk(data.folder(), schemas, bodies, work, problems);
		application.set(OfficeDesk.class, desk);
		application.set(ItemPreview.class, new PreviewDesk(desk));
	}
}
