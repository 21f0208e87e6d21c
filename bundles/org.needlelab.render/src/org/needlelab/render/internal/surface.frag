#version 330 core
// All lights are fixed to the viewer and far away, and the viewer is taken as far away too: shading depends on the normal
// alone, which keeps it cheap without a graphics card.
uniform vec3 colour;      // linear
uniform float opacity;
uniform float gloss;
uniform float softness;
uniform vec3 glow;        // linear, added: highlights
uniform vec3 cutNormal;   // in the eye frame
#ifdef GRAIN
uniform sampler2D noise;
uniform float grain;
in vec2 grainPlace;
#endif
in vec3 viewNormal;
out vec4 fragment;

const vec3 KEY = vec3(-0.3887, 0.5557, 0.7350);
const vec3 HALFWAY = vec3(-0.2087, 0.2983, 0.9314);
const vec3 SKY = vec3(0.44, 0.46, 0.50);
const vec3 GROUND = vec3(0.18, 0.155, 0.15);

void main() {
	vec3 n = normalize(viewNormal);
#ifdef CUT
	// The inside of a closed surface stands in for the face of the cut.
	if (!gl_FrontFacing) {
		n = cutNormal;
	}
#endif
	float facing = clamp(n.z, 0.0, 1.0);
	vec3 base = colour;
#ifdef GRAIN
	float fibre = texture(noise, grainPlace).r - 0.5;
	base *= 1.0 + grain * fibre;
	n.xy += grain * 0.12 * fibre;
#endif
	vec3 wrap = softness * vec3(0.55, 0.32, 0.24);
	vec3 key = clamp((dot(n, KEY) + wrap) / (1.0 + wrap), 0.0, 1.0);
	vec3 ambient = mix(GROUND, SKY, 0.5 + 0.5 * n.y);
	float edge = 1.0 - facing;
	float rim = 1.0 - 0.62 * edge * edge;
	float s = max(dot(n, HALFWAY), 0.0);
	s *= s; s *= s; s *= s;
	float broad = s;
	s *= s; s *= s;
	vec3 light = base * (ambient + 0.92 * key) * rim + gloss * (0.05 * broad + 0.17 * s) + glow * (0.35 + 0.65 * edge);
#ifdef TRANSLUCENT
	// Seen at a slant a thin layer is thicker.
	float alpha = mix(opacity, min(1.0, opacity * 1.6 + 0.25), edge * edge);
#else
	float alpha = opacity;
#endif
	fragment = vec4(sqrt(light), alpha);
}
