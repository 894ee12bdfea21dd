//! A model of two clients and a server between them, with a network that loses requests and answers, delivers twice and late, and
//! clients that crash in the middle. Whatever happens: after two syncs of both over a good network all three are the same, and
//! what only one of them has changed is as that one wanted it.

use super::{
    error::SyncError,
    report::Report,
    run::Sync,
    server::{RemoteItem, Server, Told, Walk},
};
use crate::{
    clean,
    news::{ArticleId, Decision},
    query::Query,
    store::{Field, LocalChange, RemoteFeed, Sort, Store},
};
use jiff::Timestamp;
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::Path,
    sync::LazyLock,
};

const ITEMS: usize = 3;
const NOW: Timestamp = Timestamp::UNIX_EPOCH;

/// What the network does to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Arrives,
    /// It never reaches the server.
    Lost,
    /// The server does it, and its answer is lost.
    AnswerLost,
    Twice,
    /// It is given up, and reaches the server before this client syncs again.
    Late,
    /// The program ends here.
    Crash,
}

#[derive(Debug, Clone)]
enum Step {
    Read(usize, usize, bool),
    Save(usize, usize, bool),
    /// Something else changes it on the server.
    Elsewhere(usize, Field, bool),
    /// A new item appears there.
    Arrives,
    Sync(usize, Vec<Fate>),
}

type Edit = (Field, bool, Vec<String>);

/// The server: each item is read or not, and starred or not.
#[derive(Debug, Default, Clone)]
struct Known {
    items: BTreeMap<String, (bool, bool)>,
    /// Edits that are still on their way.
    late: Vec<Edit>,
}

impl Known {
    fn edit(&mut self, (field, value, ids): &Edit) {
        for id in ids {
            if let Some((read, starred)) = self.items.get_mut(id) {
                *(if *field == Field::Read { read } else { starred }) = *value;
            }
        }
    }
}

/// The server as one sync meets it.
struct Network<'a> {
    known: &'a mut Known,
    fates: VecDeque<Fate>,
    crashed: bool,
}

impl Network<'_> {
    fn request<T>(&mut self, edit: Option<&Edit>, answer: impl Fn(&mut Known) -> T) -> Result<T, SyncError> {
        let lost = SyncError::Strange("lost");
        if self.crashed {
            return Err(lost);
        }
        match self.fates.pop_front().unwrap_or(Fate::Arrives) {
            Fate::Arrives => Ok(answer(self.known)),
            Fate::Twice => {
                answer(self.known);
                Ok(answer(self.known))
            }
            Fate::Lost => Err(lost),
            Fate::AnswerLost => {
                answer(self.known);
                Err(lost)
            }
            Fate::Late => {
                self.known.late.extend(edit.cloned());
                Err(lost)
            }
            Fate::Crash => {
                answer(self.known);
                self.crashed = true;
                Err(lost)
            }
        }
    }

    fn set_of(&mut self, wanted: impl Fn(&(bool, bool)) -> bool) -> Result<Walk, SyncError> {
        let among = |known: &mut Known| {
            known.items.iter().filter(|(_, state)| wanted(state)).map(|(id, _)| id.clone()).collect()
        };
        self.request(None, among).map(|ids| Walk { ids, whole: true })
    }
}

impl Server for Network<'_> {
    fn feeds(&mut self) -> Result<Vec<RemoteFeed>, SyncError> {
        let (stream, url, title) = ("feed/1".to_owned(), "https://wire.example/feed".to_owned(), "wire".to_owned());
        let feed = RemoteFeed { stream, url, title, ..RemoteFeed::default() };
        self.request(None, |_| vec![feed.clone()])
    }

    fn unread(&mut self) -> Result<Walk, SyncError> {
        self.set_of(|(read, _)| !read)
    }

    fn starred(&mut self) -> Result<Walk, SyncError> {
        self.set_of(|(_, starred)| *starred)
    }

    fn items(&mut self, ids: &[String]) -> Result<Vec<RemoteItem>, SyncError> {
        let item = |id: &String| RemoteItem {
            id: id.clone(),
            stream: "feed/1".to_owned(),
            title: id.clone(),
            link: Some(format!("https://wire.example/{id}")),
            ..RemoteItem::default()
        };
        self.request(None, |_| ids.iter().map(item).collect())
    }

    fn set(&mut self, field: Field, value: bool, ids: &[String]) -> Result<Vec<String>, SyncError> {
        let edit = (field, value, ids.to_vec());
        self.request(Some(&edit), |known| known.edit(&edit)).map(|()| Vec::new())
    }

    fn change_feed(&mut self, _: &LocalChange) -> Result<Told, SyncError> {
        Ok(Told::Unable)
    }

    /// Small, so that one sync sends several requests.
    fn batch(&self) -> usize {
        2
    }
}

