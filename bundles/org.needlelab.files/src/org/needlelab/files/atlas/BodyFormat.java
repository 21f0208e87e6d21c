package org.needlelab.files.atlas;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.needlelab.anatomy.BaseBody;
import org.needlelab.anatomy.BodyVertices;
import org.needlelab.anatomy.Danger;
import org.needlelab.anatomy.DangerClass;
import org.needlelab.anatomy.Landmark;
import org.needlelab.anatomy.Provenance;
import org.needlelab.anatomy.Side;
import org.needlelab.anatomy.Structure;
import org.needlelab.anatomy.Tissue;
import org.needlelab.geometry.TriangleGrouping;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.Vec3;

/**
 * A compiled body as bytes, little endian: the length of the description, the description (structures with the sizes of their
 * meshes, the envelope's sizes, landmarks), zeros up to a multiple of four, then for each mesh its coordinates, indices,
 * and grouping of triangles, and last the envelope's outward directions. Texts are their length in bytes and UTF-8; enumerations are their names. A patient is
 * its vertices, part by part, then skin, fat and fascia, then the landmarks: the sizes are the base subject's.
 */
final class BodyFormat {

	/** Raised with every change of the layout. */
	static final int VERSION = 2;

	private BodyFormat() {
	}

	/** A body as bytes. */
	static ByteBuffer encode(BaseBody body) {
		Description description = new Description();
		description.number(body.parts().size());
		long arrays = 0;
		for (BaseBody.Part part : body.parts()) {
			description.structure(part.structure());
			arrays += description.sizes(part.mesh(), part.grouping());
		}
		arrays += description.sizes(body.envelope(), body.grouping()) + 4L * body.outward().length;
		description.number(body.landmarks().size());
		body.landmarks().forEach(description::landmark);
		byte[] described = description.bytes();
		int start = aligned(4 + described.length);
		ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(start + arrays)).order(ByteOrder.LITTLE_ENDIAN);
		out.putInt(described.length).put(described).position(start);
		for (BaseBody.Part part : body.parts()) {
			mesh(out, part.mesh(), part.grouping());
		}
		mesh(out, body.envelope(), body.grouping());
		floats(out, body.outward());
		return out.flip();
	}

	/** A patient's vertices as bytes. */
	static ByteBuffer encodePatient(BodyVertices vertices) {
		List<float[]> all = new ArrayList<>(vertices.deep());
		all.addAll(List.of(vertices.skin(), vertices.fat(), vertices.fascia()));
		long size = 8L * vertices.landmarks().length + all.stream().mapToLong(a -> 4L * a.length).sum();
		ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
		all.forEach(a -> floats(out, a));
		out.asDoubleBuffer().put(vertices.landmarks());
		return out.position(out.capacity()).flip();
	}

	/**
	 * The vertices of bytes that {@link #encodePatient} made.
	 *
	 * @param base the base subject they belong to
	 * @throws RuntimeException of whatever kind when the bytes are something else
	 */
	static BodyVertices decodePatient(ByteBuffer bytes, BaseBody base) {
		ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
		List<float[]> deep = new ArrayList<>();
		base.parts().forEach(part -> deep.add(floats(in, part.mesh().xyz().length)));
		int n = base.envelope().xyz().length;
		float[] skin = floats(in, n);
		float[] fat = floats(in, n);
		float[] fascia = floats(in, n);
		double[] landmarks = new double[3 * base.landmarks().size()];
		if (in.remaining() != 8 * landmarks.length) {
			throw new IllegalArgumentException(in.remaining() + " bytes for the landmarks");
		}
		in.asDoubleBuffer().get(landmarks);
		return new BodyVertices(deep, skin, fat, fascia, landmarks);
	}

	private static int aligned(int length) {
		return (length + 3) / 4 * 4;
	}

	private static void mesh(ByteBuffer out, TriangleMesh mesh, TriangleGrouping grouping) {
		floats(out, mesh.xyz());
		integers(out, mesh.ijk());
		integers(out, grouping.slots());
		integers(out, grouping.triangles());
	}

	private static void integers(ByteBuffer out, int[] values) {
		out.asIntBuffer().put(values);
		out.position(out.position() + 4 * values.length);
	}

	private static void floats(ByteBuffer out, float[] values) {
		out.asFloatBuffer().put(values);
		out.position(out.position() + 4 * values.length);
	}

	/**
	 * The body of bytes that {@link #encode} made.
	 *
	 * @throws RuntimeException of whatever kind when the bytes are something else
	 */
	static BaseBody decode(ByteBuffer bytes) {
		ByteBuffer in = bytes.order(ByteOrder.LITTLE_ENDIAN);
		int described = in.getInt();
		Reader reader = new Reader(in.slice(4, described).order(ByteOrder.LITTLE_ENDIAN));
		in.position(aligned(4 + described));
		int count = reader.number();
		List<BaseBody.Part> parts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Structure structure = reader.structure();
			Meshed meshed = mesh(in, reader);
			parts.add(new BaseBody.Part(structure, meshed.mesh(), meshed.grouping()));
		}
		Meshed envelope = mesh(in, reader);
		float[] outward = floats(in, envelope.mesh().xyz().length);
		int landmarks = reader.number();
		List<Landmark> marks = new ArrayList<>();
		for (int i = 0; i < landmarks; i++) {
			marks.add(reader.landmark());
		}
		if (in.hasRemaining()) {
			throw new IllegalArgumentException(in.remaining() + " bytes too many");
		}
		return new BaseBody(parts, envelope.mesh(), envelope.grouping(), outward, marks);
	}

	private record Meshed(TriangleMesh mesh, TriangleGrouping grouping) {
	}

	private static Meshed mesh(ByteBuffer in, Reader reader) {
		TriangleMesh mesh = new TriangleMesh(floats(in, reader.number()), integers(in, reader.number()));
		int[] slots = integers(in, reader.number());
		return new Meshed(mesh, TriangleGrouping.of(slots, integers(in, mesh.triangleCount())));
	}

	private static int[] integers(ByteBuffer in, int count) {
		int[] values = new int[fitting(count, in.remaining() / 4)];
		in.asIntBuffer().get(values);
		in.position(in.position() + 4 * count);
		return values;
	}

	/** A length before anything of it is allocated: bytes of another make would ask for any amount of memory. */
	private static int fitting(int length, int remaining) {
		if (length < 0 || length > remaining) {
			throw new IllegalArgumentException("length " + length + ", " + remaining + " left");
		}
		return length;
	}

	private static float[] floats(ByteBuffer in, int count) {
		float[] values = new float[fitting(count, in.remaining() / 4)];
		in.asFloatBuffer().get(values);
		in.position(in.position() + 4 * count);
		return values;
	}

	/** Writes what is not an array. */
	private static final class Description {

		private final ByteArrayOutputStream out = new ByteArrayOutputStream();

		byte[] bytes() {
			return out.toByteArray();
		}

		void number(int value) {
			out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
		}

		private void decimal(double value) {
			out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
		}

		private void text(String text) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			number(bytes.length);
			out.writeBytes(bytes);
		}

		/** Writes the lengths of the arrays that are to come, and gives their bytes. */
		long sizes(TriangleMesh mesh, TriangleGrouping grouping) {
			int slots = grouping.slots().length;
			number(mesh.xyz().length);
			number(mesh.ijk().length);
			number(slots);
			return 4L * (mesh.xyz().length + mesh.ijk().length + slots + mesh.triangleCount());
		}

		void structure(Structure s) {
			text(s.id());
			text(s.name());
			text(s.latin());
			number(s.commonNames().size());
			s.commonNames().forEach(this::text);
			text(s.fma());
			text(s.side().name());
			text(s.tissue().name());
			number(s.danger().isPresent() ? 1 : 0);
			s.danger().ifPresent(danger -> {
				text(danger.dangerClass().name());
				decimal(danger.marginMm());
				text(danger.source());
			});
			text(s.provenance().kind().name());
			text(s.provenance().citation());
		}

		void landmark(Landmark l) {
			text(l.name());
			text(l.side().name());
			decimal(l.position().x());
			decimal(l.position().y());
			decimal(l.position().z());
			text(l.definition());
			number(l.aliases().size());
			l.aliases().forEach(this::text);
		}
	}

	/** Reads what {@link Description} wrote, in the same order. */
	private record Reader(ByteBuffer in) {

		int number() {
			return in.getInt();
		}

		private String text() {
			byte[] bytes = new byte[fitting(in.getInt(), in.remaining())];
			in.get(bytes);
			return new String(bytes, StandardCharsets.UTF_8);
		}

		Structure structure() {
			String id = text();
			String name = text();
			String latin = text();
			int names = number();
			List<String> common = new ArrayList<>();
			for (int i = 0; i < names; i++) {
				common.add(text());
			}
			String fma = text();
			Side side = Side.valueOf(text());
			Tissue tissue = Tissue.valueOf(text());
			Optional<Danger> danger = number() == 0 ? Optional.empty()
					: Optional.of(new Danger(DangerClass.valueOf(text()), in.getDouble(), text()));
			return new Structure(id, name, latin, common, fma, side, tissue, danger,
					new Provenance(Provenance.Kind.valueOf(text()), text()));
		}

		Landmark landmark() {
			Landmark plain = new Landmark(text(), Side.valueOf(text()), new Vec3(in.getDouble(), in.getDouble(), in.getDouble()),
					text());
			List<String> aliases = new ArrayList<>();
			for (int i = number(); i > 0; i--) {
				aliases.add(text());
			}
			return new Landmark(plain.name(), plain.side(), plain.position(), plain.definition(), aliases);
		}
	}
}
