//! What is told about a name: the articles whose headlines speak of it, found by the full-text index, newest first.

use crate::{
    about::{AboutPage, Told, speaks_of, steam_page},
    news::{Article, Kind, StoryId},
    store::{
        Result, Store,
        articles::bodies,
        db::{
            conditions,
            rows::{self, ARTICLE, FROM_ARTICLE},
        },
    },
    stories,
};
use jiff::Timestamp;
use rusqlite::Connection;

/// Headlines that are looked at: of a name that stands in more the newest.
const MOST: i64 = 600;
/// Reviews whose text is read for their scores.
const TEXTS: usize = 30;
/// Articles that are looked through for a page in the shop.
const LINKS: usize = 12;

impl Store {
    /// The page of a game, a studio or a person. What is muted, waits or is behind a spoiler guard stands not in it.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn about(&self, typed: &str, now: Timestamp) -> Result<AboutPage> {
        let name = stories::meant(typed);
        let mut page = self.read(|c| {
            let articles = articles(c, &name)?;
            let steam = steam(c, &name, &articles)?;
            let mut texts = 0;
            let mut told = Vec::with_capacity(articles.len());
            for article in articles {
                let reads = article.kind == Kind::Review && texts < TEXTS;
                let text = if reads { Some(bodies::text(c, article.id.0)?) } else { None };
                texts += usize::from(reads);
                told.push(Told { article, text });
            }
            let followed = c
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM follow WHERE name = ?1)")?
                .query_row([&name], |row| row.get(0))?;
            Ok(AboutPage { followed, steam, ..AboutPage::of(&name, told, now) })
        })?;
        let stories: Vec<StoryId> = page.timeline.iter().map(|telling| telling.story).collect();
        page.tell_as_the_list(&self.stories(&stories)?);
        Ok(page)
    }
}

fn articles(c: &Connection, name: &str) -> rusqlite::Result<Vec<Article>> {
    let phrases: Vec<String> =
        stories::spellings(name).iter().filter_map(|spelling| conditions::phrase(spelling, false)).collect();
    if phrases.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT {ARTICLE} {FROM_ARTICLE} WHERE a.id IN
             (SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT {MOST})
         AND a.hidden = 0 AND a.guard IS NULL"
    );
    c.prepare_cached(&sql)?.query_map([format!("{{title}} : ({})", phrases.join(" OR "))], rows::article)?.collect()
}

/// Its page in the shop, where an article about it links to one that bears its name.
fn steam(c: &Connection, name: &str, articles: &[Article]) -> rusqlite::Result<Option<String>> {
    let about = articles.iter().rev().filter(|article| speaks_of(&article.title, name));
    for article in about.take(LINKS) {
        if let Some(found) = steam_page(&bodies::published(c, article.id.0)?, name) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
