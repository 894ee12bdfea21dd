//! A world of invented stories that answers every effect at once, as the store and the press would.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use pressstart::{
    app::{
        self, Document, Effect, Event, MadeText, Model, Options, PendingMark, Read, SourceRow, TerminalRequest, Totals,
        Write,
    },
    clean,
    feed::thread::{Comment, CommentThread},
    language, links,
    news::{
        Article, ArticleId, Aside, Counts, Decision, Excerpt, Folded, Folding, Highlight, Kind, LinkKind, Mute, MuteId,
        MuteWish, OutletStatistics, Progress, Receipt, Removed, RemovedKind, Sort, SourceId, Story, StoryId, Targets,
        Via, View, What,
    },
    page::{self, Page, PageLine, PageLink, Run, Style},
    query::{self, Query},
    text::Line,
    ui::{self, Theme},
};
use ratatui::{Terminal, backend::TestBackend};
use std::sync::Arc;

/// A thread in which one person says this.
pub fn one_comment(html: &str) -> Arc<CommentThread> {
    let comment = Comment { author: "Ada".to_owned(), html: html.to_owned(), ..Comment::default() };
    Arc::new(CommentThread { comments: vec![comment], all: 1 })
}

/// What was made of an article, as a page.
fn made_page(made: MadeText, width: u16) -> Page {
    let text = match made {
        MadeText::Plain(text) | MadeText::Html(text) => text.to_string(),
        MadeText::Comments(thread) => {
            return page::lay(&thread.body(now(), &TimeZone::UTC, &clean::BUILTIN), width.into());
        }
    };
    let runs = vec![Run { text, style: Style::default(), link: None }];
    Page { lines: vec![PageLine { runs, ..PageLine::default() }], ..Page::default() }
}

/// The clock of every test.
pub fn now() -> Timestamp {
    "2026-03-14T12:00:00Z".parse().unwrap()
}

const HEADLINES: [(&str, &str, Kind, u32, u32, i64); 15] = [
    (
        "Moonlit Harbour and Quarry & Sons announce an alliance to build games on tide power",
        "Pixel Post",
        Kind::News,
        3,
        3,
        2,
    ),
    ("Lanternworks is hiring for an unannounced role-playing game", "Second Cartridge", Kind::Rumour, 1, 0, 3),
    ("Patch 1.02 of Glass Orchard mends the save bug", "The Save Room", Kind::Patch, 1, 1, 3),
    ("Dust Rally 5 review: the festival comes to the coast", "Long Weekend", Kind::Review, 7, 0, 4),
    ("星降る港の新作、発売日が決定", "ドット便り", Kind::News, 1, 0, 5),
    ("The long read: what arcades became", "Long Weekend", Kind::Feature, 1, 0, 6),
    ("Ten demos worth your weekend 🎮", "Pixel Post", Kind::News, 1, 9, 7),
    ("New Game Plus comes to Hollow Bell in December", "Second Cartridge", Kind::News, 5, 0, 9),
    ("Kiln Engine walks back its fee", "Ledger of Play", Kind::Business, 9, 0, 12),
    ("Needle & Thread is delayed, again", "Pixel Post", Kind::News, 12, 2, 26),
    ("Marlowe trademarks ‘Dawn of the Tide’", "Second Cartridge", Kind::Rumour, 2, 0, 50),
    ("How a team of three shipped sixty hours", "The Save Room", Kind::Feature, 1, 0, 400),
    ("Hollow Bell is half price this weekend", "Bargain Dock", Kind::Deal, 1, 6, 5),
    ("A second pad for less", "Bargain Dock", Kind::Deal, 1, 4, 8),
    ("Where to find every bell in Hollow Bell", "Long Weekend", Kind::Guide, 1, 0, 8),
];

/// Stories, sources and a journal.
pub struct World {
    pub model: Model,
    pub stories: Vec<Story>,
    pub asked: Vec<Effect>,
    pub answering: bool,
    pub passages: Vec<Highlight>,
    /// What the texts of some stories say beside their headlines.
    pub texts: Vec<(i64, &'static str)>,
    before: Vec<Vec<Story>>,
    after: Vec<Vec<Story>>,
}

impl World {
    /// The world on a screen of this size, its list loaded.
    pub fn new(width: u16, height: u16) -> Self {
        Self::with(Options::default(), width, height)
    }

    pub fn with(options: Options, width: u16, height: u16) -> Self {
        let stories = (1..).zip(HEADLINES).map(|(id, headline)| story(id, headline)).collect();
        let mut world = Self::of(stories, options, width, height);
        world.model.session.toast = None;
        world
    }

