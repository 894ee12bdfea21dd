//! An account that is no longer used is forgotten: its sources are polled here from then on, and nothing waits for it.

use crate::store::{Store, StoreError};

type Result<T> = std::result::Result<T, StoreError>;

/// Every table that has rows of an account.
const TABLES: [&str; 10] = [
    "sync_subscription",
    "sync_item",
    "sync_operation",
    "sync_wanted",
    "sync_saved",
    "sync_passage",
    "sync_cursor",
    "sync_tagged",
    "sync_label",
    "sync_without_labels",
];

impl Store {
    /// The accounts that anything is known of, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn known_accounts(&self) -> Result<Vec<String>> {
        let all = TABLES.map(|table| format!("SELECT account FROM {table}")).join(" UNION ");
        self.read(|c| c.prepare(&format!("{all} ORDER BY account"))?.query_map([], |row| row.get(0))?.collect())
    }

    /// Forgets an account. Articles, marks and the sources that are followed stay.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn forget_account(&mut self, account: &str) -> Result<()> {
        self.write(|c| {
            for table in TABLES {
                c.execute(&format!("DELETE FROM {table} WHERE account = ?1"), [account])?;
            }
            Ok(())
        })
    }
}
