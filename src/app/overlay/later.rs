//! The menu that lets stories wait: tonight, tomorrow, the weekend, a date. Says until when; the clock is not its own.

use crate::app::{
    Model,
    core::{
        effect::Effect,
        key::{Code, Key},
        line_editing, moments, screen,
    },
    marks::decide,
    overlay::{
        After, Hint, Overlay,
        frame::{Framing, Layer, own_keys},
    },
};
use crate::language::tr;
use jiff::Timestamp;
use tui_input::Input;

#[derive(Debug, Clone, Default)]
pub struct LaterMenu {
    pub chosen: usize,
    pub typing: Option<Input>,
    /// Why it is none.
    pub wrong: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaterRow {
    pub key: char,
    pub words: &'static str,
    /// Which moment that is; none for a date to be typed, or for at once.
    pub moment: Option<Timestamp>,
}

/// The last row: a date is typed.
const DATE: char = 'd';

/// Back at once, for what waits.
const BACK: char = 'b';

/// The rows of the menu for the story that is meant. No two of them mean the same moment: on a Friday the weekend is tomorrow,
/// on a Sunday so is next week, and late at night so is tonight.
#[must_use]
pub fn later_rows(model: &Model) -> Vec<LaterRow> {
    let mut rows: Vec<LaterRow> = Vec::new();
    let [tonight, tomorrow, weekend, week] = named(model);
    let tonight = Some(tonight).filter(|tonight| tonight.moment != tomorrow.moment);
    for row in tonight.into_iter().chain([tomorrow, weekend, week]) {
        if !rows.iter().any(|other| other.moment == row.moment) {
            rows.push(row);
        }
    }
    rows.push(LaterRow { key: DATE, words: tr!("later-a-date-or-time"), moment: None });
    if screen::article(model).is_some_and(|article| article.aside.waits) {
        rows.push(LaterRow { key: BACK, words: tr!("later-back-at-once"), moment: None });
    }
    rows
}

/// Every moment that has a name, also those that are the same today: their keys mean them on any day.
fn named(model: &Model) -> [LaterRow; 4] {
    let zone = &model.options.zone;
    let weekend = if moments::is_weekend(model.now, zone) {
        ("next weekend", tr!("later-next-weekend"))
    } else {
        ("weekend", tr!("later-weekend"))
    };
    let tonight = if moments::is_evening(model.now, zone) {
        ("late tonight", tr!("later-late-tonight"))
    } else {
        ("tonight", tr!("later-tonight"))
    };
    let tomorrow = ("tomorrow", tr!("later-tomorrow"));
    let week = ("next week", tr!("later-next-week"));
    [('t', tonight), ('m', tomorrow), ('w', weekend), ('n', week)].map(|(key, (typed, words))| LaterRow {
        key,
        words,
        moment: moments::parse(typed, model.now, zone).ok(),
    })
}

impl Layer for LaterMenu {
    fn key(&mut self, model: &mut Model, key: Key) -> After {
        self.wrong = None;
        if let Some(input) = self.typing.take() {
            return self.type_key(model, input, key);
        }
        let rows = later_rows(model);
        let moment = key.letter().and_then(|letter| named(model).into_iter().find(|row| row.key == letter)?.moment);
        let same = |row: &LaterRow| key.letter() == Some(row.key) || (moment.is_some() && row.moment == moment);
        match (key.code, rows.iter().position(same)) {
            (Code::Esc | Code::Char('q' | 'z'), _) => After::Closes(Vec::new()),
            (Code::Enter, _) => self.choose(model, &rows),
            (_, Some(place)) => {
                self.chosen = place;
                self.choose(model, &rows)
            }
            _ => {
                let by = line_editing::scroll(key).unwrap_or(0).signum();
                self.chosen = self.chosen.saturating_add_signed(by).min(rows.len() - 1);
                After::Stays(Vec::new())
            }
        }
    }

    fn hints(&self, _: &Model) -> Vec<Hint> {
        own_keys(&[("Enter", tr!("hint-until-then")), ("j", tr!("hint-next")), ("Esc", tr!("hint-close"))])
    }

    fn framing(&self, model: &Model) -> Framing {
        let count = later_rows(model).len();
        let height = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(1);
        Framing::within(model.layout().stage(), 44, height).rows(0, 1, count, self.chosen).over(1)
    }

