//! Values are JSON as read, within a budget: a small file can hold a million objects, and each of them costs a hundred times
//! its text. What goes beyond the budget is null. Knows nothing of feeds.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::{cell::Cell, fmt};

/// Objects and lists: a feed of 2,000 entries with authors, tags and attachments needs a tenth of it.
const CONTAINERS: usize = 60_000;
/// Values of all kinds.
const VALUES: usize = 600_000;

/// Reads JSON.
pub fn read(text: &str) -> serde_json::Result<Value> {
    let budget = Budget { containers: Cell::new(CONTAINERS), values: Cell::new(VALUES) };
    let mut json = serde_json::Deserializer::from_str(text);
    let value = Reader(&budget).deserialize(&mut json)?;
    json.end()?;
    Ok(value)
}

/// What may still be kept.
struct Budget {
    containers: Cell<usize>,
    values: Cell<usize>,
}

fn spend(purse: &Cell<usize>) -> bool {
    let left = purse.get();
    purse.set(left.saturating_sub(1));
    left > 0
}

#[derive(Clone, Copy)]
struct Reader<'a>(&'a Budget);

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Value, D::Error> {
        if spend(&self.0.values) {
            json.deserialize_any(self)
        } else {
            json.deserialize_ignored_any(IgnoredAny).map(|_| Value::Null)
        }
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Value;

    fn expecting(&self, words: &mut fmt::Formatter) -> fmt::Result {
        words.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let kept = spend(&self.0.containers);
        let mut values = Vec::new();
        while kept
            && self.0.values.get() > 0
            && let Some(value) = list.next_element_seed(self)?
        {
            values.push(value);
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(if kept { Value::Array(values) } else { Value::Null })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let kept = spend(&self.0.containers);
        let mut values = Map::new();
        while kept
            && self.0.values.get() > 0
            && let Some(name) = map.next_key::<String>()?
        {
            values.insert(name, map.next_value_seed(self)?);
        }
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(if kept { Value::Object(values) } else { Value::Null })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_the_budget_it_is_the_json_that_stands_there() {
        let text =
            r#" {"a": [1, -2, 3.5, "x\u0041", null, true], "b": {"c": {}, "d": []}, "e": 18446744073709551615} "#;
        assert_eq!(read(text).unwrap(), serde_json::from_str::<Value>(text).unwrap());
    }

    #[test]
    fn what_is_wrong_is_wrong_here_too() {
        for text in ["", "{", "[1,]", "{\"a\":1} x", "[1 2]"] {
            assert!(read(text).is_err(), "{text}");
        }
        assert!(read(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn beyond_the_budget_nothing_is_kept() {
        let text = format!("{{\"first\":1,\"many\":[{}{{}}]}}", "{\"a\":0},".repeat(200_000));
        let value = read(&text).unwrap();
        let objects = value["many"].as_array().unwrap();
        let full = objects.iter().filter(|one| one.get("a").is_some()).count();
        let rest = objects.iter().filter(|one| one.is_null()).count();
        assert_eq!((value["first"].as_u64(), full, full + rest), (Some(1), CONTAINERS - 2, 200_001));
    }

    #[test]
    fn a_flood_of_small_values_ends_at_the_budget() {
        let value = read(&format!("[{}0]", "0,".repeat(2_000_000))).unwrap();
        assert_eq!(value.as_array().map(Vec::len), Some(VALUES - 1));
    }
}
