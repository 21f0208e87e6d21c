package org.needlelab.ui;

import java.nio.file.Path;

/**
 * Where the user's own data are kept, whatever the window's workspace is.
 *
 * @param folder the folder; it may not exist yet
 */
public record UserData(Path folder) {

	/** The folder that the property {@code needlelab.data} names, else the one for programs' data of this user. */
	public static UserData here() {
		String named = System.getProperty("needlelab.data", "");
		if (!named.isBlank()) {
			return new UserData(Path.of(named));
		}
		String data = System.getenv("XDG_DATA_HOME");
		Path base = data == null || data.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(data);
		return new UserData(base.resolve("needlelab"));
	}
}
