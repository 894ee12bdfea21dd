//! Elements are the objects of a JSON list, one at a time: those of an array, or of the array `items` in an object.
//! Never holds more than one of them.

use super::gauge::{Gauge, Gauged};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::{fmt, io::BufRead};

/// Hands over the elements in order, each with the line it ends in. `take` says whether to go on.
///
/// # Errors
/// Where the list is broken; what stood before was handed over.
pub(super) fn each<R: BufRead>(list: R, take: &mut dyn FnMut(u64, Value) -> bool) -> serde_json::Result<()> {
    let (list, gauge) = Gauged::new(list);
    let mut stopped = false;
    let whole = Whole { gauge: &gauge, take, stopped: &mut stopped };
    let mut json = serde_json::Deserializer::from_reader(list);
    let read = json.deserialize_any(whole).and_then(|()| json.end());
    if stopped { Ok(()) } else { read }
}

/// The array, or the object that has it.
struct Whole<'t> {
    gauge: &'t Gauge,
    take: &'t mut dyn FnMut(u64, Value) -> bool,
    stopped: &'t mut bool,
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        self.gauge.next_part();
        while let Some(element) = elements.next_element()? {
            if !(self.take)(self.gauge.line(), element) {
                *self.stopped = true;
                return Err(A::Error::custom("enough"));
            }
            self.gauge.next_part();
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self { gauge, take, stopped } = self;
        while let Some(name) = members.next_key::<String>()? {
            if name == "items" {
                members.next_value_seed(Whole { gauge, take: &mut *take, stopped: &mut *stopped })?;
            } else {
                members.next_value::<IgnoredAny>()?;
            }
            gauge.next_part();
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(list: &str) -> (Vec<(u64, Value)>, Option<String>) {
        let mut found = Vec::new();
        let read = each(list.as_bytes(), &mut |line, element| {
            found.push((line, element));
            found.len() < 3
        });
        (found, read.err().map(|error| error.to_string()))
    }

    #[test]
    fn an_array_and_the_items_of_an_object_are_the_same() {
        let expected = vec![(1, json!({ "a": 1 })), (2, json!(2))];
        assert_eq!(read("[{\"a\":1},\n2]"), (expected.clone(), None));
        assert_eq!(read("{\"version\":{},\"items\":[{\"a\":1},\n2],\"x\":[1]}"), (expected, None));
    }

    #[test]
    fn what_stands_before_a_cut_is_handed_over() {
        let (found, error) = read("[{\"a\":1},\n{\"a\":");
        assert_eq!(found, [(1, json!({ "a": 1 }))]);
        assert!(error.unwrap().contains("line 2"));
    }

    #[test]
    fn it_stops_when_told() {
        assert_eq!(read("[1,2,3,4,nonsense"), (vec![(1, json!(1)), (1, json!(2)), (1, json!(3))], None));
    }
}
