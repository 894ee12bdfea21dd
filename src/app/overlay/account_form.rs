//! The form that sets up an account: it is tried on its server, step by step, before it stands in the config.

use crate::app::{
    Model,
    core::{
        effect::{Effect, Fetch, TerminalRequest},
        key::{Code, Key},
        line_editing,
        new_account::{AccountField, AccountStep, Hidden, Keeping, NewAccount, SERVER_KINDS, ServerKind},
    },
    overlay::{
        After, Hint, Overlay,
        frame::{Framing, Layer, own_keys},
    },
};
use crate::language::tr;
use std::{fmt, mem};
use tui_input::Input;

/// Lines under the fields: the steps, and what is wrong.
const TAIL: u16 = 7;
const LEAST_TAIL: u16 = 4;

#[derive(Clone, Default)]
pub struct AccountForm {
    /// Which of the kinds.
    kind: usize,
    pub keeping: Keeping,
    address: Input,
    user: Input,
    password: Input,
    client_id: Input,
    client_secret: Input,
    name: Input,
    pub chosen: usize,
    /// What is wrong, and with which line.
    pub wrong: Option<(AccountField, String)>,
    /// What was tried, as far as that went.
    pub steps: Vec<AccountStep>,
    /// It is being tried, under this ticket.
    pub trial: Option<u64>,
}

impl fmt::Debug for AccountForm {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.debug_struct("AccountForm").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl AccountForm {
    /// The lines that this kind of server has.
    #[must_use]
    pub fn fields(&self) -> Vec<AccountField> {
        use AccountField as F;
        let all =
            [F::Kind, F::Address, F::User, F::Keeping, F::Password, F::ClientId, F::ClientSecret, F::Name, F::Keep];
        let word = self.server().word;
        let has = |field: &F| match field {
            F::User => word != "readeck",
            F::ClientId | F::ClientSecret => word == "wallabag",
            _ => true,
        };
        all.into_iter().filter(has).collect()
    }

    #[must_use]
    pub fn server(&self) -> &'static ServerKind {
        &SERVER_KINDS[self.kind.min(SERVER_KINDS.len() - 1)]
    }

    /// The line that is chosen.
    #[must_use]
    pub fn field(&self) -> AccountField {
        let fields = self.fields();
        fields[self.chosen.min(fields.len() - 1)]
    }

    /// What is typed in a line; none in one that is chosen from.
    #[must_use]
    pub fn typed(&self, field: AccountField) -> Option<&Input> {
        Some(match field {
            AccountField::Address => &self.address,
            AccountField::User => &self.user,
            AccountField::Password => &self.password,
            AccountField::ClientId => &self.client_id,
            AccountField::ClientSecret => &self.client_secret,
            AccountField::Name => &self.name,
            AccountField::Kind | AccountField::Keeping | AccountField::Keep => return None,
        })
    }

    fn typed_mut(&mut self, field: AccountField) -> Option<&mut Input> {
        Some(match field {
            AccountField::Address => &mut self.address,
            AccountField::User => &mut self.user,
            AccountField::Password => &mut self.password,
            AccountField::ClientId => &mut self.client_id,
            AccountField::ClientSecret => &mut self.client_secret,
            AccountField::Name => &mut self.name,
            AccountField::Kind | AccountField::Keeping | AccountField::Keep => return None,
        })
    }

    /// Whether what is typed in a line is shown to nobody.
    #[must_use]
    pub fn hides(&self, field: AccountField) -> bool {
        self.keeping == Keeping::Typed && matches!(field, AccountField::Password | AccountField::ClientSecret)
    }

