//! Why: the receipt of an article in full, and how the user overrules a rule. Says what was done; does nothing.

use crate::{
    app::{
        Model,
        core::{
            effect::{Effect, Read},
            layout::MEASURE,
            styled_text::{self, Look, Span, TextLine},
        },
        overlay::{
            Overlay,
            notice::{self, Notice, NoticeKind},
        },
        reader::{Document, Reader, header, render},
    },
    language::tr,
    news::{ArticleId, LinkKind, Removed, RemovedKind},
    text::Line,
};
use std::borrow::Cow;

fn line(text: impl Into<String>, look: Look) -> TextLine {
    vec![Span { text: text.into(), look, link: None }]
}

/// Opens the receipt of the article. What made it its kind is asked for now: few ever want to know.
pub(in crate::app) fn open(model: &mut Model) -> Vec<Effect> {
    show(model, 0);
    let document = model.reader.as_ref().and_then(|reader| reader.document.as_ref());
    let unknown = document.filter(|document| document.kind_because.is_empty());
    unknown.map(|document| Effect::Read(Read::KindReasons(document.article.id))).into_iter().collect()
}

fn show(model: &mut Model, top: usize) {
    let lines = model.reader.as_ref().map(|reader| lines(reader, model));
    model.overlay =
        lines.map(|lines| Overlay::Why(Notice { kind: NoticeKind::Other, title: tr!("why-why"), lines, top }));
}

/// The reasons came: they are added where they are still looked at.
pub(in crate::app) fn on_kind_reasons(model: &mut Model, article: ArticleId, reasons: Vec<Line>) -> Vec<Effect> {
    let document = model.reader.as_mut().and_then(|reader| reader.document.as_mut());
    if let Some(document) = document.filter(|document| document.article.id == article) {
        document.kind_because = reasons;
        if let Some(Overlay::Why(Notice { top, .. })) = model.overlay {
            show(model, top);
        }
    }
    Vec::new()
}

/// What was removed and by which rule, what tells the same story, and what the links are.
fn lines(reader: &Reader, model: &Model) -> Vec<TextLine> {
    let width = notice::columns(model, usize::from(MEASURE.min(model.screen.size.0.saturating_sub(8))).max(20));
    let Some(document) = &reader.document else {
        return vec![line(tr!("why-the-text-has-not-come"), Look::Secondary)];
    };
    if let Some(guard) = render::guarded(reader, &model.setting()) {
        return vec![line(tr!("why-behind-your-spoiler-guard-for", guard), Look::Plain)];
    }
    let mut lines = acted(document, width);
    lines.extend(removed(document, width, model.options.screen_reader));
    lines.extend(ranked(document, width));
    lines.extend(same_story(document, width));
    lines.extend(its_kind(document, width));
    lines.extend(about_links(document));
    lines.extend(overruling(document, width));
    lines
}

/// What mutes and rules did.
fn acted(document: &Document, width: usize) -> Vec<TextLine> {
    if document.acted.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![line(tr!("why-what-acted-on-it"), Look::Headline)];
    for words in &document.acted {
        lines.extend(styled_text::wrap(words, width).into_iter().map(|text| line(text, Look::Receipt)));
    }
    lines.push(Vec::new());
    lines
}

/// What was removed; of a link what it was and what it is now.
fn was_and_is(removed: &Removed, is_spoken: bool) -> Cow<'_, str> {
    let is_link = matches!(removed.kind, RemovedKind::Affiliate | RemovedKind::Tracking);
    if is_link && is_spoken {
        removed.text.replace(" → ", tr!("spoken-becomes")).into()
    } else {
        removed.text.as_str().into()
    }
}

