//! Accounts: when a sync is due, what it came to, and the panel that tells it.

use crate::app::{
    Model,
    core::{
        age::Age,
        command::{Command, ShellCommand},
        effect::{Effect, Fetch},
        event::SyncedAccount,
        styled_text::{self, Look, TextLine, span},
    },
    list::arrivals,
    overlay::{
        Overlay,
        notice::{self, Notice, NoticeKind},
    },
};
use crate::language::{self, tr};
use jiff::SignedDuration;

/// Between two syncs while nothing waits.
const EVERY: SignedDuration = SignedDuration::from_mins(15);
/// What waits is sent after so long, so that a row of marks goes out together.
const SOON: SignedDuration = SignedDuration::from_secs(50);

/// Syncs when that is due: at the start, soon after something was marked, and now and then. After a failure it waits.
pub(in crate::app) fn sync_if_due(model: &mut Model) -> Vec<Effect> {
    let sync = &model.session.sync;
    if !model.options.syncs || sync.step.is_some() {
        return Vec::new();
    }
    let wait = if model.session.totals.unsent > 0 && !sync.fails() { SOON } else { EVERY };
    if sync.last.is_some_and(|last| model.now.duration_since(last) < wait) {
        return Vec::new();
    }
    begin(model)
}

fn begin(model: &mut Model) -> Vec<Effect> {
    model.session.sync.last = Some(model.now);
    model.session.sync.step = Some(String::new());
    vec![Effect::Fetch(Fetch::Sync)]
}

/// Syncs because the user wants it.
pub(in crate::app) fn sync_now(model: &mut Model) -> Vec<Effect> {
    if model.options.offline {
        model.say(tr!("accounts-offline-nothing-is-synced"));
        return Vec::new();
    }
    if !model.options.syncs {
        model.say(tr!("accounts-no-account-is-set-up"));
        return Vec::new();
    }
    model.session.sync.asked = true;
    if model.session.sync.step.is_some() { Vec::new() } else { begin(model) }
}

pub(in crate::app) fn on_syncing(model: &mut Model, step: String) -> Vec<Effect> {
    model.session.sync.step = Some(step);
    Vec::new()
}

pub(in crate::app) fn on_synced(model: &mut Model, accounts: Vec<SyncedAccount>) -> Vec<Effect> {
    let failed_before = model.session.sync.fails();
    let sync = &mut model.session.sync;
    (sync.step, sync.accounts) = (None, accounts);
    let asked = std::mem::take(&mut sync.asked);
    // The same failure again and again is told once; the panel keeps it.
    if sync.fails() && (asked || !failed_before) {
        let failed: Vec<&str> =
            sync.accounts.iter().filter(|one| !one.failed.is_empty()).map(|one| one.name.as_str()).collect();
        let words = tr!("accounts-the-sync-with-did-not", failed = failed.join(", "));
        model.complain(words);
    } else if asked {
        let sum = |of: fn(&SyncedAccount) -> usize| sync.accounts.iter().map(of).sum::<usize>();
        let (sent, changed, new) = (sum(|one| one.sent), sum(|one| one.changed), sum(|one| one.new));
        model.say(tr!("accounts-in-step-sent-changed-there", sent, changed, new));
    }
    if matches!(&model.overlay, Some(Overlay::Text(notice)) if notice.kind == NoticeKind::Accounts) {
        open(model);
    }
    let mut effects = arrivals::on_store_changed(model);
    if model.options.hands_over {
        effects.push(Effect::Fetch(Fetch::PushByRules));
    }
    effects
}

/// Opens the panel.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let width = notice::columns(model, usize::from(model.screen.size.0.saturating_sub(8)).clamp(20, 76));
    model.overlay = Some(Overlay::Text(Notice {
        kind: NoticeKind::Accounts,
        title: tr!("accounts-accounts"),
        lines: lines(model, width),
        top: 0,
    }));
    Vec::new()
}

