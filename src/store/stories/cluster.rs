//! Joining: arrivals are laid beside the stories of their days and move into the one they tell, each as soon as that is found. Which
//! one, `stories` says; never takes a story apart, never changes what stands in an article.

use crate::{
    news::{ArticleId, Kind, StoryId},
    store::{
        Result, Store,
        db::rows::{self, STORY_OF_ID, line, millis},
        marks::{
            mark_rows,
            mutes::{self, Among},
        },
    },
    stories::{self, Batch, Both, Candidate, Move},
    text::Line,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension};
use std::{
    cmp::Reverse,
    collections::{BTreeSet, HashMap, HashSet},
    iter, mem,
    panic::resume_unwind,
    sync::mpsc::{self, Receiver},
    thread::{self, Scope},
};

/// Older arrivals stay alone: a new source brings its archive along, and nobody waits for the stories of last year.
const OLD_MILLIS: i64 = 14 * DAY_MILLIS;
const DAY_MILLIS: i64 = 24 * 3_600 * 1_000;
/// Within this time it is the same day's news, also when midnight lies between.
const SAME_NIGHT_MILLIS: i64 = 6 * 3_600 * 1_000;
/// More known articles than this are not looked at, the newest first.
const MOST_KNOWN: i64 = 20_000;
/// Arrivals placed in one go, the oldest first: their words take a few kilobytes each.
const MOST_ARRIVALS: i64 = 20_000;
/// Arrivals that are looked up before whoever places them is told: to wake another thread for each was a twentieth of a placing.
const LOOKED_UP_AT_ONCE: usize = 8;
/// So many groups of them may wait for each thread that looks up.
const MOST_AHEAD: usize = 2;
/// Threads that look up: more would wait for the one that places.
const MOST_LOOK_UP: usize = 4;
/// Moves that are found before whoever writes them is told.
const MOVED_AT_ONCE: usize = 64;
/// Of more arrivals all are placed before the first one moves: others who write would wait for seconds.
const MOST_WHILE_WRITING: usize = 10_000;
/// With fewer articles than this one thread is done before another has begun.
const WORTH_A_THREAD: usize = 256;

impl Store {
    /// Places what has arrived since the last time; how many articles joined another's story.
    ///
    /// # Errors
    /// When the database cannot be read or written.
    pub fn place_arrivals(&mut self, now: Timestamp) -> Result<usize> {
        let since = millis(now) - OLD_MILLIS;
        let mut joined = 0;
        loop {
            let waiting = self.read(|c| c.query_row("SELECT max(article) FROM arrived", [], |row| row.get(0)))?;
            let Some(last): Option<i64> = waiting else { return Ok(joined) };
            let (known, fresh) = self.read(|c| told(c, since, MOST_ARRIVALS))?;
            let placed: Vec<i64> = fresh.iter().map(|one| one.article.0).collect();
            let more = i64::try_from(placed.len()).is_ok_and(|count| count >= MOST_ARRIVALS);
            let at_once = known.len() + fresh.len() >= WORTH_A_THREAD;
            let both: Both = if at_once { &both_at_once } else { &stories::one_after_the_other };
            let batch = Batch::new(known, fresh, both);
            let settle = |c: &Connection| {
                mutes::catch_all(c, Among::Arrived)?;
                if more {
                    let mut done = c.prepare_cached("DELETE FROM arrived WHERE article = ?1")?;
                    return placed.iter().try_for_each(|article| done.execute([article]).map(drop));
                }
                // With them go the old ones, which stay alone.
                c.execute("DELETE FROM arrived WHERE article <= ?1", [last])?;
                // Citations of earlier days are no evidence any more.
                c.execute("DELETE FROM cited WHERE (SELECT at FROM article WHERE id = cited.article) < ?1", [since])?;
                Ok(())
            };
            joined += if at_once {
                thread::scope(|scope| {
                    let moves = moves_as_found(scope, &batch);
                    if placed.len() <= MOST_WHILE_WRITING {
                        self.join_all(moves, settle)
                    } else {
                        self.join_all(moves.collect::<Vec<_>>(), settle)
                    }
                })?
            } else {
                self.join_all(batch.moves(batch.look_ups()), settle)?
            };
            if !more {
                return Ok(joined);
            }
        }
    }