fn everything() -> Query {
    Query::parse("all").unwrap()
}

/// A client's database, opened anew for every step: what was not committed is gone.
struct Client {
    folder: tempfile::TempDir,
    /// Its own late edits, with how many syncs it has begun.
    late: Vec<Edit>,
}

impl Client {
    fn new(template: Option<&Path>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if let Some(template) = template {
            fs::copy(template, folder.path().join("pressstart.db")).unwrap();
        }
        Self { folder, late: Vec::new() }
    }

    fn store(&self) -> Store {
        Store::open(&self.folder.path().join("pressstart.db")).unwrap()
    }

    fn sync(&mut self, known: &mut Known, fates: Vec<Fate>) {
        // What this client gave up lands before it asks again.
        for edit in std::mem::take(&mut self.late) {
            known.edit(&edit);
        }
        let waiting = self.waiting();
        let mut network = Network { known, fates: fates.into(), crashed: false };
        let rules = &clean::BUILTIN;
        let mut store = self.store();
        let report = Report::default();
        let server = &mut network;
        Sync { account: "home", server, store: &mut store, rules, report, unread_whole: false }.run(&mut |_| {});
        self.late = std::mem::take(&mut known.late);
        drop(store);
        // What waited is as it was wanted, whether it was sent or not and whatever stands there.
        let states = self.states();
        for (item, field, wanted) in waiting {
            let (read, saved) = states[&item];
            assert_eq!(if field == Field::Read { read } else { saved }, wanted, "{item} {field:?}");
        }
    }

    /// Read and saved of every article, by its title.
    fn states(&self) -> BTreeMap<String, (bool, bool)> {
        let all = self.store().list(&everything(), Sort::default(), 0, NOW).unwrap();
        all.into_iter().map(|one| (one.title.to_string(), (one.read, one.saved))).collect()
    }

    /// What waits to be told: each field of each item, and what it is to be. Found out in a copy, so that nothing counts as sent.
    fn waiting(&self) -> Vec<(String, Field, bool)> {
        drop(self.store());
        let copy = Self::new(Some(&self.folder.path().join("pressstart.db")));
        let (mut store, mut all) = (copy.store(), Vec::new());
        while let Some(operation) = store.next_operation("home", 100).unwrap() {
            store.operation_arrived("home", &operation).unwrap();
            all.extend(operation.items.into_iter().map(|item| (item, operation.field, operation.value)));
        }
        all
    }

    /// Marks an article when it is here; whether that changed the field.
    fn mark(&self, title: &str, decision: &Decision) {
        let mut store = self.store();
        let all = store.list(&everything(), Sort::default(), 0, NOW).unwrap();
        let ids: Vec<ArticleId> = all.iter().filter(|one| one.title.as_str() == title).map(|one| one.id).collect();
        store.mark(&ids, decision, NOW).unwrap();
    }
}

/// A server with unread items, and the database of a client that has them.
static START: LazyLock<(Known, Client)> = LazyLock::new(|| {
    let items = (0..ITEMS).map(|n| (format!("i{n}"), (false, false))).collect();
    let mut known = Known { items, ..Known::default() };
    let mut client = Client::new(None);
    client.sync(&mut known, Vec::new());
    assert_eq!(client.states(), known.items);
    (known, client)
});

