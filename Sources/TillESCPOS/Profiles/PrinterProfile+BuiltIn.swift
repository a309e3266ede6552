/// The profiles that come with Till: one file a model in `Models/`, embedded in the program.
extension PrinterProfile {
    /// All of them, by name. Decoded when first asked for; to load one, `named` is cheaper.
    public static let builtIn: [PrinterProfile] = builtInNames.compactMap(named)

    /// The names of all of them, sorted, without decoding any.
    public static var builtInNames: [String] { ProfileModels.files.map(\.name) }

    /// The built-in profile of a name, or `nil`. Only its own file and those of its parents are decoded.
    public static func named(_ name: String) -> PrinterProfile? {
        do throws(ProfileError) {
            return try builtInLibrary.profile(named: name)
        } catch {
            preconditionFailure("a profile that is part of the program cannot be read: \(error)")
        }
    }

    /// A printer for 80 mm paper at 203 dpi, of no particular maker.
    ///
    /// The pages that every clone has come before those that some lack, so that only `€` asks for CP858.
    public static let generic80 = present("generic80")

    /// A printer for 58 mm paper at 203 dpi, of no particular maker; such printers have no knife.
    public static let generic58 = present("generic58")

    /// Epson TM-T88 (IV and later): 80 mm paper at 180 dpi. CP858 first, as it shows all Western text with `€`.
    public static let epsonTMT88 = present("epson-tm-t88")

    static let builtInLibrary = ProfileLibrary { name in
        ProfileModels.files.first { $0.name == name }?.json()
    }

    private static func present(_ name: String) -> PrinterProfile {
        guard let profile = named(name) else { preconditionFailure("there is no built-in profile \(name)") }
        return profile
    }
}
