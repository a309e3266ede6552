import TillDeviceKit

/// What each class of device is asked and what the answers mean.
extension HealthDialogue {
    // MARK: - The driver's own check

    mutating func checked(_ text: String) -> Step {
        checkHealthText = text
        guard level == .interactive else { return verdict(on: text) }
        switch deviceClass {
        case .posPrinter:
            guard let number = TestNumber.found(in: text) else {
                return ask(.page, Self.attemptsMax)
            }
            stage = .number(number, attemptsLeft: Self.attemptsMax)
            return .ask("Type the number on the paper: ", withinMillis: Self.answerMillis)
        case .cashDrawer: return ask(.drawer, Self.attemptsMax)
        case .scanner:
            stage = .scan
            return .wait("Scan any code, within \(Self.scanMillis / 1000) s", withinMillis: Self.scanMillis)
        case .lineDisplay:
            stage = .showing
            return .show(["Test", "Number \(number)"])
        }
    }

    /// The next level that is tried; a check that a driver does not have is no fault of the device.
    mutating func checkRefused(_ asked: HealthLevel, _ error: DeviceError) -> Step {
        guard error.code == .illegal, level == .interactive else { return fail(error) }
        let next: HealthLevel? =
            switch (asked, deviceClass) {
            // A display shows a text of ours, and a scanner has nothing to show: how they are is enough.
            case (.interactive, .scanner), (.interactive, .lineDisplay): .internal
            case (.interactive, .posPrinter), (.interactive, .cashDrawer): .external
            case (.external, _), (.internal, _): nil
            }
        guard let next else { return fail(error) }
        stage = .checking(next)
        return .check(next)
    }

    /// Without a person: what the driver said has to do.
    private mutating func verdict(on text: String) -> Step {
        let troubles = ["offline", "paper end", "cover open", "paper out"].filter { text.contains($0) }
        guard troubles.isEmpty else {
            return fail(troubles.joined(separator: ", "), "See to it, then repeat the test")
        }
        return pass(level == .internal ? "the driver finds nothing wrong" : "it did what it was told; look at it")
    }

    // MARK: - What a person says

    private mutating func ask(_ question: Question, _ attemptsLeft: Int) -> Step {
        stage = .isThere(question, attemptsLeft: attemptsLeft)
        let text =
            switch question {
            case .page: "Is the test page on the paper, whole and readable? y/n: "
            case .drawer: "Did the drawer open? y/n: "
            }
        return .ask(text, withinMillis: Self.answerMillis)
    }

    mutating func numberTyped(_ line: String, _ wanted: Int, _ attemptsLeft: Int) -> Step {
        let place = deviceClass == .posPrinter ? "the paper" : "the display"
        if Int(line.filter { !$0.isWhitespace }) == wanted { return pass("the number is on \(place)") }
        guard attemptsLeft > 1 else {
            let next =
                deviceClass == .posPrinter
                ? "Is it the right printer, does it have paper, is its head clean? Then repeat the test"
                : "Is it the right display, are its columns and its code page configured? Then repeat the test"
            return fail("the number that was typed is not the one on \(place)", next)
        }
        stage = .number(wanted, attemptsLeft: attemptsLeft - 1)
        return .ask("That is not it. Type the number on \(place): ", withinMillis: Self.answerMillis)
    }

    mutating func answered(_ line: String, _ question: Question, _ attemptsLeft: Int) -> Step {
        switch (Self.isYes(line), question) {
        case (true?, .page): return pass("the page is on the paper")
        case (false?, .page):
            return fail("no readable page", "See to paper, cable and profile, then repeat the test")
        case (true?, .drawer): return waitForShut()
        case (false?, .drawer):
            let next = "See to the drawer's cable, its lock, and the setting of its pulse, then repeat the test"
            return fail("the drawer did not open", next)
        case (nil, _):
            guard attemptsLeft > 1 else { return fail("neither yes nor no", "Repeat the test and answer y or n") }
            return ask(question, attemptsLeft - 1)
        }
    }

    /// In the languages of the till; nil for anything else.
    static func isYes(_ line: String) -> Bool? {
        switch line.lowercased().filter({ !$0.isWhitespace }) {
        case "y", "yes", "s", "si", "sí": true
        case "n", "no": false
        default: nil
        }
    }

    // MARK: - The drawer's switch

    private mutating func waitForShut() -> Step {
        stage = .shut(wasSeenOpen: isDrawerOpen == true)
        return .wait("Shut the drawer, please", withinMillis: Self.shutMillis)
    }

    mutating func lookAtDrawer() -> Step? {
        guard case .shut(let wasSeenOpen) = stage else { return nil }
        switch isDrawerOpen {
        case true?:
            stage = .shut(wasSeenOpen: true)
            return nil
        case false? where wasSeenOpen: return pass("it opened and was shut, and its switch told both")
        case false?: return pass("it opened, and its switch tells that it is shut")
        case nil: return nil
        }
    }

    mutating func leftOpen(_ wasSeenOpen: Bool) -> Step {
        guard wasSeenOpen else {
            return pass("it opened; no switch told of it, so that whether it is open is never known")
        }
        return fail("the switch still says open", "Is the drawer shut? Then see to drawer-open-level and its switch")
    }

    // MARK: - The scanner

    mutating func scanned(_ event: HeldDeviceEvent) -> Step? {
        guard case .scan(let text, let hex, let symbology, let aim, _) = event else { return nil }
        let scan = HealthVerdict.Scan(
            text: text,
            hex: hex,
            symbology: Symbology(rawValue: symbology).map { "\($0)" } ?? "\(symbology)",
            aim: aim,
            hint: ScanLayoutHint.hint(text)
        )
        return pass("it reads", scan)
    }

    mutating func noScan() -> Step {
        let next =
            "See to its cable and its light; scan its configuration code for the interface that is configured, "
            + "then repeat the test"
        return fail("nothing was scanned within \(Self.scanMillis / 1000) s", next)
    }
}