fn lines(model: &Model, width: usize) -> Vec<TextLine> {
    let sync = &model.session.sync;
    let mut lines: Vec<TextLine> = Vec::new();
    let mut tell = |words: &str, look| {
        lines.extend(styled_text::wrap(words, width).into_iter().map(|text| vec![span(text, look)]));
    };
    if !model.options.syncs {
        tell(tr!("accounts-no-account-stands-in-the"), Look::Plain);
        tell(tr!("accounts-account-add-sets-one-up"), Look::Secondary);
        return lines;
    }
    match (&sync.step, sync.last.map(|last| Age::of(last, model.now, &model.options.zone))) {
        (Some(step), _) if step.is_empty() => tell(tr!("accounts-a-sync-begins"), Look::Plain),
        (Some(step), _) => tell(&tr!("accounts-a-sync-goes-on", step), Look::Plain),
        (None, Some(Age::Now)) => tell(tr!("accounts-the-last-sync-was-just"), Look::Plain),
        (None, Some(Age::Ago(age))) => tell(&tr!("accounts-the-last-sync-was-ago", age), Look::Plain),
        (None, Some(Age::On(age))) => tell(&tr!("accounts-the-last-sync-was-on", age), Look::Plain),
        (None, None) => tell(tr!("accounts-nothing-was-synced-yet"), Look::Plain),
    }
    if let Some(key) = model.options.keymap.keys(model.scope(), Command::Shell(ShellCommand::Sync)).first() {
        tell(&tr!("accounts-syncs-now", key), Look::Secondary);
    }
    tell(tr!("accounts-account-add-sets-up-another"), Look::Secondary);
    for one in &sync.accounts {
        tell(" ", Look::Plain);
        tell(&format!("{} ({})", one.name, one.kind), Look::Headline);
        let waits = if one.waiting == 0 {
            tr!("accounts-nothing-waits").to_owned()
        } else {
            tr!("accounts-waiting", waiting = one.waiting)
        };
        tell(
            &tr!("accounts-sent-changed-there-new", sent = one.sent, changed = one.changed, new = one.new, waits),
            Look::Plain,
        );
        for (what, why) in &one.failed {
            let (what, why) = (language::translated(what), language::translated(why));
            tell(&format!("{what}: {why}"), Look::Warning);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Options, line_text};
    use jiff::Timestamp;

    fn model() -> Model {
        let options = Options { syncs: true, ..Options::default() };
        Model::new(options, (120, 36), Timestamp::from_second(1_790_000_000).unwrap())
    }

    fn ended(failed: &[(&str, &str)]) -> Vec<SyncedAccount> {
        let failed = failed.iter().map(|(what, why)| ((*what).to_owned(), (*why).to_owned())).collect();
        vec![SyncedAccount {
            name: "home".to_owned(),
            kind: "freshrss",
            sent: 2,
            waiting: 12,
            failed,
            ..SyncedAccount::default()
        }]
    }

    #[test]
    fn it_syncs_at_the_start_soon_after_a_mark_and_now_and_then() {
        let mut model = model();
        assert_eq!(sync_if_due(&mut model), [Effect::Fetch(Fetch::Sync)]);
        assert!(sync_if_due(&mut model).is_empty(), "one goes on");
        on_synced(&mut model, ended(&[]));
        model.now += SignedDuration::from_mins(1);
        assert!(sync_if_due(&mut model).is_empty(), "nothing waits");
        model.session.totals.unsent = 3;
        assert_eq!(sync_if_due(&mut model).len(), 1);
        on_synced(&mut model, ended(&[("push", "the server answered 503")]));
        model.now += SignedDuration::from_mins(1);
        assert!(sync_if_due(&mut model).is_empty(), "after a failure it waits");
        model.now += SignedDuration::from_mins(15);
        assert_eq!(sync_if_due(&mut model).len(), 1);
    }

    #[test]
    fn without_an_account_nothing_is_asked() {
        let mut model = model();
        model.options.syncs = false;
        assert!(sync_if_due(&mut model).is_empty() && sync_now(&mut model).is_empty());
        assert!(model.session.toast.is_some());
    }

    #[test]
    fn a_failure_is_told_once_and_the_panel_says_what_and_why() {
        let mut model = model();
        let failed = [("push", "the server answered 503; what waits is sent the next time")];
        on_synced(&mut model, ended(&failed));
        assert!(model.session.toast.take().is_some_and(|toast| toast.wrong && toast.words.contains("home")));
        on_synced(&mut model, ended(&failed));
        assert!(model.session.toast.is_none());
        open(&mut model);
        let Some(Overlay::Text(notice)) = &model.overlay else { panic!("no panel") };
        let text: Vec<String> = notice.lines.iter().map(line_text).collect();
        let text = text.join("\n");
        for words in ["home (freshrss)", "12 waiting", "push: the server answered 503"] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
}
