//! The config file as a JSON schema, for editors that complete and check it: what the file is asked for while the example is read, with
//! the example's own words. No second list of keys is kept.

use super::{
    EXAMPLE,
    load::whole,
    problem::{Problems, Text},
    shape::{ANY_KEY, Asked, Shape},
};
use serde_json::{Map, Value, json};
use std::path::Path;
use toml::de::DeTable;
use toml_edit::{DocumentMut, Item, TableLike};

/// The part of the example whose values are the defaults ends here.
const EXAMPLES_BEGIN: &str = "# Part two";

/// The config file as a JSON schema.
#[must_use]
pub fn schema() -> Value {
    let text = uncommented(EXAMPLE);
    let mut problems = Problems::remembering(Text::new(Path::new("config.example.toml"), &text));
    if let Ok(table) = DeTable::parse(&text) {
        whole(table.get_ref(), &mut problems);
    }
    let example = text.parse::<DocumentMut>().unwrap_or_default();
    let writer = Writer { asked: problems.into_asked() };
    let mut schema = writer.table("the config", Some(example.as_table()));
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("Press Start's config file");
    schema
}

struct Writer {
    asked: Vec<Asked>,
}

impl Writer {
    /// A table, with what the example says of its keys.
    fn table(&self, section: &str, example: Option<&dyn TableLike>) -> Value {
        let mut properties = Map::new();
        let mut others = json!(false);
        for asked in self.asked.iter().filter(|asked| asked.section == section) {
            let shown = example.and_then(|table| table.get(asked.key));
            if asked.key == ANY_KEY {
                let first = example.and_then(|table| table.iter().find_map(|(_, item)| item.as_table_like()));
                others = self.value(asked, first.map(|table| table as &dyn TableLike));
            } else {
                let mut value = self.value(asked, shown.and_then(first_table));
                if let Some(words) = shown.and_then(|item| remark(example?, asked.key, item)) {
                    value["description"] = json!(words);
                }
                properties.insert(asked.key.to_owned(), value);
            }
        }
        json!({ "type": "object", "properties": properties, "additionalProperties": others })
    }

    fn value(&self, asked: &Asked, example: Option<&dyn TableLike>) -> Value {
        let texts = json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 });
        match &asked.shape {
            Shape::Text => json!({ "type": "string" }),
            Shape::Flag => json!({ "type": "boolean" }),
            Shape::Number(from, to) => json!({ "type": "integer", "minimum": from, "maximum": to }),
            Shape::Duration => json!({ "type": "string", "examples": ["90s", "15m", "1h", "2d"] }),
            Shape::Size => {
                json!({ "type": "string", "pattern": "^ *[0-9]+ *[kKmM][bB] *$", "examples": ["500kB", "2MB"] })
            }
            Shape::Choice(words) => json!({ "enum": words }),
            Shape::Words => texts,
            Shape::TextOrWords => json!({ "anyOf": [{ "type": "string" }, texts] }),
            Shape::Table | Shape::AnyTable => self.table(self.name_of_table(asked), example),
            Shape::Tables => json!({ "type": "array", "items": self.table(self.name_of_table(asked), example) }),
        }
    }

    /// What the table under a key is called in messages.
    fn name_of_table(&self, asked: &Asked) -> &'static str {
        let outer = asked.section.trim_matches(['[', ']']);
        let names = match asked.key {
            ANY_KEY => vec![format!("a table of [{outer}]"), format!("this {}", outer.trim_end_matches('s'))],
            key => vec![format!("[{key}]"), format!("[[{key}]]"), format!("[{outer}.{key}]"), key.to_owned()],
        };
        let found = self.asked.iter().find(|asked| names.iter().any(|name| name == asked.section));
        found.map_or("", |asked| asked.section)
    }
}

/// The table of an item; of several the first.
fn first_table(item: &Item) -> Option<&dyn TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.get(0).map(|table| table as &dyn TableLike),
        item => item.as_table_like(),
    }
}

/// The words that stand behind a value or before a table.
fn remark(table: &dyn TableLike, key: &str, item: &Item) -> Option<String> {
    let decor = match item {
        Item::Value(value) => value.decor().suffix(),
        // One that only others stand in is described before the first of them.
        Item::Table(table) if table.is_implicit() => {
            table.iter().find_map(|(_, item)| item.as_table())?.decor().prefix()
        }
        Item::Table(table) => table.decor().prefix(),
        Item::ArrayOfTables(tables) => tables.get(0)?.decor().prefix(),
        Item::None => None,
    };
    let text = decor.or_else(|| table.key(key)?.leaf_decor().prefix())?.as_str()?;
    // A paragraph on its own is about the file.
    let text = text.trim_end().rsplit("\n\n").next()?;
    let words: Vec<&str> = text.lines().map(|line| line.trim_start_matches([' ', '#']).trim()).collect();
    Some(words.join(" ").trim().to_owned()).filter(|words| !words.is_empty())
}

/// The example with every key taken out of its comment.
fn uncommented(example: &str) -> String {
    let is_key = |line: &str| {
        let name = line.split_once(" = ").map(|(name, _)| name.trim());
        line.starts_with('[') && line.contains(']')
            || name.is_some_and(|name| !name.is_empty() && !name.contains(char::is_whitespace))
    };
    let lines = example.lines().map(|line| match line.strip_prefix("# ") {
        Some(rest) if is_key(rest.trim_start()) && !line.starts_with(EXAMPLES_BEGIN) => rest,
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}
