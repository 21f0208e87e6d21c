package org.needlelab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.needlelab.base.Finding;
import org.needlelab.base.SourceLocation;
import org.needlelab.files.Wording;

/** Tells the user what is wrong with a file, where, and how to mend it. */
public final class Problems {

	/** An attempt at a scenario that is not on offer; argument {@code id}. */
	public static final String UNKNOWN_SCENARIO = "practice.attempt.unknown-scenario";

	private final Wording wording;

	/** @param wording the words for findings */
	public Problems(Wording wording) {
		this.wording = wording;
	}

	/** Shows findings of a file that cannot be used. */
	public void show(List<Finding> findings) {
		new ProblemDialog(shell(), Messages.Problem_title, texts(findings)).open();
	}

	/** Shows what the user should look at in a file that can be used; nothing when there is nothing. */
	public void warn(List<Finding> findings) {
		if (!findings.isEmpty()) {
			new ProblemDialog(shell(), Messages.Problem_hint, texts(findings)).open();
		}
	}

	/** Says that the program failed by itself. */
	public void fault() {
		MessageDialog.openError(shell(), Messages.Fault_title, Messages.Fault_text);
	}

	/** A paragraph for each finding: what, where, how to mend it. */
	List<ProblemDialog.Entry> texts(List<Finding> findings) {
		List<ProblemDialog.Entry> entries = new ArrayList<>();
		for (Finding finding : findings) {
			String where = finding.where().map(SourceLocation::toString).orElse("");
			boolean own = finding.key().equals(UNKNOWN_SCENARIO);
			String what = own ? NLS.bind(Messages.Attempt_unknownScenario, finding.arguments().get("id"))
					: wording.text(finding);
			String remedy = own ? Messages.Attempt_unknownScenario_remedy : wording.remedy(finding);
			String severity = wording.text("severity." + finding.severity().name().toLowerCase(Locale.ROOT));
			entries.add(new ProblemDialog.Entry(severity, what, where, remedy));
		}
		return entries;
	}

	private static Shell shell() {
		return Display.getCurrent().getActiveShell();
	}
}
