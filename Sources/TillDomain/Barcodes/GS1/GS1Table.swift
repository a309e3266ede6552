/// Every application identifier of the GS1 General Specifications (section 3), and those that are not assigned but
/// whose length is predefined (04, 14, 18, 19, 418, 419), so that what stands behind them is still found.
enum GS1Table {
    /// One line for a range of identifiers: `from-to format`.
    /// - `:5` behind the range: one more digit, from 0 to 5, says how many decimals the data has.
    /// - In a format, parts are joined by `+`: `n` digits, `x` character set 82, `y` 39, `z` base 64; a length, or `..`
    ///   and the longest; then `c` for a check digit at its end, `d` for a date YYMMDD, `?` for a part that may be left
    ///   out.
    static let source = """
        00 n18c
        01-03 n14c
        04 n16
        10 x..20
        11-13 n6d
        14 n6
        15-17 n6d
        18-19 n6
        20 n2
        21-22 x..20
        235 x..28
        240-241 x..30
        242 n..6
        243 x..20
        250-251 x..30
        253 n13c+x..17?
        254 x..20
        255 n13c+n..12?
        30 n..8
        310-316:5 n6
        320-337:5 n6
        340-357:5 n6
        360-369:5 n6
        37 n..8
        390:9 n..15
        391:9 n3+n..15
        392:9 n..15
        393:9 n3+n..15
        394:3 n4
        395:5 n6
        400-401 x..30
        402 n17c
        403 x..30
        410-417 n13c
        418-419 n13
        420 x..20
        421 n3+x..9
        422 n3
        423 n3+n3?+n3?+n3?+n3?
        424 n3
        425 n3+n3?+n3?+n3?+n3?
        426 n3
        427 x..3
        4300-4301 x..35
        4302-4306 x..70
        4307 x2
        4308 x..30
        4309 n20
        4310-4311 x..35
        4312-4316 x..70
        4317 x2
        4318 x..20
        4319 x..30
        4320 x..35
        4321-4323 n1
        4324-4325 n6d+n4
        4326 n6d
        4330-4333 n6+x1?
        7001 n13
        7002 x..30
        7003 n6d+n4
        7004 n..4
        7005 x..12
        7006 n6d
        7007 n6d+n6d?
        7008 x..3
        7009 x..10
        7010 x..2
        7011 n6d+n4?
        7020-7022 x..20
        7023 x..30
        7030-7039 n3+x..27
        7040 n1+x3
        7041 x..4
        710-716 x..20
        7230-7239 x2+x..28
        7240 x..20
        7241 n2
        7242 x..25
        7250 n8
        7251 n12
        7252 n1
        7253-7254 x..40
        7255 x..10
        7256 x..90
        7257 x..70
        7258 x3
        7259 x..40
        8001 n14
        8002 x..20
        8003 n14c+x..16?
        8004 x..30
        8005 n6
        8006 n14c+n4
        8007 x..34
        8008 n6d+n2+n2?+n2?
        8009 x..50
        8010 y..30
        8011 n..12
        8012 x..20
        8013-8014 x..25
        8017-8018 n18c
        8019 n..10
        8020 x..25
        8026 n14c+n4
        8030 z..90
        8110 x..70
        8111 n4
        8112 x..70
        8200 x..70
        90 x..30
        91-99 x..90
        """

    /// By identifier. No identifier begins with another one, so that the length need not be told.
    static let formats: [String: GS1Format] = {
        var formats: [String: GS1Format] = [:]
        for line in source.split(separator: "\n") {
            guard let row = read(line) else { preconditionFailure("a line that cannot be read: \(line)") }
            for format in row { formats[format.identifier] = format }
        }
        return formats
    }()

    private static func read(_ line: Substring) -> [GS1Format]? {
        let fields = line.split(separator: " ")
        guard fields.count == 2 else { return nil }
        let parts = fields[1].split(separator: "+").compactMap(part)
        let range = fields[0].split(separator: ":")
        let bounds = range[0].split(separator: "-")
        guard parts.count == fields[1].split(separator: "+").count, let from = bounds.first.flatMap({ Int($0) }),
            let to = bounds.last.flatMap({ Int($0) }), from <= to
        else { return nil }
        let identifiers = (from...to).map { number in
            String(repeating: "0", count: max(0, bounds[0].utf8.count - String(number).utf8.count)) + String(number)
        }
        guard range.count == 2 else { return identifiers.map { GS1Format(identifier: $0, parts: parts) } }
        guard let decimalsMax = Int(range[1]) else { return nil }
        return identifiers.flatMap { identifier in
            (0...decimalsMax).map { GS1Format(identifier: "\(identifier)\($0)", parts: parts, decimals: $0) }
        }
    }

    /// `n13c`, `x..17?`
    private static func part(_ text: Substring) -> GS1Format.Part? {
        var rest = text
        guard let letter = rest.popFirst(), let characters = GS1Format.Part.Characters(rawValue: letter) else {
            return nil
        }
        let marks = rest.drop { $0 == "." || $0.isNumber }
        let length = rest[..<marks.startIndex].filter { $0 != "." }
        guard let lengthMax = Int(length), marks.allSatisfy("cd?".contains) else { return nil }
        return GS1Format.Part(
            characters: characters,
            lengthMin: rest.hasPrefix("..") ? 1 : lengthMax,
            lengthMax: lengthMax,
            hasCheckDigit: marks.contains("c"),
            isDate: marks.contains("d"),
            isOptional: marks.contains("?")
        )
    }
}
