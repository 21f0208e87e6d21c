package org.needlelab.files.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.needlelab.base.Finding;
import org.needlelab.base.InputException;
import org.needlelab.base.SourceLocation;
import org.needlelab.exam.item.Item;
import org.needlelab.exam.item.ItemBank;
import org.needlelab.exercise.LocalText;
import org.needlelab.files.Schemas;
import org.needlelab.files.bank.BankFile;
import org.needlelab.files.bank.ImportSettings;
import org.needlelab.files.bank.Intake;
import org.needlelab.files.bank.LossReport;
import org.needlelab.files.gift.AikenReader;
import org.needlelab.files.gift.GiftReader;
import org.needlelab.files.internal.FileBytes;
import org.needlelab.files.moodle.MoodleReader;
import org.needlelab.files.qti.QtiReader;
import org.needlelab.files.xml.XmlReader;

/** Reads items of other systems. */
public final class BankImport {

	private static final Pattern AIKEN = Pattern.compile("(?m)^\\s*(?i:answer)\\s*:\\s*[A-Za-z][.)]?\\s*$");
	private static final Pattern QTI_ROOT = Pattern
			.compile("<(?:[\\w.-]+:)?(?:(?:qti-)?assessment-?(?:item|test|section|stimulus|Item|Test|Section|Stimulus)|manifest|questestinterop)[\\s>/]");
	private static final int HEAD = 1 << 16;

	private final BankFile banks;

	/** @param schemas the schemas that we ship */
	public BankImport(Schemas schemas) {
		this.banks = new BankFile(schemas);
	}

	/**
	 * What came in.
	 *
	 * @param format what the file was read as
	 * @param items drafts, in order of the file
	 * @param files pictures and films by path beside the bank
	 * @param report what became of every item of the file
	 * @param intake makes a bank of them
	 */
	public record Result(Format format, List<Item> items, Map<String, byte[]> files, LossReport report, Intake intake) {

		/** The items as a bank; what is left out of them is said in {@link #account()}. */
		public ItemBank bank(String id, LocalText title, ItemBank.Purpose purpose) {
			return intake.bank(id, title, purpose);
		}

		/** The report with what was said since. */
		public LossReport account() {
			return intake.report(report.source(), report.format());
		}
	}

	/**
	 * Reads a file.
	 *
	 * @param format what to read it as; empty: what it looks like
	 * @throws InputException when the file as a whole cannot be read; faults of single items are in the report
	 */
	public Result read(Path file, Optional<Format> format, ImportSettings settings) throws InputException {
		return read(file.toString(), FileBytes.read(file, XmlReader.LIMITS.maxBytes()), format, settings,
				path -> beside(file, path));
	}

	/**
	 * Reads bytes got elsewhere.
	 *
	 * @param name what to call them in findings
	 * @throws InputException as {@link #read(Path, Optional, ImportSettings)}
	 */
	public Result read(String name, byte[] bytes, Optional<Format> format, ImportSettings settings) throws InputException {
		return read(name, bytes, format, settings, path -> Optional.empty());
	}

	/** A file in the same folder or below it; links that lead elsewhere are not followed. */
	private static Optional<byte[]> beside(Path file, String path) {
		try {
			Path folder = file.toAbsolutePath().getParent().toRealPath();
			Path other = folder.resolve(path).toRealPath();
			boolean within = other.startsWith(folder) && Files.isRegularFile(other);
			return within && Files.size(other) <= XmlReader.LIMITS.maxBytes() ? Optional.of(Files.readAllBytes(other))
					: Optional.empty();
		} catch (IOException | InvalidPathException e) {
			return Optional.empty();
		}
	}

	private Result read(String name, byte[] bytes, Optional<Format> format, ImportSettings settings, QtiReader.Folder folder)
			throws InputException {
		Format known = format.or(() -> detect(name, bytes))
				.orElseThrow(() -> new InputException(Finding.error("exchange.format", SourceLocation.of(name), Map.of())));
		Intake intake = new Intake(settings);
		switch (known) {
		case QTI -> {
			if (isArchive(bytes)) {
				QtiReader.archive(name, bytes, intake, banks);
			} else {
				QtiReader.document(name, bytes, folder, intake, banks);
			}
		}
		case MOODLE -> MoodleReader.read(name, bytes, intake, banks);
		case GIFT -> GiftReader.read(name, TextBytes.decode(name, bytes), intake);
		case AIKEN -> AikenReader.read(name, TextBytes.decode(name, bytes), intake);
		}
		LossReport report = intake.report(name, known.title());
		if (report.entries().isEmpty() && report.notes().isEmpty()) {
			intake.note(Finding.error("exchange.no-items", SourceLocation.of(name), Map.of()));
			report = intake.report(name, known.title());
		}
		return new Result(known, intake.items(), intake.files(), report, intake);
	}

	private static boolean isArchive(byte[] bytes) {
		return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
	}

	/** What a file looks like. */
	public static Optional<Format> detect(String name, byte[] bytes) {
		String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
		// every second byte of UTF-16 is of no use here
		String plain = head.replace("\0", "").strip();
		String lower = name.toLowerCase(Locale.ROOT);
		if (isArchive(bytes)) {
			return Optional.of(Format.QTI);
		}
		if (plain.startsWith("<") || plain.startsWith("\u00ef\u00bb\u00bf<") || plain.startsWith("\u00fe\u00ff<")
				|| plain.startsWith("\u00ff\u00fe<")) {
			return Optional.of(QTI_ROOT.matcher(plain).find() ? Format.QTI : Format.MOODLE);
		}
		if (lower.endsWith(".gift")) {
			return Optional.of(Format.GIFT);
		}
		String text = new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
		if (AIKEN.matcher(text).find()) {
			return Optional.of(Format.AIKEN);
		}
		return lower.endsWith(".txt") && text.indexOf('{') >= 0 ? Optional.of(Format.GIFT) : Optional.empty();
	}
}
