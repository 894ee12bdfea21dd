//! Syncs beside the screen, on a thread of its own for each time. It writes over a connection of its own, as a `sync` on the
//! command line does beside a running program: short transactions, page by page, and none waits for the network.

use super::shared_settings::SharedSettings;
use crate::{
    app::{Event, SyncedAccount},
    config::Account,
    run::messages::{EventSender, guarded, spawn},
    store::{Ruled, Store},
    sync::{self, Report, With},
};
use std::path::{Path, PathBuf};

/// Brings every account in step, one after the other.
pub fn sync(database: PathBuf, accounts: Vec<Account>, settings: SharedSettings, events: EventSender) {
    let failed = events.clone();
    let work = move || {
        let mut came = Vec::new();
        guarded(&events, "while syncing", || came = all(&database, &accounts, &settings, &events));
        // It ends whatever happens: the model waits for it.
        events.send(Event::Synced(came));
    };
    if let Err(reason) = spawn("syncer", work) {
        failed.failed(&reason);
        failed.send(Event::Synced(Vec::new()));
    }
}

fn all(database: &Path, accounts: &[Account], settings: &SharedSettings, events: &EventSender) -> Vec<SyncedAccount> {
    let settings = settings.settings();
    let mut store = match Store::open(database) {
        Ok(store) => store,
        Err(reason) => {
            events.failed(&reason);
            return Vec::new();
        }
    };
    let folder = database.parent().unwrap_or(Path::new("."));
    let with = With { rules: &settings.rules, standing: &settings.standing, limits: &settings.limits, folder };
    let mut came = Vec::new();
    for account in accounts {
        let mut progress = |step: &str| events.send(Event::Syncing(format!("{}: {step}", account.name)));
        let report = sync::sync(account, &mut store, with, &mut progress);
        let Report { account: name, pushed: sent, pulled: changed, new, waiting, failed, ruled } = report;
        if ruled != Ruled::default() {
            events.send(Event::Ruled(ruled.steps, ruled.told));
        }
        let failed = failed.into_iter().map(|one| (one.what, one.why)).collect();
        came.push(SyncedAccount { name, kind: account.kind.word(), sent, changed, new, waiting, failed });
    }
    came
}
