package org.needlelab.files.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.needlelab.anatomy.Patient;
import org.needlelab.anatomy.Sex;
import org.needlelab.exam.item.Area;
import org.needlelab.exam.item.CognitiveLevel;
import org.needlelab.exam.item.Exposure;
import org.needlelab.exam.item.HistoryEntry;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exam.item.Key;
import org.needlelab.exam.item.Medium;
import org.needlelab.exam.item.NumberAnswer;
import org.needlelab.exam.item.Option;
import org.needlelab.exam.item.Pair;
import org.needlelab.exam.item.Question;
import org.needlelab.exam.item.Reference;
import org.needlelab.exam.item.SetRule;
import org.needlelab.exam.item.TextAnswer;
import org.needlelab.exam.item.View;
import org.needlelab.exercise.LocalText;

/** Items of every kind with whatever texts and figures, by seed. */
public final class RandomItems {

	/** Number of kinds. */
	public static final int KINDS = 10;
	private static final String LETTERS = "abc XYZ \u00e4\u00df\u4e2d\ud83e\uddb4 0 <&>\"'\\*=~#{}:%->;/[]() \n 1.5 @|$_`^";

	/** The head of a PNG of 640 by 480 pixels, as far as it is read. */
	public static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 2, (byte) 0x80, 0, 0, 1,
			(byte) 0xE0, 8, 2, 0, 0, 0 };
	/** Their pictures. */
	public static final ItemMedia MEDIA = new ItemMedia() {
		@Override
		public Optional<byte[]> medium(String path) {
			return Optional.of(PNG);
		}

		@Override
		public byte[] picture(View.Rendered view) {
			return PNG;
		}
	};

	private final Random random;

	/** @param seed the same seed gives the same items */
	public RandomItems(long seed) {
		this.random = new Random(seed);
	}

	/** A bank with items of every kind. */
	public ItemBank bank(int items) {
		List<Item> list = new ArrayList<>();
		for (int i = 0; i < items; i++) {
			list.add(item("item-" + i, i % KINDS));
		}
		return new ItemBank("random", localText(), ItemBank.Purpose.TRAINING, List.of(new ItemBank.Domain("d1", localText())),
				List.of(new ItemBank.Source("s1", string())), list);
	}

	/** An item of a kind. */
	public Item item(String id, int kind) {
		int version = 1 + random.nextInt(3);
		List<HistoryEntry> history = random.nextBoolean() ? List.of()
				: List.of(new HistoryEntry(day(), string(), any(HistoryEntry.Act.values()), 1, random.nextBoolean() ? "" : string()));
		Item.About about = new Item.About(random.nextBoolean() ? "" : string(), "d1", random.nextBoolean() ? "" : string(),
				any(ItemStatus.values()), any(CognitiveLevel.values()), random.nextBoolean(), Set.of(),
				random.nextBoolean() ? Exposure.NONE
						: new Exposure(random.nextInt(9), random.nextInt(999), maybe(day())),
				history);
		return new Item(id, version, about, any(new Double[] { 1.0, 2.5, 4.0, 1.0 / 3 }), localText(),
				List.of(new Medium("m1", "images/m 1.png", "image/png", localText())), question(kind), maybe(localText()),
				random.nextBoolean() ? List.of() : List.of(new Reference("s1", random.nextBoolean() ? "" : string())));
	}

	private Question question(int kind) {
		List<Option> options = options("o");
		Set<String> right = new LinkedHashSet<>();
		options.forEach(o -> {
			if (right.isEmpty() || random.nextBoolean()) {
				right.add(o.id());
			}
		});
		Map<String, Double> credit = new LinkedHashMap<>();
		options.forEach(o -> credit.put(o.id(), credit.isEmpty() ? 1.0 : credit()));
		return switch (kind) {
		case 0 -> new Question.MultipleChoice(options, random.nextBoolean() ? credit : Map.of(options.get(1).id(), 1.0),
				random.nextBoolean());
		case 1 -> new Question.MultipleResponse(options, right, random.nextBoolean() ? new SetRule.Weighted(credit, 0, 0, 1)
				: any(SetRule.Plain.values()), random.nextBoolean() ? 0 : options.size(), random.nextBoolean());
		case 2 -> new Question.TrueFalse(random.nextBoolean(), maybe(localText()), maybe(localText()));
		case 3 -> new Question.Ordering(options, options.stream().map(Option::id).sorted().toList(),
				any(Key.OrderRule.values()), random.nextBoolean());
		case 4 -> matching(options);
		case 5 -> new Question.Numeric(List.of(number(1), number(credit())), random.nextBoolean() ? "" : "mm", random.nextBoolean());
		case 6 -> new Question.ShortText(List.of(new TextAnswer(string(), 1, maybe(localText())),
				new TextAnswer("x*", credit(), Optional.empty())), random.nextBoolean());
		case 7 -> hotspot();
		case 8 -> new Question.Locate(maybe(new Patient(Sex.FEMALE, 30, 1650, 60.5)), List.of("skin"),
				Set.of("scapula:left", "skin"), maybe(new Key.Zone("acromion-lateral-tip:left+1,2,3", 5, 12.5)));
		default -> new Question.Station("rhomboid-major-t4-left", maybe(70.0));
		};
	}

	private Question matching(List<Option> prompts) {
		List<Option> answers = options("a");
		Set<Pair> right = new LinkedHashSet<>();
		prompts.forEach(p -> right.add(new Pair(p.id(), answers.get(random.nextInt(answers.size())).id())));
		SetRule rule = any(new SetRule.Plain[] { SetRule.Plain.ALL_OR_NOTHING, SetRule.Plain.SHARE_OF_RIGHT,
				SetRule.Plain.RIGHT_MINUS_WRONG });
		return new Question.Matching(prompts, answers, right, rule, random.nextBoolean());
	}

	private Question hotspot() {
		List<Area> areas = List.of(new Area.Circle("c", 10.5, 20, 5), new Area.Rectangle("r", 30, 0, 40, 10),
				new Area.Ellipse("e", 60, 60, 4, 2), new Area.Polygon("p", List.of(0.0, 0.0, 9.0, 0.0, 0.0, 9.0)));
		View view = random.nextBoolean() ? new View.Picture("m1", 640, 480)
				: new View.Rendered("back", List.of("skin", "bones"), 800, 600);
		SetRule rule = any(new SetRule.Plain[] { SetRule.Plain.ALL_OR_NOTHING, SetRule.Plain.SHARE_OF_RIGHT, SetRule.Plain.RIGHT_MINUS_WRONG });
		return new Question.Hotspot(view, areas, Set.of("c", "p"), rule, 1 + random.nextInt(3));
	}

	private NumberAnswer number(double credit) {
		BigDecimal value = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(6));
		return new NumberAnswer(value, BigDecimal.valueOf(random.nextInt(100), random.nextInt(4)), credit, maybe(localText()));
	}

	private List<Option> options(String prefix) {
		List<Option> options = new ArrayList<>();
		int count = 2 + random.nextInt(4);
		for (int i = 0; i < count; i++) {
			options.add(new Option(prefix + (count - i), localText(), maybe(localText())));
		}
		return options;
	}

	private double credit() {
		return any(new Double[] { 0.5, 1.0 / 3, 0.25, 0.1, 0.05 });
	}

	private LocalText localText() {
		return new LocalText(random.nextInt(3) == 0 ? Map.of("en", string(), "de", string()) : Map.of("en", string()));
	}

	/** Some text that begins and ends with a letter and has no white space but single blanks and single line breaks. */
	private String string() {
		StringBuilder text = new StringBuilder("s");
		int[] letters = LETTERS.codePoints().toArray();
		for (int i = random.nextInt(40); i > 0; i--) {
			text.appendCodePoint(letters[random.nextInt(letters.length)]);
		}
		return text.append('.').toString().replaceAll(" *\n\\s*", "\n").replaceAll(" +", " ");
	}

	private LocalDate day() {
		return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3000));
	}

	private <T> T any(T[] values) {
		return values[random.nextInt(values.length)];
	}

	private <T> Optional<T> maybe(T value) {
		return random.nextBoolean() ? Optional.of(value) : Optional.empty();
	}
}
