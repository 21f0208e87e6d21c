package org.needlelab.anatomy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole body is there by name, both sides, each structure with what is known of it. Definitions only: nothing is compiled. */
class AtlasCoverageTest {

	private static final Map<String, StructureDefinition> DEFINED = new HashMap<>();

	static {
		for (StructureDefinition d : ShippedAtlas.Definitions.ATLAS.structures()) {
			DEFINED.put(d.on(d.side()).id(), d);
			if (d.mirrored()) {
				DEFINED.put(d.on(d.side().opposite()).id(), d);
			}
		}
	}

	private static Stream<String> listed(String ids) {
		return Arrays.stream(ids.trim().split("\\s+")).flatMap(id -> {
			int range = id.indexOf("..");
			if (range < 0) {
				return Stream.of(id);
			}
			int dash = id.lastIndexOf('-', range);
			String digits = id.substring(dash + 1, range);
			String letter = digits.replaceAll("[0-9]", "");
			return IntStream.rangeClosed(Integer.parseInt(digits.replaceAll("[^0-9]", "")), Integer.parseInt(id.substring(range + 2)))
					.mapToObj(n -> id.substring(0, dash + 1) + letter + n);
		});
	}

	@ParameterizedTest
	@CsvSource({ "head, mandible skull", "neck, hyoid-bone", "spine, vertebra-C1..7 vertebra-T1..12 vertebra-L1..5 sacrum coccyx spinal-cord spinal-dura-mater cauda-equina",
			"thorax, manubrium-of-sternum body-of-sternum xiphoid-process heart diaphragm oesophagus trachea thyroid-gland descending-thoracic-aorta aortic-arch superior-vena-cava",
			"abdomen, liver spleen stomach peritoneal-cavity urinary-bladder abdominal-aorta inferior-vena-cava linea-alba" })
	void medianStructuresAreThere(String region, String ids) {
		assertEquals(List.of(), listed(ids).filter(id -> !DEFINED.containsKey(id)).toList(), region);
	}

	@ParameterizedTest
	@CsvSource({ "head, masseter temporalis", "neck, sternocleidomastoid scalenus-anterior scalenus-medius scalenus-posterior splenius-capitis splenius-cervicis semispinalis-capitis "
			+ "rectus-capitis-posterior-major rectus-capitis-posterior-minor obliquus-capitis-superior obliquus-capitis-inferior common-carotid-artery internal-carotid-artery "
			+ "external-carotid-artery superficial-temporal-artery internal-jugular-vein external-jugular-vein vertebral-artery greater-occipital-nerve vagus-nerve phrenic-nerve accessory-nerve "
			+ "brachial-plexus-root-c5..8 brachial-plexus-upper-trunk brachial-plexus-middle-trunk brachial-plexus-lower-trunk brachial-plexus-lateral-cord brachial-plexus-posterior-cord brachial-plexus-medial-cord",
			"thorax, rib-1..12 parietal-pleura lung intercostal-space-1..11 pectoralis-minor pectoralis-major-sternocostal-head pectoralis-major-clavicular-head serratus-anterior subclavius "
					+ "intercostal-nerve-1..11 posterior-intercostal-artery-3..11 internal-thoracic-artery long-thoracic-nerve thoracodorsal-nerve",
			"back, trapezius-descending-part trapezius-transverse-part trapezius-ascending-part levator-scapulae rhomboid-major rhomboid-minor latissimus-dorsi longissimus-thoracis iliocostalis-lumborum "
					+ "spinalis-thoracis thoracic-multifidus cervical-multifidus lumbar-multifidus quadratus-lumborum dorsal-scapular-nerve",
			"abdomen, rectus-abdominis external-oblique internal-oblique transversus-abdominis psoas-major iliacus kidney common-iliac-artery common-iliac-vein external-iliac-artery internal-iliac-artery "
					+ "external-iliac-vein internal-iliac-vein lumbar-plexus-root-l1..4 lumbar-root-l5 lumbosacral-trunk sacral-plexus-root-s1..3",
			"shoulder, clavicle scapula supraspinatus infraspinatus teres-minor teres-major subscapularis deltoid-clavicular-part deltoid-acromial-part deltoid-spinal-part suprascapular-nerve axillary-nerve "
					+ "subclavian-artery subclavian-vein axillary-artery axillary-vein",
			"upper limb, humerus radius ulna scaphoid lunate triquetrum pisiform trapezium trapezoid capitate hamate first-metacarpal fifth-metacarpal biceps-brachii-long-head biceps-brachii-short-head brachialis coracobrachialis "
					+ "triceps-brachii-long-head triceps-brachii-lateral-head triceps-brachii-medial-head brachioradialis extensor-carpi-radialis-longus extensor-carpi-radialis-brevis extensor-digitorum "
					+ "pronator-teres flexor-carpi-radialis flexor-carpi-ulnaris palmaris-longus flexor-digitorum-superficialis flexor-digitorum-profundus supinator extensor-carpi-ulnaris brachial-artery radial-artery ulnar-artery "
					+ "musculocutaneous-nerve median-nerve ulnar-nerve radial-nerve deep-branch-of-radial-nerve superficial-branch-of-radial-nerve",
			"hip, hip-bone gluteus-maximus gluteus-medius gluteus-minimus piriformis obturator-internus quadratus-femoris tensor-fasciae-latae iliotibial-tract sciatic-nerve superior-gluteal-artery inferior-gluteal-artery "
					+ "superior-gluteal-nerve inferior-gluteal-nerve superior-gluteal-vein inferior-gluteal-vein lateral-femoral-cutaneous-nerve obturator-nerve femoral-nerve",
			"thigh, femur patella sartorius rectus-femoris vastus-lateralis vastus-medialis vastus-intermedius pectineus adductor-longus adductor-brevis adductor-magnus gracilis biceps-femoris-long-head biceps-femoris-short-head "
					+ "semitendinosus semimembranosus femoral-artery deep-artery-of-thigh femoral-vein popliteal-artery popliteal-vein saphenous-nerve",
			"leg, tibia fibula talus calcaneus navicular cuboid gastrocnemius-medial-head gastrocnemius-lateral-head soleus popliteus tibialis-anterior tibialis-posterior fibularis-longus fibularis-brevis flexor-digitorum-longus "
					+ "flexor-hallucis-longus extensor-digitorum-longus extensor-hallucis-longus anterior-tibial-artery posterior-tibial-artery fibular-artery anterior-tibial-vein posterior-tibial-vein fibular-vein great-saphenous-vein "
					+ "small-saphenous-vein tibial-nerve common-fibular-nerve superficial-fibular-nerve deep-fibular-nerve sural-nerve" })
	void pairedStructuresAreThereOnBothSides(String region, String ids) {
		List<String> missing = new ArrayList<>();
		listed(ids).forEach(id -> Stream.of(id + ":left", id + ":right").filter(s -> !DEFINED.containsKey(s)).forEach(missing::add));
		assertEquals(List.of(), missing, region);
	}

