//! The file: how it is opened, what stands in it (`migrations/01_tables.sql` is the design, the steps after it add to it, `newest.sql` is
//! what they lead to) and how an older one is brought up to date.
//! Never touches a file that a newer version, another program or an accident has written.

use super::{CACHE_KIB, READ_CACHE_KIB, backup, functions, permissions, wal};
use crate::store::StoreError;
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

/// "PrSt": tells our files from other programs' databases.
const APPLICATION_ID: i32 = 0x5072_5374;

/// Step n brings a database of version n to version n + 1. A step that stands is never changed: a new one is added, and what it leads
/// to stands in `newest.sql` as well.
const STEPS: [&str; 33] = [
    include_str!("migrations/01_tables.sql"),
    include_str!("migrations/02_changes.sql"),
    include_str!("migrations/03_archive.sql"),
    include_str!("migrations/04_kinds.sql"),
    include_str!("migrations/05_mutes_and_snooze.sql"),
    include_str!("migrations/06_follows.sql"),
    include_str!("migrations/07_manual_merge.sql"),
    include_str!("migrations/08_filter_rules.sql"),
    include_str!("migrations/09_source_overrides.sql"),
    include_str!("migrations/10_cited.sql"),
    include_str!("migrations/11_preferred.sql"),
    include_str!("migrations/12_lead.sql"),
    include_str!("migrations/13_step_kinds.sql"),
    include_str!("migrations/14_private_sources.sql"),
    include_str!("migrations/15_face_read.sql"),
    include_str!("migrations/16_untitled_and_comments.sql"),
    include_str!("migrations/17_sync.sql"),
    include_str!("migrations/18_page_attempts.sql"),
    include_str!("migrations/19_sync_wanted.sql"),
    include_str!("migrations/20_sync_saved.sql"),
    include_str!("migrations/21_sync_labels.sql"),
    include_str!("migrations/22_command_outputs.sql"),
    include_str!("migrations/23_page_sources.sql"),
    include_str!("migrations/24_sync_passages.sql"),
    include_str!("migrations/25_rule_push.sql"),
    include_str!("migrations/26_user_rules.sql"),
    include_str!("migrations/27_earlier_text.sql"),
    include_str!("migrations/28_rule_push_tries.sql"),
    include_str!("migrations/29_stored_words.sql"),
    include_str!("migrations/30_counted_at_once.sql"),
    include_str!("migrations/31_stored_tables.sql"),
    include_str!("migrations/32_cheaper_counts.sql"),
    include_str!("migrations/33_cheaper_looks.sql"),
];

/// What all steps lead to: to take them one by one takes three times as long.
const NEWEST: &str = include_str!("newest.sql");

/// How long a writer waits for another one: the largest batch of a million-article database takes 2.3 s.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it looks; [`super::wal::GAP`] is longer.
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// Statements kept ready: one kind of work has fewer.
const STATEMENTS: usize = 128;

type Result<T> = std::result::Result<T, StoreError>;

