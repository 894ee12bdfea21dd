//! Tables: CSV with Instapaper's columns, which every link keeper reads, and our own behind them.

use super::Exported;
use serde_json::json;

const COLUMNS: [&str; 11] =
    ["URL", "Title", "Selection", "Folder", "Timestamp", "Tags", "Author", "Source", "Published", "Kind", "Note"];

/// A table of articles, one a line.
#[must_use]
pub fn csv(articles: &[Exported]) -> String {
    let mut table = COLUMNS.join(",") + "\r\n";
    for exported in articles {
        let article = exported.article;
        let row = [
            article.url.to_string(),
            article.title.to_string(),
            article.summary.to_string(),
            if exported.is_finished() { "Archive" } else { "Unread" }.to_owned(),
            exported.saved.unwrap_or(article.fetched).as_second().to_string(),
            json!(article.tags).to_string(),
            article.author.as_deref().unwrap_or_default().to_owned(),
            article.source_name.to_string(),
            article.published.map(|published| published.to_string()).unwrap_or_default(),
            article.kind.to_string(),
            exported.note().unwrap_or_default().to_owned(),
        ];
        table.push_str(&row.map(|value| field(&value)).join(","));
        table.push_str("\r\n");
    }
    table
}

/// A field, quoted where it must be. One that a spreadsheet would take for a formula gets an apostrophe: headlines come from strangers.
fn field(value: &str) -> String {
    let value = if is_formula(value) { format!("'{value}") } else { value.to_owned() };
    if value.contains([',', '"', '\n', '\r']) { format!("\"{}\"", value.replace('"', "\"\"")) } else { value }
}

/// A field as it was before its apostrophe.
pub(super) fn unguarded(field: &str) -> &str {
    field.strip_prefix('\'').filter(|_| is_formula(field)).unwrap_or(field)
}

/// What a spreadsheet takes for a formula, apostrophes before it or not: so that those that were there come back.
fn is_formula(value: &str) -> bool {
    value.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::{articles::sample, columns},
        news::Body,
        text::Line,
    };
    use proptest::prelude::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let (mut article, body) = (sample(), Body::default());
        article.progress.note = Some("two\nlines".to_owned());
        let table = csv(&[Exported { article: &article, body: &body, saved: None, highlights: &[], original: None }]);
        assert_eq!(
            table,
            "URL,Title,Selection,Folder,Timestamp,Tags,Author,Source,Published,Kind,Note\r\n\
             https://outlet.example/a?b=1&c=2,Sega & *Microsoft* <announce>,\"A \"\"teaser\"\", with a comma\",Unread,1635769000,\
             \"[\"\"gaming\"\",\"\"to do\"\"]\",Ann Author,\"Outlet: \"\"A\"\"\",2021-11-01T10:10:00Z,review,\"two\nlines\"\r\n"
        );
    }

    proptest! {
        #[test]
        fn any_words_come_back(title in "(\\PC|[',;=+@\"-]){1,20}", note in "(|[a-z](\\PC|[\r\n',;=+@\"\t-]){0,30})", tag in "[a-z=,\"|']{1,9}") {
            let (mut article, body) = (sample(), Body::default());
            article.title = Line::new(&title);
            article.tags = vec![Line::new(&tag)];
            article.progress.note = Some(crate::text::safe::block(&note).trim().to_owned()).filter(|note| !note.is_empty());
            let table = csv(&[Exported { article: &article, body: &body, saved: None, highlights: &[], original: None }]);
            let mut entries = Vec::new();
            columns::each(table.as_bytes(), b',', &mut |_, row| {
                entries.push(row);
                true
            })
            .unwrap();
            prop_assert_eq!(entries.len(), 1, "{}", table);
            let entry = entries.remove(0).unwrap();
            prop_assert_eq!(&entry.title, &article.title);
            prop_assert_eq!(&entry.tags, &article.tags);
            prop_assert_eq!(&entry.note, &article.progress.note);
        }
    }

    #[test]
    fn a_headline_is_never_a_formula() {
        let (mut article, body) = (sample(), Body::default());
        article.title = Line::new("=HYPERLINK(1)");
        let table = csv(&[Exported { article: &article, body: &body, saved: None, highlights: &[], original: None }]);
        assert!(table.contains(",'=HYPERLINK(1),"), "{table}");
    }
}
