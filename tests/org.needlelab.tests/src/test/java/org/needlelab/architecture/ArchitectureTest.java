package org.needlelab.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Holds the compiled classes against the layer diagram of docs/architecture.md. */
class ArchitectureTest {

	private static final String ROOT = "org.needlelab.";

	/** Each bundle with the bundles it may use. What is not listed is forbidden. */
	private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
			Map.entry("base", Set.of()),
			Map.entry("geometry", Set.of("base")),
			Map.entry("anatomy", Set.of("base", "geometry")),
			Map.entry("needle", Set.of("base", "geometry", "anatomy")),
			Map.entry("exercise", Set.of("base", "geometry", "anatomy", "needle")),
			Map.entry("exam", Set.of("base", "geometry", "anatomy", "needle", "exercise")),
			Map.entry("scene", Set.of("base", "geometry", "anatomy", "needle", "exercise")),
			Map.entry("files", Set.of("base", "geometry", "anatomy", "needle", "exercise", "exam")),
			Map.entry("store", Set.of("base", "geometry", "anatomy", "needle", "exercise", "exam")),
			Map.entry("trust", Set.of("base", "geometry", "anatomy", "needle", "exercise")),
			Map.entry("content", Set.of()),
			Map.entry("render",
					Set.of("base", "geometry", "anatomy", "needle", "exercise", "exam", "scene", "files", "content")),
			Map.entry("ui", Set.of("base", "geometry", "anatomy", "needle", "exercise", "exam", "scene", "files")),
			Map.entry("ui.view3d",
					Set.of("ui", "base", "geometry", "anatomy", "needle", "exercise", "scene", "files", "content", "render")),
			Map.entry("ui.practice",
					Set.of("base", "geometry", "anatomy", "needle", "exercise", "scene", "files", "content", "render", "ui", "ui.view3d")),
			Map.entry("ui.exam", Set.of("base", "geometry", "anatomy", "needle", "exercise", "exam", "scene", "files", "store", "trust",
					"content", "render", "ui", "ui.view3d")),
			Map.entry("ui.author", Set.of("base", "geometry", "anatomy", "needle", "exercise", "exam", "scene", "files", "store", "trust",
					"content", "render", "ui", "ui.view3d")),
			Map.entry("app", Set.of("base", "geometry", "anatomy", "needle", "exercise", "exam", "scene", "files", "store", "trust",
					"content", "render", "ui", "ui.view3d", "ui.practice", "ui.exam", "ui.author")));

	/** Layers 0 to 2: plain Java. */
	private static final List<String> PLAIN = List.of("base", "geometry", "anatomy", "needle", "exercise", "exam", "scene",
			"files", "store", "trust", "content");

	private static final String[] PLATFORM = { "org.eclipse..", "org.osgi..", "java.awt..", "javax.swing..", "com.jogamp..",
			"jogamp.." };

	/** The perspectives: none knows another. */
	private static final String PERSPECTIVES = ROOT + "ui.(*)..";

	private static final JavaClasses CLASSES = new ClassFileImporter()
			.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.needlelab");

	static Stream<String> bundles() {
		return MAY_USE.keySet().stream().sorted();
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void everyBundleHasClasses(String bundle) {
		assertFalse(CLASSES.that(of(bundle)).isEmpty(), () -> "no classes of " + ROOT + bundle + " were found");
	}

	@Test
	void everyClassBelongsToABundleOfTheDiagram() {
		Set<String> strangers = new TreeSet<>();
		for (JavaClass type : CLASSES) {
			if (MAY_USE.keySet().stream().noneMatch(bundle -> of(bundle).test(type))) {
				strangers.add(type.getName());
			}
		}
		assertEquals(Set.of(), strangers);
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void bundleUsesOnlyWhatTheDiagramAllows(String bundle) {
		bundles().filter(other -> !other.equals(bundle) && !MAY_USE.get(bundle).contains(other)).map(ArchitectureTest::of)
				.reduce((a, b) -> a.or(b))
				.ifPresent(forbidden -> noClasses().that(of(bundle)).should().dependOnClassesThat(forbidden).check(CLASSES));
	}

	static Stream<String> plainBundles() {
		return PLAIN.stream();
	}

	@ParameterizedTest
	@MethodSource("plainBundles")
	void layers0To2ArePlainJava(String bundle) {
		noClasses().that(of(bundle)).should().dependOnClassesThat().resideInAnyPackage(PLATFORM).check(CLASSES);
	}

	@Test
	void onlyRendererAndCanvasHostUseJogl() {
		noClasses().that(DescribedPredicate.not(of("render").or(of("ui.view3d")))).should()
				.dependOnClassesThat().resideInAnyPackage("com.jogamp..", "jogamp..").check(CLASSES);
	}

	@Test
	void noCyclesBetweenBundles() {
		slices().matching(ROOT + "(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void perspectivesDoNotKnowEachOther() {
		// The 3D view is what perspectives share; all other ui bundles are perspectives.
		slices().matching(PERSPECTIVES).should().notDependOnEachOther()
				.ignoreDependency(DescribedPredicate.alwaysTrue(), of("ui.view3d")).check(CLASSES);
	}

	@Test
	void internalsStayInTheirBundle() {
		for (String bundle : MAY_USE.keySet()) {
			noClasses().that(DescribedPredicate.not(of(bundle)).as("are outside " + ROOT + bundle)).should()
					.dependOnClassesThat().resideInAnyPackage(ROOT + bundle + ".internal..").allowEmptyShould(true).check(CLASSES);
		}
	}

	/** The bundle of a package: the one with the longest name that fits, for {@code ui} is not {@code ui.practice}. */
	private static String owner(String packageName) {
		return MAY_USE.keySet().stream()
				.filter(bundle -> packageName.equals(ROOT + bundle) || packageName.startsWith(ROOT + bundle + "."))
				.max(Comparator.comparingInt(String::length)).orElse("");
	}

	private static DescribedPredicate<JavaClass> of(String bundle) {
		String own = ROOT + bundle;
		return DescribedPredicate.describe("are of " + own, type -> owner(type.getPackageName()).equals(bundle));
	}
}
