//! What people say of an article, beside its own views: asked for with a key, shown in the place of the text, forgotten at the end.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Fetch, Made, MadeText, Maker, PageRequest, TerminalRequest},
            layout::Pane,
            screen,
        },
        reader::{made, navigation},
    },
    feed::{by_address, thread::CommentThread},
    language::tr,
    news::{Article, ArticleId},
};
use std::sync::Arc;

/// The feed of an article's comments: the one that its feed names, else one that follows from the address of the thread.
#[must_use]
pub fn feed_of(article: &Article) -> Option<String> {
    let named = article.comments.as_ref();
    if let Some(feed) = named.and_then(|comments| comments.feed.clone()) {
        return Some(feed);
    }
    let thread = named.and_then(|comments| comments.url.as_deref());
    let by_rule = |address| by_address::COMMENTS.of(address)?.feeds.into_iter().next();
    thread.into_iter().chain([article.url.as_str()]).find_map(by_rule).map(|(feed, _)| feed)
}

/// The page where people talk about an article.
fn page_of(article: &Article) -> Option<String> {
    let named = article.comments.as_ref().and_then(|comments| comments.url.clone());
    named.or_else(|| feed_of(article).map(|_| article.url.to_string()))
}

/// Reads the comments here where they have a feed, else opens their page.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    let Some(article) = screen::article(model).cloned() else { return Vec::new() };
    let Some(feed) = feed_of(&article) else {
        if let Some(url) = page_of(&article) {
            return vec![Effect::Terminal(TerminalRequest::Browse(url))];
        }
        model.say(tr!("open-links-names-no-comments-for-this", source_name = article.source_name));
        return Vec::new();
    };
    let known = model.reading.made.iter().find(|(of, made)| *of == article.id && made.maker == Maker::Comments);
    let known = known.map(|(_, made)| made.clone());
    let mut effects = if model.screen.focus == Pane::List { navigation::open(model) } else { Vec::new() };
    match known {
        _ if !model.options.offline => {
            model.say(tr!("comments-getting-them"));
            effects.push(Effect::Fetch(Fetch::Page(PageRequest::Comments(article.id, feed))));
        }
        Some(made) => effects.extend(made::show(model, made)),
        None => model.say(tr!("comments-offline")),
    }
    effects
}

/// The thread came, or not.
pub(in crate::app) fn on_comments(
    model: &mut Model,
    article: ArticleId,
    came: Result<Arc<CommentThread>, String>,
) -> Vec<Effect> {
    let thread = match came {
        Ok(thread) => thread,
        Err(reason) => {
            model.complain(tr!("comments-did-not-come", reason));
            return Vec::new();
        }
    };
    let made = Made { maker: Maker::Comments, text: Some(MadeText::Comments(thread)) };
    made::remember(model, article, made.clone());
    let here = model.reader.as_ref().is_some_and(|reader| reader.article.id == article);
    if !here || model.prompt.is_some() || model.overlay.is_some() {
        model.say(tr!("comments-are-here"));
        return Vec::new();
    }
    made::show(model, made)
}

/// The page of the thread that is on screen.
pub(in crate::app) fn shown_thread(model: &Model) -> Option<String> {
    let reader = model.reader.as_ref().filter(|_| model.screen.focus == Pane::Reader)?;
    reader.made.as_ref().filter(|made| made.maker == Maker::Comments)?;
    page_of(&reader.article)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exchange::articles::sample, news::Comments, text::Line};

    #[test]
    fn the_feed_is_the_one_that_is_named_else_one_that_follows_from_the_thread() {
        let with = |url: Option<&str>, feed: Option<&str>| Article {
            comments: Some(Comments { url: url.map(str::to_owned), feed: feed.map(str::to_owned), count: None }),
            ..sample()
        };
        let reddit = "https://www.reddit.com/r/Games/comments/1abcde/a_title/";
        let rule = Some("https://www.reddit.com/r/Games/comments/1abcde/.rss".to_owned());
        assert_eq!(
            feed_of(&with(Some(reddit), Some("https://lamp.example/feed"))).as_deref(),
            Some("https://lamp.example/feed")
        );
        assert_eq!(feed_of(&with(Some(reddit), None)), rule);
        assert_eq!(feed_of(&Article { url: Line::new(reddit), comments: None, ..sample() }), rule);
        assert_eq!(feed_of(&with(Some("https://lamp.example/talk"), None)), None);
    }
}
