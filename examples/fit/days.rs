//! Days of news that people have sorted, as the program itself reads them.

use pressstart::{
    clean::{self, Subject},
    news::{Draft, Item, Kind},
};
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};

/// An article and what people say of it.
pub struct Row {
    pub draft: Draft,
    pub outlet: String,
    pub at: i64,
    pub id: String,
    pub story: String,
    pub kind: Kind,
}

/// Some days of news.
pub struct Stream {
    pub name: String,
    pub rows: Vec<Row>,
    /// Pairs of articles where a user is content either way.
    pub debatable: HashSet<(String, String)>,
}

pub fn read(folder: &Path, files: &[&str]) -> Vec<Stream> {
    let debatable = fs::read_to_string(folder.join("debatable.tsv")).unwrap_or_default();
    let debatable: HashSet<(String, String)> = debatable
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            Some((fields.next()?, fields.next()?))
        })
        .collect();
    let mut streams: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for file in files {
        for line in fs::read_to_string(folder.join(file)).unwrap().lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            streams.entry(fields[0].to_owned()).or_default().push(row(&fields));
        }
    }
    let stream = |(name, rows)| Stream { name, rows, debatable: debatable.clone() };
    streams.into_iter().map(stream).collect()
}

fn row(fields: &[&str]) -> Row {
    let field = |number: usize| fields.get(number).map(|field| (*field).to_owned());
    let item = Item { link: field(5), title: fields[1].to_owned(), summary: field(6), ..Item::default() };
    let subject = Subject { source: fields[2], strip: true, ..Subject::default() };
    Row {
        draft: clean::draft(item, &subject, &clean::BUILTIN),
        outlet: fields[2].to_owned(),
        at: fields[3].split('.').next().unwrap().parse().unwrap(),
        id: field(8).unwrap_or_default(),
        story: fields[4].to_owned(),
        kind: field(7).map_or(Kind::News, |kind| kind.parse().unwrap()),
    }
}