    /// How the line of the password is called, which may say where it is.
    #[must_use]
    pub fn secret_name(&self) -> &'static str {
        match self.keeping {
            Keeping::Typed if self.server().word == "readeck" => tr!("account-form-token"),
            Keeping::Typed => tr!("account-form-password"),
            Keeping::Command => tr!("account-form-program"),
            Keeping::Environment => tr!("account-form-variable"),
            Keeping::File => tr!("account-form-file"),
        }
    }

    /// What an empty line waits for.
    #[must_use]
    pub fn hint(&self, field: AccountField) -> String {
        match (field, self.keeping) {
            (AccountField::Address, _) => self.server().address.to_owned(),
            (AccountField::User, _) => tr!("account-form-your-name-there").to_owned(),
            (AccountField::Password, Keeping::Typed) => self.server().password().to_owned(),
            (AccountField::Password | AccountField::ClientSecret, Keeping::Command) => "pass show reader".to_owned(),
            (AccountField::Password | AccountField::ClientSecret, Keeping::Environment) => "READER_PASSWORD".to_owned(),
            (AccountField::Password | AccountField::ClientSecret, Keeping::File) => "~/secrets/reader".to_owned(),
            (AccountField::ClientId, _) => tr!("account-form-of-the-page-api-clients").to_owned(),
            (AccountField::ClientSecret, Keeping::Typed) => tr!("account-form-of-the-same-page").to_owned(),
            (AccountField::Name, _) => self.usual_name(),
            (AccountField::Kind | AccountField::Keeping | AccountField::Keep, _) => String::new(),
        }
    }

    fn choose(&mut self, field: AccountField) {
        self.chosen = self.fields().iter().position(|one| *one == field).unwrap_or(0);
    }

    fn step(&mut self, by: isize) {
        self.chosen = self.chosen.saturating_add_signed(by).min(self.fields().len() - 1);
    }

    /// The next or the one before of the choices of a line.
    fn turn(&mut self, by: isize) {
        let turned = |at: usize, count: usize| (at + count).saturating_add_signed(by) % count;
        match self.field() {
            AccountField::Kind => {
                self.kind = turned(self.kind, SERVER_KINDS.len());
                self.steps.clear();
            }
            AccountField::Keeping => {
                let at = Keeping::ALL.iter().position(|one| *one == self.keeping).unwrap_or(0);
                self.keeping = Keeping::ALL[turned(at, Keeping::ALL.len())];
            }
            _ => {}
        }
    }

    /// The name it has when none is typed: that of its kind.
    #[must_use]
    pub fn usual_name(&self) -> String {
        self.server().word.to_owned()
    }

    /// The account as it was typed, or the line in which something is missing.
    fn account(&self) -> Result<NewAccount, (AccountField, String)> {
        let text = |input: &Input| input.value().trim().to_owned();
        let url = address(&text(&self.address)).map_err(|reason| (AccountField::Address, reason.to_owned()))?;
        let fields = self.fields();
        for (field, missing) in [
            (AccountField::User, tr!("account-form-the-users-name-there-is")),
            (AccountField::Password, tr!("account-form-the-password-or-where-it")),
            (AccountField::ClientId, tr!("account-form-wallabag-wants-the-id-of")),
            (AccountField::ClientSecret, tr!("account-form-wallabag-wants-the-secret-of")),
        ] {
            if fields.contains(&field) && self.typed(field).is_some_and(|input| input.value().trim().is_empty()) {
                return Err((field, missing.to_owned()));
            }
        }
        for field in [AccountField::Password, AccountField::ClientSecret] {
            let typed = self.typed(field).map_or("", Input::value);
            if self.keeping == Keeping::Command && shell_words::split(typed).is_err() {
                return Err((field, tr!("account-form-a-quote-is-missing-at").to_owned()));
            }
        }
        let name = text(&self.name);
        let hidden = |input: &Input| Hidden(input.value().trim().to_owned());
        Ok(NewAccount {
            name: if name.is_empty() { self.usual_name() } else { name },
            kind: self.server().word,
            url,
            user: if fields.contains(&AccountField::User) { text(&self.user) } else { String::new() },
            keeping: self.keeping,
            password: hidden(&self.password),
            client_id: text(&self.client_id),
            client_secret: hidden(&self.client_secret),
        })
    }

    fn begin(&mut self, model: &mut Model) -> Vec<Effect> {
        self.steps.clear();
        match self.account() {
            Ok(account) => {
                model.session.sync.trials += 1;
                self.trial = Some(model.session.sync.trials);
                vec![Effect::Fetch(Fetch::TryAccount(model.session.sync.trials, Box::new(account)))]
            }
            Err((field, reason)) => {
                self.choose(field);
                self.wrong = Some((field, reason));
                Vec::new()
            }
        }
    }

    /// A key while it is being tried: only giving up is left.
    fn waiting_key(&mut self, key: Key) -> Vec<Effect> {
        if key.code != Code::Esc {
            return Vec::new();
        }
        self.trial = None;
        self.steps.clear();
        self.wrong = Some((AccountField::Keep, tr!("account-form-given-up-nothing-was-kept").to_owned()));
        vec![Effect::Fetch(Fetch::GiveUpTrial)]
    }
}

