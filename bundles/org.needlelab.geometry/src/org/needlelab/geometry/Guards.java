package org.needlelab.geometry;

import java.util.Arrays;

/**
 * What is known of one mesh after a search, for the next poses of the needle.
 *
 * <p>The triangle that was nearest is tested exactly at each pose, by the one of its corners or edges that was nearest first. That no other is
 * nearer was shown by the search and stays so for a while:
 * <ul>
 * <li>All vertices but a few are behind the plane of the search, which they stay for good, or far away.
 * <li>The few, with the other corners of their triangles, are the <i>patch</i>. Each triangle of it lies behind the plane at the nearest
 * point as a whole, or is far. A point seen from a corner of the nearest triangle under some angle to the plane stays behind
 * until the plane has turned by that angle, wherever on the triangle the nearest point goes. By what it is seen to allow, each triangle has
 * a time before which it need not be looked at again, on one of two clocks.
 * </ul>
 *
 * <p><b>What is far.</b> The distances of two points w apart to a needle change nearly alike. The offsets of two points from a convex set differ
 * by no more than the points do, so the directions to them by no more than w / d, and the places on the needle by no more than w. While
 * the needle's ends move by m and its direction turns by r, the difference of the two distances thus changes by no more than
 * w (m / (d - m) + r), where d is the least of them to begin with. One clock advances by the bracket, the other by what the plane turns.
 * For what is wider than far it is simpler that a distance shrinks by no more than the needle moves.
 */
final class Guards extends NearestTriangle {

	/** With more vertices to look at than this a search is as quick. */
	private static final int MOST = 320;
	/** Triangles of so many vertices. */
	private static final int MOST_TRIANGLES = 3 * MOST;
	/** Motion of the needle that a search provides for, mm, and as a part of the distance. */
	private static final double MOTION_MM = 0.5;
	private static final double MOTION = 0.02;
	/** Squared sine of an angle that is enough. */
	private static final double ENOUGH = 1e-5;
	/** Poses to wait after a failure before guards are set up again. */
	private static final int PAUSE = 4;
	/** Times a nearer triangle may turn up in one pose before all is searched. */
	private static final int TRIES = 4;
	/** Clocks run so much faster than they need, for rounding. */
	private static final double HASTE = 1 + 1e-9;
	/** A clock that shows more says nothing: the needle has moved as far as the mesh was away. */
	private static final double LATEST = 64;
	/** Times are rounded to floats; they are made this much earlier. */
	private static final double SHY = 1 - 1e-6;
	/** Distances may become this much less before spares are measured anew. */
	private static final double NEARER = 0.8;
	/** The clocks of the needle and of the plane, when the first triangle of the patch is due by each, and the pose for which they stand. */
	private double clock;
	private double next;
	private double planeClock;
	private double planeNext;
	private double lastX;
	private double lastY;
	private double lastZ;
	private double lastBestMm;
	private double lastTravelMm;
	private double lastTurn;
	/** Distance from which spares are measured, mm. */
	private double spareMm;
	/** The nearest triangle's corner from which the patch is seen, and the triangle's longest edge. */
	private double cx;
	private double cy;
	private double cz;
	private double span;

	/** The plane of the search and how far the needle reached along its normal. */
	private double nx;
	private double ny;
	private double nz;
	private double reach;
	/**
	 * What is behind it is this far from the needle of the search; what is not is this far away at least, or stays far until the needle's
	 * clock shows so much.
	 */
	private double behindMm;
	private double farMm;
	private double farTurn;
	private double bestMm;
	private double travelMm;
	/** While guards are set up: what has to be provided for. */
	private double motionMm;
	private double planeMm;
	/** Part of the usual motion that was provided for when not too many vertices were left. */
	private double modest = 1;
	private boolean usable;
	private int pause;

	/** Places of the patch's vertices, and where they are; the first ones are those that the search could not rule out. */
	private int[] vertex = new int[64];
	private float[] at = new float[3 * 64];
	private int count;
	/** Places of the patch's triangles, and which of its vertices are their corners. */
	private int[] triangle = new int[128];
	private short[] corners = new short[3 * 128];
	/** When a triangle is due: by the needle's clock, or negated by the plane's; 0 at once. */
	private float[] due = new float[128];
	private int triangles;

