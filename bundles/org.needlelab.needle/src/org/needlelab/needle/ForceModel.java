package org.needlelab.needle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

import org.needlelab.anatomy.Tissue;
import org.needlelab.anatomy.TissueInterval;

/**
 * The force along a needle by depth: what pushes back while it is advanced, and what holds it while it is drawn out. The parts
 * are those of Okamura, Simone and O'Leary (IEEE Trans Biomed Eng 2004;51(10):1707-1716): before a surface gives way it is
 * pushed in and the force rises, then the tip cuts with a steady force, and friction grows with the length of shaft in each
 * tissue. That a thicker filiform needle meets more force in lifting and thrusting was measured in a tissue phantom (Journal of
 * Acupuncture Research, "Quantitative comparison of acupuncture needle force generation according to diameter"); that it does so
 * in proportion is assumed.
 *
 * @param byTissue the resistance of every tissue
 */
public record ForceModel(Map<Tissue, Resistance> byTissue) {

	/** The figures are for a needle of this diameter, mm. */
	public static final double REFERENCE_DIAMETER_MM = 0.25;

	/** Against this force a hand moves the needle half as far as it moves itself, N: assumed, so that fascia is felt and bone stops. */
	public static final double HALF_TRAVEL_N = 0.5;

	/**
	 * The force at a depth of the tip.
	 *
	 * @param depthMm depth of the tip, mm
	 * @param advancingN force that resists going deeper, N
	 * @param withdrawingN force that resists drawing back, N
	 */
	public record Point(double depthMm, double advancingN, double withdrawingN) {
	}

	/** @throws IllegalArgumentException when a tissue is missing */
	public ForceModel {
		byTissue = new EnumMap<>(byTissue);
		if (byTissue.size() != Tissue.values().length) {
			throw new IllegalArgumentException("only " + byTissue.keySet());
		}
	}

	/** The resistances by tissue; a copy. */
	@Override
	public Map<Tissue, Resistance> byTissue() {
		return new EnumMap<>(byTissue);
	}

	/**
	 * The figures the trainer starts with. All of them are assumed: chosen so that skin gives way with a small step, fascia with a
	 * smaller one, muscle holds more than fat and bone stops. They teach the order of what is felt, not how strong it is.
	 */
	public static ForceModel teachingDefaults() {
		Map<Tissue, Resistance> m = new EnumMap<>(Tissue.class);
		m.put(Tissue.SKIN, Resistance.assumed(0.40, 1.5, 0.08, 0.020));
		m.put(Tissue.FAT, Resistance.assumed(0, 1, 0.02, 0.003));
		m.put(Tissue.FASCIA, Resistance.assumed(0.12, 0.8, 0.04, 0.005));
		m.put(Tissue.MUSCLE, Resistance.assumed(0.08, 1, 0.05, 0.008));
		m.put(Tissue.TENDON, Resistance.assumed(0.35, 0.8, 0.15, 0.020));
		m.put(Tissue.CARTILAGE, Resistance.assumed(0.80, 0.5, 0.50, 0.030));
		m.put(Tissue.BONE, Resistance.assumed(3.00, 0.3, 3.00, 0.030));
		m.put(Tissue.PLEURA, Resistance.assumed(0.05, 0.5, 0.01, 0.001));
		m.put(Tissue.LUNG, Resistance.assumed(0, 1, 0.01, 0.001));
		m.put(Tissue.ORGAN, Resistance.assumed(0.10, 1, 0.03, 0.004));
		m.put(Tissue.VEIN, Resistance.assumed(0.04, 0.5, 0.01, 0.001));
		m.put(Tissue.ARTERY, Resistance.assumed(0.10, 0.5, 0.01, 0.001));
		m.put(Tissue.NERVE, Resistance.assumed(0.08, 0.4, 0.05, 0.006));
		m.put(Tissue.DURA, Resistance.assumed(0.20, 0.8, 0.02, 0.002));
		return new ForceModel(m);
	}

	/** Whether any figure is assumed. */
	public boolean hasAssumptions() {
		return byTissue.values().stream().anyMatch(Resistance::isAssumed);
	}

