//! Keeping what is saved: what comes of keeping their pages, and when one of them counts as read to its end.

use super::{
    effect::Effect,
    model::Model,
    shelf::Shelf,
    update,
    verdict::{Applied, Verdict},
};
use crate::news::ArticleId;

/// Links stand on the reading list: their pages come next.
pub(super) fn links_saved(model: &mut Model, count: usize) -> Vec<Effect> {
    model.say(match count {
        1 => "Saved; its page comes in the background".to_owned(),
        many => format!("{many} links saved; their pages come in the background"),
    });
    for _ in 0..count {
        let ticket = model.ticket();
        model.past.push(Applied::elsewhere(ticket, Verdict::Save(true)));
    }
    model.future.clear();
    let mut effects = vec![Effect::LoadSources, Effect::Archive];
    effects.extend(refresh(model));
    effects
}

/// A page was kept, or did not come. The article stands on the reading list either way.
pub(super) fn archived(model: &mut Model, article: ArticleId, title: &str, came: Result<(), String>) -> Vec<Effect> {
    if let Err(reason) = &came {
        model.complain(format!("“{title}” is kept as a link: {reason}"));
    }
    let stories: Vec<_> = model.list.rows.values().filter(|row| row.face.id == article).map(|row| row.id).collect();
    let mut effects = update::full_text_came(model, article, came);
    if !stories.is_empty() {
        effects.push(Effect::LoadRows(stories));
    }
    effects
}

/// The list of what is saved is built anew where it is on screen; the cursor stays.
fn refresh(model: &mut Model) -> Vec<Effect> {
    if *model.shelf() != Shelf::Saved {
        return Vec::new();
    }
    let stay = model.list.current();
    model.ask_for_list(stay)
}
