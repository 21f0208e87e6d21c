#version 330 core
// Lays translucent layers over the picture. Each has the colour, opacity and depth of its nearest surface; in each pixel they
// are sorted by depth, so that the order in which they were drawn does not matter.
uniform sampler2DArray colours;
uniform sampler2DArray depths;
uniform sampler2D opaqueDepth;
uniform int layers;
uniform float behind[8];  // share of a layer that is seen even behind opaque surfaces
in vec2 place;
out vec4 fragment;        // multiplied by its opacity

void main() {
	vec4 colour[8];
	float depth[8];
	float front = textureLod(opaqueDepth, place, 0.0).r;
	int count = 0;
	for (int i = 0; i < layers; i++) {
		vec4 c = textureLod(colours, vec3(place, float(i)), 0.0);
		float z = textureLod(depths, vec3(place, float(i)), 0.0).r;
		c.a *= z > front ? behind[i] : 1.0;
		if (c.a > 0.002) {
			int at = count;
			for (; at > 0 && depth[at - 1] > z; at--) {
				depth[at] = depth[at - 1];
				colour[at] = colour[at - 1];
			}
			depth[at] = z;
			colour[at] = c;
			count++;
		}
	}
	vec3 sum = vec3(0.0);
	float open = 1.0;
	for (int i = 0; i < count; i++) {
		sum += open * colour[i].a * colour[i].rgb;
		open *= 1.0 - colour[i].a;
	}
	fragment = vec4(sum, 1.0 - open);
}