    /// The first start: sources, and no story yet.
    pub fn first_start(width: u16, height: u16) -> Self {
        Self::of(Vec::new(), Options::default(), width, height)
    }

    pub fn of(stories: Vec<Story>, options: Options, width: u16, height: u16) -> Self {
        let mut model = Model::new(options, (width, height), now());
        let first = model.ask_for_list(None);
        let mut world = Self {
            model,
            stories,
            asked: Vec::new(),
            answering: true,
            passages: Vec::new(),
            texts: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
        };
        world.perform(first);
        world.perform(vec![Effect::Read(Read::Sources)]);
        world
    }

    /// Types keys, separated by blanks.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for chord in keys.split_whitespace() {
            for key in app::chord(chord)
                .unwrap_or_else(|| chord.chars().flat_map(|c| app::chord(&c.to_string()).unwrap()).collect())
            {
                self.event(Event::Key(key));
            }
        }
        self
    }

    pub fn event(&mut self, event: Event) -> &mut Self {
        let effects = app::update(&mut self.model, event);
        self.perform(effects);
        self
    }

    /// The headline under the cursor.
    pub fn current(&self) -> String {
        self.model.list.row().map(|row| row.face.title.to_string()).unwrap_or_default()
    }

    /// What the reader was just told.
    pub fn said(&self) -> String {
        self.model.session.toast.as_ref().map(|toast| toast.words.clone()).unwrap_or_default()
    }

    /// What the screen shows.
    pub fn screen(&self) -> String {
        let (width, height) = self.model.screen.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let theme = Theme { ascii: self.model.options.ascii, ..Theme::default() };
        terminal.draw(|frame| ui::draw(frame, &self.model, theme)).unwrap();
        terminal.backend().to_string()
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.asked.push(effect.clone());
            if self.answering {
                for event in self.answer(effect) {
                    self.event(event);
                }
            }
        }
    }

    fn mark(&mut self, mut marking: PendingMark) -> Vec<Event> {
        let with = marking.with.take();
        if !marking.quiet {
            self.before.push(self.stories.clone());
        }
        if let Decision::Highlights(passages) = &marking.decision {
            self.passages.clone_from(passages);
        }
        let meant = |story: &Story| match &marking.targets {
            Targets::Stories(ids) => ids.contains(&story.id),
            Targets::Open(id, _) => story.id == *id,
            Targets::Article(id) => story.face.id == *id,
        };
        // Reading is no step: undone steps bring back what was read since as it is.
        let past = self.before.iter_mut().filter(|_| marking.quiet).flatten();
        for story in self.stories.iter_mut().chain(past).filter(|story| meant(story)) {
            story.decide(&marking.decision, now());
        }
        let reads = matches!(marking.decision, Decision::Done | Decision::Read(_));
        if reads && !marking.quiet && self.before.last() == Some(&self.stories) {
            self.before.pop();
            let nothing = Event::NothingMarked(marking.ticket);
            let read = with.map_or_else(Vec::new, |with| self.mark(*with));
            return std::iter::once(nothing).chain(read).collect();
        }
        let mut events = vec![Event::Marked(marking.ticket)];
        if let Some(with) = with {
            let steps = self.before.len();
            events.extend(self.mark(*with));
            self.before.truncate(steps);
        }
        events
    }

    fn answer(&mut self, effect: Effect) -> Vec<Event> {
        match effect {
            Effect::Read(Read::List { ticket, wanted }) => {
                let ids = self.matching(&wanted);
                let folded = self.folded(&wanted);
                vec![Event::List { ticket, ids, rows: Vec::new(), folded, whole: true }]
            }
            Effect::Read(Read::Peek { ticket, wanted }) => vec![Event::Peeked { ticket, ids: self.matching(&wanted) }],
            Effect::Read(Read::Rows { stories: ids, .. }) => {
                let rows = ids.iter().filter_map(|id| self.stories.iter().find(|story| story.id == *id).cloned());
                vec![Event::Rows(rows.collect())]
            }
            Effect::Read(Read::Excerpts { ticket, stories, query }) => {
                vec![Event::Excerpts(ticket, self.excerpts(&stories, &query))]
            }
            Effect::Read(Read::Page { story, article, view, made, width, spoken, signs: _ }) => {
                let story = self.stories.iter().find(|other| other.id == story).unwrap();
                let made_by = made.as_ref().map(|made| made.maker.clone());
                let mut document =
                    Document { highlights: self.passages.clone(), made_by: made_by.clone(), ..document(story, view) };
                if spoken {
                    let page = Arc::make_mut(&mut document.page);
                    for line in &mut page.lines {
                        line.runs.retain(|run| !run.style.bar);
                        line.runs.iter_mut().for_each(|run| run.text = run.text.replace('✂', "because of"));
                    }
                }
                if let Some(text) = made.and_then(|made| made.text) {
                    document.page = Arc::new(made_page(text, width));
                }
                if let Some(other) = document.others.first_mut().filter(|other| Some(other.id) == article) {
                    std::mem::swap(&mut document.article, other);
                }
                vec![Event::Page { story: story.id, view, made_by, width, document: Box::new(document) }]
            }
            Effect::Read(Read::ChangedAt(article)) => {
                let face = self.stories.iter().map(|story| &story.face).find(|face| face.id == article);
                vec![Event::ChangedAt(article, face.and_then(|face| face.changed))]
            }
            Effect::Read(Read::KindReasons(article)) => {
                vec![Event::KindReasons(article, vec!["“outside” in the headline".into()])]
            }
            Effect::Read(Read::Sources) => vec![Event::Sources(sources(), self.totals())],
            Effect::Read(Read::Counts(queries)) => {
                let fits = |query: &Query| {
                    let stories = self.stories.iter();
                    stories.filter(|story| query.matches(&story.face, now())).count() as u64
                };
                vec![Event::ShelvesCounted(queries.iter().map(fits).collect())]
            }
            Effect::Write(Write::Mark(marking)) => self.mark(marking),
            Effect::Write(Write::Mute { wish, .. }) => {
                self.before.push(self.stories.clone());
                let term = query::mute(&wish).unwrap().unwrap();
                let fits = Query::from(term);
                for story in self.stories.iter_mut().filter(|story| fits.matches(&story.face, now())) {
                    if wish.spoiler {
                        story.face.aside.guard = Some(wish.value.clone());
                    } else {
                        story.face.aside.muted = Some(MuteId(1));
                    }
                }
                vec![Event::Kept(format!("Muted {} “{}”: 1 article", wish.what.word(), wish.value))]
            }
            Effect::Read(Read::Mutes) => vec![Event::Mutes(mutes())],
            Effect::Read(Read::Tags) => vec![Event::Tags(vec!["cosy".into(), "for Ann".into()])],
            Effect::Read(Read::Matching { ticket, query }) => {
                let fits = |story: &&Story| query.matches(&story.face, now());
                vec![Event::Matching(ticket, self.stories.iter().filter(fits).map(|story| story.id).collect())]
            }
            Effect::Terminal(TerminalRequest::Language(chosen)) => {
                language::set(chosen.unwrap_or_default());
                vec![Event::LanguageSet]
            }
            Effect::Read(Read::Steps) => vec![Event::Steps(steps())],
            Effect::Write(Write::Undo) => vec![Event::Undone(self.before.pop().map(|before| {
                let touched = marked(&before, &self.stories);
                self.after.push(std::mem::replace(&mut self.stories, before));
                ("a step".to_owned(), touched)
            }))],
            Effect::Write(Write::Redo) => vec![Event::Redone(self.after.pop().map(|after| {
                let touched = marked(&after, &self.stories);
                self.before.push(std::mem::replace(&mut self.stories, after));
                ("a step".to_owned(), touched)
            }))],
            _ => Vec::new(),
        }
    }

    fn matching(&self, wanted: &app::Wanted) -> Vec<StoryId> {
        let folded = |story: &&Story| wanted.folding == Folding::Open || !folds(story.face.kind);
        let fits = |story: &&Story| wanted.query.matches(&story.face, now());
        let mut ids: Vec<StoryId> = self.stories.iter().filter(folded).filter(fits).map(|story| story.id).collect();
        if wanted.sort == Sort::Match {
            let searched = wanted.query.searched();
            let said = self.texts.iter().filter(|(_, text)| query::says_all(text, &searched));
            let said: Vec<StoryId> = said.map(|(story, _)| StoryId(*story)).filter(|id| !ids.contains(id)).collect();
            ids.extend(said);
        }
        ids
    }

    fn excerpts(&self, stories: &[StoryId], query: &Query) -> Vec<Excerpt> {
        let texts = self.texts.iter().filter(|(story, _)| stories.contains(&StoryId(*story)));
        let said = texts.filter(|(_, text)| query::says_all(text, &query.searched()));
        let excerpt = |(story, text): &(i64, &str)| Excerpt {
            story: StoryId(*story),
            source_name: self.stories[usize::try_from(*story).unwrap() - 1].face.source_name.clone(),
            text: Line::new(text),
        };
        said.map(excerpt).collect()
    }

    fn folded(&self, wanted: &app::Wanted) -> Folded {
        let fits = |story: &&Story| wanted.folding == Folding::Folded && wanted.query.matches(&story.face, now());
        let of = |kind: Kind| self.stories.iter().filter(fits).filter(|story| story.face.kind == kind).count() as u64;
        Folded { deals: of(Kind::Deal), guides: of(Kind::Guide) }
    }

    fn totals(&self) -> Totals {
        let count = |keep: fn(&Story) -> bool| self.stories.iter().filter(|story| keep(story)).count() as u64;
        Totals {
            unread: count(|story| story.unread > 0),
            saved: count(|story| story.face.saved),
            articles: self.stories.len() as u64,
            ..Totals::default()
        }
    }
}

