package org.needlelab.ui.exam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

import org.needlelab.base.InputException;
import org.needlelab.content.Content;
import org.needlelab.exam.form.Blueprint;
import org.needlelab.exam.form.ExamRules;
import org.needlelab.exam.form.Form;
import org.needlelab.exam.form.FormAssembly;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exam.item.ItemStatus;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.exam.BlueprintFile;
import org.needlelab.files.exam.FormFile;
import org.needlelab.files.exam.FormFreezing;
import org.needlelab.files.exam.ItemContent;
import org.needlelab.files.responses.CsvTable;
import org.needlelab.files.responses.StandardSetting;
import org.needlelab.render.FormOrigin;

/**
 * From a bank and a blueprint to a frozen form, for the window and the command line.
 *
 * @param schemas of our documents
 * @param bodies for what items show of a body
 */
public record FormMaking(Schemas schemas, FormOrigin.Bodies bodies) {

	private static final String SHIPPED = "bank/training.bank.yaml";
	/** Placeholders of a new blueprint, not recommendations. */
	private static final double MINUTES = 60;
	private static final double CUT_PERCENT = 70;

	/**
	 * A bank with the folder of its pictures.
	 *
	 * @param name what to call it in messages
	 * @param folder empty for the shipped bank, which has none
	 */
	public record Source(String name, ItemBank bank, Optional<Path> folder) {

