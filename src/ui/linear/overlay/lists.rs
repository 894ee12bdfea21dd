//! What is only read, or gone through: help, the palette, links and articles, steps, mutes, rules, the brief, the page of a name.

use crate::{
    app::{
        AboutName, BriefPage, Choice, Command, CommandPalette, HelpPage, LargePicture, MarkCommand, Model, MuteList,
        Reader, RuleList, Scope, StepList, address, age, aloud, cut_away, line_text, query_in, wrong_query,
    },
    language::{self, tr},
    news::{Article, shown_name},
    page::PageLink,
    ui::{
        linear::said::{Item, Said, listed},
        overlay::mute_list,
    },
};

pub(super) fn help(page: &HelpPage, model: &Model) -> Said {
    let rows = page.found(model).iter().map(|line| format!("{}: {}", line.keys, line.words)).collect::<Vec<_>>();
    let none = rows.is_empty().then(|| tr!("help-no-key-does-that-here").to_owned());
    let (sign, hint) =
        if page.searching { ("/", tr!("help-what-a-key-does")) } else { ("", tr!("help-or-a-word-searches")) };
    let said = Said::lines(&tr!("help-keys-in-the", scope = page.scope.label()), rows, page.top)
        .before([Item::typed(sign, &page.input, hint)])
        .after(none);
    Said { at: said.at.filter(|_| !page.searching), ..said }
}

pub(super) fn palette(open: &CommandPalette, model: &Model) -> Said {
    let title = if model.picks_theme() { tr!("palette-themes") } else { tr!("palette-commands") };
    let typed = Item::typed(":", &open.input, tr!("palette-a-few-letters-of-what"));
    let line = open.input.value();
    if let Some(at) = query_in(line) {
        return Said { at: None, ..Said::lines(title, of_query(line, at, model), 0) }.before([typed]);
    }
    let found = open.found(model);
    let none = found.is_empty().then(|| tr!("palette-nothing-is-called-that").to_owned());
    let rows = found.iter().map(|row| {
        let about = format!("{}: {}", row.name, aloud(&row.words));
        let keys = match &row.choice {
            _ if row.keys.is_empty() => String::new(),
            Choice::Setting(..) => row.keys.clone(),
            _ => tr!("linear-key", keys = row.keys),
        };
        Item::new(listed([&about, &keys]))
    });
    Said::rows(title, rows.collect(), open.chosen).before([typed]).after(none)
}

/// Under a line that holds a query: what is wrong with it, or what its last word may become.
fn of_query(line: &str, at: usize, model: &Model) -> Vec<String> {
    if let Some(error) = wrong_query(line) {
        return vec![language::translated(&error.message).into_owned()];
    }
    let may_be = model.completions(&line[at..]);
    if may_be.is_empty() { vec![tr!("palette-enter-does-it-to-what").to_owned()] } else { may_be }
}

pub(super) fn links(chosen: usize, model: &Model) -> Said {
    let document = model.reader.as_ref().and_then(|reader| Some((reader, reader.document.as_ref()?)));
    let rows = document.map_or_else(Vec::new, |(reader, document)| {
        document.page.links.iter().zip(1..).map(|(link, number)| link_row(link, number, reader)).collect()
    });
    Said::rows(tr!("links-links"), rows, chosen)
}

fn link_row(link: &PageLink, number: usize, reader: &Reader) -> Item {
    let words = tr!("spoken-link", number, words = link.text);
    let lost = cut_away(link, true).strip_prefix("~ ").map_or_else(String::new, |lost| tr!("spoken-lost", lost));
    Item::new(listed([&words, &address(link, reader.view), &lost]))
}