impl Layer for Box<AccountForm> {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if self.trial.is_some() {
            return After::Stays(self.waiting_key(key));
        }
        self.wrong = None;
        let field = self.field();
        match (key.code, self.typed(field).is_some()) {
            (Code::Enter, _) if field == AccountField::Keep => return After::Stays(self.begin(model)),
            (Code::Down | Code::Enter, _) => self.step(1),
            (Code::Up, _) => self.step(-1),
            (Code::Tab, _) => self.step(if key.shift { -1 } else { 1 }),
            (Code::PageUp, _) => self.chosen = 0,
            (Code::PageDown, _) => self.choose(AccountField::Keep),
            (Code::Right | Code::Char(' ' | 'l'), false) => self.turn(1),
            (Code::Left | Code::Char('h'), false) => self.turn(-1),
            (Code::Char('q'), false) => return After::Closes(Vec::new()),
            (_, false) => self.step(line_editing::scroll(key).unwrap_or(0).signum()),
            (_, true) => {
                if let (Some(request), Some(input)) = (line_editing::request(key), self.typed_mut(field)) {
                    line_editing::edit(input, request);
                }
            }
        }
        After::Stays(Vec::new())
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        match self.field() {
            _ if self.trial.is_some() => own_keys(&[("Esc", tr!("hint-give-up"))]),
            AccountField::Keep => own_keys(&[
                ("Enter", tr!("hint-try-it-then-keep-it")),
                ("Up", tr!("hint-back")),
                ("Esc", tr!("hint-close")),
            ]),
            AccountField::Kind | AccountField::Keeping => {
                own_keys(&[("Space", tr!("hint-another")), ("Enter", tr!("hint-next")), ("Esc", tr!("hint-close"))])
            }
            _ => own_keys(&[("Enter", tr!("hint-next")), ("Up", tr!("hint-back")), ("Esc", tr!("hint-close"))]),
        }
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = self.fields().len();
        let rows = u16::try_from(count).unwrap_or(u16::MAX);
        let stage = model.layout().stage();
        // Where there is little room the fields scroll, and what is wrong is still told.
        let tail = stage.height.saturating_sub(rows + 2).clamp(LEAST_TAIL, TAIL).min(stage.height.saturating_sub(3));
        Framing::within(stage, 76, rows + tail).rows(0, 1, count, self.chosen).over(tail)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        if self.trial.is_some() { None } else { Some(&mut self.chosen) }
    }

    fn input(&mut self) -> Option<&mut Input> {
        if self.trial.is_some() { None } else { self.typed_mut(self.field()) }
    }

    fn takes_esc(&self) -> bool {
        self.trial.is_some()
    }

    fn click(&self) -> Code {
        match self.field() {
            AccountField::Keep => Code::Enter,
            AccountField::Kind | AccountField::Keeping => Code::Char(' '),
            _ => Code::End,
        }
    }
}