		/**
		 * Reads a bank.
		 *
		 * @param file empty: the shipped bank for practice
		 * @throws InputException when the file is no bank
		 */
		public static Source of(Schemas schemas, Optional<Path> file) throws InputException {
			BankFile banks = new BankFile(schemas);
			if (file.isPresent()) {
				return new Source(file.get().toString(), banks.read(file.get()).value(), Optional.ofNullable(file.get().toAbsolutePath().getParent()));
			}
			try (InputStream in = Content.open(SHIPPED)) {
				return new Source(SHIPPED, banks.parse(SHIPPED, in.readAllBytes()).value(), Optional.empty());
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/**
	 * What a form is to be made of.
	 *
	 * @param id of the form; empty: the blueprint's with the seed
	 * @param earlier forms that were used before
	 * @param difficulty measured share of right answers, 0 to 1, by item
	 */
	public record Request(BlueprintFile.Seeded blueprint, Optional<String> id, List<Form> earlier, Map<String, Double> difficulty) {
	}

	/**
	 * A domain of a form.
	 *
	 * @param domain identifier
	 * @param items that count
	 * @param pretest that do not
	 * @param points of those that count
	 * @param meanP mean measured share of right answers of those that count; empty where none was measured
	 */
	public record DomainFacts(String domain, int items, int pretest, double points, OptionalDouble meanP) {
	}

	/**
	 * What a form is like.
	 *
	 * @param domains in the form's order
	 * @param meanP mean measured share of right answers of the items that count; empty where none was measured
	 * @param overlaps items shared with each earlier form, by its identifier
	 */
	public record Facts(List<DomainFacts> domains, OptionalDouble meanP, Map<String, Integer> overlaps) {
	}

	/**
	 * A frozen form.
	 *
	 * @param file bytes of its file
	 */
	public record Made(Form form, byte[] file, Facts facts) {
	}

	/** A blueprint to begin with: half the items of every domain that are in use, or in review where none is. Time and cut are placeholders. */
	public static BlueprintFile.Seeded draft(ItemBank bank) {
		List<Item> items = bank.standing();
		ItemStatus status = items.stream().anyMatch(i -> i.about().status() == ItemStatus.LIVE) ? ItemStatus.LIVE : ItemStatus.REVIEW;
		if (items.stream().anyMatch(i -> i.about().status() == status)) {
			items = items.stream().filter(i -> i.about().status() == status).toList();
		}
		List<Blueprint.Quota> quotas = new ArrayList<>();
		for (ItemBank.Domain domain : bank.domains()) {
			int count = Math.toIntExact(items.stream().map(i -> i.about().domain()).filter(domain.id()::equals).count());
			if (count > 0) {
				quotas.add(new Blueprint.Quota(domain.id(), (count + 1) / 2));
			}
		}
		return new BlueprintFile.Seeded(new Blueprint(bank.id(), new LocalText(Map.of("en", "Exam")), quotas, Optional.empty(), 0,
				Integer.MAX_VALUE, Set.of(status),
				new ExamRules(MINUTES, CUT_PERCENT, 0, 0, false, false, "")), 1);
	}

	/**
	 * Measured difficulties by item, of a table with the columns item and p.
	 *
	 * @throws InputException when it is none
	 */
	public static Map<String, Double> difficulty(Path table) throws InputException {
		return StandardSetting.difficulty(CsvTable.read(table));
	}

	/**
	 * Puts a form together and freezes it.
	 *
	 * @throws InputException when there is no such form, with the constraint that is in the way; or when something that an item needs is missing
	 */
	public Made make(Source source, Request request) throws InputException {
		Blueprint blueprint = request.blueprint().blueprint();
		long seed = request.blueprint().seed();
		FormAssembly.Outcome outcome = new FormAssembly(request.earlier(), request.difficulty(), item -> ItemContent.of(item).sha256())
				.assemble(request.id().orElse(blueprint.id() + "-" + seed), source.bank(), blueprint, seed);
		if (outcome instanceof FormAssembly.Outcome.Infeasible none) {
			throw new InputException(none.reasons());
		}
		Map<String, Item> items = new HashMap<>();
		source.bank().standing().forEach(item -> items.put(item.id(), item));
		FormFreezing.Complete complete = new FormFreezing(new FormOrigin(bodies, source.folder()))
				.complete(((FormAssembly.Outcome.Assembled) outcome).form(), items);
		return new Made(complete.form(), FormFile.format(complete.form(), source.bank(), complete.materials()),
				facts(complete.form(), request.earlier(), request.difficulty()));
	}

	/**
	 * What a form is like.
	 *
	 * @param earlier forms to compare with
	 * @param difficulty measured shares by item
	 */
	public static Facts facts(Form form, List<Form> earlier, Map<String, Double> difficulty) {
		List<DomainFacts> domains = new ArrayList<>();
		for (String domain : form.domains()) {
			List<Form.Entry> own = form.items().stream().filter(e -> e.domain().equals(domain)).toList();
			List<Form.Entry> counting = own.stream().filter(Form.Entry::counts).toList();
			domains.add(new DomainFacts(domain, counting.size(), own.size() - counting.size(),
					counting.stream().mapToDouble(Form.Entry::points).sum(), measured(counting, difficulty).average()));
		}
		Map<String, Integer> overlaps = new LinkedHashMap<>();
		for (Form other : earlier) {
			Set<String> shared = new TreeSet<>(form.itemIds());
			shared.retainAll(other.itemIds());
			overlaps.put(other.id(), shared.size());
		}
		return new Facts(domains, measured(form.items().stream().filter(Form.Entry::counts).toList(), difficulty).average(), overlaps);
	}

	private static DoubleStream measured(List<Form.Entry> entries, Map<String, Double> difficulty) {
		return entries.stream().filter(e -> difficulty.containsKey(e.item())).mapToDouble(e -> difficulty.get(e.item()));
	}

	/**
	 * A frozen form with another cut: the same items, another digest, a name of its own. What was taken on the first form stays as it was.
	 *
	 * @param percent passing share of the points, 0 to 100
	 * @throws InputException when the file is no form
	 */
	public static byte[] withCut(Path form, String name, double percent) throws InputException {
		FormFile.Frozen frozen = FormFile.read(form);
		return FormFile.format(new FormFile.Frozen(frozen.form().withCut(name, percent), frozen.contents(), frozen.materials()));
	}
}
