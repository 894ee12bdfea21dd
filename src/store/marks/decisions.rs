//! Marks: what the reader did to articles. Small, precious, journaled; the only way to change one is a step that can be
//! undone. Never changed by a poll.

use super::journal::{self, MarkChange};
use crate::{
    news::{ArticleId, StoryId},
    store::{
        Result, Step, Store, Verdict,
        db::rows::{FACE, STORY_OF_ID, json, line, millis, moment, unreadable},
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// An article's mark: read, saved when, and its tags as they stand in the column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct MarkState {
    pub read: bool,
    pub saved: Option<i64>,
    pub tags: Option<String>,
}

/// Titles are cut here in the words of a step: they must fit on the bottom line of a narrow terminal.
const TITLE_LETTERS: usize = 40;

impl Store {
    /// One journaled step; committed when this returns. Articles already so are not in it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn mark(&mut self, articles: &[ArticleId], verdict: &Verdict, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let changes = changes(c, articles, verdict, false, now)?;
            let things =
                Things { count: changes.len(), noun: "articles", face: changes.first().map(|one| one.article) };
            let words = words(c, verdict, "read", &things)?;
            journal::change_marks(c, &changes, &words, now)
        })
    }

    /// Reads an article with a step that the same keypress took, so that both are undone together. Where that step changed
    /// nothing the reading is all there is, and goes by its words.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn read_within(&mut self, step: &Step, article: ArticleId, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let changes = changes(c, &[article], &Verdict::Read(true), false, now)?;
            let Some(lead) = step.articles.first() else {
                return journal::change_marks(c, &changes, &step.words, now);
            };
            if let Some(newest) = journal::newest(c, &step.words)?.filter(|_| !changes.is_empty()) {
                journal::record_marks(c, newest, &changes)?;
                journal::lead(c, newest, lead.0)?;
                return Ok(Step { words: step.words.clone(), articles: vec![article] });
            }
            let words = format!("read “{}”", short_title(c, article.0)?);
            journal::change_marks(c, &changes, &words, now)
        })
    }

    /// As `mark`, for every article of the stories. Sweeping verbs leave saved ones alone. `read` is what the step calls it
    /// when they are read by it: done, or read.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn mark_stories(
        &mut self,
        stories: &[StoryId],
        verdict: &Verdict,
        read: &str,
        sweeping: bool,
        now: Timestamp,
    ) -> Result<Step> {
        self.write(|c| {
            let mut all = Vec::new();
            let mut touched = Things { count: 0, noun: "stories", face: None };
            for story in stories {
                let articles = articles_of(c, *story)?;
                let changes = changes(c, &articles, verdict, sweeping, now)?;
                if !changes.is_empty() {
                    touched.count += 1;
                    touched.face = articles.first().map(|face| face.0);
                    all.extend(changes);
                }
            }
            all.sort_by_key(|change| change.article);
            all.dedup_by_key(|change| change.article);
            if all.is_empty() {
                touched = Things::all(c, stories)?;
            }
            let words = words(c, verdict, read, &touched)?;
            journal::change_marks(c, &all, &words, now)
        })
    }

    /// Puts the article that stands for each story on the reading list, with the one that is open; the others of the story
    /// are read. One journaled step: five outlets that tell the same are one thing to keep.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn save_stories(&mut self, stories: &[StoryId], open: Option<ArticleId>, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let mut all = Vec::new();
            let mut touched = Things { count: 0, noun: "stories", face: None };
            for story in stories {
                let articles = articles_of(c, *story)?;
                let face = shown_face(c, *story)?;
                let (kept, others): (Vec<ArticleId>, Vec<ArticleId>) =
                    articles.into_iter().partition(|id| Some(*id) == face || Some(*id) == open);
                let mut changed = changes(c, &kept, &Verdict::Save(true), false, now)?;
                changed.extend(changes(c, &others, &Verdict::Read(true), false, now)?);
                if !changed.is_empty() {
                    touched.count += 1;
                    touched.face = face.map(|face| face.0);
                    all.extend(changed);
                }
            }
            all.sort_by_key(|change| change.article);
            all.dedup_by_key(|change| change.article);
            if all.is_empty() {
                touched = Things::all(c, stories)?;
            }
            let words = words(c, &Verdict::Save(true), "", &touched)?;
            journal::change_marks(c, &all, &words, now)
        })
    }

    /// The reader's tags, the most used first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tags(&self) -> Result<Vec<Line>> {
        self.read(|c| {
            c.prepare_cached(
                "SELECT value FROM article, json_each(tags) WHERE tags IS NOT NULL
                 GROUP BY value ORDER BY count(*) DESC, value LIMIT 500",
            )?
            .query_map([], |row| line(row, 0))?
            .collect()
        })
    }

    /// When an article was put on the reading list; none when it is not there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn saved_at(&self, id: ArticleId) -> Result<Option<Timestamp>> {
        self.read(|c| {
            let saved = c
                .prepare_cached("SELECT saved FROM article WHERE id = ?1")?
                .query_row([id.0], |row| row.get::<_, Option<i64>>(0))
                .optional()?;
            Ok(saved.flatten().map(moment))
        })
    }

    /// Where the reader was in an article, as a share of its length, 0 to 1.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn position(&self, id: ArticleId) -> Result<Option<f32>> {
        self.read(|c| {
            let share = c
                .prepare_cached("SELECT position FROM mark WHERE article = ?1")?
                .query_row([id.0], |row| row.get::<_, Option<f32>>(0))
                .optional()?;
            Ok(share.flatten())
        })
    }

    /// Remembers where the reader was in an article; no step, because nobody undoes scrolling.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn set_position(&mut self, id: ArticleId, share: f32) -> Result<()> {
        self.write(|c| {
            c.prepare_cached(
                "INSERT INTO mark (article, source, identity, read, saved, tags, position)
                 SELECT id, source, identity, read, saved, tags, ?2 FROM article WHERE id = ?1
                 ON CONFLICT (article) DO UPDATE SET position = excluded.position",
            )?
            .execute((id.0, share.clamp(0.0, 1.0)))
            .map(|_| ())
        })
    }
}

