//! What was made of an article, as views beside its own: a translation or a summary by a command of the user's own, or what people
//! say of it. Runs nothing.

use crate::{
    app::{
        Model,
        core::effect::{Effect, Made, Maker},
        reader::Reader,
    },
    language::tr,
    news::{ArticleId, View},
};

/// So much of it is remembered while it is not kept.
const REMEMBERED: usize = 20;

impl Maker {
    /// What its view is called.
    pub(in crate::app) fn name(&self) -> &str {
        match self {
            Self::Command(name) => name,
            Self::Comments => tr!("comments-name"),
        }
    }
}

/// What can be shown of an article beside its own views: what is kept, then what was made in this session.
fn all(reader: &Reader, session: &[(ArticleId, Made)]) -> Vec<Made> {
    let kept = reader.document.iter().flat_map(|document| &document.kept_by);
    let kept = kept.map(|command| Made { maker: Maker::Command(command.clone()), text: None });
    let made = session.iter().filter(|(article, _)| *article == reader.article.id).map(|(_, made)| made.clone());
    kept.chain(made).collect()
}

/// What comes after the view on screen, where that is something made; none where it is a view of the article itself.
pub(in crate::app) fn next(reader: &Reader, session: &[(ArticleId, Made)]) -> Option<Made> {
    let all = all(reader, session);
    match &reader.made {
        None if is_last(reader) => all.into_iter().next(),
        None => None,
        Some(shown) => {
            let place = all.iter().position(|made| made.maker == shown.maker)?;
            all.into_iter().nth(place + 1)
        }
    }
}

/// Whether the view on screen is the last of the article's own.
fn is_last(reader: &Reader) -> bool {
    match reader.view {
        View::Stripped | View::Marked => false,
        View::Original => !reader.has_changes(),
        View::Changes => true,
    }
}

/// Shows it in the place of the text, from its beginning.
pub(in crate::app) fn show(model: &mut Model, made: Made) -> Vec<Effect> {
    // Where the user was in the text itself is remembered before.
    let mut effects = model.leave_article();
    let words = match &made.maker {
        Maker::Command(command) => tr!("made-what-it-made-of-this", command),
        Maker::Comments => tr!("comments-what-people-say").to_owned(),
    };
    let Some(reader) = &mut model.reader else { return effects };
    reader.turn_to(View::Stripped, Some(made));
    model.say(words);
    effects.extend(model.load_page());
    effects
}

/// Remembers what was made and is not kept, in the place of what came of the same before.
pub(in crate::app) fn remember(model: &mut Model, article: ArticleId, made: Made) {
    let session = &mut model.reading.made;
    session.retain(|(other, before)| *other != article || before.maker != made.maker);
    session.push((article, made));
    session.drain(..session.len().saturating_sub(REMEMBERED));
}
