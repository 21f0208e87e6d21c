package org.needlelab.exam.psychometrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;
import org.needlelab.base.Cancellation;
import org.needlelab.base.Progress;

/** Figures that others published. */
class PublishedFiguresTest {

	private final ScoreMatrix lsat6 = Samples.lsat6();

	private LogisticModel fit(SlopeRule rule) {
		LogisticModel model = MarginalEstimation.fit(lsat6, rule, Progress.NONE, Cancellation.NEVER);
		assertTrue(model.converged());
		return model;
	}

	/** Rizopoulos 2006, J Stat Softw 17(5): descriptives, and the reliability of the same data. */
	@Test
	void itemStatisticsOfLsat6() {
		ItemAnalysis analysis = ItemAnalysis.of(lsat6, Cancellation.NEVER);
		double[] p = { 0.924, 0.709, 0.553, 0.763, 0.870 };
		double[] total = { 0.362, 0.5668, 0.6184, 0.5344, 0.4354 };
		for (int j = 0; j < 5; j++) {
			assertEquals(p[j], analysis.items().get(j).p(), 1e-12);
			assertEquals(total[j], analysis.items().get(j).itemTotal(), 1e-4);
		}
		assertEquals(0.29499719, analysis.reliability().alpha(), 1e-8);
		assertEquals(0.29499719, analysis.reliability().kr20(), 1e-8);
		assertEquals(0.19644117, analysis.reliability().kr21(), 1e-8);
	}

	/** Rizopoulos 2006, table of the Rasch model with slope 1. */
	@Test
	void raschWithSlopeOneOfLsat6() {
		LogisticModel model = fit(SlopeRule.ONE);
		double[] b = { -2.8720, -1.0630, -0.2576, -1.3881, -2.2188 };
		double[] se = { 0.1287, 0.0821, 0.0766, 0.0865, 0.1048 };
		for (int j = 0; j < 5; j++) {
			assertEquals(b[j], model.items().get(j).difficulty(), 1e-4);
			assertEquals(se[j], model.items().get(j).difficultySe(), 1e-4);
		}
		assertEquals(-2473.054, model.logLikelihood(), 1e-3);
	}

	/** Rizopoulos 2006, table of the model with one slope; its latent variance is the 0.570 of Chalmers 2012 (mirt). */
	@Test
	void raschWithCommonSlopeOfLsat6() {
		LogisticModel model = fit(SlopeRule.COMMON);
		double[] b = { -3.6153, -1.3224, -0.3176, -1.7301, -2.7802 };
		double[] se = { 0.3266, 0.1422, 0.0977, 0.1691, 0.2510 };
		for (int j = 0; j < 5; j++) {
			assertEquals(b[j], model.items().get(j).difficulty(), 1e-4);
			assertEquals(se[j], model.items().get(j).difficultySe(), 1e-4);
		}
		double slope = model.items().get(0).slope();
		assertEquals(0.7551, slope, 1e-4);
		assertEquals(0.0694, model.items().get(0).slopeSe(), 1e-4);
		assertEquals(0.570, slope * slope, 1e-3);
		assertEquals(-2466.938, model.logLikelihood(), 1e-3);
	}

	@Test
	void twoParametersOfLsat6() throws IOException {
		LogisticModel model = fit(SlopeRule.FREE);
		assertEquals(-2466.65, model.logLikelihood(), 5e-3);
		List<Map<String, String>> rows = Samples.shared("lsat6_reference.csv");
		for (int j = 0; j < 5; j++) {
			LogisticModel.Item item = model.items().get(j);
			assertEquals(Double.parseDouble(rows.get(j).get("pl2_slope")), item.slope(), 1e-3);
			assertEquals(Double.parseDouble(rows.get(j).get("pl2_intercept")), item.intercept(), 1e-3);
			// The reference stopped a little short of the maximum: its own likelihood is lower. Difficulties to 1e-3 of their size.
			double b = Double.parseDouble(rows.get(j).get("pl2_b"));
			assertEquals(b, item.difficulty(), 1e-3 * Math.abs(b));
			double reference = Double.parseDouble(rows.get(j).get("logLik_2PL"));
			assertEquals(reference, model.logLikelihood(), 1e-4);
			assertTrue(model.logLikelihood() >= reference);
		}
	}

