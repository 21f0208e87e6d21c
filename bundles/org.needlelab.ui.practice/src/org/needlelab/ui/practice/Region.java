package org.needlelab.ui.practice;

import java.util.List;

/** The part of the body that an exercise is about, by the structure it aims at. */
public enum Region {
	/** Head and neck. */
	HEAD_AND_NECK("cervical-", "obliquus-capitis", "rectus-capitis", "splenius", "semispinalis", "sternocleidomastoid", "scalen",
			"masseter", "temporalis", "pterygoid", "longissimus-capitis", "digastric"),
	/** Shoulder girdle and upper arm. */
	SHOULDER("deltoid", "infraspinatus", "supraspinatus", "teres", "subscapularis", "trapezius-descending", "levator-scapulae", "biceps-brachii",
			"triceps", "coracobrachialis", "brachialis"),
	/** Upper back and chest. */
	TRUNK("rhomboid", "thoracic-", "trapezius", "latissimus", "pectoralis", "serratus", "intercostal", "erector", "iliocostalis-thorac",
			"longissimus-thorac"),
	/** Lower back and belly. */
	LOW_BACK("lumbar-", "quadratus-lumborum", "iliocostalis", "longissimus", "external-oblique", "internal-oblique", "rectus-abdominis",
			"transversus-abdominis"),
	/** Forearm and hand. */
	FOREARM_AND_HAND("extensor-carpi", "extensor-digitorum", "extensor-indicis", "extensor-pollicis", "flexor-carpi", "flexor-digitorum-super", "flexor-digitorum-prof",
			"flexor-pollicis", "pronator", "supinator", "brachioradialis", "palmaris", "thenar", "interosse", "adductor-pollicis",
			"abductor-pollicis"),
	/** Hip, groin and buttock. */
	HIP("gluteus", "piriformis", "iliacus", "psoas", "pectineus", "tensor-fasciae", "obturator", "gemell", "quadratus-femoris"),
	/** Thigh. */
	THIGH("vastus", "rectus-femoris", "adductor", "gracilis", "sartorius", "biceps-femoris", "semitendinosus", "semimembranosus"),
	/** Leg and foot. */
	LEG_AND_FOOT("gastrocnemius", "soleus", "tibialis", "fibularis", "plantaris", "popliteus", "extensor-hallucis", "flexor-hallucis",
			"flexor-digitorum", "abductor-hallucis", "quadratus-plantae"),
	/** Anything else. */
	OTHER;

	private final List<String> beginnings;

	Region(String... beginnings) {
		this.beginnings = List.of(beginnings);
	}

	/** The region of a structure, by the beginning of its identifier; {@link #OTHER} where none fits. */
	public static Region of(String structureId) {
		for (Region region : values()) {
			if (region.beginnings.stream().anyMatch(structureId::startsWith)) {
				return region;
			}
		}
		return OTHER;
	}
}
