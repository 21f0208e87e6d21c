#version 330 core
// Darkens the picture by the occlusion (multiplied by blending). The map may be coarser than the picture: of the four
// nearest entries those at about the pixel's depth count.
uniform sampler2D occlusionMap;
uniform sampler2D depthMap;
uniform float depthTolerance;
in vec2 place;
out vec4 fragment;

void main() {
	float z = textureLod(depthMap, place, 0.0).r;
	if (z >= 0.99999) {
		discard;
	}
	vec2 size = vec2(textureSize(occlusionMap, 0));
	vec2 at = place * size - 0.5;
	vec2 f = fract(at);
	vec2 corner = (floor(at) + 0.5) / size;
	float sum = 0.0;
	float weight = 0.0;
	for (int i = 0; i < 4; i++) {
		vec2 o = vec2(i & 1, i >> 1);
		vec2 q = corner + o / size;
		vec2 b = mix(1.0 - f, f, o);
		float w = b.x * b.y * (abs(textureLod(depthMap, q, 0.0).r - z) < depthTolerance ? 1.0 : 0.01) + 1e-5;
		sum += w * textureLod(occlusionMap, q, 0.0).r;
		weight += w;
	}
	// A fine line where one thing ends before another, from the bend of the depths: flat slants have none.
	vec2 texel = 1.0 / vec2(textureSize(depthMap, 0));
	float left = textureLod(depthMap, place - vec2(texel.x, 0.0), 0.0).r;
	float right = textureLod(depthMap, place + vec2(texel.x, 0.0), 0.0).r;
	float low = textureLod(depthMap, place - vec2(0.0, texel.y), 0.0).r;
	float high = textureLod(depthMap, place + vec2(0.0, texel.y), 0.0).r;
	float bend = max(left + right - 2.0 * z, low + high - 2.0 * z);
	float line = 0.34 * smoothstep(0.25, 1.2, bend / depthTolerance);
	// Deep folds in flesh are warm, not grey.
	fragment = vec4(mix(vec3(0.30, 0.21, 0.20), vec3(1.0), sum / weight) * (1.0 - line), 1.0);
}