    /// Moves articles and settles what is left to do, all or nothing of it; how many moved.
    fn join_all(
        &mut self,
        moves: impl IntoIterator<Item = Move>,
        settle: impl Fn(&Connection) -> rusqlite::Result<()>,
    ) -> Result<usize> {
        self.write(|c| {
            let count = join(c, moves)?;
            settle(c).map(|()| count)
        })
    }

    /// What joined a story's articles to it: the words, for each article that came later.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn because(&self, story: StoryId) -> Result<HashMap<ArticleId, Vec<Line>>> {
        self.read(|c| {
            c.prepare_cached(&format!(
                "SELECT a.id, CASE WHEN h.article IS NULL THEN j.because ELSE '[\"your own hand\"]' END
                 FROM article a LEFT JOIN joined j ON j.article = a.id LEFT JOIN by_hand h ON h.article = a.id
                 WHERE a.story = {STORY_OF_ID} AND (j.article IS NOT NULL OR h.article IS NOT NULL)"
            ))?
            .query_map([story.0], |row| Ok((ArticleId(row.get(0)?), rows::list(row, 1)?)))?
            .collect()
        })
    }

    /// Whom a story's articles credit, by name.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn credits(&self, story: StoryId) -> Result<HashMap<ArticleId, Line>> {
        self.read(|c| {
            c.prepare_cached(&format!(
                "SELECT id, via ->> 'name' FROM article WHERE via IS NOT NULL AND story = {STORY_OF_ID}"
            ))?
            .query_map([story.0], |row| Ok((ArticleId(row.get(0)?), line(row, 1)?)))?
            .collect()
        })
    }
}

/// Keeps the pages that an article cites.
pub(crate) fn cite(c: &Connection, article: i64, pages: &[String]) -> rusqlite::Result<()> {
    let mut keep = c.prepare_cached("INSERT OR IGNORE INTO cited (article, page) VALUES (?1, ?2)")?;
    pages.iter().try_for_each(|page| keep.execute((article, page)).map(drop))
}

/// The articles of the arrivals' days that stand in their stories, and the arrivals, at most so many.
fn told(c: &Connection, since: i64, most: i64) -> rusqlite::Result<(Vec<Candidate>, Vec<Candidate>)> {
    const TOLD: &str = "SELECT a.id, a.story, coalesce((SELECT wing FROM by_hand WHERE article = a.id), a.story),
             a.at, coalesce(a.outlet, s.shown), a.title, a.summary, a.kind, a.url,
             a.via ->> 'url', (SELECT json_group_array(page) FROM cited WHERE article = a.id) FROM article a JOIN source s ON s.id = a.source";
    let read = |row: &rusqlite::Row| {
        Ok(Candidate {
            article: ArticleId(row.get(0)?),
            story: StoryId(row.get(1)?),
            pre_merge_story: StoryId(row.get(2)?),
            at: row.get::<_, i64>(3)?.div_euclid(1_000),
            outlet: row.get(4)?,
            title: row.get(5)?,
            lead: row.get(6)?,
            kind: line(row, 7)?.parse().unwrap_or_default(),
            url: row.get(8)?,
            credits: row.get(9)?,
            cites: rows::list(row, 10)?,
        })
    };
    let fresh: Vec<Candidate> = c
        .prepare_cached(&format!(
            "{TOLD} JOIN arrived r ON r.article = a.id WHERE a.at >= ?1
             AND a.id NOT IN (SELECT article FROM by_hand) ORDER BY a.at, a.id LIMIT ?2"
        ))?
        .query_map((since, most), read)?
        .collect::<rusqlite::Result<_>>()?;
    let (Some(first), Some(last)) = (fresh.first(), fresh.last()) else { return Ok((Vec::new(), fresh)) };
    let days = ((first.at - stories::WINDOW) * 1_000, (last.at + stories::WINDOW + 1) * 1_000, MOST_KNOWN);
    let mut known: Vec<Candidate> = c
        .prepare_cached(&format!(
            "{TOLD} WHERE a.at BETWEEN ?1 AND ?2 AND a.source > 0 AND a.id NOT IN (SELECT article FROM arrived)
             ORDER BY a.at DESC, a.id DESC LIMIT ?3"
        ))?
        .query_map(days, read)?
        .collect::<rusqlite::Result<_>>()?;
    known.reverse();
    Ok((known, fresh))
}

