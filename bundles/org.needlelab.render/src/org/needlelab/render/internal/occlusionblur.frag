#version 330 core
// Averages the occlusion over neighbours at about the same depth, and darkens the picture by it (multiplied by blending).
uniform sampler2D occlusionMap;
uniform sampler2D depthMap;
uniform float depthTolerance;
in vec2 place;
out vec4 fragment;

void main() {
	ivec2 at = ivec2(gl_FragCoord.xy);
	float z = texelFetch(depthMap, at, 0).r;
	ivec2 last = textureSize(depthMap, 0) - 1;
	float sum = 0.0;
	float weight = 0.0;
	for (int y = -2; y <= 2; y++) {
		for (int x = -2; x <= 2; x++) {
			ivec2 q = clamp(at + ivec2(x, y) * 2, ivec2(0), last);
			float w = abs(texelFetch(depthMap, q, 0).r - z) < depthTolerance ? 1.0 : 0.02;
			sum += w * texelFetch(occlusionMap, q, 0).r;
			weight += w;
		}
	}
	float open = sum / weight;
	// Deep folds in flesh are warm, not grey.
	fragment = vec4(mix(vec3(0.30, 0.21, 0.20), vec3(1.0), open), 1.0);
}
