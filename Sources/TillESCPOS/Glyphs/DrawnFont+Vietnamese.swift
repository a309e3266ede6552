/// Vietnamese letters, in the notation of `StrokeGlyph` and as letters with one mark or two.
///
/// `?` is the hook above and `.` the dot below.
extension DrawnFont {
    static let vietnamese = """
        Ơ 5,4 h9,8 9,14 v5,18 h2,14 2,8 v5,4; 8,6 11,6 11,4
        ơ 5,9 h9,12 9,15 v5,18 h2,15 2,12 v5,9; 8,11 11,10 11,8
        Ư 2,4 2,14 v5,18 6,18 h9,14 9,4; 9,7 11,6 11,4
        ư 2,9 2,15 v5,18 6,18 h9,15; 9,9 9,18; 9,12 11,11 11,8
        ỵ 2,9 6,18; 10,9 5,21 4,22 2,22; 9,21 9,22
        """

    static let composedVietnamese = """
        ảa? ạa. ấaˆ´ ầaˆˋ ẩaˆ? ẫaˆ˜ ậâ. ắa˘´ ằa˘ˋ ẳa˘? ẵa˘˜ ặă. ẻe? ẹe. ẽe˜ ếeˆ´ ềeˆˋ ểeˆ? ễeˆ˜
        ệê. ỉı? ịi. ỏo? ọo. ốoˆ´ ồoˆˋ ổoˆ? ỗoˆ˜ ộô. ớơ´ ờơˋ ởơ? ỡơ˜ ợơ. ủu? ụu. ứư´ ừưˋ ửư? ữư˜
        ựư. ỷy? ỹy˜ ỳyˋ
        ẢA? ẠA. ẤAˆ´ ẦAˆˋ ẨAˆ? ẪAˆ˜ ẬÂ. ẮA˘´ ẰA˘ˋ ẲA˘? ẴA˘˜ ẶĂ. ẺE? ẸE. ẼE˜ ẾEˆ´ ỀEˆˋ ỂEˆ? ỄEˆ˜
        ỆÊ. ỈI? ỊI. ỎO? ỌO. ỐOˆ´ ỒOˆˋ ỔOˆ? ỖOˆ˜ ỘÔ. ỚƠ´ ỜƠˋ ỞƠ? ỠƠ˜ ỢƠ. ỦU? ỤU. ỨƯ´ ỪƯˋ ỬƯ? ỮƯ˜
        ỰƯ. ỶY? ỴY. ỸY˜ ỲYˋ
        """

    /// Two marks above one letter, which is squeezed to the height of a small letter where it is a capital.
    static let pairsOfMarks: [String: String] = [
        "ˆ´": "2,5 5,2 8,5; 11,1 9,3",
        "ˆˋ": "2,5 5,2 8,5; 8,1 10,3",
        "ˆ?": "2,5 5,2 8,5; 9,1 11,1 11,2 10,4",
        "ˆ˜": "3,6 6,4 9,6; 2,2 4,1 8,2 10,1",
        "˘´": "3,4 v6,6 h9,4; 8,1 6,2",
        "˘ˋ": "3,4 v6,6 h9,4; 4,1 6,2",
        "˘?": "3,4 v6,6 h9,4; 5,1 7,1 6,2",
        "˘˜": "3,4 v6,6 h9,4; 2,2 4,1 8,2 10,1",
    ]
}