fn both_at_once(one: &mut (dyn FnMut() + Send), other: &mut (dyn FnMut() + Send)) {
    thread::scope(|scope| {
        scope.spawn(other);
        one();
    });
}

/// Where the arrivals of a batch belong, as several threads find it: some look up what is like each, in groups by turns, another one
/// places them. A panic of any goes on behind the last move: not all were placed then, and nothing may be kept.
fn moves_as_found<'scope>(
    scope: &'scope Scope<'scope, '_>,
    batch: &'scope Batch,
) -> impl Iterator<Item = Move> + use<'scope> {
    let of_use = batch.arrivals().div_ceil(LOOKED_UP_AT_ONCE).clamp(1, MOST_LOOK_UP);
    let count = thread::available_parallelism().map_or(1, |count| count.get().min(of_use));
    let start = |nth: usize| {
        let (looked_up, groups) = mpsc::sync_channel(MOST_AHEAD);
        let thread = scope.spawn(move || {
            let firsts = (nth * LOOKED_UP_AT_ONCE..).step_by(count * LOOKED_UP_AT_ONCE);
            let mut all = batch.look_ups_of(firsts.flat_map(|first| first..first + LOOKED_UP_AT_ONCE));
            loop {
                let some: Vec<_> = all.by_ref().take(LOOKED_UP_AT_ONCE).collect();
                if some.is_empty() || looked_up.send(some).is_err() {
                    return;
                }
            }
        });
        (groups, thread)
    };
    let (groups, look_up): (Vec<Receiver<_>>, Vec<_>) = (0..count).map(start).unzip();
    let (found, moves) = mpsc::channel();
    let places = scope.spawn(move || {
        let mut some = Vec::new();
        // Its end lets those go that wait for room, also where one has panicked and not all were placed.
        let in_turn = (0..count).cycle().map_while(move |nth| groups[nth].recv().ok());
        batch.place(in_turn.flatten(), |one| {
            some.push(one);
            if some.len() == MOVED_AT_ONCE {
                // Who does not listen any more could not write.
                drop(found.send(mem::take(&mut some)));
            }
        });
        drop(found.send(some));
        for thread in look_up {
            thread.join().unwrap_or_else(|panic| resume_unwind(panic));
        }
    });
    let end = iter::once_with(|| {
        places.join().unwrap_or_else(|panic| resume_unwind(panic));
        Vec::new()
    });
    moves.into_iter().chain(end).flatten()
}

/// Moves articles into other stories, some of them twice; how many moved.
fn join(c: &Connection, moves: impl IntoIterator<Item = Move>) -> rusqlite::Result<usize> {
    let (mut joining, mut articles) = (Joining::default(), HashSet::new());
    for one in moves {
        if joining.move_one(c, &one)? {
            articles.insert(one.article);
        }
    }
    // Both of a story in a row: its articles are read once.
    for story in joining.touched.union(&joining.joined) {
        if joining.touched.contains(story) {
            count_again(c, *story)?;
        }
        if joining.joined.contains(story) && !joining.new_again.contains(story) {
            choose_face(c, *story)?;
        }
    }
    Ok(articles.len())
}

/// The stories that a batch of moves has changed.
#[derive(Default)]
struct Joining {
    /// Articles have joined these.
    joined: BTreeSet<i64>,
    /// These were read, and an article that joined tells more of them.
    new_again: BTreeSet<i64>,
    /// Their rows are to be counted again: once a batch, for a story that fifty outlets tell would be counted fifty times.
    touched: BTreeSet<i64>,
    /// Nobody is done with these: whatever else joins, they stay unread.
    unread: BTreeSet<i64>,
}

