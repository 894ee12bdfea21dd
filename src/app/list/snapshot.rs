//! The list as it stood before a step that has it built anew, so that undo brings back what stood there only until then: rows
//! that are read. Knows nothing of what the step was.

use crate::app::{Model, list::ListSnapshot};

impl ListSnapshot {
    /// The list of now, when all of it is there.
    pub(in crate::app) fn of(model: &Model) -> Option<Self> {
        let list = &model.list;
        let fresh = model
            .history
            .past
            .iter()
            .filter(|applied| !applied.positions_invalid)
            .map(|applied| applied.marking.ticket)
            .collect();
        (list.loaded && list.whole).then(|| Self {
            ids: list.ids.clone(),
            cursor: list.cursor,
            top: list.top,
            fresh,
            ticket: model.requests.list,
            followed_by: None,
        })
    }

    /// Puts it back, unless another list than the one that took its place has been asked for since.
    pub(in crate::app) fn restore(&self, model: &mut Model) {
        if self.followed_by != Some(model.requests.list) {
            return;
        }
        let height = model.list_height();
        model.list.ids.clone_from(&self.ids);
        (model.list.cursor, model.list.top) = (self.cursor, self.top);
        (model.list.whole, model.list.stay) = (true, None);
        model.list.keep_in_view(height);
        model.requests.list = self.ticket;
        (model.requests.peek, model.requests.peek_again) = (None, false);
        for applied in model.history.past.iter_mut().filter(|applied| self.fresh.contains(&applied.marking.ticket)) {
            applied.positions_invalid = false;
        }
    }

    /// Whether it is the list on screen.
    pub(in crate::app) const fn is_back(&self, model: &Model) -> bool {
        self.ticket == model.requests.list
    }
}