fn removed(document: &Document, width: usize, is_spoken: bool) -> Vec<TextLine> {
    if document.receipt.removed.is_empty() {
        return vec![line(tr!("why-nothing-was-removed-no-rule"), Look::Plain)];
    }
    let counts = header::counted(document.receipt.counts());
    let mut lines = vec![line(tr!("why-removed", counts), Look::Headline)];
    for removed in &document.receipt.removed {
        lines.push(Vec::new());
        lines.extend(
            styled_text::wrap(&was_and_is(removed, is_spoken), width).into_iter().map(|text| line(text, Look::Plain)),
        );
        lines.push(line(tr!("why-by-the-rule", rule = removed.rule), Look::Receipt));
    }
    lines
}

fn its_kind(document: &Document, width: usize) -> Vec<TextLine> {
    because(&tr!("why-its-kind", kind = document.article.kind.label()), &document.kind_because, width)
}

fn ranked(document: &Document, width: usize) -> Vec<TextLine> {
    because(tr!("why-its-rank-in-for-you"), &document.ranked, width)
}

/// A heading with reasons; nothing where there are none.
fn because(heading: &str, reasons: &[Line], width: usize) -> Vec<TextLine> {
    if reasons.is_empty() {
        return Vec::new();
    }
    let reasons = reasons.iter().map(Line::as_str).collect::<Vec<_>>().join(", ");
    let mut lines = vec![Vec::new(), line(heading, Look::Headline)];
    lines.extend(styled_text::wrap(&reasons, width).into_iter().map(|text| line(text, Look::Plain)));
    lines
}

fn same_story(document: &Document, width: usize) -> Vec<TextLine> {
    let outlets = document.others.len() + 1;
    if outlets == 1 {
        return Vec::new();
    }
    let mut lines = vec![Vec::new(), line(tr!("why-one-story-articles", outlets), Look::Headline)];
    for one in std::iter::once(&document.article).chain(&document.others) {
        let told = format!("{}: {}", one.source_name, one.title);
        lines.push(line(styled_text::shorten(&told, width), Look::Plain));
        let because = match document.because.get(&one.id) {
            Some(words) => tr!("why-joined-by", words = words.iter().map(Line::as_str).collect::<Vec<_>>().join(", ")),
            None => tr!("why-the-story-began-with-it").to_owned(),
        };
        lines.extend(styled_text::wrap(&because, width).into_iter().map(|text| line(text, Look::Receipt)));
    }
    lines
}

fn about_links(document: &Document) -> Vec<TextLine> {
    let share = document.receipt.affiliate_share;
    let short = document.page.links.iter().filter(|link| link.kind == LinkKind::Short).count();
    let mut lines = Vec::new();
    if share > 0 || short > 0 {
        lines.push(Vec::new());
        lines.push(line(tr!("why-of-the-links-earn-somebody", share), Look::Secondary));
    }
    if short > 0 {
        lines.push(line(tr!("why-hide-their-target-x-in", short), Look::Secondary));
    }
    lines
}

/// How to turn these rules off. Counting pixels have no rule to turn off: nothing is to be seen of them.
fn overruling(document: &Document, width: usize) -> Vec<TextLine> {
    let mut rules: Vec<&str> = document.receipt.removed.iter().map(|removed| removed.rule.as_str()).collect();
    rules.retain(|rule| !rule.is_empty() && *rule != "pixel");
    rules.sort_unstable();
    rules.dedup();
    let Some(first) = rules.first() else { return Vec::new() };
    let names: Vec<String> = rules.iter().take(3).map(|rule| format!("\"{rule}\"")).collect();
    let all = format!("   off = [{}]", names.join(", "));
    let off = if all.len() <= width { all } else { format!("   off = [\"{first}\"]") };
    let said = |text: &str| styled_text::wrap(text, width).into_iter().map(|text| line(text, Look::Secondary));
    let mut lines = vec![Vec::new(), line(tr!("why-not-what-you-want"), Look::Headline)];
    lines.extend(said(tr!("why-a-rule-is-turned-off")));
    lines.push(line(off, Look::Key));
    lines.extend(said(tr!("why-a-source-is-left-alone")));
    lines.push(line("   strip = false", Look::Key));
    lines
}
