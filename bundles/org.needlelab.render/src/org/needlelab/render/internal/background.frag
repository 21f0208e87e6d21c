#version 330 core
uniform vec3 top;
uniform vec3 bottom;
in vec2 place;
out vec4 fragment;

void main() {
	vec2 c = place - 0.5;
	// A little noise hides the steps of the gradient.
	float dither = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) / 255.0;
	fragment = vec4(mix(bottom, top, place.y) * (1.0 - 0.18 * dot(c, c)) + dither, 1.0);
}
