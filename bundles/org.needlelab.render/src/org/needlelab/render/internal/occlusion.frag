#version 330 core
// Screen-space ambient occlusion from depth alone: how much of the half-ball above a point is filled by nearer surfaces.
// Written from the general idea of horizon sampling on a spiral with a random turn in each pixel.
uniform sampler2D depthMap;
uniform vec4 unproject;   // eye x, y = ndc.xy * (unproject.xy * (perspective ? depth : 1)); z, w: near and far, mm
uniform float perspective;
uniform float radiusMm;
uniform float pixelsPerMm; // at depth 1 mm in perspective, else everywhere
in vec2 place;
out float occlusion;

const int SAMPLES = 20;

float millimetres(float z) {
	float near = unproject.z;
	float far = unproject.w;
	return perspective > 0.5 ? near * far / (far - z * (far - near)) : near + z * (far - near);
}

// The point seen in the middle of a texel. Where a depth is taken as that of a place beside its texel's middle, a slanting
// surface gets a wrong normal and shades itself in stripes.
vec3 eyeAt(ivec2 texel) {
	ivec2 size = textureSize(depthMap, 0);
	ivec2 t = clamp(texel, ivec2(0), size - 1);
	float d = millimetres(texelFetch(depthMap, t, 0).r);
	return vec3(((vec2(t) + 0.5) / vec2(size) * 2.0 - 1.0) * unproject.xy * (perspective > 0.5 ? d : 1.0), -d);
}

void main() {
	// The map may be coarser than the depths: its middles then lie on borders of texels, and rounding must not choose.
	vec2 at = place * vec2(textureSize(depthMap, 0)) - 0.25;
	ivec2 here = ivec2(at);
	if (texelFetch(depthMap, here, 0).r >= 0.99999) {
		occlusion = 1.0;
		return;
	}
	vec3 p = eyeAt(here);
	// The flatter of the two differences on each side keeps normals right at silhouettes.
	vec3 l = p - eyeAt(here - ivec2(1, 0));
	vec3 r = eyeAt(here + ivec2(1, 0)) - p;
	vec3 b = p - eyeAt(here - ivec2(0, 1));
	vec3 t = eyeAt(here + ivec2(0, 1)) - p;
	vec3 n = normalize(cross(abs(l.z) < abs(r.z) ? l : r, abs(b.z) < abs(t.z) ? b : t));
	float radiusPx = radiusMm * pixelsPerMm / (perspective > 0.5 ? -p.z : 1.0);
	float turn = 6.2831853 * fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
	float sum = 0.0;
	for (int i = 0; i < SAMPLES; i++) {
		float f = (float(i) + 0.5) / float(SAMPLES);
		float a = turn + float(i) * 2.3999632;
		vec3 v = eyeAt(ivec2(floor(at + f * radiusPx * vec2(cos(a), sin(a))))) - p;
		float vv = dot(v, v);
		float fade = max(0.0, 1.0 - vv / (radiusMm * radiusMm));
		sum += fade * max(0.0, dot(v, n) * inversesqrt(vv + 1e-4) - 0.08);
	}
	occlusion = clamp(1.0 - 1.9 * sum / float(SAMPLES), 0.0, 1.0);
}