/// An address as people type it; `https` where they do not say.
fn address(typed: &str) -> Result<String, &'static str> {
    let url = match typed {
        "" => return Err(tr!("account-form-the-servers-address-is-missing")),
        _ if typed.contains("://") => typed.to_owned(),
        _ => format!("https://{typed}"),
    };
    if crate::html::is_web_page(&url) { Ok(url) } else { Err(tr!("account-form-this-is-no-http-or")) }
}

/// Opens the form.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    if model.options.demo {
        model.say(tr!("account-form-the-demo-edition-keeps-no"));
    } else if model.options.offline {
        model.say(tr!("account-form-offline-no-server-can-be"));
    } else {
        model.overlay = Some(Overlay::Account(Box::default()));
    }
    Vec::new()
}

fn tried(model: &mut Model, ticket: u64) -> Option<&mut AccountForm> {
    match &mut model.overlay {
        Some(Overlay::Account(form)) if form.trial == Some(ticket) => Some(form),
        _ => None,
    }
}

/// A step of the trial is done.
pub(in crate::app) fn on_step(model: &mut Model, ticket: u64, step: AccountStep) -> Vec<Effect> {
    if let Some(form) = tried(model, ticket) {
        if let Some(field) = step.field.filter(|_| !step.ok) {
            // A password that is wrong may as well be a wrong name: the cursor goes to what is typed blindly.
            form.choose(field);
            form.wrong = Some((form.field(), step.says.clone()));
        }
        form.steps.push(step);
    }
    Vec::new()
}

/// The trial ended: an account that every step let in is kept.
pub(in crate::app) fn on_tried(model: &mut Model, ticket: u64, account: Option<Box<NewAccount>>) -> Vec<Effect> {
    let Some(form) = tried(model, ticket) else { return Vec::new() };
    let Some(account) = account else {
        form.trial = None;
        return Vec::new();
    };
    vec![Effect::Terminal(TerminalRequest::WriteAccount(account))]
}

