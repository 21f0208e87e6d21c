package org.needlelab.ui.author.internal;

import org.eclipse.osgi.util.NLS;
import org.needlelab.ui.author.QuickFix;

/** What a quick fix does, in words. */
final class FixWords {

	private FixWords() {
	}

	static String of(QuickFix fix) {
		String words = switch (fix.kind()) {
		case USE_NAME -> Messages.Fix_useName;
		case REMOVE -> Messages.Fix_remove;
		case REMOVE_ALL -> Messages.Fix_removeAll;
		case COPY_ENGLISH -> Messages.Fix_copyEnglish;
		case LOWER_PASS_MARK -> Messages.Fix_lowerPassMark;
		case ADD_DECISION -> Messages.Fix_addDecision;
		case ADD_CLEARANCE -> Messages.Fix_addClearance;
		case LARGER_ZONE -> Messages.Fix_largerZone;
		case AIM_AT_TRIGGER_POINT -> Messages.Fix_aimAtTriggerPoint;
		case LARGER_ANGLE -> Messages.Fix_largerAngle;
		case LONGER_NEEDLES -> Messages.Fix_longerNeedles;
		case ENTER_ABOVE -> Messages.Fix_enterAbove;
		case INTO_MUSCLE -> Messages.Fix_intoMuscle;
		};
		return NLS.bind(words, fix.kind() == QuickFix.Kind.ADD_CLEARANCE ? DangerWords.of(fix.detail()) : fix.detail());
	}
}
