#include <png.h>

/* Compositions of macros, which Swift does not import. */
static const png_uint_32 till_png_format_gray = PNG_FORMAT_GRAY;
static const png_uint_32 till_png_format_rgb_colormap = PNG_FORMAT_RGB_COLORMAP;