pub(super) fn others(chosen: usize, model: &Model) -> Said {
    let document = model.reader.as_ref().and_then(|reader| Some((reader, reader.document.as_ref()?)));
    let row = |reader: &Reader, other: &Article| {
        let when = other.published.map(|time| age(time, model.now, &model.options.zone)).unwrap_or_default();
        let state = if other.read { tr!("spoken-read") } else { tr!("spoken-unread") };
        let about = listed([&other.source_name, &when, state]);
        Item::new(format!("{}. {about}", model.headline(reader.story, other)))
    };
    let rows = document
        .map_or_else(Vec::new, |(reader, document)| document.others.iter().map(|other| row(reader, other)).collect());
    Said::rows(tr!("links-same-story"), rows, chosen)
}

pub(super) fn picture(picture: &LargePicture, model: &Model) -> Said {
    let document = model.reader.as_ref().and_then(|reader| reader.document.as_ref());
    let images = document.map_or(&[][..], |document| &document.page.images);
    let title = tr!("picture-picture-of", chosen = picture.chosen + 1, images = images.len());
    let image = images.get(picture.chosen);
    let label = image.map(|image| if image.alt.is_empty() { image.src.clone() } else { image.alt.clone() });
    let state = match &picture.shown {
        Some(Ok(_)) => None,
        Some(Err(reason)) => Some(tr!("picture-it-did-not-come", reason)),
        None => Some(tr!("picture-getting-the-picture").to_owned()),
    };
    Said::lines(&title, label.into_iter().chain(state), 0)
}

pub(super) fn rules(list: &RuleList) -> Said {
    let none = list.rules.is_empty().then(|| Item::new(tr!("rule-menu-none-yet-gr-on-a")));
    let rows = list.rules.iter().map(|rule| Item::new(shown_name(&rule.name))).collect();
    Said::rows(tr!("rule-menu-rules-made-from-stories"), rows, list.chosen).before(none)
}

pub(super) fn brief(open: &BriefPage, model: &Model) -> Said {
    let lines = open.lines(model);
    let chosen = open.chosen_story().and_then(|story| lines.iter().position(|line| line.story == Some(story)));
    let said = lines.iter().map(|line| line_text(&line.line));
    Said::lines(tr!("brief-brief"), said, chosen.unwrap_or(0))
}

pub(super) fn about(open: &AboutName, model: &Model) -> Said {
    let name = &open.page.name;
    let title = if open.page.followed { tr!("about-page-followed", name) } else { name.to_string() };
    Said::lines(&aloud(&title), open.lines(model).iter().map(|line| line_text(&line.line)), open.chosen)
}

pub(super) fn mutes(list: &MuteList, model: &Model) -> Said {
    let all = list.all.as_deref().unwrap_or_default();
    let none = (list.all.is_some() && all.is_empty()).then(|| {
        let key = model.options.keymap.key(Scope::List, Command::Mark(MarkCommand::Mute));
        [Item::new(tr!("mute-list-nothing-is-muted")), Item::new(tr!("mute-list-on-a-story-mutes-what", key))]
    });
    let rows = all.iter().map(|mute| {
        let caught = tr!("count-articles", count = mute.caught);
        let what = format!("{}: {}", mute.wish.what.label(), mute_list::label_of(mute));
        Item::new(format!("{}. {}", listed([&what, &caught]), aloud(&mute_list::about(mute, model))))
    });
    Said::rows(tr!("mute-list-mutes"), rows.collect(), list.chosen).before(none.into_iter().flatten())
}

pub(super) fn steps(list: &StepList, model: &Model) -> Said {
    let Some(steps) = &list.steps else { return Said::rows(tr!("steps-undo"), Vec::new(), 0) };
    let none = steps.is_empty().then(|| Item::new(tr!("steps-nothing-has-been-changed-yet")));
    let next = steps.iter().position(|(.., undone)| !undone);
    let rows = steps.iter().enumerate().map(|(place, (at, words, undone))| {
        let state = match (next == Some(place), *undone) {
            (true, _) => tr!("steps-next-undo"),
            (_, true) => tr!("steps-undone"),
            _ => "",
        };
        Item::new(listed([words, &age(*at, model.now, &model.options.zone), state]))
    });
    Said::rows(tr!("steps-undo"), rows.collect(), list.top).before(none)
}
