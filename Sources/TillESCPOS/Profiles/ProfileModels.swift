/// The files in `Models/`, by name. A test compares this list with the folder.
enum ProfileModels {
    /// Closures, so that a file is touched when its profile is asked for.
    static let files: [(name: String, json: @Sendable () -> [UInt8])] = [
        ("bixolon-srp-350", { PackageResources.bixolon_srp_350_json }),
        ("citizen-ct-s", { PackageResources.citizen_ct_s_json }),
        ("epson-tm-m30", { PackageResources.epson_tm_m30_json }),
        ("epson-tm-t20ii", { PackageResources.epson_tm_t20ii_json }),
        ("epson-tm-t20iii", { PackageResources.epson_tm_t20iii_json }),
        ("epson-tm-t88", { PackageResources.epson_tm_t88_json }),
        ("epson-tm-t88v", { PackageResources.epson_tm_t88v_json }),
        ("epson-tm-t88vi", { PackageResources.epson_tm_t88vi_json }),
        ("epson-tm-u220", { PackageResources.epson_tm_u220_json }),
        ("fujitsu-fp", { PackageResources.fujitsu_fp_json }),
        ("generic58", { PackageResources.generic58_json }),
        ("generic80", { PackageResources.generic80_json }),
        ("hp-a779", { PackageResources.hp_a779_json }),
        ("metapace-t1", { PackageResources.metapace_t1_json }),
        ("mpt-ii", { PackageResources.mpt_ii_json }),
        ("pos-58", { PackageResources.pos_58_json }),
        ("pos-80", { PackageResources.pos_80_json }),
        ("star-escpos", { PackageResources.star_escpos_json }),
        ("xp-80", { PackageResources.xp_80_json }),
        ("youku-58t", { PackageResources.youku_58t_json }),
    ]
}
