#version 330 core
layout(location = 0) in vec3 position;
layout(location = 1) in vec4 normal;
uniform mat4 viewProjection;
uniform mat3 viewRotation;
uniform vec4 cutPlane;
#ifdef BATCH
layout(location = 3) in vec4 tint;   // colour, strength of the grain
layout(location = 4) in vec4 look;   // gloss, softness
layout(location = 5) in vec2 fibres;
flat out vec4 batchLook;
out vec4 viewNormal;
#else
out vec3 viewNormal;
#endif
#ifdef GRAIN
uniform vec3 grainAcross;
uniform vec3 grainThrough;
uniform float grain;
out vec3 grainPlace;
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

void main() {
	vec3 place = position;
#ifdef CLOUD
	place += swell * normal.xyz;
#endif
	gl_Position = viewProjection * vec4(place, 1.0);
#ifdef CUT
	gl_ClipDistance[0] = cutPlane.w - dot(cutPlane.xyz, place);
#endif
#ifdef BATCH
	batchLook = vec4(tint.rgb * tint.rgb, look.x);
	viewNormal = vec4(viewRotation * normal.xyz, look.y);
#else
	viewNormal = viewRotation * normal.xyz;
#endif
#if defined(GRAIN) && defined(BATCH)
	grainPlace = vec3(fibres, tint.a);
#elif defined(GRAIN)
	grainPlace = vec3(dot(grainAcross, place), dot(grainThrough, place), grain);
#endif
#ifdef PAINT
	paintDepth = depth;
#endif
#ifdef SHADOW
	eyePlace = (viewMatrix * vec4(place, 1.0)).xyz;
#endif
}
