/// JSON as text whose differences are readable.
enum ReadableJSON {
    /// The same JSON with a line break behind every comma and brace that is not in a string, so that a difference is
    /// one line.
    static func broken(_ json: String) -> String {
        var text = ""
        var isInString = false
        var isEscaped = false
        for character in json {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                isInString.toggle()
            }
            text.append(character)
            if !isInString, "{[,".contains(character) { text.append("\n") }
        }
        return text + "\n"
    }
}
