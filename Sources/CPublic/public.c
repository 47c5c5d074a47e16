#include "CPublic.h"

// The files of Public/, put into the program as it is built, so that it installs as one file.
// A new file has an array here and a line in `files`; its media type follows from its name's end.

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char style_css[] = {
#embed "../../Public/style.css"
};

static const unsigned char app_js[] = {
#embed "../../Public/app.js"
};

static const unsigned char icon_svg[] = {
#embed "../../Public/icon.svg"
};

static const struct {
    const char *name;
    const unsigned char *bytes;
    size_t length;
} files[] = {
    {"style.css", style_css, sizeof style_css},
    {"app.js", app_js, sizeof app_js},
    {"icon.svg", icon_svg, sizeof icon_svg},
};

size_t alongside_public_count(void) { return sizeof files / sizeof files[0]; }

const char *alongside_public_name(size_t index) { return files[index].name; }

const unsigned char *alongside_public_bytes(size_t index) { return files[index].bytes; }

size_t alongside_public_length(size_t index) { return files[index].length; }
