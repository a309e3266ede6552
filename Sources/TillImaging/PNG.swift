/// PNG files, by libpng's simplified interface (libpng manual, section "Simplified API"), which catches its own errors.
public enum PNG {
    /// A file that is read is no longer than this; a longer one is refused before libpng sees it.
    public static let maximumFileBytes = 8 << 20
    /// Pixels of a logo, unless told otherwise: what a print job can carry, eight times over.
    public static let maximumPixels = 4 << 20
}