impl Joining {
    /// Moves one article; whether it moved. Where somebody put it by hand meanwhile it stays.
    fn move_one(&mut self, c: &Connection, one: &Move) -> rusqlite::Result<bool> {
        let (article, story) = (one.article.0, one.story.0);
        let stands: Option<(i64, bool)> = c
            .prepare_cached(
                "SELECT story, read FROM article WHERE id = ?1 AND EXISTS (SELECT 1 FROM story WHERE id = ?2)
                     AND NOT EXISTS (SELECT 1 FROM by_hand WHERE article = ?1)",
            )?
            .query_row((article, story), |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((from, read)) = stands.filter(|(from, _)| *from != story) else { return Ok(false) };
        if self.touched.contains(&story) && !self.unread.contains(&story) {
            // An article has left it: whether it is read is not what its row says.
            count_again(c, story)?;
        }
        let adds = !read && !self.is_unread(c, story)? && adds_to_what_is_read(c, article, story)?;
        c.prepare_cached("UPDATE article SET story = ?2 WHERE id = ?1")?.execute((article, story))?;
        c.prepare_cached("INSERT OR REPLACE INTO joined (article, because) VALUES (?1, ?2)")?
            .execute((article, rows::json(&one.because)?))?;
        if adds {
            c.prepare_cached("UPDATE story SET face = ?2 WHERE id = ?1")?.execute((story, article))?;
            self.new_again.insert(story);
        }
        self.leave(c, from)?;
        self.enter(c, story, read)?;
        Ok(true)
    }

    /// Whether nobody is done with a story; remembered, as long as only what is unread joins it.
    fn is_unread(&mut self, c: &Connection, story: i64) -> rusqlite::Result<bool> {
        if self.unread.contains(&story) {
            return Ok(true);
        }
        let is_unread = c
            .prepare_cached("SELECT unread > 0 AND NOT face_read FROM story WHERE id = ?1")?
            .query_row([story], |row| row.get(0))?;
        if is_unread {
            self.unread.insert(story);
        }
        Ok(is_unread)
    }

    /// An article has left a story.
    fn leave(&mut self, c: &Connection, story: i64) -> rusqlite::Result<()> {
        // Its face may have gone: whether it is read must be looked up again.
        self.unread.remove(&story);
        let deleted = c
            .prepare_cached("DELETE FROM story WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE story = ?1)")?
            .execute([story])?;
        if deleted == 0 {
            self.touched.insert(story);
        } else {
            self.touched.remove(&story);
        }
        Ok(())
    }

    /// An article has joined a story.
    fn enter(&mut self, c: &Connection, story: i64, read: bool) -> rusqlite::Result<()> {
        self.joined.insert(story);
        // However many join a story that is unread, it is counted once; but one that is read may come to stand for it.
        if self.unread.contains(&story) && !read {
            self.touched.insert(story);
            return Ok(());
        }
        self.unread.remove(&story);
        count_again(c, story).map(drop)
    }
}

/// Where a story is done with: whether an article tells more of one whose face is read. A late copy of one that is read whole
/// is marked as read with it.
fn adds_to_what_is_read(c: &Connection, article: i64, story: i64) -> rusqlite::Result<bool> {
    let (at, kind): (i64, Kind) = c
        .prepare_cached("SELECT at, kind FROM article WHERE id = ?1")?
        .query_row([article], |row| Ok((row.get(0)?, line(row, 1)?.parse().unwrap_or_default())))?;
    let (newest, unread, face_read): (i64, i64, bool) = c
        .prepare_cached("SELECT newest, unread, face_read FROM story WHERE id = ?1")?
        .query_row([story], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let next_day = at / DAY_MILLIS > newest / DAY_MILLIS;
    let adds = adds_something(c, story, at - newest, next_day, kind)?;
    if unread == 0 && !adds {
        set_read(c, article)?;
    }
    Ok(adds && face_read)
}

/// Marks a late copy of what is read as read; no step of the user's.
fn set_read(c: &Connection, article: i64) -> rusqlite::Result<()> {
    let read = c
        .prepare_cached("SELECT saved, tags FROM article WHERE id = ?1")?
        .query_row([article], |row| Ok(mark_rows::MarkRow { read: true, saved: row.get(0)?, tags: row.get(1)? }))?;
    mark_rows::set(c, article, &read)
}

/// Whether an article tells more than a late copy of a story that is read: it comes on a later day, or it is of a kind the
/// story has not.
fn adds_something(c: &Connection, story: i64, later: i64, next_day: bool, kind: Kind) -> rusqlite::Result<bool> {
    if next_day && later >= SAME_NIGHT_MILLIS {
        return Ok(true);
    }
    c.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM article WHERE story = ?1 AND kind = ?2)")?
        .query_row((story, kind.word()), |row| row.get(0))
}

/// Counts what stands in a story's row; how many articles the story has.
pub(crate) fn count_again(c: &Connection, story: i64) -> rusqlite::Result<i64> {
    let articles: i64 =
        c.prepare_cached("SELECT count(*) FROM article WHERE story = ?1")?.query_row([story], |row| row.get(0))?;
    if articles > 0 {
        c.prepare_cached(
            "UPDATE story SET (newest, sources, unread, loud) = (
                 SELECT max(a.up), count(DISTINCT a.source), sum(a.fresh), sum(a.fresh = 1 AND s.quiet = 0)
                 FROM article a JOIN source s ON s.id = a.source WHERE a.story = ?1
             ), face_read = coalesce((SELECT read FROM shown_face WHERE story = ?1), 0) WHERE id = ?1",
        )?
        .execute([story])?;
    }
    Ok(articles)
}

