package org.needlelab.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needlelab.render.Offscreen;
import org.needlelab.render.RenderException;
import org.needlelab.scene.Scene;

/** Drawing where there is no display, in a process of its own. */
class NoDisplayTest {

	/** Draws, and prints what came of it. */
	public static final class Drawing {
		private Drawing() {
		}

		/** Takes no arguments. */
		public static void main(String[] arguments) {
			try (Offscreen drawing = new Offscreen()) {
				System.out.println("drawn by " + drawing.driver());
			} catch (RenderException e) {
				System.out.println(e.getCause().getClass().getPackageName() + ": " + e.getMessage());
			}
		}
	}

	private static final List<String> JOGL = List.of("org.jogamp.gluegen.rt", "org.jogamp.jogl.all",
			"org.jogamp.gluegen-rt.natives-linux-amd64", "org.jogamp.jogl-all.natives-linux-amd64");

	@Test
	void drawingSaysThatADisplayIsMissing(@TempDir Path libraries) throws Exception {
		List<String> path = new ArrayList<>(List.of(place(Drawing.class), place(Offscreen.class), place(Scene.class)));
		for (String name : JOGL) {
			File jar = FileLocator.getBundleFileLocation(Platform.getBundle(name)).orElseThrow();
			path.add(jar.getPath());
			unpack(jar, libraries);
		}
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Djogamp.gluegen.UseTempJarCache=false", "-Djava.library.path=" + libraries, "-Djava.awt.headless=true", "-cp",
				String.join(File.pathSeparator, path), Drawing.class.getName());
		builder.environment().remove("DISPLAY");
		builder.redirectErrorStream(true);
		Process process = builder.start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), said);
		assertEquals(0, process.exitValue(), said);
		List<String> lines = said.lines().filter(l -> l.contains("xvfb-run")).toList();
		assertEquals(1, lines.size(), said);
		assertTrue(lines.get(0).startsWith("com.jogamp."), "not for want of a library: " + said);
	}

	private static void unpack(File jar, Path folder) throws IOException {
		try (ZipFile zip = new ZipFile(jar)) {
			for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(".so")).toList()) {
				Files.copy(zip.getInputStream(entry), folder.resolve(Path.of(entry.getName()).getFileName()));
			}
		}
	}

	/** The jar or the folder that a class comes from. */
	private static String place(Class<?> type) throws IOException {
		String name = type.getName().replace('.', '/') + ".class";
		URL url = FileLocator.resolve(type.getResource("/" + name));
		String file = url.getPath();
		return url.getProtocol().equals("jar") ? Path.of(URI.create(file.substring(0, file.indexOf("!/")))).toString()
				: file.substring(0, file.length() - name.length());
	}
}
