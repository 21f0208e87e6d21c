#version 330 core
uniform sampler2D image;
in vec2 place;
out vec4 fragment;

void main() {
	fragment = texture(image, place);
}
