//! An item is one entry of a feed, with the files and the talk that belong to it.

use crate::text::Line;
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

/// One entry exactly as its source published it; never edited.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Identity within the source: guid, else link, else a hash.
    pub identity: String,
    /// The guid as published.
    pub guid: Option<String>,
    /// Absolute link to the article's page, as published.
    pub link: Option<String>,
    /// Headline, XML-decoded once: may still hold HTML entities or tags.
    pub title: String,
    /// Names of the authors as published.
    pub authors: Vec<String>,
    /// When it was published, as its source says: it may lie in the future.
    pub published: Option<Timestamp>,
    /// When it was last changed.
    pub updated: Option<Timestamp>,
    /// Teaser HTML.
    pub summary: Option<String>,
    /// Full HTML, where the feed carries it.
    pub content: Option<String>,
    /// Categories as published.
    pub categories: Vec<String>,
    /// Sound, video and files.
    pub enclosures: Vec<Enclosure>,
    /// A lead picture named by the feed outside the body.
    pub image: Option<String>,
    /// What the feed says of that picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image_text: Option<String>,
    /// Where people talk about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<Comments>,
    /// The guid or link of the comment that this one answers, in a feed of comments.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
    /// The guid or link that other items of the same feed bear too, where its identity had to be told from theirs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_key: Option<String>,
}

/// A file that comes with an item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    /// Where it lies.
    pub url: String,
    /// Its media type, where given.
    #[serde(rename = "type", default, deserialize_with = "as_line")]
    pub media_type: Option<String>,
    /// Its size in bytes, where given.
    pub bytes: Option<u64>,
    /// How long it plays, in seconds.
    pub seconds: Option<u32>,
    /// The parts it has.
    pub chapters: Option<Chapters>,
}

/// The parts of a sound or a video.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapters {
    /// The file that lists them, where they lie in one of their own.
    pub url: Option<String>,
    /// Those that the feed itself lists.
    #[serde(default)]
    pub list: Vec<Chapter>,
}

/// Where a part of a sound or a video begins.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// Seconds from the beginning.
    pub start: u32,
    /// What it is called.
    #[serde(deserialize_with = "as_words")]
    pub title: String,
}

/// What was published and kept is made safe when it is read to be shown.
fn as_words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(Line::deserialize(deserializer)?.to_string())
}

fn as_line<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Option::<Line>::deserialize(deserializer)?.map(|line| line.to_string()))
}

/// Where people talk about an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comments {
    /// The page.
    pub url: Option<String>,
    /// The feed of the comments.
    pub feed: Option<String>,
    /// How many there are.
    pub count: Option<u32>,
}