fn fate() -> impl Strategy<Value = Fate> {
    prop_oneof![
        4 => Just(Fate::Arrives),
        1 => Just(Fate::Lost),
        1 => Just(Fate::AnswerLost),
        1 => Just(Fate::Twice),
        1 => Just(Fate::Late),
        1 => Just(Fate::Crash),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let field = prop_oneof![Just(Field::Read), Just(Field::Star)];
    prop_oneof![
        4 => (0..2usize, 0..ITEMS, any::<bool>()).prop_map(|(who, item, on)| Step::Read(who, item, on)),
        3 => (0..2usize, 0..ITEMS, any::<bool>()).prop_map(|(who, item, on)| Step::Save(who, item, on)),
        1 => (0..ITEMS, field, any::<bool>()).prop_map(|(item, field, on)| Step::Elsewhere(item, field, on)),
        1 => Just(Step::Arrives),
        4 => (0..2usize, prop::collection::vec(fate(), 0..8)).prop_map(|(who, fates)| Step::Sync(who, fates)),
    ]
}

/// Who has changed a field of an item, and how the last one wanted it.
type Wishes = BTreeMap<(String, bool), (BTreeSet<usize>, bool)>;

const ELSEWHERE: usize = 2;

fn play(steps: &[Step]) -> (Known, [Client; 2], Wishes) {
    let (mut known, start) = (START.0.clone(), START.1.folder.path().join("pressstart.db"));
    let mut clients = [Client::new(Some(&start)), Client::new(Some(&start))];
    let mut wishes = Wishes::new();
    let mut wish = |who, item: &String, (before, after): ((bool, bool), (bool, bool))| {
        for (star, before, after) in [(false, before.0, after.0), (true, before.1, after.1)] {
            if before != after {
                let (all, last) = wishes.entry((item.clone(), star)).or_default();
                all.insert(who);
                *last = after;
            }
        }
    };
    for step in steps {
        match step {
            Step::Read(who, item, _) | Step::Save(who, item, _) => {
                let title = format!("i{item}");
                let decision = match step {
                    Step::Read(_, _, on) => Decision::Read(*on),
                    Step::Save(_, _, on) => Decision::Save(*on),
                    _ => continue,
                };
                let before = clients[*who].states();
                clients[*who].mark(&title, &decision);
                wish(*who, &title, (before[&title], clients[*who].states()[&title]));
            }
            Step::Elsewhere(item, field, on) => {
                let id = format!("i{item}");
                let before = known.items[&id];
                known.edit(&(*field, *on, vec![id.clone()]));
                wish(ELSEWHERE, &id, (before, known.items[&id]));
            }
            Step::Arrives => {
                known.items.insert(format!("i{}", known.items.len()), (false, false));
            }
            Step::Sync(who, fates) => clients[*who].sync(&mut known, fates.clone()),
        }
    }
    (known, clients, wishes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_network_does_all_are_the_same_in_the_end_and_no_wish_is_lost(
        steps in prop::collection::vec(step(), 1..24),
    ) {
        let (mut known, mut clients, wishes) = play(&steps);
        for _ in 0..2 {
            for client in &mut clients {
                client.sync(&mut known, Vec::new());
            }
        }
        prop_assert_eq!(clients[0].states(), clients[1].states());
        // What is read and on no list there is nowhere named, so a client that never had it does not learn of it.
        for (title, state) in clients[0].states() {
            prop_assert_eq!(known.items[&title], state, "{}", title);
        }
        for client in &clients {
            prop_assert_eq!(client.store().operations_waiting(None).unwrap(), 0);
        }
        for ((item, star), (who, wanted)) in wishes {
            let (read, starred) = known.items[&item];
            if who.len() == 1 {
                prop_assert_eq!(if star { starred } else { read }, wanted, "{} {}", item, if star { "star" } else { "read" });
            }
        }
    }
}

/// The one case in which what waits and what stands there can differ: its opposite was sent before, and the answer and the pull after
/// it were lost.
#[test]
fn a_mark_that_is_turned_back_after_its_answer_was_lost_stays_turned_back() {
    let steps = [
        Step::Read(0, 1, true),
        Step::Sync(0, vec![Fate::AnswerLost, Fate::Lost]),
        Step::Read(0, 1, false),
        Step::Sync(0, vec![Fate::Lost]),
        Step::Sync(0, Vec::new()),
    ];
    let (known, clients, _) = play(&steps);
    assert_eq!((known.items["i1"].0, clients[0].states()["i1"].0), (false, false));
}
