#if canImport(Glibc)
import Glibc
#endif

extension TerminalClock {
    /// The machine's own clock, time zone and chance.
    ///
    /// - Parameter deviceID: mixed into the random part of references, so that two terminals that are cloned from one
    ///   image, with the same clock and the same generator, still make different ones.
    public static func system(deviceID: String) -> TerminalClock {
        let identity = deviceID.utf8.reduce(UInt16(0x1f35)) { ($0 &* 31) ^ UInt16($1) }
        return TerminalClock(
            nowMillis: {
                var time = timespec()
                clock_gettime(CLOCK_REALTIME, &time)
                return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
            },
            utcOffsetMinutes: { atMillis in
                var seconds = time_t(atMillis / 1000)
                var local = tm()
                localtime_r(&seconds, &local)
                return local.tm_gmtoff / 60
            },
            salt: { UInt16.random(in: .min ... .max) ^ identity },
            chance: { Double.random(in: 0..<1) }
        )
    }
}