	/** Working memory of reviews and set-ups, one for all meshes. */
	static final class Scratch {
		private static final int TABLE = 1024;
		private final int[] key = new int[TABLE];
		private final short[] value = new short[TABLE];
		/** By vertex of the patch, valid when marked with the review's number: squared sine with its sign, and turn while it is far. */
		private final double[] sine = new double[MOST];
		private final double[] far = new double[MOST];
		private final int[] sineOf = new int[MOST];
		private final int[] farOf = new int[MOST];
		private int number;
		private final SegmentDistance single = new SegmentDistance();
		private final SegmentDistance trial = new SegmentDistance();
	}

	private final Scratch scratch;

	Guards(Scratch scratch) {
		this.scratch = scratch;
	}

	/** Sets the guards up for the pose just searched. */
	void setUp(Nodes nodes, SegmentSearch search, SegmentDistance out, SetDistances poses) {
		usable = false;
		adopt(nodes, out.place);
		if (pause > 0) {
			pause--;
			return;
		}
		nx = search.nx;
		ny = search.ny;
		nz = search.nz;
		reach = reach(search);
		bestMm = search.best;
		travelMm = poses.travelMm();
		motionMm = modest * Math.min(MOTION_MM + MOTION * bestMm, 0.5 * bestMm);
		planeMm = motionMm * motionMm / (2 * bestMm);
		see(nx, ny, nz);
		count = 0;
		triangles = 0;
		behindMm = Double.POSITIVE_INFINITY;
		farMm = Double.POSITIVE_INFINITY;
		farTurn = Double.POSITIVE_INFINITY;
		if (bestMm > 0 && collect(nodes.vertices(), search) && addTriangles(nodes)) {
			for (int i = 0; i < count; i++) {
				System.arraycopy(nodes.at, 3 * vertex[i], at, 3 * i, 3);
			}
			// the answer is complete and stays as it is
			scratch.trial.bestSquared = out.bestSquared;
			clock = 0;
			planeClock = 0;
			stand(bestMm, nx, ny, nz, poses);
			expire(bestMm);
			usable = review(nodes, search, scratch.trial, bestMm);
		}
		modest = usable ? Math.min(1, 1.1 * modest) : 0.5 * modest;
		if (!usable) {
			pause = PAUSE;
		}
	}

	/** Chooses the corner of the nearest triangle that lies lowest along a normal. */
	private void see(double mx, double my, double mz) {
		int low = 0;
		double least = Double.POSITIVE_INFINITY;
		for (int c = 0; c < 9; c += 3) {
			double h = mx * corner[c] + my * corner[c + 1] + mz * corner[c + 2];
			if (h < least) {
				least = h;
				low = c;
			}
		}
		cx = corner[low];
		cy = corner[low + 1];
		cz = corner[low + 2];
		span = Math.sqrt(Math.max(corners(0, 3), Math.max(corners(3, 6), corners(6, 0))));
	}

	private double reach(SegmentSearch search) {
		double a = nx * search.ax + ny * search.ay + nz * search.az;
		double b = nx * (search.ax + search.dx) + ny * (search.ay + search.dy) + nz * (search.az + search.dz);
		return a > b ? a : b;
	}

	private double corners(int p, int q) {
		double x = (double) corner[p] - corner[q], y = (double) corner[p + 1] - corner[q + 1], z = (double) corner[p + 2] - corner[q + 2];
		return x * x + y * y + z * z;
	}

	private boolean collect(VertexTree tree, SegmentSearch search) {
		int[] child = tree.grouping.child;
		int[] waiting = search.waiting;
		int top = 0;
		waiting[top++] = 0;
		while (top > 0) {
			int node = waiting[--top];
			for (int slot = 4 * node; slot < 4 * node + 4 && child[slot] != Nodes.EMPTY; slot++) {
				float slotSize = tree.size(slot);
				double spare = 2 * search.sag * slotSize;
				if (behind(search.behind(slot) - spare) || far(search.away(slot) - spare, tree, slot)) {
					continue;
				}
				if (child[slot] >= 0) {
					waiting[top++] = child[slot];
				} else if (!vertices(tree, ~child[slot], search, spare)) {
					return false;
				}
			}
		}
		return true;
	}

