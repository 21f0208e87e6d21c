package org.needlelab.files.gift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.needlelab.base.SourceLocation;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.moodle.Answers;

/**
 * Reads GIFT, Moodle's format of plain text: questions with an empty line between, answers in braces. A question that cannot be
 * read is refused with its line, and the next one is read.
 */
public final class GiftReader {

	private static final Pattern CATEGORY = Pattern.compile("\\$CATEGORY:\\s*(.*)");
	private static final Pattern ID = Pattern.compile("\\[id:([^\\]\\\\]{0,200}+(?:\\\\.[^\\]\\\\]{0,200}+){0,50})\\]");
	private static final Pattern TAG = Pattern.compile("\\[tag:([^\\]\\\\]{0,200}+(?:\\\\.[^\\]\\\\]{0,200}+){0,50})\\]");
	private static final int SHOWN = 60;

	private final String name;
	private final List<String> lines;
	private final Intake intake;
	private String category = "";

	private GiftReader(String name, String text, Intake intake) {
		this.name = name;
		this.lines = text.replace("\r\n", "\n").replace('\r', '\n').lines().toList();
		this.intake = intake;
	}

	/**
	 * Reads a file.
	 *
	 * @param name what to call it in findings
	 */
	public static void read(String name, String text, Intake intake) {
		new GiftReader(name, text, intake).run();
	}

	/** Lines of one question, comments left out. */
	private static final class Block {
		private final List<String> text = new ArrayList<>();
		private int firstLine;
		private String id = "";
		private final List<String> tags = new ArrayList<>();
		private int depth;
		private boolean tooDeep;

		void add(String line, int number) {
			if (text.isEmpty()) {
				firstLine = number;
			}
			text.add(line);
			for (int i = 0; i < line.length(); i++) {
				char c = line.charAt(i);
				if (c == '\\') {
					i++;
				} else if (c == '{') {
					depth++;
					tooDeep |= depth > 1;
				} else if (c == '}') {
					depth = Math.max(0, depth - 1);
				}
			}
		}

		boolean isOpen() {
			return depth > 0 && !tooDeep;
		}
	}

	private void run() {
		Block block = new Block();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			String stripped = line.strip();
			boolean outside = !block.isOpen();
			boolean next = stripped.startsWith("::") && block.depth > 0;
			if (stripped.startsWith("//")) {
				comment(stripped, block);
			} else if (outside && stripped.startsWith("$CATEGORY:")) {
				block = finish(block);
				Matcher matcher = CATEGORY.matcher(stripped);
				category = matcher.matches() ? GiftText.unescape(matcher.group(1).strip()).replaceFirst(Answers.ROOT_CATEGORY, "") : category;
			} else if (stripped.isEmpty() && outside) {
				block = finish(block);
			} else {
				// a new title before the braces are closed: the question before is broken, this one may be sound
				block = next ? finish(block) : block;
				block.add(line, i + 1);
			}
		}
		finish(block);
	}

	private static void comment(String line, Block block) {
		Matcher id = ID.matcher(line);
		if (id.find()) {
			block.id = GiftText.unescape(id.group(1).strip());
		}
		Matcher tag = TAG.matcher(line);
		while (tag.find()) {
			block.tags.add(GiftText.unescape(tag.group(1).strip()));
		}
	}

	private Block finish(Block block) {
		if (block.text.isEmpty()) {
			return block.id.isEmpty() && block.tags.isEmpty() ? new Block() : block;
		}
		String text = String.join("\n", block.text);
		String plain = text.strip().replaceAll("\\s+", " ");
		String shown = plain.length() > SHOWN ? plain.substring(0, SHOWN) : plain;
		intake.item(shown, new SourceLocation(name, block.firstLine, 1), ticket -> {
			if (block.tooDeep || block.depth > 0) {
				ticket.refuse("exchange.gift.braces", Map.of());
				return;
			}
			if (!block.tags.isEmpty()) {
				ticket.loss("exchange.tags", Map.of("tags", String.join(", ", block.tags)));
			}
			new GiftQuestion(text, ticket).read(block.id, category);
		});
		return new Block();
	}
}
