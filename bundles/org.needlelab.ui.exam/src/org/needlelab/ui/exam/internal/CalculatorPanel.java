package org.needlelab.ui.exam.internal;

import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.needlelab.ui.Widgets;
import org.needlelab.ui.exam.Calculator;

/** The exam's calculator, in the page: a window of its own would take the focus away from the exam. */
final class CalculatorPanel {

	private static final String KEYS = "789/456*123-0.=+csb";
	private static final int COLUMNS = 4;
	private static final int WIDTH = 260;
	private static final Map<Character, String> SIGNS = Map.of('/', "\u00F7", '*', "\u00D7", '-', "\u2212", 'c', "C", 's', "\u00B1", 'b',
			"\u2190");

	private final Calculator calculator = new Calculator();
	private final Text window;

	CalculatorPanel(Composite parent) {
		Composite panel = Widgets.row(parent, COLUMNS);
		GridLayoutFactory.fillDefaults().numColumns(COLUMNS).equalWidth(true).spacing(4, 4).applyTo(panel);
		GridDataFactory.swtDefaults().hint(WIDTH, SWT.DEFAULT).applyTo(panel);
		window = Widgets.named(new Text(panel, SWT.BORDER | SWT.RIGHT | SWT.READ_ONLY), "calculator.window", Messages.Calculator_window);
		GridDataFactory.fillDefaults().span(COLUMNS, 1).grab(true, false).applyTo(window);
		window.addListener(SWT.KeyDown, this::typed);
		for (char key : KEYS.toCharArray()) {
			String sign = SIGNS.getOrDefault(key, String.valueOf(key));
			Button button = Widgets.button(panel, "calculator." + key, sign, name(key, sign), () -> press(key));
			button.addListener(SWT.KeyDown, this::typed);
		}
		show();
		window.setFocus();
	}

	private static String name(char key, String sign) {
		return switch (key) {
		case 'c' -> Messages.Calculator_clear;
		case 's' -> Messages.Calculator_sign;
		case 'b' -> Messages.Calculator_back;
		default -> sign;
		};
	}

	private void typed(Event e) {
		if (e.character == SWT.BS) {
			press('b');
		} else if (e.character == SWT.DEL) {
			press('c');
		} else if (e.keyCode == SWT.KEYPAD_CR || e.keyCode == SWT.CR && e.widget == window) {
			press('=');
		} else if ("0123456789.,+-*/=".indexOf(e.character) >= 0 && e.character != 0) {
			press(e.character == ',' ? '.' : e.character);
		}
	}

	private void press(char key) {
		calculator.press(key);
		show();
	}

	private void show() {
		window.setText(calculator.shown());
	}
}