/// A story that a mark tells from what it was; a mute's step names none.
fn marked(before: &[Story], after: &[Story]) -> Option<StoryId> {
    let mark = |story: &Story| (story.unread, story.face.read, story.face.saved, story.face.aside.waits);
    before.iter().zip(after).find(|(before, after)| mark(before) != mark(after)).map(|(before, _)| before.id)
}

fn mutes() -> Vec<Mute> {
    let mute = |id, wish: MuteWish, label: &str, caught, hours| Mute {
        id: MuteId(id),
        wish,
        label: label.into(),
        since: now() - SignedDuration::from_hours(hours),
        caught,
    };
    let week = Some(now() + SignedDuration::from_hours(6 * 24 - 4));
    vec![
        mute(3, MuteWish { until: week, ..MuteWish::of(What::Game, "Hollow Bell") }, "Hollow Bell", 12, 2),
        mute(
            2,
            MuteWish { spoiler: true, ..MuteWish::of(What::Words, "glass orchard ending") },
            "glass orchard ending",
            1,
            30,
        ),
        mute(1, MuteWish::source(SourceId(2)), "Second Cartridge", 204, 200),
    ]
}

fn steps() -> Vec<(Timestamp, String, bool)> {
    let step = |minutes, words: &str, undone| (now() - SignedDuration::from_mins(minutes), words.to_owned(), undone);
    vec![
        step(1, "later “Glass Orchard is out”", true),
        step(2, "done, 34 stories", false),
        step(75, "muted game “Hollow Bell”", false),
        step(1_500, "saved “The long read: what arcades became”", false),
    ]
}

