//! The form that follows a web page without a feed: CSS selectors are tried, and what they find is seen before anything is kept.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, PageRequest, Write},
            event::PagePreview,
            key::{Code, Key},
            line_editing,
        },
        overlay::{
            After, Hint, Overlay,
            frame::{Framing, Layer, own_keys},
        },
    },
    language::tr,
    news::{PageSelectors, SourceId},
    text::Line,
};
use tui_input::Input;

/// The selectors by their names in the config, each with what it is when it is left empty.
#[must_use]
pub fn fields() -> [(&'static str, &'static str); 4] {
    [
        ("item", tr!("page-form-item")),
        ("title", tr!("page-form-title")),
        ("link", tr!("page-form-link")),
        ("date", tr!("page-form-date")),
    ]
}
/// What is tried at first: many pages have it.
const FIRST_TRIED: &str = "article";
/// Lines under the fields: air, the counts, what is wrong, and rows.
const TAIL: u16 = 9;

/// What trying came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Trial {
    /// The page is asked for.
    Waits,
    Came(Box<PagePreview>),
    Failed(Line),
}

#[derive(Debug, Clone)]
pub struct PageForm {
    pub url: String,
    /// The source that is read by other selectors; none when the page is to be followed.
    pub changes: Option<SourceId>,
    /// Those of [`fields`].
    pub typed: [Input; 4],
    pub chosen: usize,
    pub tried: PageSelectors,
    pub trial: Trial,
}

impl PageForm {
    fn new(url: String, changes: Option<SourceId>, tried: PageSelectors) -> Self {
        let typed = [&tried.item, &tried.title, &tried.link, &tried.date].map(|text| Input::new(text.clone()));
        Self { url, changes, typed, chosen: 0, tried, trial: Trial::Waits }
    }

    fn selectors(&self) -> PageSelectors {
        let [item, title, link, date] = self.typed.each_ref().map(|input| input.value().trim().to_owned());
        PageSelectors { item, title, link, date }
    }

    /// What is typed is what was tried.
    fn is_tried(&self) -> bool {
        self.tried == self.selectors()
    }

    /// What Enter follows; none while it tries.
    #[must_use]
    pub fn to_follow(&self) -> Option<&PagePreview> {
        match &self.trial {
            Trial::Came(preview) if self.is_tried() && preview.problem.is_none() => Some(preview),
            _ => None,
        }
    }

    fn try_them(&mut self) -> Vec<Effect> {
        self.tried = self.selectors();
        self.trial = Trial::Waits;
        vec![ask(&self.url, &self.tried)]
    }

    fn keep(&self, model: &mut Model) -> Vec<Effect> {
        let Some(preview) = self.to_follow() else { return Vec::new() };
        let source = preview.source.clone();
        if let Some(id) = self.changes {
            return vec![Effect::Write(Write::Selectors(id, self.tried.clone()))];
        }
        if model.sources.all.iter().any(|row| row.source.url == source.url) {
            model.say(tr!("page-form-that-is-followed-already"));
            return Vec::new();
        }
        vec![Effect::Write(Write::PickSources { add: vec![source], remove: Vec::new() })]
    }
}

fn ask(url: &str, selectors: &PageSelectors) -> Effect {
    Effect::Fetch(Fetch::Page(PageRequest::Selectors { url: url.to_owned(), selectors: selectors.clone() }))
}

impl Layer for Box<PageForm> {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        let last = self.typed.len() - 1;
        match key.code {
            Code::Enter if self.to_follow().is_some() => return After::Closes(self.keep(model)),
            Code::Enter if self.trial == Trial::Waits && self.is_tried() => {}
            Code::Enter => return After::Stays(self.try_them()),
            Code::Up => self.chosen = if self.chosen == 0 { last } else { self.chosen - 1 },
            Code::Tab if key.shift => self.chosen = if self.chosen == 0 { last } else { self.chosen - 1 },
            Code::Tab | Code::Down => self.chosen = if self.chosen == last { 0 } else { self.chosen + 1 },
            _ => {
                if let Some(request) = line_editing::request(key) {
                    line_editing::edit(&mut self.typed[self.chosen.min(last)], request);
                }
            }
        }
        After::Stays(Vec::new())
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        let enter = match (self.to_follow(), self.changes) {
            (None, _) => tr!("page-form-try"),
            (Some(_), None) => tr!("page-form-follow"),
            (Some(_), Some(_)) => tr!("page-form-keep"),
        };
        own_keys(&[("Enter", enter), ("Tab", tr!("hint-next-field")), ("Esc", tr!("hint-leave-it"))])
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = u16::try_from(self.typed.len()).unwrap_or(u16::MAX);
        let frame = Framing::within(model.layout().stage(), 90, count + 1 + TAIL);
        let tail = frame.inner.height.saturating_sub(count + 1);
        frame.rows(1, 1, self.typed.len(), self.chosen).over(tail)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        Some(&mut self.chosen)
    }

    fn input(&mut self) -> Option<&mut Input> {
        self.typed.get_mut(self.chosen)
    }
}