    fn chosen(&mut self) -> Option<&mut usize> {
        if self.typing.is_some() { None } else { Some(&mut self.chosen) }
    }

    fn input(&mut self) -> Option<&mut Input> {
        self.typing.as_mut()
    }

    fn takes_esc(&self) -> bool {
        true
    }
}

impl LaterMenu {
    fn choose(&mut self, model: &mut Model, rows: &[LaterRow]) -> After {
        match rows.get(self.chosen) {
            Some(LaterRow { moment: Some(moment), .. }) => After::Closes(decide::later(model, Some(*moment))),
            Some(LaterRow { key: BACK, .. }) => After::Closes(decide::later(model, None)),
            _ => {
                self.typing = Some(Input::default());
                After::Stays(Vec::new())
            }
        }
    }

    fn type_key(&mut self, model: &mut Model, mut input: Input, key: Key) -> After {
        match key.code {
            Code::Esc => {}
            Code::Enter => match moments::parse(input.value(), model.now, &model.options.zone) {
                Ok(moment) => return After::Closes(decide::later(model, Some(moment))),
                Err(reason) => {
                    self.wrong = Some(reason);
                    self.typing = Some(input);
                }
            },
            _ => {
                if let Some(request) = line_editing::request(key) {
                    line_editing::edit(&mut input, request);
                }
                self.typing = Some(input);
            }
        }
        After::Stays(Vec::new())
    }
}

pub(in crate::app) fn open(model: &mut Model) {
    if screen::article(model).is_some() {
        model.overlay = Some(Overlay::Later(LaterMenu::default()));
    }
}

/// Words after `:later`: lets what is meant wait until then.
pub(in crate::app) fn until(model: &mut Model, words: &str) -> Vec<Effect> {
    match moments::parse(words, model.now, &model.options.zone) {
        Ok(moment) => decide::later(model, Some(moment)),
        Err(reason) => {
            model.complain(reason);
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Options;
    use jiff::{SignedDuration, tz::TimeZone};

    fn at(moment: Timestamp) -> Model {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        Model::new(Options { zone, ..Options::default() }, (120, 36), moment)
    }

    /// Every hour of two weeks, one of them with the change to summer time.
    fn hours() -> impl Iterator<Item = Timestamp> {
        let first: Timestamp = "2026-03-19T23:30:00Z".parse().unwrap();
        (0..14 * 24).map(move |hour| first + SignedDuration::from_hours(hour))
    }

    #[test]
    fn on_any_day_at_any_hour_every_row_means_a_moment_of_its_own_that_is_to_come() {
        for now in hours() {
            let rows = later_rows(&at(now));
            let mut moments: Vec<Timestamp> = rows.iter().filter_map(|row| row.moment).collect();
            assert!(moments.len() >= 2 && moments.iter().all(|moment| *moment > now), "{now}: {rows:?}");
            let count = moments.len();
            moments.sort_unstable();
            moments.dedup();
            assert_eq!(moments.len(), count, "{now}: {rows:?}");
        }
    }

    #[test]
    fn late_at_night_tonight_is_no_row_and_its_key_means_the_morning() {
        let words = |moment: &str| later_rows(&at(moment.parse().unwrap())).first().map(|row| row.words);
        assert_eq!(words("2026-03-11T18:59:00Z"), Some("tonight"));
        assert_eq!(words("2026-03-11T19:00:00Z"), Some("late tonight"));
        assert_eq!(words("2026-03-11T21:00:00Z"), Some("tomorrow"));
        let [tonight, tomorrow, ..] = named(&at("2026-03-11T21:00:00Z".parse().unwrap()));
        assert_eq!((tonight.key, tonight.moment), ('t', tomorrow.moment));
    }

    #[test]
    fn while_it_is_the_weekend_the_next_one_is_named() {
        let weekend = |moment: &str| {
            let rows = later_rows(&at(moment.parse().unwrap()));
            rows.into_iter().find(|row| row.key == 'w').map(|row| row.words)
        };
        assert_eq!(weekend("2026-03-12T12:00:00Z"), Some("weekend"));
        assert_eq!(weekend("2026-03-13T12:00:00Z"), None);
        assert_eq!(weekend("2026-03-14T12:00:00Z"), Some("next weekend"));
        assert_eq!(weekend("2026-03-15T12:00:00Z"), Some("next weekend"));
    }
}
