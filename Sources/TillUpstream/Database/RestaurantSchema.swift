/// What the second migration added: customers with credit, prices and taxes that depend on them, tables, kitchens, and
/// orders that name all this.
enum RestaurantSchema {
    /// Its tables that the bootstrap payload is made of.
    static let shopTables = [
        "price_category", "fiscal_position", "pricelist", "partner", "floor", "printer", "discount_preset",
        "void_reason", "barcode_rule",
    ]

    static let shop = """
        ALTER TABLE company ADD COLUMN cash_rounding TEXT;
        ALTER TABLE config ADD COLUMN pricelist_id INTEGER;
        ALTER TABLE config ADD COLUMN price_digits INTEGER;
        ALTER TABLE config ADD COLUMN fiscal_position_id INTEGER;
        ALTER TABLE config ADD COLUMN takeout_fiscal_position_id INTEGER;
        ALTER TABLE config ADD COLUMN tip_product_id INTEGER;
        ALTER TABLE config ADD COLUMN denominations TEXT;
        ALTER TABLE config ADD COLUMN closing_difference_max TEXT;
        ALTER TABLE config ADD COLUMN login_method TEXT;
        ALTER TABLE config ADD COLUMN default_partner_id INTEGER;
        ALTER TABLE product ADD COLUMN standard_price TEXT;
        ALTER TABLE product ADD COLUMN price_category_id INTEGER;
        ALTER TABLE product ADD COLUMN template_id INTEGER;

        CREATE TABLE price_category (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            parent_id INTEGER REFERENCES price_category (id),
            sequence INTEGER
        ) STRICT;
        CREATE TABLE fiscal_position (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            takeout_id INTEGER,
            maps TEXT NOT NULL
        ) STRICT;
        CREATE TABLE pricelist (id INTEGER PRIMARY KEY, name TEXT NOT NULL, items TEXT NOT NULL) STRICT;
        CREATE TABLE partner (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            vat TEXT,
            barcode TEXT UNIQUE,
            credit_limit TEXT,
            credit_used TEXT,
            pricelist_id INTEGER REFERENCES pricelist (id),
            fiscal_position_id INTEGER REFERENCES fiscal_position (id)
        ) STRICT;
        CREATE TABLE floor (id INTEGER PRIMARY KEY, name TEXT NOT NULL, tables TEXT NOT NULL) STRICT;
        CREATE TABLE printer (
            row INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            categories TEXT
        ) STRICT;
        CREATE TABLE discount_preset (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            type TEXT NOT NULL,
            applies_to TEXT NOT NULL,
            value TEXT NOT NULL
        ) STRICT;
        CREATE TABLE void_reason (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;
        CREATE TABLE barcode_rule (
            row INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            type TEXT NOT NULL,
            encoding TEXT NOT NULL,
            pattern TEXT NOT NULL,
            alias TEXT
        ) STRICT;
        """

    /// An order on credit, and an invoice that is paid, change what a customer owes, which is in the payload.
    static let orders = """
        ALTER TABLE pos_order ADD COLUMN mode TEXT NOT NULL DEFAULT 'order';
        ALTER TABLE pos_order ADD COLUMN order_type TEXT;
        ALTER TABLE pos_order ADD COLUMN table_id INTEGER;
        ALTER TABLE pos_order ADD COLUMN customer_count INTEGER;
        ALTER TABLE pos_order ADD COLUMN staff_id INTEGER;
        ALTER TABLE pos_order ADD COLUMN alias TEXT;
        ALTER TABLE pos_order ADD COLUMN note TEXT;
        ALTER TABLE pos_order ADD COLUMN partner_id INTEGER;
        ALTER TABLE pos_order ADD COLUMN pricelist_id INTEGER;
        ALTER TABLE pos_order ADD COLUMN fiscal_position_id INTEGER;
        ALTER TABLE pos_order ADD COLUMN check_discount TEXT;
        ALTER TABLE pos_order ADD COLUMN voids TEXT;
        ALTER TABLE pos_order ADD COLUMN return_of_id INTEGER REFERENCES pos_order (id);
        ALTER TABLE pos_order ADD COLUMN invoice_name TEXT;
        CREATE INDEX pos_order_by_partner ON pos_order (partner_id) WHERE partner_id IS NOT NULL;

        -- tax_ids are the taxes of the amounts; product_tax_ids the product's own, where the terminal told them.
        ALTER TABLE order_line ADD COLUMN kind TEXT NOT NULL DEFAULT 'product';
        ALTER TABLE order_line ADD COLUMN product_tax_ids TEXT;
        ALTER TABLE order_line ADD COLUMN item_discount TEXT;
        ALTER TABLE order_line ADD COLUMN is_price_manual INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE order_line ADD COLUMN note TEXT;
        ALTER TABLE order_line ADD COLUMN lot TEXT;
        ALTER TABLE order_line ADD COLUMN origin_id INTEGER REFERENCES order_line (id);
        CREATE INDEX order_line_by_origin ON order_line (origin_id) WHERE origin_id IS NOT NULL;

        ALTER TABLE order_payment ADD COLUMN kind TEXT;
        ALTER TABLE order_payment ADD COLUMN is_credit INTEGER NOT NULL DEFAULT 0;

        CREATE TRIGGER order_payment_on_credit AFTER INSERT ON order_payment WHEN NEW.is_credit = 1
        BEGIN UPDATE bootstrap_revision SET number = number + 1; END;
        CREATE TRIGGER pos_order_pays_invoice AFTER INSERT ON pos_order WHEN NEW.mode = 'payment'
        BEGIN UPDATE bootstrap_revision SET number = number + 1; END;
        """
}
