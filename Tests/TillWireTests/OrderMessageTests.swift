import Foundation
import Testing
import TillDomain
import TillTestSupport
import TillWire

/// What is sent for a paid order, byte for byte: an upstream of somebody else is built against this.
struct OrderMessageTests {
    @Test func thePaidOrderIsTheGoldenJSON() throws {
        let catalogue = try WireSample.payload.catalogue()
        let request = OrderCreateRequest(WireSample.order(catalogue), catalogue.company.currency)
        let json = String(decoding: try WireCoding.encode(request), as: UTF8.self)
        #expect(try Golden.difference(ReadableJSON.broken(json), "order-create.json") == nil)
    }

    @Test func theRequestComesBackAsItWas() throws {
        let catalogue = try WireSample.payload.catalogue()
        let request = OrderCreateRequest(WireSample.order(catalogue), catalogue.company.currency)
        let json = try WireCoding.encode(request)
        #expect(try WireCoding.encode(try WireCoding.decode(OrderCreateRequest.self, from: json)) == json)
    }

    @Test func theResponseHasThePublishedNames() throws {
        let response = OrderCreateResponse(orderID: 9585, created: true, lineIDMap: ["1": 12_345])
        let json = String(decoding: try WireCoding.encode(response), as: UTF8.self)
        #expect(json == #"{"created":true,"line_id_map":{"1":12345},"order_id":9585}"#)
    }

    @Test(arguments: [
        (UpstreamErrorCode.unauthenticated, 401, true),
        (.forbidden, 403, false),
        (.clientOutdated, 426, false),
        (.notFound, 404, false),
        (.validation, 422, false),
        (.conflict, 409, false),
        (.sessionClosed, 409, false),
        (.busy, 503, true),
    ])
    func anErrorSaysWhetherToTryAgain(code: UpstreamErrorCode, status: Int, isRetryable: Bool) throws {
        #expect(code.status == status)
        let json = String(decoding: try WireCoding.encode(UpstreamErrorBody(code, "why")), as: UTF8.self)
        let expected = #"{"error":{"code":"\#(code.rawValue)","message":"why","retryable":\#(isRetryable)}}"#
        #expect(json == expected)
    }

    @Test func everyCodeIsInTheTableAbove() {
        #expect(UpstreamErrorCode.allCases.count == 8)
    }
}