	/** Every row of the published table. */
	@Test
	void everyPublishedFigureOfLsat6() throws IOException {
		Map<String, LogisticModel> models = Map.of("Rasch a=1 MML", fit(SlopeRule.ONE), "1PL common a MML", fit(SlopeRule.COMMON), "2PL MML", fit(SlopeRule.FREE),
				"Rasch free var MML", fit(SlopeRule.COMMON));
		ItemAnalysis analysis = ItemAnalysis.of(lsat6, Cancellation.NEVER);
		RaschConditional conditional = RaschConditional.fit(lsat6, Cancellation.NEVER);
		int checked = 0;
		for (Map<String, String> row : Samples.shared("lsat6_published.csv")) {
			String model = row.get("model");
			String parameter = row.get("param");
			int item = row.get("item").matches("[1-5]") ? Integer.parseInt(row.get("item")) - 1 : 0;
			double ours = switch (parameter) {
			case "p" -> analysis.items().get(item).p();
			case "alpha=KR20" -> analysis.reliability().kr20();
			case "KR21" -> analysis.reliability().kr21();
			case "b" -> models.containsKey(model) ? models.get(model).items().get(item).difficulty() : conditional.items().get(item).difficulty();
			case "a" -> models.get(model).items().get(item).slope();
			case "d" -> models.get(model).items().get(item).intercept();
			case "var" -> models.get(model).items().get(0).slope() * models.get(model).items().get(0).slope();
			case "M2 (df 9)" -> LimitedInformationFit.of(lsat6, fit(SlopeRule.COMMON), Cancellation.NEVER).orElseThrow().m2();
			case "logLik" -> models.get(model).logLikelihood();
			default -> throw new AssertionError("no figure of ours for " + row);
			};
			// the reference's estimates stop a little short of the maximum, which a statistic of five shows in its third place
			double tolerance = parameter.startsWith("M2") ? 2e-3 : parameter.equals("logLik") && model.equals("2PL MML") ? 5e-3 : 1e-3;
			assertEquals(Double.parseDouble(row.get("value")), ours, tolerance, row::toString);
			if (!row.get("se").isEmpty() && parameter.equals("b")) {
				double se = models.containsKey(model) ? models.get(model).items().get(item).difficultySe() : conditional.items().get(item).se();
				assertEquals(Double.parseDouble(row.get("se")), se, 1e-3, row::toString);
			}
			checked++;
		}
		assertEquals(33, checked);
	}

	/** Mair and Hatzinger's eRm on the same data. */
	@Test
	void conditionalRaschOfLsat6() {
		RaschConditional rasch = RaschConditional.fit(lsat6, Cancellation.NEVER);
		assertTrue(rasch.converged());
		double[] b = { -1.256128, 0.474907, 1.235981, 0.168410, -0.623170 };
		double[] se = { 0.104406, 0.069917, 0.068778, 0.072619, 0.085917 };
		for (int j = 0; j < 5; j++) {
			assertEquals(b[j], rasch.items().get(j).difficulty(), 1e-5);
			assertEquals(se[j], rasch.items().get(j).se(), 1e-5);
		}
	}

	@Test
	void oneParameterOfLsat6ToFullPrecision() throws IOException {
		LogisticModel model = fit(SlopeRule.COMMON);
		List<Map<String, String>> rows = Samples.shared("lsat6_reference.csv");
		ItemAnalysis analysis = ItemAnalysis.of(lsat6, Cancellation.NEVER);
		for (int j = 0; j < 5; j++) {
			assertEquals(Double.parseDouble(rows.get(j).get("pl1_b")), model.items().get(j).difficulty(), 1e-5);
			assertEquals(Double.parseDouble(rows.get(j).get("pl1_a")), model.items().get(j).slope(), 1e-5);
			assertEquals(Double.parseDouble(rows.get(j).get("logLik_1PL")), model.logLikelihood(), 1e-6);
			assertEquals(Double.parseDouble(rows.get(j).get("r_rest")), analysis.items().get(j).itemRest(), 1e-12);
			assertEquals(Double.parseDouble(rows.get(j).get("r_total")), analysis.items().get(j).itemTotal(), 1e-12);
		}
	}