/// Opens the form for a page and tries what many pages have, or for a source that is read so already.
pub(in crate::app) fn open(model: &mut Model, url: String, changes: Option<(SourceId, PageSelectors)>) -> Vec<Effect> {
    let on_the_web = url.starts_with("http://") || url.starts_with("https://");
    if model.options.offline && on_the_web {
        model.complain(tr!("page-form-what-selectors-find-can-only"));
        return Vec::new();
    }
    let (changes, selectors) = match changes {
        Some((id, selectors)) => (Some(id), selectors),
        None => (None, PageSelectors { item: FIRST_TRIED.to_owned(), ..PageSelectors::default() }),
    };
    let asked = ask(&url, &selectors);
    model.overlay = Some(Overlay::Page(Box::new(PageForm::new(url, changes, selectors))));
    vec![asked]
}

/// An address is that of a page that names no feed: what is in it can be followed by selectors.
pub(in crate::app) fn offer(model: &mut Model, url: String, reason: &Line) -> Vec<Effect> {
    if model.overlay.is_some() || model.prompt.is_some() {
        model.complain(reason.to_string());
        return Vec::new();
    }
    model.say(tr!("page-form-no-feed-there-css-selectors"));
    open(model, url, None)
}

/// The page came, or not.
pub(in crate::app) fn on_tried(
    model: &mut Model,
    url: &str,
    selectors: &PageSelectors,
    came: Result<PagePreview, Line>,
) -> Vec<Effect> {
    if let Some(Overlay::Page(form)) = &mut model.overlay
        && form.url == url
        && form.tried == *selectors
    {
        form.trial = match came {
            Ok(preview) => Trial::Came(Box::new(preview)),
            Err(reason) => Trial::Failed(reason),
        };
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::Options, news::Source};
    use jiff::Timestamp;

    const URL: &str = "https://lamp.example/news";

    fn opened() -> (Model, Box<PageForm>) {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let asked = open(&mut model, URL.into(), None);
        let first = PageSelectors { item: "article".into(), ..PageSelectors::default() };
        assert_eq!(asked, [ask(URL, &first)]);
        let Some(Overlay::Page(form)) = model.overlay.take() else { panic!("no form") };
        (model, form)
    }

    fn came(form: &mut Box<PageForm>, problem: Option<&str>) {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let source = Source { url: URL.into(), page: Some(form.tried.clone()), ..Source::default() };
        let preview = PagePreview { problem: problem.map(Line::new), source, ..PagePreview::default() };
        let tried = form.tried.clone();
        model.overlay = Some(Overlay::Page(form.clone()));
        on_tried(&mut model, URL, &tried, Ok(preview));
        let Some(Overlay::Page(after)) = model.overlay else { panic!("no form") };
        *form = after;
    }

    fn press(model: &mut Model, form: &mut Box<PageForm>, code: Code) -> (bool, Vec<Effect>) {
        match form.key(model, Key::plain(code)) {
            After::Stays(effects) => (false, effects),
            After::Closes(effects) => (true, effects),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn nothing_is_followed_before_it_was_found() {
        let (mut model, mut form) = opened();
        assert_eq!(press(&mut model, &mut form, Code::Enter), (false, Vec::new()), "it is asked for already");
        came(&mut form, Some("`item` (article) finds nothing in this page"));
        let (closed, again) = press(&mut model, &mut form, Code::Enter);
        assert_eq!((closed, again.len()), (false, 1), "it is tried once more");
        came(&mut form, None);
        press(&mut model, &mut form, Code::Char('s'));
        let (closed, tried) = press(&mut model, &mut form, Code::Enter);
        let changed = PageSelectors { item: "articles".into(), ..PageSelectors::default() };
        assert_eq!((closed, tried), (false, vec![ask(URL, &changed)]), "what was typed since is tried first");
        came(&mut form, None);
        let (closed, kept) = press(&mut model, &mut form, Code::Enter);
        let [Effect::Write(Write::PickSources { add, .. })] = kept.as_slice() else { panic!("{kept:?}") };
        assert_eq!((closed, add[0].page.as_ref()), (true, Some(&changed)));
    }

    #[test]
    fn an_answer_to_an_older_trial_is_left_alone() {
        let (mut model, form) = opened();
        model.overlay = Some(Overlay::Page(form));
        let older = PageSelectors { item: "li".into(), ..PageSelectors::default() };
        on_tried(&mut model, URL, &older, Err("no answer".into()));
        assert!(matches!(&model.overlay, Some(Overlay::Page(form)) if form.trial == Trial::Waits));
    }

    #[test]
    fn a_source_gets_its_selectors_as_a_step() {
        let mut model = Model::new(Options::default(), (120, 36), Timestamp::UNIX_EPOCH);
        let before = PageSelectors { item: "li".into(), ..PageSelectors::default() };
        open(&mut model, URL.into(), Some((SourceId(4), before.clone())));
        let Some(Overlay::Page(mut form)) = model.overlay.take() else { panic!("no form") };
        came(&mut form, None);
        let (_, kept) = press(&mut model, &mut form, Code::Enter);
        assert_eq!(kept, [Effect::Write(Write::Selectors(SourceId(4), before))]);
    }
}
