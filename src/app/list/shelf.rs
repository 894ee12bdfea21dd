//! A shelf is a way to look at the stories: those every user has, and the user's own saved queries. Says what stands on
//! it and how the title names it; never holds stories itself.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read},
            session::Polling,
        },
        list::Shelf,
    },
    language::tr,
    news::{SavedQuery, Sort},
    query::{Query, Term},
};
use unicode_width::UnicodeWidthStr;

impl Shelf {
    /// Every shelf, in the order of the title.
    #[must_use]
    pub fn all(own: &[SavedQuery]) -> Vec<Self> {
        let own = own.iter().cloned().map(Self::Own);
        [Self::All, Self::ForYou, Self::Rumours, Self::Deals, Self::Saved, Self::Muted].into_iter().chain(own).collect()
    }

    /// Its name as it is typed, remembered and served.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::All => "All",
            Self::ForYou => "For you",
            Self::Rumours => "Rumours",
            Self::Deals => "Deals",
            Self::Saved => "Saved",
            Self::Muted => "Muted",
            Self::Own(own) => &own.name,
        }
    }

    /// Its name on the screen.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::All => tr!("shelf-all"),
            Self::ForYou => tr!("shelf-for-you"),
            Self::Rumours => tr!("shelf-rumours"),
            Self::Deals => tr!("shelf-deals"),
            Self::Saved => tr!("shelf-saved"),
            Self::Muted => tr!("shelf-muted"),
            Self::Own(own) => &own.name,
        }
    }

    /// What stands on it; unread stories alone, unless it says otherwise.
    #[must_use]
    pub fn query(&self) -> String {
        match self {
            Self::All => String::new(),
            // Older news is no news; what nobody writes about any more has had its day.
            Self::ForYou => "newer:3d -kind:deal -kind:guide".to_owned(),
            Self::Rumours => "kind:rumour".to_owned(),
            Self::Deals => "kind:deal".to_owned(),
            Self::Saved => "saved".to_owned(),
            Self::Muted => "muted".to_owned(),
            Self::Own(own) if own.query.trim().is_empty() => String::new(),
            Self::Own(own) => format!("({})", own.query),
        }
    }

    /// The query, held to what the shelf is for: a page that was saved by its address is no news.
    #[must_use]
    pub fn limited(&self, query: Query) -> Query {
        if *self == Self::ForYou { query.and(Term::Delivered) } else { query }
    }

    /// Its own order.
    #[must_use]
    pub const fn sort(&self) -> Sort {
        match self {
            Self::All | Self::Rumours | Self::Deals | Self::Muted => Sort::Newest,
            Self::ForYou => Sort::ForYou,
            Self::Saved => Sort::Saved,
            Self::Own(own) => own.sort,
        }
    }

    /// Whether the totals tell how many stories it holds.
    const fn has_total(&self) -> bool {
        matches!(self, Self::All)
    }
}

/// A shelf as the title shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    pub shelf: usize,
    /// Its column.
    pub x: usize,
    /// Name and count.
    pub text: String,
}

/// Something the right end of the title tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    Failing(usize),
    /// A poll is so far.
    Polling(usize, usize),
    /// A poll goes on, and nothing runs on the screen.
    Busy,
    /// Keeping what is saved is at this page, of so many.
    Saving(usize, usize),
    Offline,
    /// The demo edition is on.
    Demo,
}

impl Note {
    /// The words; before those of a poll stands a mark.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Failing(sources) => tr!("shelf-failing", sources),
            Self::Polling(done, total) => format!("{done}/{total}"),
            Self::Busy => tr!("shelf-polling").to_owned(),
            Self::Saving(number, total) => tr!("shelf-saving", number, total),
            Self::Offline => tr!("shelf-offline").to_owned(),
            Self::Demo => tr!("shelf-demo-edition").to_owned(),
        }
    }

    /// The columns it takes, with the air before it.
    #[must_use]
    pub fn width(self) -> usize {
        self.words().width() + if matches!(self, Self::Polling(..) | Self::Busy | Self::Saving(..)) { 4 } else { 2 }
    }
}

impl Model {
    /// Asks how many stories stand on the shelves that have to be counted.
    pub(in crate::app) fn count_shelves(&self) -> Option<Effect> {
        let counted = self.shelves.all.iter().filter(|shelf| !shelf.has_total());
        let stands = |shelf: &Shelf| {
            let query = Query::typed(&shelf.query(), &self.options.zone).unwrap_or_default();
            shelf.limited(query.unread_by_default())
        };
        let queries: Vec<Query> = counted.map(stands).collect();
        (!queries.is_empty()).then_some(Effect::Read(Read::Counts(queries)))
    }

    /// How many stories stand on a shelf; none while nobody has counted them. Before the first poll has ended nobody has:
    /// rows land all the while.
    #[must_use]
    pub fn shelf_count(&self, place: usize) -> Option<u64> {
        if self.session.totals.articles == 0 {
            return None;
        }
        if self.shelves.all.get(place)?.has_total() {
            return Some(self.session.totals.unread);
        }
        let before = self.shelves.all[..place].iter().filter(|shelf| !shelf.has_total()).count();
        self.shelves.counts.get(before).copied()
    }