/// Opens the database for reading and writing; creates it and its directory when it is not there.
pub(crate) fn open(path: &Path) -> Result<Connection> {
    permissions::prepare(path)?;
    permissions::refuse_special(path)?;
    refuse_foreign_header(path)?;
    permissions::refuse_unwritable(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let (mut connection, version) = connect(path, &permissions::absolute(path), flags)?;
    permissions::close_to_others(path)?;
    connection.pragma_update(None, "journal_mode", "WAL").map_err(|reason| StoreError::of(path, &reason))?;
    settle(&connection).map_err(|reason| StoreError::of(path, &reason))?;
    migrate(&mut connection, path, version, &STEPS)?;
    // What is written goes by ids: a plan that depends on what is looked for would be made anew for every row.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(|reason| StoreError::of(path, &reason))?;
    make_temporary_tables(&connection).map_err(|reason| StoreError::of(path, &reason))?;
    keep_at_hand(&connection, CACHE_KIB).map_err(|reason| StoreError::of(path, &reason))?;
    Ok(connection)
}

/// Opens the database for reading; creates nothing.
pub(crate) fn open_read_only(path: &Path) -> Result<Connection> {
    if !path.exists() {
        return Err(StoreError::Missing { path: path.to_owned() });
    }
    permissions::refuse_special(path)?;
    refuse_foreign_header(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let (connection, version) = match connect(path, &permissions::absolute(path), flags) {
        // SQLite makes files beside a database that it reads. Where it may not, and nobody has left a log there, the file alone
        // holds everything; a log that cannot be read along is told.
        Err(StoreError::CannotOpen { .. } | StoreError::ReadOnly { .. } | StoreError::Full { .. })
            if !wal::is_left(path) =>
        {
            connect(path, &unchanging(path), flags | OpenFlags::SQLITE_OPEN_URI)?
        }
        connected => connected?,
    };
    if version < newest(&STEPS) {
        return Err(StoreError::Older { path: path.to_owned() });
    }
    settle(&connection).map_err(|reason| StoreError::of(path, &reason))?;
    // Undo looks for its step before it finds that nothing can be written.
    make_temporary_tables(&connection).map_err(|reason| StoreError::of(path, &reason))?;
    keep_at_hand(&connection, READ_CACHE_KIB).map_err(|reason| StoreError::of(path, &reason))?;
    Ok(connection)
}

/// A connection, once the database is known to be ours, and its version.
fn connect(path: &Path, name: &Path, flags: OpenFlags) -> Result<(Connection, i32)> {
    let mut connection = Connection::open_with_flags(name, flags).map_err(|reason| StoreError::of(path, &reason))?;
    connection.busy_handler(Some(wait_for_another)).map_err(|reason| StoreError::of(path, &reason))?;
    let version = version(&connection, path)?;
    Ok((connection, version))
}

/// Waits a little for another process to let go; SQLite's own waiting grows to a tenth of a second, in which a long import lets
/// nobody in.
fn wait_for_another(tries: i32) -> bool {
    std::thread::sleep(BETWEEN_TRIES);
    u32::try_from(tries).is_ok_and(|tries| BETWEEN_TRIES.saturating_mul(tries) < PATIENCE)
}

/// The address of a database that nobody changes while it is read.
fn unchanging(path: &Path) -> PathBuf {
    let mut address = String::from("file:");
    for byte in permissions::absolute(path).as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => address.push(char::from(*byte)),
            byte => address.extend(format!("%{byte:02X}").chars()),
        }
    }
    address.push_str("?immutable=1");
    PathBuf::from(address)
}

/// Looks at the file's first bytes before SQLite does: opening a database may already write to it.
fn refuse_foreign_header(path: &Path) -> Result<()> {
    let mut header = Vec::with_capacity(100);
    File::open(path)
        .and_then(|file| file.take(100).read_to_end(&mut header))
        .map_err(|reason| StoreError::of_file(path, &reason))?;
    if header.is_empty() {
        return Ok(());
    }
    if !header.starts_with(b"SQLite format 3\0") || header.len() < 100 {
        return Err(StoreError::NotADatabase { path: path.to_owned() });
    }
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    judge(path, number(68), number(60), false).map(|_| ())
}

/// The version of the database, once it is known to be ours and not a newer one.
fn version(connection: &Connection, path: &Path) -> Result<i32> {
    let ask = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let tables = || connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0));
    let read = || Ok((ask("application_id")?, ask("user_version")?, tables()? > 0));
    let (application, version, filled) = read().map_err(|reason| StoreError::of(path, &reason))?;
    let judged = judge(path, application, version, filled);
    if judged.is_err() {
        // Closing must not move a newer version's log into its file.
        connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
            .map_err(|reason| StoreError::of(path, &reason))?;
    }
    judged
}

fn judge(path: &Path, application: i32, version: i32, filled: bool) -> Result<i32> {
    if application != APPLICATION_ID && (application != 0 || version != 0 || filled) {
        return Err(StoreError::Foreign { path: path.to_owned() });
    }
    let known = newest(&STEPS);
    if version > known { Err(StoreError::Newer { path: path.to_owned(), version, known }) } else { Ok(version) }
}

/// The settings of every connection.
fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "journal_size_limit", 32 << 20)?;
    functions::register(connection)
}

/// So many kibibytes of the database stay in memory from now on.
pub(crate) fn keep_at_hand(connection: &Connection, kibibytes: i32) -> rusqlite::Result<()> {
    connection.pragma_update(None, "cache_size", -kibibytes)
}

