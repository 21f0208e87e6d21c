package org.needlelab.render;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes pictures as PNG files (ISO/IEC 15948), eight bits a channel, without alpha. The bytes depend on the picture alone. */
public final class Png {

	private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
	private static final int TRUE_COLOUR = 2;

	private Png() {
	}

	/** The file's bytes. */
	public static byte[] bytes(RgbaImage image) {
		try {
			ByteArrayOutputStream file = new ByteArrayOutputStream();
			DataOutputStream out = new DataOutputStream(file);
			out.write(SIGNATURE);
			ByteArrayOutputStream header = new ByteArrayOutputStream();
			DataOutputStream fields = new DataOutputStream(header);
			fields.writeInt(image.width());
			fields.writeInt(image.height());
			fields.write(new byte[] {8, TRUE_COLOUR, 0, 0, 0});
			chunk(out, "IHDR", header.toByteArray());
			chunk(out, "IDAT", compressed(image));
			chunk(out, "IEND", new byte[0]);
			return file.toByteArray();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Saves through a temporary file in the same folder, so that a broken-off run leaves no half picture. */
	public static void write(RgbaImage image, Path file) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Path temporary = Files.createTempFile(folder, file.getFileName().toString(), ".part");
		try {
			Files.write(temporary, bytes(image));
			try {
				Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} catch (AtomicMoveNotSupportedException e) {
				Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
			}
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
		byte[] name = type.getBytes(StandardCharsets.US_ASCII);
		CRC32 crc = new CRC32();
		crc.update(name);
		crc.update(data);
		out.writeInt(data.length);
		out.write(name);
		out.write(data);
		out.writeInt((int) crc.getValue());
	}

	/** Rows of differences to the pixel at the left ("Sub"), which smooth pictures compress well as. */
	private static byte[] compressed(RgbaImage image) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Deflater deflater = new Deflater(6);
		byte[] rgba = image.rgba();
		byte[] row = new byte[3 * image.width() + 1];
		try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
			row[0] = 1;
			for (int y = 0; y < image.height(); y++) {
				for (int x = 0; x < image.width(); x++) {
					int i = 4 * (y * image.width() + x);
					for (int c = 0; c < 3; c++) {
						row[1 + 3 * x + c] = (byte) (rgba[i + c] - (x == 0 ? 0 : rgba[i - 4 + c]));
					}
				}
				out.write(row);
			}
		} finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}
}
