//! Tries an account that is being set up, on a thread of its own, step by step; and writes one that was tried into the config.

use super::shared_settings::SharedSettings;
use crate::{
    app::{AccountField, AccountStep, Event, Keeping, NewAccount, arguments},
    config::{self, Account, AccountKind, Secret, TypedSecrets},
    run::messages::{EventSender, guarded, spawn},
    sync::{self, Check, Concern, Secrets},
};
use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// The trial that goes on; another ticket, or none, ends it after the step it is at.
#[derive(Debug, Clone, Default)]
pub struct Trial(Arc<AtomicU64>);

impl Trial {
    pub fn give_up(&self) {
        self.0.store(0, Ordering::Relaxed);
    }

    /// Tries an account; the steps and the end come back as events with its ticket.
    pub fn begin(&self, ticket: u64, wanted: Box<NewAccount>, settings: SharedSettings, events: EventSender) {
        self.0.store(ticket, Ordering::Relaxed);
        let (current, failed) = (self.0.clone(), events.clone());
        let work = move || {
            let mut let_in = false;
            guarded(&events, "while trying an account", || {
                let_in = try_out(&wanted, &settings, &mut |step| {
                    events.send(Event::AccountStep(ticket, step));
                    current.load(Ordering::Relaxed) == ticket
                });
            });
            events.send(Event::AccountTried(ticket, let_in.then_some(wanted)));
        };
        if let Err(reason) = spawn("account", work) {
            failed.failed(&reason);
            failed.send(Event::AccountTried(ticket, None));
        }
    }
}

fn try_out(wanted: &NewAccount, settings: &SharedSettings, tell: &mut dyn FnMut(AccountStep) -> bool) -> bool {
    let Some(account) = account(wanted) else { return false };
    let typed = (wanted.keeping == Keeping::Typed)
        .then(|| Secrets { password: wanted.password.0.clone(), client_secret: wanted.client_secret.0.clone() });
    let limits = &settings.settings().limits;
    sync::test_with(&account, typed, limits, &mut |check| {
        let field = check.concerns.map(field);
        let Check { step, ok, says, .. } = check;
        tell(AccountStep { step, ok, says, field })
    })
}

/// The line of the form that a failure concerns.
const fn field(concern: Concern) -> AccountField {
    match concern {
        Concern::Address => AccountField::Address,
        Concern::Login | Concern::Secret => AccountField::Password,
        Concern::Nothing => AccountField::Keep,
    }
}

/// The account as the config has it; what was typed stands nowhere in it.
fn account(wanted: &NewAccount) -> Option<Account> {
    let secret = |typed: &str| match wanted.keeping {
        Keeping::Typed => Secret::None,
        Keeping::Command => Secret::Command(arguments(typed).unwrap_or_default()),
        Keeping::Environment => Secret::Environment(typed.trim_start_matches('$').to_owned()),
        Keeping::File => Secret::File(config::at_home(typed)),
    };
    let kind = AccountKind::ALL.into_iter().find(|kind| kind.word() == wanted.kind)?;
    Some(Account {
        name: wanted.name.clone(),
        kind,
        url: wanted.url.clone(),
        user: wanted.user.clone(),
        password: secret(&wanted.password.0),
        client_id: if kind == AccountKind::Wallabag { wanted.client_id.clone() } else { String::new() },
        client_secret: if kind == AccountKind::Wallabag { secret(&wanted.client_secret.0) } else { Secret::None },
    })
}

/// Writes an account into the config; a secret that was typed goes into a file beside the database.
pub fn write(config: &Path, database: &Path, wanted: &NewAccount) -> Result<(), String> {
    let account = account(wanted).ok_or("there is no such kind of server")?;
    let typed = (wanted.keeping == Keeping::Typed)
        .then_some(TypedSecrets { password: &wanted.password.0, client_secret: &wanted.client_secret.0 });
    let folder = config::secrets_folder(database.parent().unwrap_or(Path::new(".")));
    config::add_account(config, &account, typed, &folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Hidden, SERVER_KINDS};

    #[test]
    fn every_kind_of_the_form_is_one_of_the_config() {
        let known: Vec<&str> = AccountKind::ALL.map(AccountKind::word).to_vec();
        assert_eq!(SERVER_KINDS.map(|kind| kind.word).to_vec(), known);
    }

    #[test]
    fn where_the_password_is_stands_in_the_account_and_the_password_does_not() {
        let wanted = |keeping, typed: &str| NewAccount {
            name: "home".to_owned(),
            kind: "freshrss",
            url: "https://rss.example".to_owned(),
            user: "me".to_owned(),
            keeping,
            password: Hidden(typed.to_owned()),
            client_id: String::new(),
            client_secret: Hidden::default(),
        };
        let password = |keeping, typed: &str| account(&wanted(keeping, typed)).unwrap().password;
        assert_eq!(password(Keeping::Typed, "geheim"), Secret::None);
        let command = Secret::Command(["pass", "show", "my rss"].map(str::to_owned).to_vec());
        assert_eq!(password(Keeping::Command, "pass show \"my rss\""), command);
        assert_eq!(password(Keeping::Environment, "$RSS"), Secret::Environment("RSS".to_owned()));
        assert_eq!(password(Keeping::File, "/run/secret"), Secret::File("/run/secret".into()));
    }
}