/// What this connection has of its own: the steps that were taken here, and those taken back here, the last one on top; and the words
/// of the full-text index.
fn make_temporary_tables(c: &Connection) -> rusqlite::Result<()> {
    c.execute_batch(
        "CREATE VIRTUAL TABLE temp.search_word USING fts5vocab(main, search, instance);
         CREATE TEMP TABLE taken_here (step INTEGER PRIMARY KEY) STRICT;
         CREATE TEMP TABLE taken_back (nth INTEGER PRIMARY KEY, step INTEGER NOT NULL, words TEXT NOT NULL) STRICT;",
    )
}

/// The version that all steps lead to.
fn newest(steps: &[&str]) -> i32 {
    i32::try_from(steps.len()).unwrap_or(i32::MAX)
}

/// Runs the steps that a database still lacks, each in a transaction of its own, after copying what is there. A new one is what they
/// lead to.
fn migrate(connection: &mut Connection, path: &Path, version: i32, steps: &[&str]) -> Result<()> {
    let failed = |reason| StoreError::of(path, &reason);
    let version = if version == 0 { make(connection).map_err(failed)? } else { version };
    if version < newest(steps) {
        copy_aside(connection, path, version)?;
    }
    for (number, step) in (1..).zip(steps).filter(|(number, _)| *number > version) {
        run_step(connection, number, step).map_err(failed)?;
    }
    Ok(())
}

/// Makes a new database; its version, which is an older one where an older program has made it while this one waited.
fn make(connection: &mut Connection) -> rusqlite::Result<i32> {
    let newest = newest(&STEPS);
    let reached = bring_to(connection, newest, NEWEST, 1)?;
    Ok(if reached == 0 { newest } else { reached })
}

/// Brings a database to a version that it has not reached. Another process may have done so while this one waited for it.
fn run_step(connection: &mut Connection, version: i32, step: &str) -> rusqlite::Result<()> {
    bring_to(connection, version, step, version).map(drop)
}

/// Brings a database to a version if the one it has reached is below another; the one it had reached.
fn bring_to(connection: &mut Connection, version: i32, sql: &str, below: i32) -> rusqlite::Result<i32> {
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let reached: i32 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if reached < below {
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", version)?;
    }
    transaction.commit().map(|()| reached)
}

