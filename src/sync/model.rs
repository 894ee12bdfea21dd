//! A model of two clients and a server between them, with a network that loses requests and answers, delivers twice and late, and
//! clients that crash in the middle. Whatever happens: after two syncs of both over a good network all three are the same, and
//! what only one of them has changed is as that one wanted it.

use super::{
    error::SyncError,
    label_list::Labels,
    run::Sync,
    server::{Labelled, RemoteItem, Server, Told, Walk},
};
use crate::{
    clean,
    news::{Article, ArticleId, Decision},
    query::Query,
    store::{Field, Label, LocalChange, RemoteFeed, Sort, Store, Target},
    text::Line,
};
use jiff::Timestamp;
use proptest::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    path::Path,
    sync::{LazyLock, atomic::Ordering},
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
    Mark(usize, usize, Aspect, bool),
    /// Something else changes it on the server.
    Elsewhere(usize, Aspect, bool),
    /// A new item appears there.
    Arrives,
    Sync(usize, Vec<Fate>),
}

/// What is said of an item, on the server and here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Aspect {
    Read,
    Starred,
    Tagged,
}

/// Each aspect of an item.
type State = [bool; 3];

const TAG: &str = "rpg";

impl Aspect {
    const ALL: [Self; 3] = [Self::Read, Self::Starred, Self::Tagged];

    fn of(target: &Target) -> Self {
        match target {
            Target::Field(Field::Read) => Self::Read,
            Target::Field(Field::Star) => Self::Starred,
            Target::Tag(tag) => {
                assert_eq!(tag, TAG);
                Self::Tagged
            }
        }
    }

    fn decision(self, on: bool) -> Decision {
        match self {
            Self::Read => Decision::Read(on),
            Self::Starred => Decision::Save(on),
            Self::Tagged if on => Decision::Tag(vec![Line::new(TAG)]),
            Self::Tagged => Decision::Untag(vec![Line::new(TAG)]),
        }
    }
}

type Edit = (Aspect, bool, Vec<String>);

/// The server, and what stands there of each item.
#[derive(Debug, Default, Clone)]
struct Known {
    items: BTreeMap<String, State>,
    /// Edits that are still on their way.
    late: Vec<Edit>,
}

