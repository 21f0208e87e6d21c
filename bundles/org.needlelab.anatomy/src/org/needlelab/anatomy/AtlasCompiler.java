package org.needlelab.anatomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.needlelab.anatomy.internal.PleuraCompiler;
import org.needlelab.anatomy.internal.ShapeCompiler;
import org.needlelab.anatomy.internal.SkinCompiler;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;
import org.needlelab.geometry.MeshHierarchy;
import org.needlelab.geometry.TriangleGrouping;
import org.needlelab.geometry.TriangleMesh;
import org.needlelab.geometry.shape.Section;

/** Compiles an atlas into the base subject's meshes. The same atlas gives the same bits, whatever the number of threads. */
public final class AtlasCompiler {

	/** Raised when the compiler's answer changes for the same atlas, so that cached bodies are not used any more. */
	public static final int REVISION = 1;

	private static final String PROGRESS = "progress.atlas";

	private final Atlas atlas;
	private final Progress progress;
	private final Cancellation cancellation;
	private final Map<String, TriangleMesh> meshes = new HashMap<>();

	private AtlasCompiler(Atlas atlas, Progress progress, Cancellation cancellation) {
		this.atlas = atlas;
		this.progress = progress;
		this.cancellation = cancellation;
	}

	/**
	 * Compiles an atlas.
	 *
	 * @param atlas definitions that refer only to structures they hold
	 * @param progress told after each structure and each step of the skin
	 * @param cancellation asked as often
	 * @throws java.util.concurrent.CancellationException when cancelled
	 */
	public static BaseBody compile(Atlas atlas, Progress progress, Cancellation cancellation) {
		return new AtlasCompiler(atlas, progress, cancellation).compile();
	}

	private BaseBody compile() {
		compileIndependent();
		for (StructureDefinition definition : atlas.structures()) {
			if (definition.shape() instanceof Shape.Pleura pleura) {
				cancellation.check();
				compilePleura(definition, pleura);
			}
		}
		List<Structure> structures = atlas.structures().stream().flatMap(d -> sides(d).stream().map(d::on))
				.filter(s -> meshes.containsKey(s.id())).toList();
		List<BaseBody.Part> parts = structures.parallelStream().map(s -> {
			TriangleMesh mesh = meshes.get(s.id());
			return new BaseBody.Part(s, mesh, TriangleGrouping.of(mesh));
		}).toList();
		cancellation.check();
		return withSkin(atlas, parts, this::skinned);
	}

	private void skinned(int step, int steps) {
		cancellation.check();
		int structures = independent().size();
		progress.report(PROGRESS, structures + structures * step / steps, 2 * structures);
	}

	/**
	 * The base subject of compiled parts: their skin's envelope is laid.
	 *
	 * @param progress told after each step how many of how many are done, also from several threads
	 */
	static BaseBody withSkin(Atlas atlas, List<BaseBody.Part> parts, SkinCompiler.Steps progress) {
		SkinCompiler skin = new SkinCompiler(atlas.skin(), skinGroups(atlas, parts), progress);
		TriangleMesh envelope = skin.envelope();
		BaseBody body = new BaseBody(parts, envelope, TriangleGrouping.of(envelope), skin.outward(envelope), atlas.landmarks());
		progress.done(1, 1);
		return body;
	}

	private static List<SkinCompiler.Group> skinGroups(Atlas atlas, List<BaseBody.Part> parts) {
		SkinDefinition skin = atlas.skin();
		Set<String> ofLimbs = skin.limbs().stream().flatMap(limb -> limb.own().stream()).collect(Collectors.toSet());
		List<TriangleMesh> trunk = new ArrayList<>(supports(atlas, parts, s -> !ofLimbs.contains(s.baseId())));
		skin.fill().forEach(f -> trunk.add(new ShapeCompiler(Map.of()).compile(f)));
		List<SkinCompiler.Group> groups = new ArrayList<>();
		groups.add(new SkinCompiler.Group(trunk, skin.cellMm(), skin.closingMm(), skin.smoothingMm(), skin.hollows()));
		for (SkinDefinition.Limb limb : skin.limbs()) {
			for (Side side : limb.sides()) {
				List<TriangleMesh> meshes = new ArrayList<>(
						supports(atlas, parts, s -> (side == Side.MEDIAN || s.side() == side) && limb.holds(s.baseId())));
				limb.fill().stream().map(new ShapeCompiler(Map.of())::compile)
						.forEach(f -> meshes.add(side == Side.RIGHT ? f.mirrored() : f));
				groups.add(new SkinCompiler.Group(meshes, limb.cellMm(), limb.closingMm(), limb.smoothingMm(), List.of()));
			}
		}
		return groups;
	}