fn folds(kind: Kind) -> bool {
    matches!(kind, Kind::Deal | Kind::Guide)
}

/// What an outlet of that name sends.
pub fn outlet(id: i64, name: &str, quiet: bool) -> OutletStatistics {
    OutletStatistics {
        source: SourceId(id),
        name: name.into(),
        quiet,
        articles: 120,
        read: 30,
        saved: 2,
        deals: 6,
        affiliate: 60,
        words_read: 9_000,
        shared: 20,
        first: 5,
        late_minutes: Some(135),
    }
}

pub fn story(id: i64, headline: (&str, &str, Kind, u32, u32, i64)) -> Story {
    let (title, source, kind, outlets, removed, hours) = headline;
    let url = format!("https://news.example/{id}");
    Story {
        id: StoryId(id),
        sources: outlets,
        unread: 1,
        newest: now() - SignedDuration::from_hours(hours),
        face: Article {
            id: ArticleId(id * 10),
            story: StoryId(id),
            source: Some(SourceId(1)),
            source_name: source.into(),
            title: title.into(),
            untitled: false,
            url: url.as_str().into(),
            author: Some("Ada Fenwick".into()),
            published: Some(now() - SignedDuration::from_hours(hours)),
            fetched: now(),
            kind,
            read: false,
            saved: false,
            tags: Vec::new(),
            summary: "A teaser.".into(),
            enclosures: Vec::new(),
            comments: None,
            changed: None,
            removed: Counts { affiliate: removed, ..Counts::default() },
            words: 420,
            full: true,
            progress: Progress::default(),
            aside: Aside::default(),
        },
    }
}

