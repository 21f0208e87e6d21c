package org.needlelab.app.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptLayoutTest {

	@TempDir
	private Path folder;

	private Path layout(String text) throws Exception {
		return Files.writeString(folder.resolve("workbench.xmi"), text);
	}

	@Test
	void aLayoutOfThisModelIsKept() throws Exception {
		new KeptLayout(folder).keepOnlyOf("model 1");
		Path layout = layout("<layout width=\"900\"/>");
		new KeptLayout(folder).keepOnlyOf("model 1");
		assertEquals("<layout width=\"900\"/>", Files.readString(layout));
	}

	@Test
	void aLayoutOfAnotherModelIsDroppedOnce() throws Exception {
		new KeptLayout(folder).keepOnlyOf("model 1");
		Path layout = layout("<layout/>");
		new KeptLayout(folder).keepOnlyOf("model 2");
		assertFalse(Files.exists(layout));
		layout("<layout/>");
		new KeptLayout(folder).keepOnlyOf("model 2");
		assertTrue(Files.exists(layout));
	}

	@Test
	void aLayoutFromBeforeModelsWereWrittenDownIsDropped() throws Exception {
		Path layout = layout("<layout/>");
		new KeptLayout(folder).keepOnlyOf("model 1");
		assertFalse(Files.exists(layout));
	}

	@Test
	void aBrokenLayoutIsDropped() throws Exception {
		for (String broken : new String[] { "", "<layout", "<layout><part></layout>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
				"\u0000" }) {
			new KeptLayout(folder).keepOnlyOf("model 1");
			Path layout = layout(broken);
			new KeptLayout(folder).keepOnlyOf("model 1");
			assertFalse(Files.exists(layout), broken);
		}
	}

	@Test
	void aFolderThatIsNotThereYetIsMade() throws Exception {
		new KeptLayout(folder.resolve("a/b")).keepOnlyOf("model 1");
		assertTrue(Files.exists(folder.resolve("a/b/needlelab.model")));
	}
}
