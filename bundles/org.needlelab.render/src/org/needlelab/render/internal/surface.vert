#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
uniform mat4 viewProjection;
uniform mat3 viewRotation;
uniform vec4 cutPlane;
#ifdef GRAIN
uniform vec3 grainAcross;
uniform vec3 grainThrough;
out vec2 grainPlace;
#endif
#ifdef PAINT
layout(location = 2) in vec2 depth;
out vec2 paintDepth;
#endif
#ifdef CLOUD
uniform float swell;
#endif
#ifdef SHADOW
uniform mat4 viewMatrix;
out vec3 eyePlace;
#endif
out vec3 viewNormal;

void main() {
	vec3 place = position;
#ifdef CLOUD
	place += swell * normal.xyz;
#endif
	gl_Position = viewProjection * vec4(place, 1.0);
	viewNormal = viewRotation * normal.xyz;
#ifdef CUT
	gl_ClipDistance[0] = cutPlane.w - dot(cutPlane.xyz, place);
#endif
#ifdef GRAIN
	grainPlace = vec2(dot(grainAcross, place), dot(grainThrough, place));
#endif
#ifdef PAINT
	paintDepth = depth;
#endif
#ifdef SHADOW
	eyePlace = (viewMatrix * vec4(place, 1.0)).xyz;
#endif
}
