#include <ft2build.h>
#include FT_FREETYPE_H

/* Compositions of macros, which Swift does not import. */
static const FT_Int32 till_ft_load_monochrome = FT_LOAD_RENDER | FT_LOAD_TARGET_MONO | FT_LOAD_NO_BITMAP;
static const FT_Long till_ft_face_scalable = FT_FACE_FLAG_SCALABLE;
