//! What a Google Reader server answers, and the forms in which its ids come.

use super::error::SyncError;
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Deserialize)]
pub struct Ids {
    #[serde(rename = "itemRefs", default)]
    pub items: Vec<ItemRef>,
    pub continuation: Option<serde_json::Value>,
}

#[derive(Deserialize)]
pub struct ItemRef {
    pub id: serde_json::Value,
}

#[derive(Deserialize)]
pub struct Feeds {
    pub subscriptions: Vec<Feed>,
}

#[derive(Deserialize)]
pub struct Feed {
    pub id: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub categories: Vec<Category>,
    #[serde(default)]
    pub url: Option<String>,
    #[serde(rename = "htmlUrl", default)]
    pub site: Option<String>,
}

#[derive(Deserialize)]
pub struct Category {
    #[serde(default)]
    pub label: Option<String>,
    #[serde(default)]
    pub id: String,
}

#[derive(Deserialize)]
pub struct Added {
    #[serde(rename = "streamId", default)]
    pub stream: serde_json::Value,
    #[serde(default)]
    pub error: Option<String>,
}

#[derive(Deserialize)]
pub struct Contents {
    #[serde(default)]
    pub items: Vec<Content>,
}

#[derive(Deserialize)]
pub struct Content {
    pub id: String,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub canonical: Vec<Href>,
    #[serde(default)]
    pub alternate: Vec<Href>,
    #[serde(default)]
    pub origin: Origin,
    #[serde(default)]
    pub author: Option<String>,
    #[serde(default)]
    pub published: Option<i64>,
    #[serde(rename = "content", default)]
    pub text: Option<Text>,
    #[serde(default)]
    pub summary: Option<Text>,
    #[serde(default)]
    pub categories: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
pub struct Href {
    pub href: String,
}

#[derive(Deserialize)]
pub struct Text {
    #[serde(default)]
    pub content: String,
}

#[derive(Deserialize, Default)]
pub struct Origin {
    #[serde(rename = "streamId", default)]
    pub stream: String,
    #[serde(default)]
    pub title: String,
    #[serde(rename = "htmlUrl", default)]
    pub site: Option<String>,
}

pub fn read<'b, T: Deserialize<'b>>(bytes: &'b [u8], what: &'static str) -> Result<T, SyncError> {
    // What is not there, Miniflux answers with an empty list.
    if bytes.trim_ascii() == b"[]" {
        return Err(SyncError::NoInterface("Google Reader"));
    }
    serde_json::from_slice(bytes).map_err(|_| SyncError::Strange(what))
}

/// A text, or a number as text: ids come as both.
pub fn text_of(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The id in the form in which it was asked for: in answers it stands at the end of a tag, as sixteen hexadecimal digits of a
/// number, or as it is.
pub fn known_id(given: &str, wanted: &HashSet<&str>) -> Option<String> {
    let last = given.rsplit('/').next().unwrap_or(given);
    for form in [given, last] {
        if wanted.contains(form) {
            return Some(form.to_owned());
        }
    }
    let number = u64::from_str_radix(last, 16).ok()?;
    let signed = i64::from_ne_bytes(number.to_ne_bytes()).to_string();
    [number.to_string(), signed].into_iter().find(|form| wanted.contains(form.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_known_in_whatever_form_they_come_back() {
        let wanted = HashSet::from(["1742385600123456", "-5", "5a0b1c2d3e4f5a6b7c8d9e0f"]);
        for (given, expected) in [
            ("tag:google.com,2005:reader/item/000630b0c2c1d240", Some("1742385600123456")),
            ("tag:google.com,2005:reader/item/fffffffffffffffb", Some("-5")),
            ("tag:google.com,2005:reader/item/5a0b1c2d3e4f5a6b7c8d9e0f", Some("5a0b1c2d3e4f5a6b7c8d9e0f")),
            ("1742385600123456", Some("1742385600123456")),
            ("tag:google.com,2005:reader/item/0000000000000001", None),
        ] {
            assert_eq!(known_id(given, &wanted).as_deref(), expected, "{given}");
        }
    }
}