	private boolean vertices(VertexTree tree, int leaf, SegmentSearch search, double spare) {
		for (int v = tree.grouping.first[leaf]; v < tree.grouping.first[leaf + 1]; v++) {
			double x = tree.at[3 * v] - search.ax, y = tree.at[3 * v + 1] - search.ay, z = tree.at[3 * v + 2] - search.az;
			double behind = search.nx * x + search.ny * y + search.nz * z - search.reach;
			if (!behind(behind - spare) && !far(search.away(x, y, z) - spare, tree.at, v) && add(v) < 0) {
				return false;
			}
		}
		return true;
	}

	/** No point of the nearest triangle is farther than this from a vertex, mm. */
	private double apart(float[] points, int v) {
		double x = points[3 * v] - cx, y = points[3 * v + 1] - cy, z = points[3 * v + 2] - cz;
		return Math.sqrt(x * x + y * y + z * z) + span;
	}

	/** Whether something is behind the plane far enough; keeps the least that is relied on. */
	private boolean behind(double behind) {
		if (behind >= bestMm + planeMm) {
			behindMm = behind < behindMm ? behind : behindMm;
			return true;
		}
		return false;
	}

	/** Whether a group stays far; keeps the least that is relied on. */
	private boolean far(double away, VertexTree tree, int slot) {
		return farAway(away) || away > bestMm && farTurn(away - bestMm, tree.reach(slot, cx, cy, cz) + span);
	}

	/** Whether a vertex stays far. */
	private boolean far(double away, float[] points, int v) {
		return farAway(away) || away > bestMm && farTurn(away - bestMm, apart(points, v));
	}

	private boolean farAway(double away) {
		if (away - bestMm >= 2 * motionMm) {
			farMm = away < farMm ? away : farMm;
			return true;
		}
		return false;
	}

	/** @param wide no point is farther than this from one of the nearest triangle, mm */
	private boolean farTurn(double more, double wide) {
		if (more * (bestMm - motionMm) >= wide * motionMm) {
			double least = more / wide;
			farTurn = least < farTurn ? least : farTurn;
			return true;
		}
		return false;
	}

	private int add(int v) {
		if (count == MOST) {
			return -1;
		}
		if (count == vertex.length) {
			vertex = Arrays.copyOf(vertex, MOST);
			at = Arrays.copyOf(at, 3 * MOST);
		}
		vertex[count] = v;
		return count++;
	}

	/** Adds the triangles of the vertices collected, and their other corners. */
	private boolean addTriangles(Nodes nodes) {
		VertexTree tree = nodes.vertices();
		int[] cornersOf = nodes.order.corner;
		int own = count;
		Arrays.fill(scratch.key, -1);
		for (int i = 0; i < own; i++) {
			scratch.value[find(vertex[i])] = (short) i;
		}
		for (int i = 0; i < own; i++) {
			for (int t = tree.triangles[vertex[i]]; t < tree.triangles[vertex[i] + 1]; t++) {
				int p = tree.triangle[t];
				int a = local(cornersOf[3 * p + 0]);
				int b = local(cornersOf[3 * p + 1]);
				int c = local(cornersOf[3 * p + 2]);
				if (a < 0 || b < 0 || c < 0) {
					return false;
				}
				if (a >= i && b >= i && c >= i && !addTriangle(p, a, b, c)) {
					return false;
				}
			}
		}
		return true;
	}

	/** Number of a vertex in the patch; it is added when it is new. Negative when there are too many. */
	private int local(int v) {
		int entry = find(v);
		if (scratch.value[entry] < 0) {
			scratch.value[entry] = (short) add(v);
		}
		return scratch.value[entry];
	}