	private static List<TriangleMesh> supports(Atlas atlas, List<BaseBody.Part> parts, Predicate<Structure> group) {
		Set<String> without = new HashSet<>(atlas.skin().without());
		return parts.stream().filter(p -> atlas.skin().supports().contains(p.structure().tissue()))
				.filter(p -> !without.contains(p.structure().baseId()) && group.test(p.structure())).map(BaseBody.Part::mesh).toList();
	}

	private static List<Side> sides(StructureDefinition definition) {
		return definition.mirrored() ? List.of(definition.side(), definition.side().opposite()) : List.of(definition.side());
	}

	/** What can be made without the others: all but pleura and lungs. */
	private List<StructureDefinition> independent() {
		return atlas.structures().stream().filter(d -> !(d.shape() instanceof Shape.Pleura) && !(d.shape() instanceof Shape.Lung)).toList();
	}

	private void compileIndependent() {
		Map<String, List<Section>> tubes = new LinkedHashMap<>();
		for (StructureDefinition d : atlas.structures()) {
			if (d.shape() instanceof Shape.Tube tube) {
				tubes.putIfAbsent(d.id(), tube.sections());
			}
		}
		ShapeCompiler shapes = new ShapeCompiler(tubes);
		// the long ones first, so that two cores finish together; the results are put in the atlas's order
		List<StructureDefinition> work = independent().stream()
				.sorted(Comparator.comparing((StructureDefinition d) -> !(d.shape() instanceof Shape.Solid))).toList();
		TriangleMesh[] compiled = new TriangleMesh[work.size()];
		AtomicInteger done = new AtomicInteger();
		IntStream.range(0, compiled.length).parallel().forEach(i -> {
			cancellation.check();
			compiled[i] = shapes.compile(work.get(i).shape());
			// the skin around them takes about as long
			progress.report(PROGRESS, done.incrementAndGet(), 2 * compiled.length);
		});
		for (int i = 0; i < compiled.length; i++) {
			put(work.get(i), compiled[i]);
		}
	}

	private void put(StructureDefinition definition, TriangleMesh mesh) {
		meshes.put(definition.on(definition.side()).id(), mesh);
		if (definition.mirrored()) {
			meshes.put(definition.on(definition.side().opposite()).id(), mesh.mirrored());
		}
	}

	private void compilePleura(StructureDefinition definition, Shape.Pleura shape) {
		List<TriangleMesh> walls = new ArrayList<>();
		for (String wall : shape.walls()) {
			for (String id : List.of(wall, wall + ":left", wall + ":right")) {
				if (meshes.containsKey(id)) {
					walls.add(meshes.get(id));
				}
			}
		}
		List<MeshHierarchy> ribs = new ArrayList<>();
		for (String wall : shape.walls()) {
			TriangleMesh rib = meshes.get(wall + ":" + definition.side().key());
			if (wall.startsWith("rib-") && rib != null) {
				ribs.add(MeshHierarchy.build(rib, 1));
			}
		}
		PleuraCompiler compiler = new PleuraCompiler(shape, definition.side() == Side.RIGHT ? -1 : 1, walls, ribs);
		put(definition, compiler.pleura());
		for (StructureDefinition lung : atlas.structures()) {
			if (lung.shape() instanceof Shape.Lung inner && inner.within().equals(definition.id())
					&& lung.side() == definition.side()) {
				put(lung, compiler.lung(inner));
			}
		}
	}
}