/// The article that stands for a story in the lists.
fn shown_face(c: &Connection, story: StoryId) -> rusqlite::Result<Option<ArticleId>> {
    c.prepare_cached(&format!("SELECT {FACE} FROM story t WHERE t.id = {STORY_OF_ID}"))?
        .query_row([story.0], |row| row.get(0).map(ArticleId))
        .optional()
}

/// The articles of a story, its face first.
pub(crate) fn articles_of(c: &Connection, story: StoryId) -> rusqlite::Result<Vec<ArticleId>> {
    c.prepare_cached(&format!(
        "SELECT a.id FROM article a JOIN story s ON s.id = a.story
         WHERE s.id = {STORY_OF_ID} ORDER BY a.id <> s.face, a.at, a.id"
    ))?
    .query_map([story.0], |row| row.get(0).map(ArticleId))?
    .collect()
}

/// What a verdict changes in the marks of the articles; articles that are gone or already so are left out.
pub(crate) fn changes(
    c: &Connection,
    articles: &[ArticleId],
    verdict: &Verdict,
    sweeping: bool,
    now: Timestamp,
) -> rusqlite::Result<Vec<MarkChange>> {
    let mut seen = std::collections::HashSet::new();
    let mut changes = Vec::new();
    for ArticleId(article) in articles {
        let Some(before) = state(c, *article)?.filter(|_| seen.insert(*article)) else { continue };
        if sweeping && before.saved.is_some() {
            continue;
        }
        let after = judge(&before, verdict, now)?;
        if before != after {
            changes.push(MarkChange { article: *article, before, after });
        }
    }
    Ok(changes)
}

/// The words of a step: the verb, with the title of a single thing or the number of several.
pub(crate) struct Things {
    pub count: usize,
    pub noun: &'static str,
    pub face: Option<i64>,
}

impl Things {
    /// These stories, whatever became of them.
    fn all(c: &Connection, stories: &[StoryId]) -> rusqlite::Result<Self> {
        let first = stories.first().map_or_else(|| Ok(Vec::new()), |story| articles_of(c, *story))?;
        Ok(Self { count: stories.len(), noun: "stories", face: first.first().map(|face| face.0) })
    }
}

