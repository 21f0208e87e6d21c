package org.needlelab.ui;

import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** What runs. */
public final class Program {

	private Program() {
	}

	/** Name and version as attempts carry them. */
	public static String nameAndVersion() {
		Version version = FrameworkUtil.getBundle(Program.class).getVersion();
		return "NeedleLab " + version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
	}
}