    /// What the right end of the title tells, from right to left.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let failing = Some(self.sources.failing()).filter(|failing| *failing > 0).map(Note::Failing);
        let still = self.options.stands_still();
        let going = match self.session.polling {
            Polling::Running(..) if still => Some(Note::Busy),
            Polling::Running(done, total) => Some(Note::Polling(done, total)),
            Polling::Idle => self.options.offline.then_some(Note::Offline),
        };
        let saving = self.session.archiving.filter(|_| !still).map(|(done, total)| Note::Saving(done + 1, total));
        let demo = self.options.demo.then_some(Note::Demo);
        [failing, going, saving, demo].into_iter().flatten().collect()
    }

    /// What the right end of the title tells at a column.
    #[must_use]
    pub fn note_at(&self, x: usize) -> Option<Note> {
        let mut end = usize::from(self.screen.size.0.saturating_sub(1));
        self.notes().into_iter().find(|note| {
            let from = end.saturating_sub(note.width() - 2);
            let here = (from..end).contains(&x);
            end = from.saturating_sub(2);
            here
        })
    }

    /// The shelves as the title shows them: all of them with their counts where there is room, else the names and the
    /// count of the one on screen; and where even that is too long, from a later one on.
    #[must_use]
    pub fn tabs(&self) -> Vec<Tab> {
        let from = if self.screen.size.0 >= 110 { 15 } else { 1 };
        let notes: usize = self.notes().into_iter().map(Note::width).sum();
        let room = usize::from(self.screen.size.0).saturating_sub(from + notes + 1);
        let named = |shelf: usize, counted: bool| {
            let name = self.shelves.all[shelf].label();
            let count = self.shelf_count(shelf).filter(|_| counted || shelf == self.shelves.current);
            count.map_or_else(|| name.to_owned(), |count| format!("{name} {count}"))
        };
        let all = 0..self.shelves.all.len();
        let texts = |counted: bool| all.clone().map(|shelf| named(shelf, counted)).collect::<Vec<_>>();
        let width = |texts: &[String], gap: usize| texts.iter().map(|text| text.width() + gap).sum::<usize>() - gap;
        let (long, short) = (texts(true), texts(false));
        let (texts, gap) = if width(&long, 3) <= room {
            (long, 3)
        } else if width(&long, 2) <= room {
            (long, 2)
        } else {
            (short, 2)
        };
        let first = all.clone().find(|first| {
            *first == self.shelves.current || width(&texts[*first..=self.shelves.current.max(*first)], gap) <= room
        });
        let (mut x, mut tabs) = (from, Vec::new());
        for (shelf, text) in texts.into_iter().enumerate().skip(first.unwrap_or(self.shelves.current)) {
            let end = x + text.width();
            if end > from + room && shelf != self.shelves.current {
                break;
            }
            tabs.push(Tab { shelf, x, text });
            x = end + gap;
        }
        tabs
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::Options, news::Totals};
    use jiff::Timestamp;

    fn model(width: u16, own: &[&str]) -> Model {
        let query = |name: &&str| SavedQuery { name: (*name).into(), query: "a or b".into(), sort: Sort::Oldest };
        let options = Options { queries: own.iter().map(query).collect(), ..Options::default() };
        let mut model = Model::new(options, (width, 30), Timestamp::UNIX_EPOCH);
        model.session.totals = Totals { articles: 60, unread: 48, saved: 7, ..Totals::default() };
        model.shelves.counts = vec![31, 4, 12, 7, 5, 3, 2];
        model
    }

    fn line(model: &Model) -> String {
        let mut line = String::new();
        for tab in model.tabs() {
            line = format!("{line:<width$}{}", tab.text, width = tab.x);
        }
        line
    }

    #[test]
    fn a_saved_query_is_a_shelf_of_its_own_with_its_own_order() {
        let model = model(120, &["Indie"]);
        let shelf = model.shelves.all.last().cloned().unwrap_or_default();
        assert_eq!((shelf.name(), shelf.query().as_str(), shelf.sort()), ("Indie", "(a or b)", Sort::Oldest));
    }

    #[test]
    fn every_shelf_has_its_count() {
        let shown = line(&model(120, &["Indie"]));
        assert_eq!(shown.trim(), "All 48   For you 31   Rumours 4   Deals 12   Saved 7   Muted 5   Indie 3");
    }

    #[test]
    fn before_the_first_article_was_counted_no_shelf_tells_a_count() {
        let mut model = model(120, &[]);
        model.session.totals = Totals::default();
        assert_eq!(line(&model).trim(), "All   For you   Rumours   Deals   Saved   Muted");
    }

    #[test]
    fn in_a_narrow_title_the_shelf_on_screen_alone_has_its_count() {
        let mut model = model(51, &[]);
        model.shelves.current = 1;
        assert_eq!(line(&model).trim(), "All  For you 31  Rumours  Deals  Saved  Muted");
    }

    #[test]
    fn the_shelf_on_screen_is_always_in_the_title() {
        let mut model = model(40, &["A very long name indeed", "Another one"]);
        for shelf in 0..model.shelves.all.len() {
            model.shelves.current = shelf;
            assert!(model.tabs().iter().any(|tab| tab.shelf == shelf && tab.x < 40), "{shelf}");
        }
    }

    #[test]
    fn no_name_of_a_shelf_reaches_into_the_notes() {
        let mut model = model(80, &["Indie", "Strategy"]);
        model.options.demo = true;
        model.session.polling = Polling::Running(31, 45);
        let notes: usize = model.notes().into_iter().map(Note::width).sum();
        assert!(model.tabs().iter().all(|tab| tab.x + tab.text.width() + notes < 80), "{}", line(&model));
    }

    #[test]
    fn every_shelf_but_all_is_told_by_the_stories_on_it() {
        let mut model = model(120, &[]);
        (model.session.totals.unread, model.session.totals.saved) = (40, 27);
        model.shelves.counts = vec![5, 4, 3, 25, 2];
        assert_eq!([0, 1, 4, 5].map(|place| model.shelf_count(place)), [40, 5, 25, 2].map(Some));
    }
}
