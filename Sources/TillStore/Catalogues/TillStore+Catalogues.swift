#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif
import GRDB
import TillDomain
import TillWire

extension TillStore {
    /// Keeps a configuration as the current one. Older ones stay for as long as a journal entry names them; the one
    /// before stays in any case, because an action that was decided under it may be on its way to the journal.
    public func keep(_ payload: BootstrapPayload, atMillis: Int64) throws(StoreError) {
        try StoreError.wrapping("keep the catalogue") {
            let coded = try WireCoding.encode(payload)
            try database.write { db in
                let before = try String.fetchOne(db, sql: "SELECT etag FROM catalogues WHERE is_current = 1")
                try db.execute(sql: "UPDATE catalogues SET is_current = 0")
                try db.execute(
                    sql: """
                        INSERT INTO catalogues (etag, payload, received_at_millis, is_current) VALUES (?, ?, ?, 1)
                        ON CONFLICT (etag) DO UPDATE SET is_current = 1, received_at_millis = excluded.received_at_millis
                        """,
                    arguments: [payload.etag, Data(coded), atMillis]
                )
                try db.execute(
                    sql: """
                        DELETE FROM catalogues WHERE is_current = 0 AND etag IS NOT ?
                            AND etag NOT IN (SELECT DISTINCT catalogue_etag FROM journal)
                        """,
                    arguments: [before]
                )
            }
        }
    }

    /// The configuration of the last bootstrap, with which a terminal starts when the upstream is away.
    public func currentCatalogue() throws(StoreError) -> (catalogue: Catalogue, receivedAtMillis: Int64)? {
        try StoreError.wrapping("read the catalogue") {
            let row = try database.read {
                try Row.fetchOne($0, sql: "SELECT payload, received_at_millis FROM catalogues WHERE is_current = 1")
            }
            guard let row else { return nil }
            let coded: Data = row["payload"]
            let payload = try WireCoding.decode(BootstrapPayload.self, from: coded)
            return (try payload.catalogue(), row["received_at_millis"])
        }
    }

    /// A configuration that the journal names.
    public func catalogue(etag: String) throws(StoreError) -> Catalogue {
        try StoreError.wrapping("read catalogue \(etag)") {
            let coded = try database.read {
                try Data.fetchOne($0, sql: "SELECT payload FROM catalogues WHERE etag = ?", arguments: [etag])
            }
            guard let coded else {
                throw StoreError(.unreadable, "the journal names catalogue \(etag), which is not in the store")
            }
            return try WireCoding.decode(BootstrapPayload.self, from: coded).catalogue()
        }
    }
}
