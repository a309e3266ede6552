import Foundation
import Testing
import TillUpstream
import TillWire

/// Signing in and staying signed in, over HTTP.
struct AuthenticationTests {
    @Test func theRightPasswordGivesTokensAndThePerson() async throws {
        try await LiveUpstream.with { upstream in
            let response = try await upstream.login()
            #expect(response.user == LoginResponse.Person(id: 1, name: "Marta", role: "manager"))
            #expect(response.accessToken != response.refreshToken)
            #expect(try await upstream.bootstrap(token: response.accessToken).products.count >= 60)
        }
    }

    @Test func aWrongPasswordAndAnUnknownLoginAnswerAlike() async throws {
        try await LiveUpstream.with { upstream in
            let wrong = try await upstream.post(.login, LoginRequest(login: "demo", password: "Demo"))
            let unknown = try await upstream.post(.login, LoginRequest(login: "admin", password: "demo"))
            let long = try await upstream.post(
                .login,
                LoginRequest(login: String(repeating: "d", count: 65), password: String(repeating: "p", count: 1025))
            )
            #expect(wrong.status == 401)
            #expect(wrong.error?.code == .unauthenticated)
            #expect(wrong.body == unknown.body)
            #expect(wrong.body == long.body)
        }
    }

    @Test func fiveFailuresPauseTheLoginForHalfAMinute() async throws {
        try await LiveUpstream.with { upstream in
            for _ in 0..<5 {
                let answer = try await upstream.post(.login, LoginRequest(login: "demo", password: "wrong"))
                #expect(answer.status == 401)
            }
            let right = LoginRequest(login: "demo", password: "demo")
            let paused = try await upstream.post(.login, right)
            #expect(paused.status == 503)
            #expect(paused.error?.code == .busy)
            #expect(paused.error?.retryable == true)
            #expect(paused.error?.message == "too many wrong passwords for this login; try again in 30 s")
            let other = try await upstream.post(.login, LoginRequest(login: "marta", password: "wrong"))
            #expect(other.status == 401, "another login does not pause")
            upstream.clock.advance(seconds: 29)
            #expect(try await upstream.post(.login, right).status == 503)
            upstream.clock.advance(seconds: 1)
            #expect(try await upstream.post(.login, right).status == 200)
        }
    }

    @Test func anAccessTokenLastsAnHour() async throws {
        try await LiveUpstream.with { upstream in
            let token = try await upstream.login().accessToken
            let request = BootstrapRequest(deviceID: nil, knownEtag: nil)
            upstream.clock.advance(seconds: 3599)
            #expect(try await upstream.post(.bootstrap, request, token: token).status == 200)
            upstream.clock.advance(seconds: 1)
            let expired = try await upstream.post(.bootstrap, request, token: token)
            #expect(expired.status == 401)
            #expect(expired.error?.message == "the token has run out; renew it or sign in again")
        }
    }

    @Test func aRefreshTokenRenewsForThirtyDays() async throws {
        try await LiveUpstream.with { upstream in
            let first = try await upstream.login()
            upstream.clock.advance(seconds: 30 * 24 * 3600 - 1)
            let renewed = try await upstream.post(.refresh, RefreshRequest(refreshToken: first.refreshToken))
            #expect(renewed.status == 200)
            let second = try renewed.decoded(LoginResponse.self)
            #expect(second.user == first.user)
            #expect(try await upstream.bootstrap(token: second.accessToken).products.count >= 60)
            upstream.clock.advance(seconds: 1)
            let late = try await upstream.post(.refresh, RefreshRequest(refreshToken: first.refreshToken))
            #expect(late.status == 401)
        }
    }

    @Test func neitherTokenStandsInForTheOther() async throws {
        try await LiveUpstream.with { upstream in
            let tokens = try await upstream.login()
            let refresh = try await upstream.post(.refresh, RefreshRequest(refreshToken: tokens.accessToken))
            #expect(refresh.status == 401)
            let request = BootstrapRequest(deviceID: nil, knownEtag: nil)
            let access = try await upstream.post(.bootstrap, request, token: tokens.refreshToken)
            #expect(access.status == 401)
        }
    }

    @Test func aTokenOfAnotherShopIsRefused() async throws {
        try await LiveUpstream.with { one in
            let token = try await one.login().accessToken
            try await LiveUpstream.with { other in
                let answer = try await other.post(.bootstrap, json: "{}", token: token)
                #expect(answer.status == 401)
            }
        }
    }
}