/// The article that stands for a story: a preferred source's, then one in the writing of most of its headlines, then the fullest
/// text, then the oldest.
fn best_face(c: &Connection, story: i64) -> rusqlite::Result<Option<i64>> {
    struct Candidate {
        id: i64,
        preferred: bool,
        eastern: bool,
        words: i64,
        at: i64,
    }
    let all: Vec<Candidate> = c
        .prepare_cached(
            "SELECT a.id, s.preferred, a.title, a.words, a.at FROM article a JOIN source s ON s.id = a.source WHERE a.story = ?1",
        )?
        .query_map([story], |row| {
            let eastern = row.get_ref(2)?.as_str().is_ok_and(|title| title.chars().any(is_eastern));
            Ok(Candidate { id: row.get(0)?, preferred: row.get(1)?, eastern, words: row.get(3)?, at: row.get(4)? })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let eastern = all.iter().filter(|one| one.eastern).count();
    let alike = |one: &Candidate| if one.eastern { eastern } else { all.len() - eastern };
    let rank = |one: &&Candidate| (one.preferred, alike(one), one.words, Reverse(one.at), Reverse(one.id));
    Ok(all.iter().max_by_key(rank).map(|one| one.id))
}

/// Cyrillic, Japanese, Chinese and Korean letters.
const fn is_eastern(letter: char) -> bool {
    matches!(letter, 'Ѐ'..='ӿ' | 'ぁ'..='ヿ' | '㐀'..='鿿' | '가'..='힣')
}

/// Chooses who stands for a story whose face has left it.
pub(crate) fn replace_face(c: &Connection, story: i64, left: i64) -> rusqlite::Result<()> {
    let is_without = c
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM story WHERE id = ?1 AND face = ?2)")?
        .query_row((story, left), |row| row.get(0))?;
    if is_without { set_best_face(c, story) } else { Ok(()) }
}

/// Chooses who stands for a story that is new as a whole; once it has been on screen, its face stays.
fn choose_face(c: &Connection, story: i64) -> rusqlite::Result<()> {
    let is_new = c
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM story WHERE id = ?1 AND face IN (SELECT article FROM arrived))")?
        .query_row([story], |row| row.get(0))?;
    if is_new { set_best_face(c, story) } else { Ok(()) }
}

