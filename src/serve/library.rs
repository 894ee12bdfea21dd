//! What is read for an answer: shelves, lists and articles, through a connection that cannot write.

use super::wanted::slug;
use crate::{
    app::Shelf,
    clean::{self, Rules, Subject},
    news::{Article, ArticleId, Body, Highlight, Sort, View},
    query::Query,
    store::{Store, StoreError},
};
use jiff::{Timestamp, tz::TimeZone};

/// Entries of a feed, and stories of a page.
pub(super) const MOST_ENTRIES: usize = 50;
/// Articles on one page of the reading list.
pub(super) const ON_A_PAGE: usize = 100;
/// A feed ends where its texts have grown to this.
const LARGEST_TEXTS: usize = 8 << 20;

/// The database and what it is read by.
#[derive(Debug)]
pub(super) struct Library {
    pub(super) store: Store,
    pub(super) rules: Rules,
    /// Every shelf, by the name in its address.
    pub(super) shelves: Vec<(String, Shelf)>,
    pub(super) zone: TimeZone,
}

/// An article with all that is shown of it.
#[derive(Debug)]
pub(super) struct Whole {
    pub(super) article: Article,
    pub(super) body: Body,
    pub(super) saved: Option<Timestamp>,
    pub(super) highlights: Vec<Highlight>,
}

/// Shelves by names that tell them apart: of two that would have the same one, the later gets a number.
pub(super) fn named(shelves: Vec<Shelf>) -> Vec<(String, Shelf)> {
    let mut named: Vec<(String, Shelf)> = Vec::new();
    for shelf in shelves {
        let bare = slug(shelf.name());
        // What has no letters at all, and the name that queries have.
        let bare = if bare.is_empty() || bare == "query" {
            format!("shelf-{bare}").trim_end_matches('-').to_owned()
        } else {
            bare
        };
        let taken = |name: &str| named.iter().any(|(other, _)| other == name);
        let mut name = bare.clone();
        let mut number = 2;
        while taken(&name) {
            name = format!("{bare}-{number}");
            number += 1;
        }
        named.push((name, shelf));
    }
    named
}

impl Library {
    pub(super) fn shelf(&self, name: &str) -> Option<&Shelf> {
        self.shelves.iter().find(|(known, _)| known == name).map(|(_, shelf)| shelf)
    }

    /// A page of the reading list, last saved first, and whether there is more.
    pub(super) fn reading_list(&self, page: usize, now: Timestamp) -> Result<(Vec<Article>, bool), StoreError> {
        let before = page.saturating_mul(ON_A_PAGE);
        let wanted = before.saturating_add(ON_A_PAGE).saturating_add(1);
        let mut articles: Vec<Article> = self
            .store
            .list(&Query::default().saved_only(), Sort::Saved, wanted, now)?
            .into_iter()
            .skip(before)
            .collect();
        let more = articles.len() > ON_A_PAGE;
        articles.truncate(ON_A_PAGE);
        Ok((articles, more))
    }

    /// What stands on a shelf, an article a story; read or not, so that nothing goes from another reader because it was read here.
    pub(super) fn standing_on(&self, wanted: &Shelf, now: Timestamp) -> Result<Vec<Article>, StoreError> {
        // A shelf's query was checked with the config.
        let query = Query::typed(&wanted.query(), &self.zone).unwrap_or_default();
        if *wanted == Shelf::Saved {
            return self.store.list(&query, Sort::Saved, MOST_ENTRIES, now);
        }
        self.faces(&wanted.limited(query.shown_by_default()), wanted.sort(), now)
    }

    /// What a query finds, an article a story.
    pub(super) fn found(&self, query: Query, now: Timestamp) -> Result<Vec<Article>, StoreError> {
        self.faces(&query.shown_by_default(), Sort::Newest, now)
    }

    fn faces(&self, query: &Query, sort: Sort, now: Timestamp) -> Result<Vec<Article>, StoreError> {
        let ids = self.store.first_story_ids(query, sort, MOST_ENTRIES, now)?;
        let stories = self.store.stories_told_by(&ids, query.told_by().as_ref(), now)?;
        Ok(stories.into_iter().map(|story| story.face).collect())
    }

    /// An article with its text; none when it is not there.
    pub(super) fn whole(&self, id: ArticleId) -> Result<Option<Whole>, StoreError> {
        let Some(article) = self.store.article(id)? else { return Ok(None) };
        self.with_text(article).map(Some)
    }

    fn with_text(&self, article: Article) -> Result<Whole, StoreError> {
        let raw = self.store.raw(article.id)?;
        let subject = Subject::of(&article, self.store.strips(article.source)?);
        let html = raw.as_ref().map(crate::store::Raw::html).unwrap_or_default();
        let body = clean::body(&html, &subject, View::Stripped, &self.rules);
        let (saved, highlights) = (self.store.saved_at(article.id)?, self.store.highlights(article.id)?);
        Ok(Whole { article, body, saved, highlights })
    }

    /// The texts of a feed. What hides behind a spoiler guard here is nobody else's to tell.
    pub(super) fn texts(&self, articles: Vec<Article>) -> Result<Vec<Whole>, StoreError> {
        let mut texts = Vec::new();
        let mut bytes = 0;
        for article in articles.into_iter().filter(|article| article.aside.guard.is_none()) {
            let whole = self.with_text(article)?;
            bytes += whole.body.tree.bytes();
            if bytes > LARGEST_TEXTS && !texts.is_empty() {
                break;
            }
            texts.push(whole);
        }
        Ok(texts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{news::SavedQuery, text::Line};

    #[test]
    fn two_shelves_never_share_an_address() {
        let own = |name: &str| SavedQuery { name: Line::new(name), query: String::new(), sort: Sort::Newest };
        let names: Vec<String> = named(Shelf::all(&[own("My indies"), own("my-indies"), own("Query"), own("★")]))
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names[6..], ["my-indies", "my-indies-2", "shelf-query", "shelf"]);
        assert_eq!(names[..2], ["all", "for-you"]);
    }
}