fn document(story: &Story, view: View) -> Document {
    let run = |text: &str, style, link| Run { text: text.to_owned(), style, link };
    let plain = Style::default();
    let row = |runs: Vec<Run>| PageLine { runs, ..PageLine::default() };
    let mut lines = vec![
        row(vec![
            run("In a statement (spotted by ", plain, None),
            run("Second Cartridge", plain, Some(0)),
            run(" [1]", Style { dim: true, ..plain }, Some(0)),
            run("),", plain, None),
        ]),
        row(vec![run("both harbours said that the sea will do the rest.", plain, None)]),
        row(Vec::new()),
        row(vec![
            run("▏ ", Style { bar: true, ..plain }, None),
            run("The tide is not in a hurry.", Style { quote: true, ..plain }, None),
        ]),
        row(Vec::new()),
    ];
    if view == View::Marked {
        let gone = Style { removed: true, ..plain };
        lines.push(row(vec![
            run("We may earn a little when you buy.", gone, None),
            run(" (✂ disclosure)", Style { reason: true, ..plain }, None),
        ]));
    }
    for number in 1..=30 {
        lines.push(row(vec![run(&format!("Paragraph {number} of the alliance."), plain, None)]));
        lines.push(row(Vec::new()));
    }
    let link = |text: &str, shown: &str, kind, removed: &[&str]| PageLink {
        text: text.to_owned(),
        given: format!("{shown}?tag=harbour-21"),
        shown: shown.to_owned(),
        kind,
        removed: removed.iter().map(ToString::to_string).collect(),
    };
    let removed = |kind, text: &str, rule: &str| Removed { kind, text: text.into(), rule: rule.to_owned() };
    let mut other = story.face.clone();
    (other.id, other.title, other.source_name) =
        (ArticleId(story.face.id.0 + 1), "Two harbours, one tide".into(), "Second Cartridge".into());
    other.published = story.face.published.map(|time| time - SignedDuration::from_hours(1));
    Document {
        credits: [(ArticleId(story.face.id.0 + 1), "Harbour Radar".into())].into(),
        kind_because: Vec::new(),
        ranked: vec!["3 independent outlets".into(), "2 hours old".into()],
        because: [(story.face.id, vec!["harbour".into(), "tide".into()])].into(),
        article: story.face.clone(),
        acted: Vec::new(),
        others: if story.sources > 1 { vec![other] } else { Vec::new() },
        page: Arc::new(Page {
            lines,
            numbered: 3,
            unlisted: 0,
            links: vec![
                link("Second Cartridge", "https://www.cartridge.example/2026/03/harbours", LinkKind::Plain, &[]),
                link("a boat", "https://shop.example/boat", LinkKind::Affiliate, &["go.example.net"]),
                link("a rope", "https://shop.example/rope", LinkKind::Affiliate, &["tag"]),
            ],
            images: Vec::new(),
            words: 420,
            minutes: 2,
        }),
        receipt: Receipt {
            removed: vec![
                removed(RemovedKind::Affiliate, "https://go.example.net/?u=shop.example", "affiliate.redirector"),
                removed(RemovedKind::Affiliate, "tag", "affiliate.parameter"),
                removed(RemovedKind::Disclosure, "We may earn a little when you buy.", "notice.commission"),
            ],
            affiliate_share: 66,
        },
        byline: None,
        changed: story.face.changed,
        via: Some(Via {
            name: "Second Cartridge".into(),
            url: Some(links::BUILTIN.clean("https://cartridge.example/").shown),
        }),
        updated: None,
        pictured_by: Vec::new(),
        teaser: false,
        position: None,
        highlights: Vec::new(),
        unkept: None,
        made_by: None,
        kept_by: Vec::new(),
    }
}

fn sources() -> Vec<SourceRow> {
    let row = |id, name: &str, group: &str, unread| SourceRow {
        id: Some(SourceId(id)),
        name: name.into(),
        group: group.into(),
        unread,
        ..SourceRow::default()
    };
    let mut rows = vec![
        row(1, "Pixel Post", "News", 4),
        row(2, "Second Cartridge", "News", 3),
        row(3, "Long Weekend", "News", 2),
        row(4, "The Save Room", "PC", 2),
        row(5, "ドット便り", "Japan", 1),
        row(6, "Harbour Radar", "PC", 0),
    ];
    rows[5].failing = Some("the server says it is busy (503)".into());
    rows[5].status = Some(503);
    (rows[5].last_success, rows[5].failures) = (Some(now() - SignedDuration::from_hours(75)), 4);
    rows[5].source.url = "https://harbour-radar.example/feed".into();
    rows[5].next_poll = Some(now() + SignedDuration::from_mins(42));
    rows
}