fn set_best_face(c: &Connection, story: i64) -> rusqlite::Result<()> {
    let Some(face) = best_face(c, story)? else { return Ok(()) };
    c.prepare_cached("UPDATE story SET face = ?2 WHERE id = ?1 AND face <> ?2")?.execute((story, face)).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        news::{Draft, Item, Source},
        schedule::PollState,
        store::PollResult,
    };
    use std::path::Path;

    /// An article's story and why it is there, then the story's face and counts.
    type Placed = (i64, Option<String>, i64, [i64; 3]);

    /// Ten articles of two sources, none of them in another's story.
    fn ten_articles(folder: &Path) -> Store {
        let mut store = Store::open(&folder.join("pressstart.db")).unwrap();
        let outlet =
            |name: &str| Source { name: name.into(), url: format!("https://{name}.example/"), ..Source::default() };
        store.declare_sources(&[], &[outlet("one"), outlet("two")], Timestamp::UNIX_EPOCH).unwrap();
        for one in store.subscriptions().unwrap() {
            let draft = |nth: u32| {
                let item = Item { identity: nth.to_string(), ..Item::default() };
                Draft { title: nth.to_string().as_str().into(), words: nth % 4, item, ..Draft::default() }
            };
            let drafts = (0..5).map(draft).collect();
            let (state, now) = (PollState::default(), Timestamp::UNIX_EPOCH);
            store.record(&[PollResult { source: one.id, state, title: None, site: None, drafts, now }]).unwrap();
        }
        store
    }

    fn moves(all: &[(i64, i64)]) -> impl Iterator<Item = Move> {
        all.iter().map(|(article, story)| Move {
            article: ArticleId(*article),
            story: StoryId(*story),
            because: vec![story.to_string()],
        })
    }

    /// Where they stand after these moves, and how many moved.
    fn placed(all: &[(i64, i64)]) -> (usize, Vec<Placed>) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = ten_articles(folder.path());
        let count = store.write(|c| join(c, moves(all))).unwrap();
        let rows = store.read(|c| {
            c.prepare(
                "SELECT a.story, j.because, s.face, s.sources, s.unread, s.loud FROM article a JOIN story s ON s.id = a.story
                 LEFT JOIN joined j ON j.article = a.id ORDER BY a.id",
            )?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, [row.get(3)?, row.get(4)?, row.get(5)?])))?
            .collect()
        });
        (count, rows.unwrap())
    }

    #[test]
    fn who_moves_twice_stands_as_if_it_had_moved_once() {
        // A whole story moves on into another one, the article that it began with first.
        let twice = placed(&[(2, 1), (7, 1), (5, 4), (6, 4), (9, 8), (4, 1), (5, 1), (6, 1)]);
        assert_eq!(twice, placed(&[(2, 1), (7, 1), (9, 8), (4, 1), (5, 1), (6, 1)]));
        let (count, rows) = twice;
        assert_eq!(count, 6);
        assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 1, 3, 1, 1, 1, 1, 8, 8, 10]);
        // Of its two fullest articles the one that came first stands for it.
        assert_eq!((rows[0].2, rows[0].3), (2, [2, 6, 6]));
    }

    #[test]
    fn who_was_put_elsewhere_by_hand_meanwhile_stays_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = ten_articles(folder.path());
        assert_eq!(store.write(|c| join(c, moves(&[(2, 1), (3, 1)]))).unwrap(), 2);
        store.take_out(ArticleId(2), Timestamp::UNIX_EPOCH).unwrap();
        assert_eq!(store.write(|c| join(c, moves(&[(2, 1), (4, 1)]))).unwrap(), 1);
        let stories = store.read(|c| {
            c.prepare("SELECT story FROM article WHERE id IN (2, 4) ORDER BY id")?
                .query_map([], |row| row.get::<_, i64>(0))?
                .collect::<rusqlite::Result<Vec<_>>>()
        });
        assert_eq!(stories.unwrap(), [2, 1]);
    }
}