/// It stands in the config, or not, for a reason.
pub(in crate::app) fn on_written(model: &mut Model, name: &str, came: Result<(), String>) -> Vec<Effect> {
    let reason = came.err();
    match (&mut model.overlay, reason) {
        (Some(Overlay::Account(form)), Some(reason)) => {
            form.trial = None;
            form.choose(AccountField::Name);
            form.wrong = Some((AccountField::Name, reason));
        }
        (_, Some(reason)) => model.complain(reason),
        (overlay, None) => {
            if matches!(overlay, Some(Overlay::Account(_))) {
                drop(mem::take(overlay));
            }
            // It is synced at once.
            model.session.sync.last = None;
            model.say(tr!("account-form-stands-in-the-config-the", name));
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Options;
    use jiff::Timestamp;

    fn typed(model: &mut Model, form: &mut Box<AccountForm>, words: &str) {
        for letter in words.chars() {
            form.key(model, Key::plain(Code::Char(letter)));
        }
    }

    fn press(model: &mut Model, form: &mut Box<AccountForm>, code: Code) -> Vec<Effect> {
        match form.key(model, Key::plain(code)) {
            After::Stays(effects) => effects,
            _ => panic!("it closed"),
        }
    }

    fn model() -> Model {
        Model::new(Options::default(), (80, 24), Timestamp::UNIX_EPOCH)
    }

    /// A form for Miniflux, filled in, with the cursor on its last line.
    fn filled(model: &mut Model) -> Box<AccountForm> {
        let mut form: Box<AccountForm> = Box::default();
        press(model, &mut form, Code::Char(' '));
        for words in ["rss.example", "alice", "", "geheim"] {
            press(model, &mut form, Code::Enter);
            typed(model, &mut form, words);
        }
        press(model, &mut form, Code::PageDown);
        form
    }

    #[test]
    fn it_is_tried_as_it_was_typed_and_kept_once_every_step_succeeded() {
        let mut model = model();
        let mut form = filled(&mut model);
        let effects = press(&mut model, &mut form, Code::Enter);
        let [Effect::Fetch(Fetch::TryAccount(ticket, account))] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!((account.kind, account.url.as_str()), ("miniflux", "https://rss.example"));
        assert_eq!((account.user.as_str(), account.name.as_str()), ("alice", "miniflux"));
        assert_eq!(account.password, Hidden("geheim".to_owned()));
        assert!(!format!("{effects:?}{form:?}").contains("geheim"));
        model.overlay = Some(Overlay::Account(form));
        let step = AccountStep { step: "log in", ok: true, says: "3".to_owned(), field: None };
        on_step(&mut model, *ticket, step);
        assert!(on_tried(&mut model, ticket + 1, Some(account.clone())).is_empty(), "an older trial");
        let effects = on_tried(&mut model, *ticket, Some(account.clone()));
        assert_eq!(effects, [Effect::Terminal(TerminalRequest::WriteAccount(account.clone()))]);
        on_written(&mut model, "miniflux", Ok(()));
        assert!(model.overlay.is_none());
    }

    #[test]
    fn what_is_missing_is_said_at_its_line() {
        let mut model = model();
        let mut form: Box<AccountForm> = Box::default();
        press(&mut model, &mut form, Code::PageDown);
        assert!(press(&mut model, &mut form, Code::Enter).is_empty());
        assert_eq!(
            (form.field(), form.wrong.as_ref().map(|wrong| wrong.0)),
            (AccountField::Address, Some(AccountField::Address))
        );
        typed(&mut model, &mut form, "ftp://x");
        press(&mut model, &mut form, Code::PageDown);
        press(&mut model, &mut form, Code::Enter);
        assert!(form.wrong.as_ref().is_some_and(|(_, words)| words.contains("no http")), "{:?}", form.wrong);
    }

    #[test]
    fn what_fails_is_said_at_its_line_and_can_be_mended() {
        let mut model = model();
        let mut form = filled(&mut model);
        press(&mut model, &mut form, Code::Enter);
        let ticket = form.trial.unwrap();
        model.overlay = Some(Overlay::Account(form));
        let says = "the server does not accept the user name and password".to_owned();
        on_step(
            &mut model,
            ticket,
            AccountStep { step: "log in", ok: false, says, field: Some(AccountField::Password) },
        );
        assert!(on_tried(&mut model, ticket, None).is_empty());
        let Some(Overlay::Account(mut form)) = model.overlay.take() else { panic!("it closed") };
        assert_eq!((form.field(), form.trial), (AccountField::Password, None));
        assert!(form.wrong.as_ref().is_some_and(|(_, words)| words.contains("does not accept")));
        typed(&mut model, &mut form, "!");
        press(&mut model, &mut form, Code::PageDown);
        let effects = press(&mut model, &mut form, Code::Enter);
        assert!(
            matches!(&effects[..], [Effect::Fetch(Fetch::TryAccount(_, account))] if account.password.0 == "geheim!")
        );
    }

    #[test]
    fn a_trial_can_be_given_up() {
        let mut model = model();
        let mut form = filled(&mut model);
        press(&mut model, &mut form, Code::Enter);
        let ticket = form.trial.unwrap();
        assert!(form.takes_esc());
        typed(&mut model, &mut form, "x");
        assert_eq!(press(&mut model, &mut form, Code::Esc), [Effect::Fetch(Fetch::GiveUpTrial)]);
        assert!(!form.takes_esc() && form.wrong.is_some());
        let account = form.account().unwrap();
        model.overlay = Some(Overlay::Account(form));
        assert!(on_tried(&mut model, ticket, Some(Box::new(account))).is_empty());
    }

    #[test]
    fn each_kind_has_the_lines_it_needs() {
        let lines = |word: &str| {
            let kind = SERVER_KINDS.iter().position(|kind| kind.word == word).unwrap();
            AccountForm { kind, ..AccountForm::default() }.fields().len()
        };
        assert_eq!((lines("freshrss"), lines("wallabag"), lines("readeck")), (7, 9, 6));
    }
}