	/** Entry of a vertex in the table of numbers, made when it is new. */
	private int find(int v) {
		int entry = v * 0x9E3779B9 >>> 22;
		while (scratch.key[entry] != v) {
			if (scratch.key[entry] < 0) {
				scratch.key[entry] = v;
				scratch.value[entry] = -1;
				break;
			}
			entry = entry + 1 & Scratch.TABLE - 1;
		}
		return entry;
	}

	private boolean addTriangle(int p, int a, int b, int c) {
		if (triangles == MOST_TRIANGLES) {
			return false;
		}
		if (triangles == triangle.length) {
			triangle = Arrays.copyOf(triangle, MOST_TRIANGLES);
			corners = Arrays.copyOf(corners, 3 * MOST_TRIANGLES);
			due = Arrays.copyOf(due, MOST_TRIANGLES);
		}
		triangle[triangles] = p;
		corners[3 * triangles] = (short) a;
		corners[3 * triangles + 1] = (short) b;
		corners[3 * triangles + 2] = (short) c;
		triangles++;
		return true;
	}

	/**
	 * Finds the nearest point of a new pose; false when all has to be searched.
	 *
	 * @param out reset to its bound; complete when true comes back
	 */
	boolean answer(Nodes nodes, SegmentSearch search, SegmentDistance out, SetDistances poses) {
		if (!usable) {
			return false;
		}
		for (int i = 0; i < TRIES; i++) {
			if (!nearest(search, out)) {
				return false;
			}
			double mx = out.meshX - out.t * search.dx, my = out.meshY - out.t * search.dy, mz = out.meshZ - out.t * search.dz;
			double best = Math.sqrt(out.bestSquared);
			if (best == 0) {
				finish(search, out);
				return true;
			}
			double scale = SegmentSearch.SHORT / best;
			mx *= scale;
			my *= scale;
			mz *= scale;
			advance(best, mx, my, mz, poses);
			if (!holds(search, best, poses)) {
				return false;
			}
			if (clock <= next && planeClock <= planeNext && best >= NEARER * spareMm || review(nodes, search, out, best)) {
				finish(search, out);
				return true;
			}
		}
		return false;
	}

	private void advance(double best, double mx, double my, double mz, SetDistances poses) {
		double x = mx - lastX, y = my - lastY, z = mz - lastZ;
		planeClock += HASTE * Math.sqrt(x * x + y * y + z * z);
		double moved = poses.travelMm() - lastTravelMm;
		clock += moved < lastBestMm ? HASTE * (moved / (lastBestMm - moved) + (poses.turn() - lastTurn)) : Double.POSITIVE_INFINITY;
		stand(best, mx, my, mz, poses);
	}

	private void stand(double best, double mx, double my, double mz, SetDistances poses) {
		lastX = mx;
		lastY = my;
		lastZ = mz;
		lastBestMm = best;
		lastTravelMm = poses.travelMm();
		lastTurn = poses.turn();
	}

	private boolean holds(SegmentSearch search, double best, SetDistances poses) {
		return best >= 0.5 * bestMm && behindMm + reach - reach(search) >= best && farMm - (poses.travelMm() - travelMm) >= best
				&& clock <= farTurn && clock < LATEST;
	}

	/** All triangles of the patch have to be looked at. */
	private void expire(double best) {
		Arrays.fill(due, 0, triangles, 0);
		next = -1;
		spareMm = best;
		see(lastX, lastY, lastZ);
	}

	/**
	 * Looks at the triangles of the patch that are due; false when one is nearer, which then is the one remembered.
	 */
	private boolean review(Nodes nodes, SegmentSearch search, SegmentDistance out, double best) {
		if (best < NEARER * spareMm) {
			expire(best);
		}
		scratch.number++;
		double first = Double.POSITIVE_INFINITY;
		double planeFirst = Double.POSITIVE_INFINITY;
		for (int t = 0; t < triangles; t++) {
			float time = due[t];
			if (time >= 0 ? time < clock || time == 0 : -time < planeClock) {
				if (triangle[t] == place()) {
					due[t] = Float.POSITIVE_INFINITY;
				} else if (nearer(nodes, search, out, t, best)) {
					adopt(nodes, triangle[t]);
					expire(best);
					return false;
				}
				time = due[t];
			}
			if (time >= 0) {
				first = time < first ? time : first;
			} else {
				planeFirst = -time < planeFirst ? -time : planeFirst;
			}
		}
		next = first;
		planeNext = planeFirst;
		return true;
	}