/// Copies the database as it was before a migration to a free name beside it.
fn copy_aside(connection: &Connection, path: &Path, version: i32) -> Result<()> {
    let name = |number: u16| {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".version-{version}.{number}"));
        path.with_file_name(name)
    };
    match (1..=u16::MAX).map(name).find(|name| !name.exists()) {
        Some(free) => backup::copy(connection, &free),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEXT: &str = "ALTER TABLE setting ADD COLUMN since INTEGER";

    fn migrated(step: &str) -> (tempfile::TempDir, Result<()>, Connection) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("news.db");
        let mut connection = open(&path).unwrap();
        connection.execute("INSERT INTO setting VALUES ('shelf', 'deals')", []).unwrap();
        let steps: Vec<&str> = STEPS.into_iter().chain([step]).collect();
        let done = migrate(&mut connection, &path, newest(&STEPS), &steps);
        (directory, done, connection)
    }

    #[test]
    fn a_step_keeps_what_is_there_and_raises_the_version() {
        let (_directory, done, connection) = migrated(NEXT);
        assert!(done.is_ok());
        let kept: String =
            connection.query_row("SELECT value FROM setting WHERE since IS NULL", [], |row| row.get(0)).unwrap();
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!((kept.as_str(), version), ("deals", newest(&STEPS) + 1));
    }

    #[test]
    fn a_copy_of_the_older_version_lies_beside_the_database() {
        let (directory, _, _connection) = migrated(NEXT);
        let copy = Connection::open(directory.path().join(format!("news.db.version-{}.1", newest(&STEPS)))).unwrap();
        let version: i32 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, newest(&STEPS));
    }

    #[test]
    fn a_step_that_fails_leaves_the_database_as_it_was() {
        let (_directory, done, connection) = migrated("DELETE FROM setting; CREATE TABLE setting (x)");
        assert!(done.is_err());
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        let kept: i64 = connection.query_row("SELECT count(*) FROM setting", [], |row| row.get(0)).unwrap();
        assert_eq!((version, kept), (newest(&STEPS), 1));
    }

    #[test]
    fn little_of_the_database_stays_in_memory() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("news.db");
        let kept = |connection: &Connection| -> i32 {
            connection.pragma_query_value(None, "cache_size", |row| row.get(0)).unwrap()
        };
        assert_eq!(kept(&open(&path).unwrap()), -CACHE_KIB);
        assert_eq!(kept(&open_read_only(&path).unwrap()), -READ_CACHE_KIB);
    }

    #[test]
    fn a_database_of_the_first_version_takes_every_step() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("news.db");
        let mut first = Connection::open(&path).unwrap();
        functions::register(&first).unwrap();
        run_step(&mut first, 1, STEPS[0]).unwrap();
        first.execute("INSERT INTO setting VALUES ('shelf', 'deals')", []).unwrap();
        drop(first);
        let brought = open(&path).unwrap();
        let version: i32 = brought.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        let kept: i64 = brought.query_row("SELECT count(*) FROM setting", [], |row| row.get(0)).unwrap();
        assert_eq!((version, kept), (newest(&STEPS), 1));
    }

    fn texts(connection: &Connection, sql: &str) -> Vec<String> {
        let mut found = connection.prepare(sql).unwrap();
        found.query_map([], |row| row.get(0)).unwrap().map(rusqlite::Result::unwrap).collect()
    }

    /// Every object of a database as its statement without the blanks outside quotes, triggers in the order in which they act, and every
    /// table as its rows.
    fn all_of(connection: &Connection) -> Vec<String> {
        let without_blanks = |written: String| -> String {
            let parts = written.split('\'').enumerate();
            parts
                .map(|(nth, part)| if nth % 2 == 1 { part.into() } else { part.split_whitespace().collect::<String>() })
                .collect()
        };
        let objects = "SELECT type || name || coalesce(sql, '') FROM sqlite_schema ORDER BY type, iif(type = 'trigger', rowid, name)";
        let mut all: Vec<String> = texts(connection, objects).into_iter().map(without_blanks).collect();
        for table in texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name") {
            let mut rows = connection.prepare(&format!("SELECT '{table}', * FROM {table}")).unwrap();
            let columns = rows.column_count();
            let row = |row: &rusqlite::Row| (0..columns).map(|at| Ok(format!("{:?}", row.get_ref(at)?))).collect();
            all.extend(rows.query_map([], row).unwrap().map(rusqlite::Result::<String>::unwrap));
        }
        all
    }

    #[test]
    fn one_that_an_older_program_makes_meanwhile_takes_the_steps_that_it_lacks() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("news.db");
        let mut connection = Connection::open(&path).unwrap();
        functions::register(&connection).unwrap();
        run_step(&mut connection, 1, STEPS[0]).unwrap();
        migrate(&mut connection, &path, 0, &STEPS).unwrap();
        let version: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, newest(&STEPS));
    }

    #[test]
    fn a_new_database_is_what_all_steps_lead_to() {
        let in_memory = || {
            let connection = Connection::open_in_memory().unwrap();
            functions::register(&connection).unwrap();
            connection
        };
        let (mut stepped, mut new) = (in_memory(), in_memory());
        for (number, step) in (1..).zip(STEPS) {
            run_step(&mut stepped, number, step).unwrap();
        }
        migrate(&mut new, Path::new(""), 0, &STEPS).unwrap();
        let (stepped, new) = (all_of(&stepped), all_of(&new));
        for (one, other) in stepped.iter().zip(&new) {
            assert_eq!(one, other);
        }
        assert_eq!(stepped.len(), new.len());
    }

    #[test]
    fn a_step_that_another_process_has_run_is_not_run_again() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("news.db");
        let mut connection = open(&path).unwrap();
        run_step(&mut connection, 1, "THIS IS NO SQL").unwrap();
    }

    #[test]
    fn a_writer_commits_to_the_disk() {
        let directory = tempfile::tempdir().unwrap();
        let connection = open(&directory.path().join("news.db")).unwrap();
        let ask =
            |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, rusqlite::types::Value>(0));
        assert_eq!(ask("synchronous").unwrap(), 2_i64.into());
        assert_eq!(ask("journal_mode").unwrap(), "wal".to_owned().into());
        assert_eq!(ask("foreign_keys").unwrap(), 1_i64.into());
    }
}
