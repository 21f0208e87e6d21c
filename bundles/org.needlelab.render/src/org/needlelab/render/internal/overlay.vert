#version 330 core
// left, top, right, bottom in clip space
uniform vec4 box;
out vec2 place;

void main() {
	place = vec2(gl_VertexID & 1, gl_VertexID >> 1);
	gl_Position = vec4(mix(box.x, box.z, place.x), mix(box.y, box.w, place.y), 0.0, 1.0);
}