	/**
	 * The forces from the skin to a depth.
	 *
	 * @param path what the needle crosses down to the depth, as {@link NeedleLine#path} gives it
	 * @param stepMm distance between two points, mm
	 * @throws IllegalArgumentException when the step is not positive
	 */
	public List<Point> trace(List<TissueInterval> path, Needle needle, double depthMm, double stepMm) {
		if (!(stepMm > 0)) {
			throw new IllegalArgumentException("step " + stepMm);
		}
		List<Layer> layers = layers(path);
		List<Point> points = new ArrayList<>();
		int steps = (int) Math.ceil(Math.max(0, depthMm) / stepMm - 1e-9);
		for (int i = 0; i <= steps; i++) {
			points.add(pointAt(layers, needle, Math.min(depthMm, i * stepMm)));
		}
		return points;
	}

	/**
	 * How far the needle goes when the hand goes so far: the fingers give way as a spring in series does, so that the same turn of
	 * a wheel or way of a mouse brings less where the tissue resists more. Where nothing resists, it is as far as the hand; bone
	 * lets almost nothing through.
	 *
	 * @param handMm way of the hand, mm; negative when it draws back
	 * @param forceN what resists it, N
	 */
	public static double travelMm(double handMm, double forceN) {
		return handMm / (1 + Math.max(0, forceN) / HALF_TRAVEL_N);
	}

	/** The force at one depth; see {@link #trace}. */
	public Point at(List<TissueInterval> path, Needle needle, double depthMm) {
		return pointAt(layers(path), needle, depthMm);
	}

	private record Layer(Tissue tissue, double fromMm, double toMm) {
	}

	private Point pointAt(List<Layer> layers, Needle needle, double depthMm) {
		double scale = needle.diameterMm() / REFERENCE_DIAMETER_MM;
		double friction = 0;
		double tip = 0;
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			Resistance r = byTissue.get(layer.tissue());
			double inside = Math.max(0, Math.min(depthMm, layer.toMm()) - layer.fromMm());
			friction += inside * r.frictionNPerMm();
			boolean tipHere = depthMm >= layer.fromMm() && (depthMm < layer.toMm() || i + 1 == layers.size());
			if (tipHere) {
				tip = Math.max(tip, tipN(layers, i, depthMm));
			}
		}
		return new Point(depthMm, scale * (tip + friction), scale * friction);
	}

	/** What the tip meets: a surface that is still pushed in, or the tissue that it cuts. */
	private double tipN(List<Layer> layers, int index, double depthMm) {
		Layer layer = layers.get(index);
		Resistance here = byTissue.get(layer.tissue());
		double into = depthMm - layer.fromMm();
		Tissue before = index == 0 ? null : layers.get(index - 1).tissue();
		// a surface is where the tissue changes; it dents by its ramp before it gives way
		boolean dented = before != layer.tissue() && into < here.rampMm() && here.punctureN() > here.cuttingN();
		if (dented) {
			double behind = before == null ? 0 : byTissue.get(before).cuttingN();
			double share = into / here.rampMm();
			return behind + share * Math.max(0, here.punctureN() - behind);
		}
		return here.cuttingN();
	}

	/** The path without overlaps: where structures overlap, the tissue that is later in the list of tissues names the place. */
	private static List<Layer> layers(List<TissueInterval> path) {
		double[] ends = path.stream().flatMapToDouble(
				i -> DoubleStream.of(i.entryDepthMm(), i.exitDepthMm())).sorted().distinct().toArray();
		List<Layer> layers = new ArrayList<>();
		for (int k = 0; k + 1 < ends.length; k++) {
			double middle = (ends[k] + ends[k + 1]) / 2;
			Tissue tissue = null;
			for (TissueInterval i : path) {
				boolean holds = i.entryDepthMm() <= middle && middle <= i.exitDepthMm();
				if (holds && (tissue == null || i.structure().tissue().compareTo(tissue) > 0)) {
					tissue = i.structure().tissue();
				}
			}
			Layer last = layers.isEmpty() ? null : layers.get(layers.size() - 1);
			if (tissue != null && last != null && last.tissue() == tissue && last.toMm() == ends[k]) {
				layers.set(layers.size() - 1, new Layer(tissue, last.fromMm(), ends[k + 1]));
			} else if (tissue != null) {
				layers.add(new Layer(tissue, ends[k], ends[k + 1]));
			}
		}
		return layers;
	}
}
