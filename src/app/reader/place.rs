//! The place in an article where the user is. It stays while the views of the article are looked through: what a view shows by itself,
//! such as the first part that was removed, is no place of the user's.

use crate::{
    app::{
        core::effect::Made,
        reader::{Place, Reader, text_offsets::Letters},
    },
    news::View,
};

/// What is left when another text comes.
pub(super) struct Left {
    /// The place the user chose, where the views on the way have moved alone.
    chosen: Option<Place>,
    /// The place on screen, where that is to be found again: no other view was turned to.
    here: Option<Place>,
}

impl Place {
    fn of(reader: &Reader) -> Self {
        // At the top nothing has to be found again.
        let (letters, rows) = if reader.scroll > 0 {
            (reader.letters().clone(), reader.rows.clone())
        } else {
            (Letters::default(), Vec::new())
        };
        Self { scroll: reader.scroll, share: reader.share(), letters, rows, turns: false }
    }
}

impl Reader {
    /// Turns to another view, or to what was made of the article.
    pub fn turn_to(&mut self, view: View, made: Option<Made>) {
        let chosen = self.place.take().unwrap_or_else(|| Place::of(self));
        self.place = Some(Place { turns: true, ..chosen });
        (self.view, self.made) = (view, made);
    }

    /// From the top of the text itself, whatever was shown before.
    pub fn begin_anew(&mut self) {
        (self.view, self.made) = (View::Stripped, None);
        (self.scroll, self.place) = (0, None);
    }

    /// The user moves in the view on screen, and so chooses another place. What was made of an article is another text.
    pub(super) fn choose_place(&mut self) {
        if self.made.is_none() {
            self.place.take_if(|place| !place.turns);
        }
    }

    /// The place of the user's as a share of the length.
    #[must_use]
    pub fn share_reached(&self) -> f32 {
        self.place.as_ref().map_or_else(|| self.share(), |place| place.share)
    }

    /// What is to be found again in the text that comes.
    pub(super) fn leave(&mut self) -> Left {
        let chosen = self.place.take();
        let turns = chosen.as_ref().is_some_and(|place| place.turns);
        let here = if turns { None } else { Some(Place::of(self)) };
        Left { chosen, here }
    }

    /// Puts the text that came where the user was.
    pub(super) fn put(&mut self, left: &Left) {
        let Some(place) = left.here.as_ref().or(left.chosen.as_ref()) else { return };
        if left.here.is_none() && (self.made.is_some() || place.scroll == 0) {
            self.scroll = 0;
        } else if place.scroll > 0 {
            match self.same_place(place) {
                Some(line) => self.scroll = line,
                None => self.go_to_share(place.share),
            }
        }
    }

    /// The text stands where it was put.
    pub(super) fn settle(&mut self, left: Left) {
        self.place = left.chosen.map(|place| Place { turns: false, ..place });
    }

    /// The topmost line with which the words on screen stay where they are.
    fn same_place(&self, place: &Place) -> Option<usize> {
        let top = place.rows.partition_point(|row| *row < place.scroll);
        let stays = |line: usize| {
            let row = self.rows.get(place.letters.line_in(self.letters(), line)?)?;
            Some((row + place.scroll).saturating_sub(place.rows[line]))
        };
        let below_the_text = || Some((self.rows.last()? + place.scroll).saturating_sub(*place.rows.last()?));
        (top..place.rows.len()).find_map(stays).or_else(below_the_text)
    }
}
