//! The list of labels of a Google Reader server. Folders of subscriptions and labels of single items stand in it side by side.

use super::error::SyncError;
use crate::{store::Label, text::Line};
use serde::Deserialize;

/// The labels of a server.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// Those of single items.
    pub tags: Vec<Label>,
    /// Folders of subscriptions.
    pub folders: Vec<String>,
    /// The Old Reader does not say what they are.
    pub of_either: Vec<Label>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    tags: Vec<Tag>,
}

#[derive(Deserialize)]
struct Tag {
    id: String,
    #[serde(rename = "type", default)]
    kind: String,
    #[serde(default)]
    unread_count: Option<i64>,
}

impl Labels {
    /// Reads the answer of `tag/list`. What is not there, Miniflux answers with an empty list.
    pub fn read(bytes: &[u8]) -> Result<Self, SyncError> {
        if bytes.trim_ascii() == b"[]" {
            return Ok(Self::default());
        }
        let answer: Answer = serde_json::from_slice(bytes).map_err(|_| SyncError::Strange("the labels"))?;
        let mut labels = Self::default();
        for tag in answer.tags {
            let Some(name) = name(&tag.id) else { continue };
            match tag.kind.as_str() {
                "tag" => labels.tags.push(Label { name, unread: tag.unread_count }),
                "" => labels.of_either.push(Label { name, unread: tag.unread_count }),
                _ => labels.folders.push(name),
            }
        }
        // By a name that both have, FreshRSS means the folder.
        labels.tags.retain(|label| !labels.folders.contains(&label.name));
        Ok(labels)
    }

    /// With the folders of subscriptions known, what is not among them is a label of items.
    pub fn tell_apart(&mut self, folders: &[String]) {
        for label in std::mem::take(&mut self.of_either) {
            if folders.contains(&label.name) {
                self.folders.push(label.name);
            } else {
                self.tags.push(label);
            }
        }
    }
}

/// The name in the id of a label: `user/-/label/X`, or `user/1/label/X`. A name that would be another one here is left alone.
pub fn name(id: &str) -> Option<String> {
    let (user, name) = id.split_once("/label/")?;
    let is_label = user.strip_prefix("user/").is_some_and(|user| !user.contains('/'));
    (is_label && !name.is_empty() && Line::new(name).as_str() == name).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(labels: &[Label]) -> Vec<String> {
        labels.iter().map(|label| label.name.clone()).collect()
    }

    fn all(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn labels_of_items_and_folders_are_told_apart() {
        let answer =
            br#"{"tags":[{"id":"user/-/state/com.google/starred"},{"id":"user/-/label/Gaming","type":"folder"},
            {"id":"user/-/label/to read / twice","type":"tag"},{"id":"user/1/label/Gaming","type":"tag"}]}"#;
        let labels = Labels::read(answer).unwrap();
        assert_eq!((names(&labels.tags), labels.folders), (all(&["to read / twice"]), all(&["Gaming"])));
        assert_eq!(Labels::read(b"[]").unwrap(), Labels::default());
    }

    #[test]
    fn where_the_server_does_not_say_it_the_subscriptions_do() {
        let mut labels = Labels::read(br#"{"tags":[{"id":"user/7/label/a"},{"id":"user/7/label/b"}]}"#).unwrap();
        labels.tell_apart(&all(&["a"]));
        assert_eq!((names(&labels.tags), labels.folders), (all(&["b"]), all(&["a"])));
    }
}
