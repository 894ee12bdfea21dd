//! A store on a real file with one source, for tests.

use jiff::Timestamp;
use pressstart::{
    news::{ArticleId, Draft, Item, Source, SourceId},
    query::Query,
    schedule::PollState,
    store::{PollResult, Sort, Store, Stored},
};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A store, its file and its source.
pub struct Shelf {
    pub store: Store,
    pub source: SourceId,
    directory: TempDir,
}

impl Shelf {
    /// A store whose only source has published these titles, one a second.
    pub fn with(titles: &[&str]) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let mut store = Store::open(&directory.path().join("news.db")).unwrap();
        let given = Source { name: "Outlet".into(), ..source("https://one.example/feed") };
        store.declare_sources(&[], &[given], at(0)).unwrap();
        let source = store.subscriptions().unwrap()[0].id;
        let mut shelf = Self { store, source, directory };
        let drafts = titles.iter().zip(1..).map(|(title, second)| draft(title, second)).collect();
        shelf.poll(drafts, 100);
        shelf
    }

    /// What the source's feed brings at a second.
    pub fn poll(&mut self, drafts: Vec<Draft>, second: i64) -> Stored {
        let state = PollState::default();
        let result = PollResult { source: self.source, state, title: None, site: None, drafts, now: at(second) };
        self.store.record(&[result]).unwrap()[0]
    }

    /// All articles, oldest first.
    pub fn ids(&self) -> Vec<ArticleId> {
        let articles = self.store.list(&Query::default(), Sort::Oldest, 0, at(1_000)).unwrap();
        articles.into_iter().map(|article| article.id).collect()
    }

    /// The titles that a query lists, in order.
    pub fn titles(&self, query: &str) -> Vec<String> {
        let query = Query::parse(query).unwrap();
        let articles = self.store.list(&query, Sort::Newest, 0, at(1_000)).unwrap();
        articles.into_iter().map(|article| article.title.to_string()).collect()
    }

    /// Every count that is kept is the one that the rows give.
    pub fn counts_are_right(&self) {
        counts_are_right(&self.path());
    }

    /// Where the database lies.
    pub fn path(&self) -> PathBuf {
        self.directory.path().join("news.db")
    }

    /// Another window on the same database.
    pub fn reopen(&self) -> Store {
        Store::open(&self.path()).unwrap()
    }

    /// The same file through another connection.
    pub fn reopen_read_only(&self) -> Store {
        Store::open_read_only(&self.path()).unwrap()
    }

    /// The program ends; its directory stays as long as the answer.
    pub fn close(self) -> TempDir {
        self.directory
    }

    /// The program ends and starts again.
    pub fn restart(self) -> Self {
        let Self { store, source, directory } = self;
        drop(store);
        Self { store: Store::open(&directory.path().join("news.db")).unwrap(), source, directory }
    }
}

/// Every count that a database keeps is the one that its rows give.
pub fn counts_are_right(database: &Path) {
    let wrong: String = Connection::open(database)
        .unwrap()
        .query_row(
            "SELECT json_object(
                'stories', (SELECT count(*) FROM story t WHERE face_read <> (SELECT read FROM shown_face WHERE story = t.id)
                    OR unread <> (SELECT count(*) FROM article WHERE story = t.id AND fresh = 1)
                    OR loud <> (SELECT count(*) FROM article a JOIN source s ON s.id = a.source
                        WHERE a.story = t.id AND a.fresh = 1 AND s.quiet = 0)),
                'sources', (SELECT count(*) FROM source s WHERE total <> (SELECT count(*) FROM article WHERE source = s.id)
                    OR unread <> (SELECT count(*) FROM article a JOIN story t ON t.id = a.story
                        WHERE a.source = s.id AND a.fresh = 1 AND t.face_read = 0)),
                'all', (SELECT count(*) FROM total WHERE articles <> (SELECT count(*) FROM article)
                    OR saved <> (SELECT count(*) FROM article WHERE saved IS NOT NULL)
                    OR muted <> (SELECT count(*) FROM article WHERE mute IS NOT NULL AND saved IS NULL)
                    OR unread <> (SELECT count(*) FROM story WHERE loud > 0 AND face_read = 0)))",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(wrong, r#"{"stories":0,"sources":0,"all":0}"#, "so many counts are not what the rows give");
}

/// A moment of the test clock.
pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

/// A source at an address.
pub fn source(url: &str) -> Source {
    Source { url: url.to_owned(), strip: true, ..Source::default() }
}

/// An article as its feed gives it; the title makes its identity and link.
pub fn draft(title: &str, second: i64) -> Draft {
    let slug = title.to_lowercase().replace(' ', "-");
    let link = format!("https://one.example/{slug}");
    let item = Item {
        identity: slug.clone(),
        guid: Some(slug),
        link: Some(link.clone()),
        title: title.to_owned(),
        published: Some(at(second)),
        summary: Some(format!("<p>About {title}.</p>")),
        ..Item::default()
    };
    Draft {
        item,
        title: title.into(),
        url: link.as_str().into(),
        summary: format!("About {title}.").as_str().into(),
        words: 2,
        text: format!("About {title}."),
        ..Draft::default()
    }
}