	@Test
	void livingstonLewis() throws IOException {
		for (Map<String, String> row : Samples.shared("livingston_lewis_reference.csv")) {
			double min = Double.parseDouble(row.get("min"));
			double cut = (Double.parseDouble(row.get("cut")) - min) / (Double.parseDouble(row.get("max")) - min);
			Classification c = LivingstonLewis.classify(new BetaFour(Double.parseDouble(row.get("l")),
					Double.parseDouble(row.get("u")), Double.parseDouble(row.get("alpha")), Double.parseDouble(row.get("beta"))),
					Integer.parseInt(row.get("etl")), cut);
			assertEquals(Double.parseDouble(row.get("accuracy")), c.accuracy(), 1e-5);
			assertEquals(Double.parseDouble(row.get("consistency_p")), c.consistency(), 1e-5);
			assertEquals(Double.parseDouble(row.get("p_chance")), c.chance(), 1e-5);
			assertEquals(Double.parseDouble(row.get("kappa")), c.kappa(), 1e-5);
			// There a failure is what is to be found, here a pass.
			assertEquals(Double.parseDouble(row.get("sensitivity")), c.specificity(), 1e-5);
			assertEquals(Double.parseDouble(row.get("specificity")), c.sensitivity(), 1e-5);
		}
	}

	/** The bivariate normal distribution behind Subkoviak 1988 has closed forms. */
	@Test
	void subkoviakFromMeanAndReliability() {
		assertEquals(2.0 / 3, Subkoviak.normal(0, 0.5).agreement(), 1e-12);
		assertEquals(0, Subkoviak.normal(1.3, 0).kappa(), 1e-12);
		// At z = 0 the orthant has a closed form: 1/2 + asin(r) / π.
		assertEquals(0.5 + Math.asin(0.8) / Math.PI, Subkoviak.normal(0, 0.8).agreement(), 1e-12);
		assertEquals(1, Subkoviak.normal(1, 0.999999).agreement(), 1e-3);
	}

	/** Admissions to Berkeley by department (Bickel, Hammel and O'Connell 1975, Science 187:398-404); R's mantelhaen.test. */
	@Test
	void mantelHaenszelOfBerkeley() {
		List<MantelHaenszel.Stratum> departments = List.of(new MantelHaenszel.Stratum(512, 313, 89, 19),
				new MantelHaenszel.Stratum(353, 207, 17, 8), new MantelHaenszel.Stratum(120, 205, 202, 391),
				new MantelHaenszel.Stratum(138, 279, 131, 244), new MantelHaenszel.Stratum(53, 138, 94, 299),
				new MantelHaenszel.Stratum(22, 351, 24, 317));
		MantelHaenszel result = MantelHaenszel.of("admission", departments);
		assertEquals(0.9046968, result.alpha(), 1e-7);
		assertEquals(1.4269, result.chiSquare(), 5e-5);
		assertEquals(0.2323, result.pValue(), 5e-5);
		assertEquals(-2.35 * Math.log(0.9046968), result.delta(), 1e-6);
		// Its 95 % interval of the odds ratio is 0.7719074 to 1.0603298.
		assertEquals((Math.log(1.0603298) - Math.log(0.7719074)) / 2 / 1.959964 * 2.35, result.deltaSe(), 1e-5);
		assertEquals(MantelHaenszel.Category.A, result.category());
	}

	/** ACT mathematics, two forms (Kolen and Brennan 2014, chapter 2). */
	@Test
	void equatingOfActMathematics() throws IOException {
		List<Map<String, String>> rows = Samples.shared("actmath_equating_reference.csv");
		double[] x = rows.stream().mapToDouble(r -> Double.parseDouble(r.get("fx"))).toArray();
		double[] y = rows.stream().mapToDouble(r -> Double.parseDouble(r.get("fy"))).toArray();
		DoubleUnaryOperator mean = Equating.mean(x, y);
		DoubleUnaryOperator linear = Equating.linear(x, y);
		DoubleUnaryOperator equipercentile = Equating.equipercentile(x, y);
		for (int i = 0; i < x.length; i++) {
			assertEquals(Double.parseDouble(rows.get(i).get("mean")), mean.applyAsDouble(i), 1e-9);
			assertEquals(Double.parseDouble(rows.get(i).get("linear")), linear.applyAsDouble(i), 1e-3);
			assertEquals(Double.parseDouble(rows.get(i).get("equipercentile")), equipercentile.applyAsDouble(i), 1e-6);
		}
	}
}
