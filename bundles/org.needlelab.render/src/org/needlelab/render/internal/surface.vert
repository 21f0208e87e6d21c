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
out vec3 viewNormal;

void main() {
	gl_Position = viewProjection * vec4(position, 1.0);
	viewNormal = viewRotation * normal.xyz;
#ifdef CUT
	gl_ClipDistance[0] = cutPlane.w - dot(cutPlane.xyz, position);
#endif
#ifdef GRAIN
	grainPlace = vec2(dot(grainAcross, position), dot(grainThrough, position));
#endif
}