	/** What can be harmed is what is needled around: its class is what the structure is. */
	@Test
	void dangerClassesFitTheTissues() {
		Map<Tissue, DangerClass> classes = Map.of(Tissue.ARTERY, DangerClass.ARTERY, Tissue.VEIN, DangerClass.VEIN, Tissue.PLEURA,
				DangerClass.LUNG, Tissue.LUNG, DangerClass.LUNG, Tissue.DURA, DangerClass.SPINAL_CANAL);
		List<String> wrong = DEFINED.entrySet().stream().filter(e -> classes.containsKey(e.getValue().tissue()))
				.filter(e -> e.getValue().danger().map(Danger::dangerClass).orElse(null) != classes.get(e.getValue().tissue()))
				.map(Map.Entry::getKey).toList();
		assertEquals(List.of(), wrong);
	}

	/** An FMA identifier names one kind of structure, on one side or both. */
	@Test
	void fmaIdentifiersAreNotUsedTwice() {
		Map<String, String> owners = new HashMap<>();
		List<String> twice = new ArrayList<>();
		for (StructureDefinition d : ShippedAtlas.Definitions.ATLAS.structures()) {
			for (String fma : d.fma().values()) {
				String other = owners.putIfAbsent(fma, d.id());
				if (other != null && (!other.equals(d.id()) || d.fma().size() > 1)) {
					twice.add(fma + ": " + other + ", " + d.id());
				}
			}
		}
		assertEquals(List.of(), twice);
	}

	/** An identifier of one side is given to that side only. */
	@Test
	void fmaIdentifiersAreOfTheirSide() throws IOException {
		Map<String, Side> sides = sidesInBodyParts3d();
		List<String> wrong = DEFINED.entrySet().stream().filter(e -> {
			Structure at = e.getValue().on(e.getKey().endsWith(":right") ? Side.RIGHT : e.getKey().endsWith(":left") ? Side.LEFT : Side.MEDIAN);
			Side known = sides.getOrDefault(at.fma(), Side.MEDIAN);
			return known != Side.MEDIAN && known != at.side();
		}).map(Map.Entry::getKey).toList();
		assertEquals(List.of(), wrong);
	}

	private static Map<String, Side> sidesInBodyParts3d() throws IOException {
		Pattern row = Pattern.compile("FMA(\\d+),(?:\"[^\"]*\"|[^,]*),(left|right),.*");
		for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
			Path table = at.resolve("shared/anatomy/bodyparts3d/structures.csv");
			if (Files.isRegularFile(table)) {
				return Files.readAllLines(table).stream().map(row::matcher).filter(Matcher::matches)
						.collect(Collectors.toMap(m -> m.group(1), m -> Side.valueOf(m.group(2).toUpperCase(Locale.ROOT)), (a, b) -> a == b ? a : Side.MEDIAN));
			}
		}
		return Assumptions.abort("no ../shared/anatomy here: nothing to compare with");
	}
}
