#version 330 core
// Averages the occlusion over neighbours at about the same depth.
uniform sampler2D occlusionMap;
uniform sampler2D depthMap;
uniform float depthTolerance;
in vec2 place;
out float smoothed;

void main() {
	vec2 texel = 1.0 / vec2(textureSize(occlusionMap, 0));
	float z = textureLod(depthMap, place, 0.0).r;
	float sum = 0.0;
	float weight = 0.0;
	for (int y = -2; y <= 2; y++) {
		for (int x = -2; x <= 2; x++) {
			vec2 q = place + vec2(x, y) * texel;
			float w = abs(textureLod(depthMap, q, 0.0).r - z) < depthTolerance ? 1.0 : 0.01;
			sum += w * textureLod(occlusionMap, q, 0.0).r;
			weight += w;
		}
	}
	smoothed = sum / weight;
}