/// A step in words.
pub(crate) fn words(c: &Connection, verdict: &Verdict, read: &str, things: &Things) -> rusqlite::Result<String> {
    let verb = match verdict {
        Verdict::Read(true) => read.to_owned(),
        Verdict::Read(false) => "unread".to_owned(),
        Verdict::Save(true) => "saved".to_owned(),
        Verdict::Save(false) => "unsaved".to_owned(),
        Verdict::Tag(tags) => format!("tagged {}", tags.iter().map(Line::as_str).collect::<Vec<_>>().join(" ")),
        Verdict::Untag(tags) => format!("untagged {}", tags.iter().map(Line::as_str).collect::<Vec<_>>().join(" ")),
    };
    Ok(match things.face {
        Some(face) if things.count == 1 => format!("{verb} “{}”", short_title(c, face)?),
        _ => format!("{verb}, {} {}", things.count, things.noun),
    })
}

/// A title that fits on the bottom line.
pub(crate) fn short_title(c: &Connection, article: i64) -> rusqlite::Result<String> {
    let (title, guarded): (String, bool) = c
        .prepare_cached("SELECT title, guard IS NOT NULL FROM article WHERE id = ?1")?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if guarded {
        return Ok("behind the spoiler guard".to_owned());
    }
    if title.chars().nth(TITLE_LETTERS).is_none() {
        return Ok(title);
    }
    let start: String = title.chars().take(TITLE_LETTERS).collect();
    Ok(format!("{}…", start.trim_end()))
}

/// An article's mark.
pub(crate) fn state(c: &Connection, article: i64) -> rusqlite::Result<Option<MarkState>> {
    c.prepare_cached("SELECT read, saved, tags FROM article WHERE id = ?1")?
        .query_row([article], |row| Ok(MarkState { read: row.get(0)?, saved: row.get(1)?, tags: row.get(2)? }))
        .optional()
}

/// Sets an article's mark, also that of an article that has vanished since.
pub(crate) fn set(c: &Connection, article: i64, state: &MarkState) -> rusqlite::Result<()> {
    let there = c.prepare_cached("UPDATE mark SET read = ?2, saved = ?3, tags = ?4 WHERE article = ?1")?.execute((
        article,
        state.read,
        state.saved,
        &state.tags,
    ))?;
    if there == 0 {
        c.prepare_cached(
            "INSERT INTO mark (article, source, identity, read, saved, tags)
             SELECT id, source, identity, ?2, ?3, ?4 FROM article WHERE id = ?1",
        )?
        .execute((article, state.read, state.saved, &state.tags))?;
    }
    Ok(())
}

fn judge(before: &MarkState, verdict: &Verdict, now: Timestamp) -> rusqlite::Result<MarkState> {
    let before = before.clone();
    Ok(match verdict {
        Verdict::Read(read) => MarkState { read: *read, ..before },
        Verdict::Save(true) => MarkState { read: true, saved: before.saved.or(Some(millis(now))), ..before },
        Verdict::Save(false) => MarkState { saved: None, ..before },
        Verdict::Tag(added) => {
            let mut tags = tags(before.tags.as_deref())?;
            for tag in added {
                if !tag.is_empty() && !tags.contains(tag) {
                    tags.push(tag.clone());
                }
            }
            MarkState { tags: column(&tags)?, ..before }
        }
        Verdict::Untag(removed) => {
            let mut tags = tags(before.tags.as_deref())?;
            tags.retain(|tag| !removed.contains(tag));
            MarkState { tags: column(&tags)?, ..before }
        }
    })
}

/// The tags of a column.
pub(crate) fn tags(column: Option<&str>) -> rusqlite::Result<Vec<Line>> {
    column.map_or_else(|| Ok(Vec::new()), |tags| serde_json::from_str(tags).map_err(|reason| unreadable(2, reason)))
}

fn column(tags: &[Line]) -> rusqlite::Result<Option<String>> {
    if tags.is_empty() { Ok(None) } else { json(tags).map(Some) }
}
