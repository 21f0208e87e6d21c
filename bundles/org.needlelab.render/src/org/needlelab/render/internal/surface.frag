#version 330 core
// All lights are fixed to the viewer and far away, and the viewer is taken as far away too: shading depends on the normal
// alone, which keeps it cheap without a graphics card.
#ifdef BATCH
flat in vec4 batchLook;
in vec4 viewNormal;
#define colour batchLook.rgb
#define gloss batchLook.a
#define softness viewNormal.w
#else
in vec3 viewNormal;
uniform vec3 colour;      // linear
uniform float gloss;
uniform float softness;
#endif
uniform float opacity;
uniform vec3 glow;        // linear, added: highlights
uniform vec3 cutNormal;   // in the eye frame
#ifdef GRAIN
uniform sampler2D noise;
in vec3 grainPlace;       // place in the pattern of fibres, its strength
#endif
#ifdef PAINT
uniform vec3 bands[7];
uniform float limits[6];
in vec2 paintDepth;
#endif
#ifdef SHADOW
uniform vec3 rodFrom;     // in the eye frame
uniform vec3 rodTo;
uniform float rodRadius;
in vec3 eyePlace;
#endif
out vec4 fragment;

const vec3 KEY = vec3(-0.3887, 0.5557, 0.7350);
const vec3 HALFWAY = vec3(-0.2087, 0.2983, 0.9314);
const vec3 SKY = vec3(0.40, 0.43, 0.48);
const vec3 GROUND = vec3(0.20, 0.165, 0.155);
// A second, cool light from behind on the other side draws the outline.
const vec3 BACK = vec3(0.8018, 0.2673, -0.5345);
const vec3 COOL = vec3(0.20, 0.24, 0.30);

#ifdef SHADOW
// How much light a rod leaves: from the distance between the ray to the light and the rod's axis.
float lit() {
	vec3 axis = rodTo - rodFrom;
	vec3 w = eyePlace - rodFrom;
	float b = dot(KEY, axis);
	float e = dot(axis, axis);
	float c = dot(KEY, w);
	float s = clamp((dot(axis, w) - b * c) / max(e - b * b, 1e-3), 0.0, 1.0);
	float t = s * b - c;
	float d = length(w + max(t, 0.0) * KEY - s * axis);
	float blur = 0.4 + 0.05 * max(t, 0.0);
	float covered = t > 0.0 ? 1.0 - smoothstep(rodRadius - blur, rodRadius + blur, d) : 0.0;
	return 1.0 - covered / (1.0 + 0.025 * max(t, 0.0));
}
#endif

void main() {
	vec3 n = normalize(viewNormal.xyz);
#ifdef CUT
	// The inside of a closed surface stands in for the face of the cut.
	if (!gl_FrontFacing) {
		n = cutNormal;
	}
#endif
	float facing = clamp(n.z, 0.0, 1.0);
	vec3 base = colour;
#ifdef GRAIN
	float fibre = grainPlace.z * (texture(noise, grainPlace.xy).r - 0.5);
	base *= 1.0 + fibre;
	n.xy += 0.12 * fibre;
#endif
#ifdef PAINT
	vec3 band = bands[0];
	float line = 0.0;
	float pixel = max(fwidth(paintDepth.x), 1e-4);
	for (int i = 0; i < 6; i++) {
		float over = (paintDepth.x - limits[i]) / pixel;
		band = mix(band, bands[i + 1], clamp(over + 0.5, 0.0, 1.0));
		line = max(line, 1.0 - abs(over));
	}
	base = mix(base, band * (1.0 - 0.3 * clamp(line, 0.0, 1.0)), 0.86 * smoothstep(0.5, 1.0, paintDepth.y));
#endif
	vec3 wrap = softness * vec3(0.55, 0.32, 0.24);
	vec3 key = clamp((dot(n, KEY) + wrap) / (1.0 + wrap), 0.0, 1.0);
#ifdef SHADOW
	float open = gl_FrontFacing ? lit() : 1.0; // the face of a cut lies elsewhere than the inside that is drawn for it
	key *= 0.12 + 0.88 * open;
#endif
	vec3 ambient = mix(GROUND, SKY, 0.5 + 0.5 * n.y);
	float edge = 1.0 - facing;
	float rim = 1.0 - 0.62 * edge * edge;
	float s = max(dot(n, HALFWAY), 0.0);
	s *= s; s *= s; s *= s;
	float broad = s;
	s *= s; s *= s;
	vec3 cool = COOL * clamp(dot(n, BACK) * 1.6 + 0.25, 0.0, 1.0) * edge;
	vec3 light = base * ((ambient + 0.92 * key) * rim + cool) + gloss * (0.05 * broad + 0.17 * s) + glow * (0.35 + 0.65 * edge);
#ifdef CLOUD
	// Thick in the middle, nothing at the edge; lit from within.
	light = base * (0.75 + 0.25 * n.y);
	float alpha = opacity * facing * facing * (0.4 + 0.6 * facing);
#elif defined(TRANSLUCENT)
	// Seen at a slant a thin layer is thicker.
	float alpha = mix(opacity, min(1.0, opacity * 1.6 + 0.25), edge * edge);
#else
	float alpha = opacity;
#endif
	fragment = vec4(sqrt(light), alpha);
}
