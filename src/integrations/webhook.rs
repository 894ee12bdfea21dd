//! Whatever takes JSON: a webhook of the user's own, and ntfy, which rings a phone. Neither can be asked what it has: who calls
//! remembers what was handed over.

use super::{
    IntegrationError,
    server::{Came, Handed, Server, merged},
};
use serde_json::{Value, json};
use url::Url;

/// Posts an article in the words of the config, or as an object with all that is known of it.
pub fn hand(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    let article = handed.article;
    let known = json!({
        "title": article.title, "url": article.url, "author": article.author, "summary": article.summary,
        "note": article.progress.note, "tags": article.tags,
    });
    let template = serde_json::from_str::<Value>(&server.push.template);
    server.send("", &template.map_or_else(|_| known.clone(), |template| filled(template, &known)))?;
    Ok(Came::Made)
}

/// Sends a message that opens the article: the last part of the address is the topic.
pub fn ring(server: &Server, handed: &Handed) -> Result<Came, IntegrationError> {
    let article = handed.article;
    let topic = Url::parse(&server.push.url).ok();
    let topic = topic.as_ref().and_then(Url::path_segments).and_then(|mut parts| parts.rfind(|part| !part.is_empty()));
    let message = json!({
        "topic": topic.unwrap_or_default(), "title": article.title, "message": article.summary, "click": article.url,
        "tags": merged(std::iter::empty(), article),
    });
    server.send("./", &message)?;
    Ok(Came::Made)
}

/// A template with what is known in it. Only texts are filled, so that no headline can be anything else; the tags alone are a list.
fn filled(template: Value, known: &Value) -> Value {
    match template {
        Value::String(text) if text == "{tags}" => known["tags"].clone(),
        Value::String(text) => Value::String(in_text(&text, known)),
        Value::Array(parts) => parts.into_iter().map(|part| filled(part, known)).collect(),
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, filled(value, known))).collect(),
        other => other,
    }
}

/// A text with what its braces name; what they do not name stays. What is put in is not looked through again.
fn in_text(text: &str, known: &Value) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        filled.push_str(&rest[..start]);
        rest = &rest[start..];
        let named = rest.find('}').and_then(|end| Some((known.get(&rest[1..end])?, end + 1)));
        let (value, taken) = named.map_or_else(|| ("{".to_owned(), 1), |(value, taken)| (words(value), taken));
        filled.push_str(&value);
        rest = &rest[taken..];
    }
    filled + rest
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(words).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_filled_in_its_texts_alone_and_only_once() {
        let known = json!({
            "title": "A \"gull\" {url}", "url": "https://press.example/1", "note": null, "tags": ["sea", "two words"],
        });
        let template =
            json!({ "text": "{title}: {url}{note} {else} {", "list": ["{tags}"], "{title}": 7, "all": "#{tags}" });
        assert_eq!(
            filled(template, &known),
            json!({
                "text": "A \"gull\" {url}: https://press.example/1 {else} {",
                "list": [["sea", "two words"]],
                "{title}": 7,
                "all": "#sea two words",
            })
        );
    }
}
