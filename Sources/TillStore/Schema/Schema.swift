import GRDB

/// The tables, as migrations that are only ever added to.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 first sale") { try $0.execute(sql: firstSale) }
        migrator.registerMigration("2 snapshots") { try $0.execute(sql: snapshots) }
        migrator.registerMigration("3 repeated prints") { try $0.execute(sql: repeatedPrints) }
        migrator.registerMigration("4 kitchen stations") { try $0.execute(sql: kitchenStations) }
        migrator.registerMigration("5 fall-back printers") { try $0.execute(sql: fallbackPrinters) }
        migrator.registerMigration("6 drawer openings") { try $0.execute(sql: drawerOpenings) }
        migrator.registerMigration("7 device registry") { try $0.execute(sql: deviceRegistry) }
        return migrator
    }

    /// Which device plays which role, and what the drivers have counted over all their lives.
    private static let deviceRegistry = """
        CREATE TABLE device_registry (
            role TEXT PRIMARY KEY NOT NULL,
            driver TEXT NOT NULL,
            identity BLOB NOT NULL,
            chosen_by TEXT NOT NULL,
            bound_at_millis INTEGER NOT NULL,
            last_seen_at_millis INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE device_statistics (
            device TEXT NOT NULL,
            statistic TEXT NOT NULL,
            count INTEGER NOT NULL,
            changed_at_millis INTEGER NOT NULL,
            PRIMARY KEY (device, statistic)
        ) STRICT, WITHOUT ROWID;
        """

    /// Every opening of a drawer, whoever did it, and when it was shut again.
    private static let drawerOpenings = """
        CREATE TABLE drawer_openings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at_millis INTEGER NOT NULL,
            device TEXT NOT NULL,
            user TEXT,
            reason TEXT NOT NULL,
            outcome TEXT NOT NULL,
            text TEXT NOT NULL,
            closed_at_millis INTEGER
        ) STRICT;
        CREATE INDEX drawer_openings_by_device ON drawer_openings (device, id);
        """

    /// On which printer a job should have come out that took the fall-back, and who settled one.
    private static let fallbackPrinters = """
        ALTER TABLE print_jobs ADD COLUMN instead_of TEXT;
        ALTER TABLE print_jobs ADD COLUMN settled_by TEXT;
        """

    /// Which station a kitchen ticket is for; empty for every other print.
    private static let kitchenStations = "ALTER TABLE print_jobs ADD COLUMN station TEXT NOT NULL DEFAULT ''"

    private static let repeatedPrints = "ALTER TABLE print_jobs ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0"

    private static let snapshots = """
        CREATE TABLE snapshots (
            sequence INTEGER PRIMARY KEY NOT NULL,
            chain BLOB NOT NULL,
            state BLOB NOT NULL
        ) STRICT;
        """

    private static let firstSale = """
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            at_millis INTEGER NOT NULL,
            catalogue_etag TEXT NOT NULL,
            event TEXT NOT NULL,
            action BLOB NOT NULL,
            chain BLOB NOT NULL
        ) STRICT;

        CREATE TABLE orders (
            reference TEXT PRIMARY KEY NOT NULL,
            state TEXT NOT NULL,
            session_id INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            total_minor INTEGER NOT NULL,
            upstream_id INTEGER,
            refusal TEXT,
            changed_at_millis INTEGER NOT NULL,
            content BLOB NOT NULL
        ) STRICT;
        CREATE INDEX orders_by_session ON orders (session_id, sequence);

        CREATE TABLE outbox (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            reference TEXT NOT NULL,
            payload BLOB NOT NULL,
            created_at_millis INTEGER NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            next_attempt_at_millis INTEGER NOT NULL DEFAULT 0,
            last_error TEXT,
            state TEXT NOT NULL DEFAULT 'waiting'
        ) STRICT;
        CREATE INDEX outbox_waiting ON outbox (state, position);

        CREATE TABLE print_jobs (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            role TEXT NOT NULL,
            title TEXT NOT NULL,
            document BLOB NOT NULL,
            state TEXT NOT NULL DEFAULT 'queued',
            device TEXT,
            attempts INTEGER NOT NULL DEFAULT 0,
            bytes_sent INTEGER,
            reason TEXT,
            created_at_millis INTEGER NOT NULL,
            changed_at_millis INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX journal_by_catalogue ON journal (catalogue_etag);
        CREATE INDEX print_jobs_by_state ON print_jobs (state, position);

        CREATE TABLE catalogues (
            etag TEXT PRIMARY KEY NOT NULL,
            payload BLOB NOT NULL,
            received_at_millis INTEGER NOT NULL,
            is_current INTEGER NOT NULL
        ) STRICT;
        """
}
