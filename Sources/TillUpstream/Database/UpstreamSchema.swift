import GRDB

/// The tables, as migrations that are only ever added to. Nested values and numbers of exact decimals are text.
enum UpstreamSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 shop and orders") { database in
            try database.execute(sql: shop + people + orders)
            try countChanges(to: shopTables, in: database)
        }
        migrator.registerMigration("2 customers, tables, returns") { database in
            try database.execute(sql: RestaurantSchema.shop + RestaurantSchema.orders)
            try countChanges(to: RestaurantSchema.shopTables, in: database)
        }
        return migrator
    }

    /// The tables that the bootstrap payload is made of.
    private static let shopTables = [
        "company", "config", "category", "tax", "product", "payment_method", "person", "session",
    ]

    /// Triggers, so that no writer can forget to make the cached payload stale.
    private static func countChanges(to tables: [String], in database: Database) throws {
        for table in tables {
            for event in ["INSERT", "UPDATE", "DELETE"] {
                try database.execute(
                    sql: """
                        CREATE TRIGGER \(table)_\(event.lowercased()) AFTER \(event) ON \(table)
                        BEGIN UPDATE bootstrap_revision SET number = number + 1; END
                        """
                )
            }
        }
    }

    private static let shop = """
        CREATE TABLE bootstrap_revision (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT;
        INSERT INTO bootstrap_revision VALUES (1, 1);

        CREATE TABLE company (
            row INTEGER PRIMARY KEY CHECK (row = 1),
            name TEXT NOT NULL,
            vat TEXT,
            address TEXT,
            phone TEXT,
            currency TEXT NOT NULL,
            tax_rounding TEXT NOT NULL
        ) STRICT;
        CREATE TABLE config (
            row INTEGER PRIMARY KEY CHECK (row = 1),
            id INTEGER NOT NULL,
            name TEXT NOT NULL,
            language TEXT NOT NULL,
            receipt_header TEXT,
            receipt_footer TEXT,
            iface TEXT NOT NULL,
            restrict_price_control INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE TABLE category (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            parent_id INTEGER REFERENCES category (id),
            sequence INTEGER
        ) STRICT;
        CREATE TABLE tax (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            amount TEXT NOT NULL,
            amount_type TEXT NOT NULL,
            price_include INTEGER NOT NULL,
            include_base_amount INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            children TEXT
        ) STRICT;
        CREATE TABLE product (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            display_name TEXT,
            barcode TEXT UNIQUE,
            extra_barcodes TEXT,
            default_code TEXT,
            list_price TEXT NOT NULL,
            uom TEXT,
            to_weight INTEGER,
            category_id INTEGER REFERENCES category (id),
            tax_ids TEXT NOT NULL,
            active INTEGER
        ) STRICT;
        CREATE TABLE payment_method (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            allow_overpay INTEGER NOT NULL,
            allow_change INTEGER NOT NULL,
            allow_negative INTEGER NOT NULL
        ) STRICT;
        """

    private static let people = """
        CREATE TABLE person (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            pin_hash TEXT,
            badge TEXT UNIQUE,
            max_discount TEXT,
            permission_overrides TEXT NOT NULL
        ) STRICT;
        CREATE TABLE account (
            login TEXT PRIMARY KEY NOT NULL,
            password_hash TEXT NOT NULL,
            person_id INTEGER NOT NULL REFERENCES person (id)
        ) STRICT;
        CREATE TABLE session (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            state TEXT NOT NULL,
            opened_at_millis INTEGER NOT NULL
        ) STRICT;
        """

    /// Amounts are whole minor units of the currency.
    private static let orders = """
        CREATE TABLE pos_order (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            reference TEXT NOT NULL UNIQUE,
            content_digest TEXT NOT NULL,
            config_id INTEGER NOT NULL,
            session_id INTEGER NOT NULL,
            sequence_number INTEGER NOT NULL,
            user_id INTEGER NOT NULL,
            state TEXT NOT NULL,
            created_at_millis INTEGER NOT NULL,
            paid_at_millis INTEGER NOT NULL,
            received_at_millis INTEGER NOT NULL,
            times_received INTEGER NOT NULL DEFAULT 1,
            device_id TEXT,
            total_minor INTEGER NOT NULL,
            tax_minor INTEGER NOT NULL,
            paid_minor INTEGER NOT NULL,
            return_minor INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE order_line (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            order_id INTEGER NOT NULL REFERENCES pos_order (id),
            client_id TEXT NOT NULL,
            product_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            qty TEXT NOT NULL,
            price_unit TEXT NOT NULL,
            discount TEXT NOT NULL,
            tax_ids TEXT NOT NULL,
            subtotal_minor INTEGER NOT NULL,
            subtotal_incl_minor INTEGER NOT NULL,
            UNIQUE (order_id, client_id)
        ) STRICT;
        CREATE TABLE order_payment (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            order_id INTEGER NOT NULL REFERENCES pos_order (id),
            method_id INTEGER NOT NULL,
            name TEXT NOT NULL,
            amount_minor INTEGER NOT NULL,
            tendered_minor INTEGER NOT NULL,
            paid_at_millis INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX order_payment_by_order ON order_payment (order_id);
        """
}
