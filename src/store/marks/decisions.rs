//! Marks: what the reader did to articles. Small, precious, journaled; the only way to change one is a step that can be
//! undone. Never changed by a poll.

use super::{
    journal::{self, Label, MarkChange},
    mark_rows::{self, MarkRow, state, tags},
};
use crate::{
    news::{ArticleId, Decision, MarkState, Member, Membership, Share, StoryId, Targets, Things},
    store::{
        Result, Step, Store,
        db::{
            WRITE_CACHE_KIB,
            rows::{FACE, STORY_OF_ID, line, millis, moment},
        },
    },
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};

/// Titles are cut here in the words of a step: they must fit on the bottom line of a narrow terminal.
const TITLE_LETTERS: usize = 40;
/// Stories marked at once from which on more of the database is kept at hand: a sweep takes four fifths of the time then.
const MANY: usize = 500;

impl Store {
    /// Takes a decision, as one journaled step; committed when this returns. What is already so is not in it. One that sweeps
    /// leaves saved articles alone.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn decide(&mut self, targets: &Targets, decision: &Decision, sweeping: bool, now: Timestamp) -> Result<Step> {
        match (decision, targets) {
            (Decision::Follow(name, on), _) => self.follow(std::slice::from_ref(name), *on, now),
            (Decision::Join, Targets::Stories(stories)) => self.join_stories(stories, now),
            (Decision::TakeOut, Targets::Article(article)) => self.take_out(*article, now),
            (Decision::Later(until), Targets::Stories(stories)) => self.wait(stories, *until, now),
            (Decision::Join | Decision::TakeOut | Decision::Later(_), _) => Ok(Step::nothing(String::new())),
            (Decision::Finish(finished), _) => self.set_finished(&self.meant(targets, decision)?, *finished, now),
            (Decision::Note(note), _) => match self.meant(targets, decision)?.first() {
                Some(article) => self.set_note(*article, note, now),
                None => Ok(Step::nothing(String::new())),
            },
            (Decision::Highlights(passages), _) => match self.meant(targets, decision)?.first() {
                Some(article) => self.set_highlights(*article, passages, now),
                None => Ok(Step::nothing(String::new())),
            },
            (_, Targets::Stories(stories)) => self.mark_stories(stories, None, decision, sweeping, now),
            (_, Targets::Open(story, open)) => self.mark_stories(&[*story], Some(*open), decision, sweeping, now),
            (_, Targets::Article(article)) => self.mark(&[*article], decision, now),
        }
    }

    /// The articles that a decision about one thing in an article is about, in the order of the targets.
    fn meant(&self, targets: &Targets, decision: &Decision) -> Result<Vec<ArticleId>> {
        let (stories, open) = match targets {
            Targets::Article(article) | Targets::Open(_, article) => return Ok(vec![*article]),
            Targets::Stories(stories) => (stories, None),
        };
        self.read(|c| {
            let mut found = Vec::new();
            for story in stories {
                let members = members(c, *story)?;
                let of = Membership { open, any_saved: members.iter().any(|member| member.saved) };
                let whole = |member: &&Member| decision.share(member, &of) == Share::Whole;
                found.extend(members.iter().filter(whole).map(|member| member.id));
            }
            Ok(found)
        })
    }

    /// One journaled step; committed when this returns. Articles already so are not in it.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn mark(&mut self, articles: &[ArticleId], decision: &Decision, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let changes = changes(c, articles, decision, false, now)?;
            let label = label(c, decision, changes.len(), changes.first().map(|one| one.article))?;
            journal::change_marks(c, &changes, &label, now)
        })
    }

    /// Reads an article with a step that the same keypress took, so that both are undone together. Where that step changed
    /// nothing the reading is all there is, and goes by its words.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn read_within(&mut self, step: &Step, article: ArticleId, now: Timestamp) -> Result<Step> {
        self.write(|c| {
            let changes = changes(c, &[article], &Decision::Read(true), false, now)?;
            let Some(lead) = step.articles.first() else {
                return journal::change_marks(c, &changes, &step.words.as_str().into(), now);
            };
            if let Some(newest) = journal::newest(c, &step.words)?.filter(|_| !changes.is_empty()) {
                journal::record_marks(c, newest, &changes)?;
                journal::lead(c, newest, lead.0)?;
                return Ok(Step { articles: vec![article], ..step.clone() });
            }
            let label = label(c, &Decision::Read(true), 1, Some(article.0))?;
            journal::change_marks(c, &changes, &label, now)
        })
    }

    /// Marks an article read because it was opened. Who read it has read the story: where another article of it has come to
    /// stand for it meanwhile, this one does again. No step, because nobody undoes that: a step that left alone whether it is
    /// read leaves it alone still when it is taken back.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn open_article(&mut self, ArticleId(article): ArticleId) -> Result<()> {
        self.write(|c| {
            let Some(unread) = state(c, article)?.filter(|state| !state.read) else { return Ok(()) };
            c.prepare_cached(
                "UPDATE story SET face = ?1
                 WHERE id = (SELECT story FROM article WHERE id = ?1 AND hidden = 0) AND face <> ?1 AND face_read = 0",
            )?
            .execute([article])?;
            mark_rows::set(c, article, &MarkRow { read: true, ..unread })?;
            // Step by step, of which few are kept: one alone may have changed all articles.
            c.prepare_cached(
                "UPDATE mark_change SET read_before = 1, read_after = 1
                 WHERE step IN (SELECT id FROM journal) AND article = ?1 AND read_before = 0 AND read_after = 0",
            )?
            .execute([article])
            .map(|_| ())
        })
    }

    /// As `mark`, for what the decision means for the articles of the stories; `open` is the article that is open, where it is
    /// not the one that stands for its story. Sweeping verbs leave saved ones alone.
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn mark_stories(
        &mut self,
        stories: &[StoryId],
        open: Option<ArticleId>,
        decision: &Decision,
        sweeping: bool,
        now: Timestamp,
    ) -> Result<Step> {
        if stories.len() >= MANY {
            self.keep_at_hand(WRITE_CACHE_KIB)?;
        }
        self.write(|c| {
            let (mut all, mut touched, mut face) = (Vec::new(), 0, None);
            for story in stories {
                let members = members(c, *story)?;
                let of = Membership { open, any_saved: members.iter().any(|member| member.saved) };
                let share = |share: Share| -> Vec<ArticleId> {
                    members.iter().filter(|one| decision.share(one, &of) == share).map(|one| one.id).collect()
                };
                let mut changed = changes(c, &share(Share::Whole), decision, sweeping, now)?;
                changed.extend(changes(c, &share(Share::Read), &Decision::Read(true), sweeping, now)?);
                if !changed.is_empty() {
                    touched += 1;
                    face = members.first().map(|face| face.id.0);
                    all.extend(changed);
                }
            }
            all.sort_by_key(|change: &MarkChange| change.article);
            all.dedup_by_key(|change| change.article);
            if all.is_empty() {
                // These stories, whatever became of them.
                let first = stories.first().map_or_else(|| Ok(Vec::new()), |story| members(c, *story))?;
                (touched, face) = (stories.len(), first.first().map(|face| face.id.0));
            }
            let label = label_of_stories(c, decision, touched, face.map(ArticleId).as_ref())?;
            journal::change_marks(c, &all, &label, now)
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

/// The articles of a story as a decision asks for them, the one that stands for it in the lists first.
fn members(c: &Connection, story: StoryId) -> rusqlite::Result<Vec<Member>> {
    let face = shown_face(c, story)?;
    let mut found: Vec<Member> = c
        .prepare_cached(&format!(
            "SELECT a.id, a.saved IS NOT NULL, coalesce(a.waits, 0) FROM article a JOIN story s ON s.id = a.story
             WHERE s.id = {STORY_OF_ID} ORDER BY a.id <> s.face, a.at, a.id"
        ))?
        .query_map([story.0], |row| {
            let id = ArticleId(row.get(0)?);
            Ok(Member { id, face: Some(id) == face, saved: row.get(1)?, waits: row.get(2)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    found.sort_by_key(|member| !member.face);
    Ok(found)
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

/// What a decision changes in the marks of the articles; articles that are gone or already so are left out.
pub(crate) fn changes(
    c: &Connection,
    articles: &[ArticleId],
    decision: &Decision,
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
        let after = after(&before, decision, now)?;
        if before != after {
            changes.push(MarkChange { article: *article, before, after });
        }
    }
    Ok(changes)
}

/// How the journal calls a decision about so many articles, of which this one gives it its title.
pub(crate) fn label(c: &Connection, decision: &Decision, count: usize, face: Option<i64>) -> rusqlite::Result<Label> {
    let title = face.filter(|_| count == 1).map(|face| short_title(c, face)).transpose()?;
    Ok(Label::Kind(decision.wording(), Things { count, stories: false, title }))
}

/// The same, about so many stories.
pub(crate) fn label_of_stories(
    c: &Connection,
    decision: &Decision,
    count: usize,
    face: Option<&ArticleId>,
) -> rusqlite::Result<Label> {
    let title = face.filter(|_| count == 1).map(|face| short_title(c, face.0)).transpose()?;
    Ok(Label::Kind(decision.wording(), Things { count, stories: true, title }))
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

fn after(before: &MarkRow, decision: &Decision, now: Timestamp) -> rusqlite::Result<MarkRow> {
    let (saved, tags) = (before.saved.is_some(), tags(before.tags.as_deref())?);
    let known = MarkState { read: before.read, saved, tags, ..MarkState::default() };
    let after = known.after(decision, now);
    let tags = if after.tags == known.tags { before.tags.clone() } else { mark_rows::column(&after.tags)? };
    Ok(MarkRow { read: after.read, saved: after.saved.then(|| before.saved.unwrap_or(millis(now))), tags })
}