	/**
	 * Whether a triangle is nearer than the nearest one, and then takes it; else finds how far a clock may advance before it can be: it is
	 * behind the plane as a whole, or has all corners far, or is far itself.
	 */
	private boolean nearer(Nodes nodes, SegmentSearch search, SegmentDistance out, int t, double best) {
		int a = corners[3 * t], b = corners[3 * t + 1], c = corners[3 * t + 2];
		double sine = least(sine(a, search, best), sine(b, search, best), sine(c, search, best));
		double angle = sine > 0 ? Math.sqrt(sine) : 0;
		double far = 0;
		if (sine < ENOUGH) {
			double spare = 0.5 / NEARER * size(a, b, c) / spareMm;
			far = least(far(a, search, best, spare), far(b, search, best, spare), far(c, search, best, spare));
			if (far <= 0 && sine < 0) {
				SegmentDistance single = scratch.single;
				single.reset(Double.POSITIVE_INFINITY);
				search.test(nodes, triangle[t], single);
				if (single.bestSquared < out.bestSquared) {
					search.test(nodes, triangle[t], out);
					return true;
				}
				far = -least(-apart(at, a), -apart(at, b), -apart(at, c));
				far = (Math.sqrt(single.bestSquared) - best) / far;
			}
		}
		// never quite so late, and not so early that it reads as at once
		due[t] = angle > far ? -(float) ((planeClock + angle) * SHY) - Float.MIN_NORMAL
				: (float) ((clock + (far > 0 ? far : 0)) * SHY) + Float.MIN_NORMAL;
		return false;
	}

	private static double least(double p, double q, double r) {
		double least = p < q ? p : q;
		return least < r ? least : r;
	}

	/** Squared sine, with its sign, of the angle to the plane under which a vertex is seen; a corner of the nearest triangle has no say. */
	private double sine(int i, SegmentSearch search, double best) {
		if (scratch.sineOf[i] != scratch.number) {
			double x = at[3 * i] - cx, y = at[3 * i + 1] - cy, z = at[3 * i + 2] - cz;
			double h = lastX * x + lastY * y + lastZ * z + SegmentSearch.SAME * (best + search.length);
			double xx = x * x + y * y + z * z;
			scratch.sine[i] = xx == 0 || own(3 * i) ? 1 : h * Math.abs(h) / xx;
			scratch.sineOf[i] = scratch.number;
		}
		return scratch.sine[i];
	}

	/** How far the clock may advance while a vertex stays farther than the nearest point by so much. */
	private double far(int i, SegmentSearch search, double best, double spare) {
		if (scratch.farOf[i] != scratch.number) {
			scratch.far[i] = search.away(at[3 * i] - search.ax, at[3 * i + 1] - search.ay, at[3 * i + 2] - search.az) - best;
			scratch.farOf[i] = scratch.number;
		}
		return (scratch.far[i] - spare) / apart(at, i);
	}

	private boolean own(int i) {
		return same(i, 0) || same(i, 3) || same(i, 6);
	}

	private boolean same(int i, int c) {
		return at[i] == corner[c] && at[i + 1] == corner[c + 1] && at[i + 2] == corner[c + 2];
	}

	/** Squared radius of a circle that holds a triangle, mm². */
	private double size(int a, int b, int c) {
		return -least(-squared(a, b), -squared(b, c), -squared(c, a)) * (1.0 / 3 + 1e-9);
	}

	private double squared(int a, int b) {
		double x = (double) at[3 * a] - at[3 * b], y = (double) at[3 * a + 1] - at[3 * b + 1], z = (double) at[3 * a + 2] - at[3 * b + 2];
		return x * x + y * y + z * z;
	}
}
