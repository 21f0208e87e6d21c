package org.needlelab.ui.practice.internal;

import org.eclipse.e4.core.di.annotations.Evaluate;
import org.eclipse.e4.core.di.annotations.Optional;
import org.needlelab.ui.Perspectives;

import jakarta.inject.Named;

/** Whether menus and tools of the Practice perspective are to be seen: while it is. */
public final class InPractice {

	static final String PERSPECTIVE = "org.needlelab.practice";

	/** Asked again whenever another perspective is shown. */
	@Evaluate
	boolean shown(@Optional @Named(Perspectives.SHOWN) String perspective) {
		return PERSPECTIVE.equals(perspective);
	}
}
