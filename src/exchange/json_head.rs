//! The beginning of a JSON list: whether it is an array or an object, and the names its first object has. A parser reads it, as far as
//! it is there; names in the words of a text are no names.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;

/// What the beginning shows.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// An array, not an object.
    pub is_array: bool,
    /// An array without an element.
    pub is_empty: bool,
    /// The names of the outer object.
    pub names: Vec<String>,
    /// The names that the first element has: of the array, or of `items`.
    pub first: Option<Map<String, Value>>,
}

/// Looks at a beginning; it may end anywhere.
pub(super) fn look(text: &str) -> Head {
    let mut head = Head::default();
    // what is cut off is an error, and what was seen before it counts
    drop(serde_json::Deserializer::from_str(text).deserialize_any(Outer(&mut head)));
    head
}

struct Outer<'h>(&'h mut Head);

impl<'de> Visitor<'de> for Outer<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, elements: A) -> Result<(), A::Error> {
        self.0.is_array = true;
        First(self.0).visit_seq(elements)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(name) = members.next_key::<String>()? {
            let is_items = name == "items";
            self.0.names.push(name);
            if is_items {
                members.next_value_seed(First(self.0))?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The array whose first element tells.
struct First<'h>(&'h mut Head);

impl<'de> DeserializeSeed<'de> for First<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for First<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.0.is_empty = elements.next_element_seed(Names(self.0))?.is_none();
        while elements.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// The element whose names count; one that is no object has none.
struct Names<'h>(&'h mut Head);

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let names = self.0.first.get_or_insert_default();
        while let Some(name) = members.next_key::<String>()? {
            names.insert(name, Value::Null);
            members.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Vec<String> {
        look(text).first.unwrap_or_default().into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn names_are_those_of_the_first_object_whatever_its_texts_say() {
        assert_eq!(first(r#"[{"title":"A 27\" monitor, \"href\"","url":{"href":1}},{"other":1}]"#), ["title", "url"]);
        assert_eq!(first(r#"{"version":"x","items":[{"id":1}],"tail":2}"#), ["id"]);
    }

    #[test]
    fn a_beginning_may_end_anywhere() {
        assert_eq!(first(r#"[{"title":"A","content":"half a te"#), ["content", "title"]);
        assert_eq!(look(r#"{"bookmarks":[{"#).names, ["bookmarks"]);
        assert!(look("[]").is_empty && look("[").first.is_none() && look("[1,2]").first.is_none());
    }
}
