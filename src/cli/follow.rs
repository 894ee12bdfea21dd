//! `follow`, `unfollow`, `join`, `split`: what the user cares about, and stories put right by hand; each one undoable step.

use super::{Exit, marks::tell, output, session::Session};
use crate::{
    news::{ArticleId, StoryId},
    text::Line,
};
use anyhow::{Result, bail};

/// Follows names, or follows them no more; without any, lists what is followed.
pub fn follow(session: &mut Session, names: &[String], on: bool, list: bool) -> Result<Exit> {
    if list || names.is_empty() {
        let followed = session.store.followed()?;
        if followed.is_empty() {
            output::note(
                session.quiet,
                "nothing is followed; `pressstart follow NAME` follows a game, a studio or a platform",
            );
        }
        for name in followed {
            output::print_line(&name)?;
        }
        return Ok(Exit::Done);
    }
    let names: Vec<Line> = names.iter().map(|name| Line::new(name)).filter(|name| !name.is_empty()).collect();
    let followed = session.store.followed()?;
    if !on && let Some(stranger) = names.iter().find(|name| !is_among(&followed, name)) {
        bail!("“{stranger}” is not followed; `pressstart follow --list` shows what is");
    }
    let step = session.store.follow(&names, on, session.now)?;
    if !session.quiet {
        let same = session.store.followed()? == followed;
        output::print_line(if same { "nothing changed" } else { &step.words })?;
    }
    Ok(Exit::Done)
}

fn is_among(followed: &[Line], name: &Line) -> bool {
    let meant = crate::stories::meant(name).to_lowercase();
    followed.iter().any(|one| one.to_lowercase() == meant)
}

/// Puts stories together, the others into the first.
pub fn join(session: &mut Session, ids: &[String]) -> Result<Exit> {
    let mut stories: Vec<StoryId> = Vec::new();
    for id in ids {
        let story = session.face(id)?.story;
        if !stories.contains(&story) {
            stories.push(story);
        }
    }
    if stories.len() < 2 {
        bail!("these tell one story already");
    }
    let step = session.store.join_stories(&stories, session.now)?;
    tell(session, &step);
    Ok(Exit::Done)
}

/// Takes an article out of its story.
pub fn split(session: &mut Session, id: &str) -> Result<Exit> {
    let Ok(article) = id.parse::<ArticleId>() else { bail!("split takes the id of an article, like a12") };
    let article = session.article(article)?;
    if session.store.story_articles(article.story)?.len() < 2 {
        bail!("it stands alone already");
    }
    let step = session.store.take_out(article.id, session.now)?;
    tell(session, &step);
    Ok(Exit::Done)
}