impl Known {
    fn edit(&mut self, (aspect, value, ids): &Edit) {
        for id in ids {
            if let Some(state) = self.items.get_mut(id) {
                state[*aspect as usize] = *value;
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

    fn edit(&mut self, aspect: Aspect, value: bool, ids: &[String]) -> Result<(), SyncError> {
        let edit = (aspect, value, ids.to_vec());
        self.request(Some(&edit), |known| known.edit(&edit))
    }

    fn set_of(&mut self, wanted: impl Fn(&State) -> bool) -> Result<Walk, SyncError> {
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
        self.set_of(|state| !state[Aspect::Read as usize])
    }

    fn starred(&mut self) -> Result<Walk, SyncError> {
        self.set_of(|state| state[Aspect::Starred as usize])
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
        self.edit(Aspect::of(&Target::Field(field)), value, ids).map(|()| Vec::new())
    }

    fn labels(&mut self) -> Result<Option<Labels>, SyncError> {
        let tags = || vec![Label { name: TAG.to_owned(), unread: None }];
        self.request(None, |_| Some(Labels { tags: tags(), ..Labels::default() }))
    }

    fn has_label(&mut self, label: &str) -> Result<bool, SyncError> {
        self.request(None, |_| label == TAG)
    }

    fn labelled(&mut self, _: &str) -> Result<Walk, SyncError> {
        self.set_of(|state| state[Aspect::Tagged as usize])
    }

    fn set_label(&mut self, label: &str, value: bool, ids: &[String]) -> Result<Labelled, SyncError> {
        self.edit(Aspect::of(&Target::Tag(label.to_owned())), value, ids).map(|()| Labelled::Done(Vec::new()))
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
        let server = &mut network;
        Sync::new("home", server, &mut store, (rules, &[])).run(&mut |_| {});
        self.late = std::mem::take(&mut known.late);
        drop(store);
        // What waited is as it was wanted, whether it was sent or not and whatever stands there.
        let states = self.states();
        for (item, aspect, wanted) in waiting {
            assert_eq!(states[&item][aspect as usize], wanted, "{item} {aspect:?}");
        }
    }

    /// What stands here of every article, by its title.
    fn states(&self) -> BTreeMap<String, State> {
        let all = self.store().list(&everything(), Sort::default(), 0, NOW).unwrap();
        let state = |one: &Article| [one.read, one.saved, one.tags.contains(&Line::new(TAG))];
        all.iter().map(|one| (one.title.to_string(), state(one))).collect()
    }

    /// What waits to be told: each field of each item, and what it is to be. Found out in a copy, so that nothing counts as sent.
    fn waiting(&self) -> Vec<(String, Aspect, bool)> {
        drop(self.store());
        let copy = Self::new(Some(&self.folder.path().join("pressstart.db")));
        let (mut store, mut all) = (copy.store(), Vec::new());
        while let Some(operation) = store.next_operation("home", 100).unwrap() {
            store.operation_arrived("home", &operation).unwrap();
            let aspect = Aspect::of(&operation.target);
            all.extend(operation.items.into_iter().map(|item| (item, aspect, operation.value)));
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
    let items = (0..ITEMS).map(|n| (format!("i{n}"), State::default())).collect();
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
    let aspect = || prop::sample::select(&Aspect::ALL[..]);
    prop_oneof![
        8 => (0..2usize, 0..ITEMS, aspect(), any::<bool>()).prop_map(|(who, item, it, on)| Step::Mark(who, item, it, on)),
        1 => (0..ITEMS, aspect(), any::<bool>()).prop_map(|(item, it, on)| Step::Elsewhere(item, it, on)),
        1 => Just(Step::Arrives),
        4 => (0..2usize, prop::collection::vec(fate(), 0..8)).prop_map(|(who, fates)| Step::Sync(who, fates)),
    ]
}

/// Who has changed an aspect of an item, and how the last one wanted it.
type Wishes = BTreeMap<(String, Aspect), (BTreeSet<usize>, bool)>;

const ELSEWHERE: usize = 2;

fn play(steps: &[Step]) -> (Known, [Client; 2], Wishes) {
    let (mut known, start) = (START.0.clone(), START.1.folder.path().join("pressstart.db"));
    let mut clients = [Client::new(Some(&start)), Client::new(Some(&start))];
    let mut wishes = Wishes::new();
    let mut wish = |who, item: &String, (before, after): (State, State)| {
        for aspect in Aspect::ALL.into_iter().filter(|it| before[*it as usize] != after[*it as usize]) {
            let (all, last) = wishes.entry((item.clone(), aspect)).or_default();
            all.insert(who);
            *last = after[aspect as usize];
        }
    };
    for step in steps {
        match step {
            Step::Mark(who, item, aspect, on) => {
                let title = format!("i{item}");
                let before = clients[*who].states();
                clients[*who].mark(&title, &aspect.decision(*on));
                wish(*who, &title, (before[&title], clients[*who].states()[&title]));
            }
            Step::Elsewhere(item, aspect, on) => {
                let id = format!("i{item}");
                let before = known.items[&id];
                known.edit(&(*aspect, *on, vec![id.clone()]));
                wish(ELSEWHERE, &id, (before, known.items[&id]));
            }
            Step::Arrives => {
                known.items.insert(format!("i{}", known.items.len()), State::default());
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
        for ((item, aspect), (who, wanted)) in wishes {
            if who.len() == 1 {
                prop_assert_eq!(known.items[&item][aspect as usize], wanted, "{} {:?}", item, aspect);
            }
        }
    }
}

/// The one case in which what waits and what stands there can differ: its opposite was sent before, and the answer and the pull after
/// it were lost.
#[test]
fn a_mark_that_is_turned_back_after_its_answer_was_lost_stays_turned_back() {
    for aspect in Aspect::ALL {
        let steps = [
            Step::Mark(0, 1, aspect, true),
            Step::Sync(0, vec![Fate::AnswerLost, Fate::Lost]),
            Step::Mark(0, 1, aspect, false),
            Step::Sync(0, vec![Fate::Lost]),
            Step::Sync(0, Vec::new()),
        ];
        let (known, clients, _) = play(&steps);
        let here = clients[0].states()["i1"];
        assert_eq!((known.items["i1"][aspect as usize], here[aspect as usize]), (false, false), "{aspect:?}");
    }
}

#[test]
fn a_sync_with_nothing_to_do_is_one_transaction() {
    let (mut known, client) = (START.0.clone(), Client::new(Some(&START.1.folder.path().join("pressstart.db"))));
    client.mark("i0", &Aspect::Tagged.decision(true));
    let mut store = client.store();
    let mut sync = |store: &mut Store| {
        let mut network = Network { known: &mut known, fates: VecDeque::new(), crashed: false };
        Sync::new("home", &mut network, store, (&clean::BUILTIN, &[])).run(&mut |_| {});
    };
    sync(&mut store);
    let commits = store.count_commits();
    sync(&mut store);
    assert_eq!(commits.load(Ordering::Relaxed), 1);
}
