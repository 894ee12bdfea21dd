//! Menus: what is chosen or picked, and what goes with the choice.

use crate::{
    app::{
        FeedPicker, Lasts, LaterMenu, Model, MuteMenu, Names, Pick, RuleMenu, SourcePicker, Typing, later_rows,
        moment_words,
    },
    language::tr,
    ui::{
        linear::said::{Item, Said, listed},
        overlay::{feed_picker, later, mute_menu, names, source_picker},
    },
};

/// Whether something is picked, before its name.
fn switch(on: bool) -> &'static str {
    if on { tr!("spoken-on") } else { tr!("spoken-off") }
}

pub(super) fn feeds(picker: &FeedPicker) -> Said {
    let rows = (0..picker.feeds.len()).map(|place| {
        let state = if picker.picks_several() { switch(picker.picked.contains(&place)) } else { "" };
        Item::own(&format!("{state}{}", picker.row(place)))
    });
    Said::rows(feed_picker::title(picker), rows.collect(), picker.chosen)
        .before(picker.words(usize::MAX).into_iter().map(Item::new))
}

pub(super) fn outlets(open: &SourcePicker, model: &Model) -> Said {
    let rows = open.picks(model).into_iter().map(|pick| match pick {
        Pick::Group(name, on, all) => Item::new(tr!("linear-picker-group", name, on, all)),
        Pick::Outlet(outlet, is_on) => {
            let name = format!("{}{}", switch(is_on), outlet.name);
            Item::new(listed([&name, source_picker::site(outlet)]))
        }
    });
    let searches = open.searching || !open.input.value().is_empty();
    let before = if searches {
        Item::typed("/", &open.input, tr!("source-picker-an-outlets-name"))
    } else {
        Item::own(&source_picker::counted(open, model))
    };
    Said::rows(tr!("source-picker-which-outlets"), rows.collect(), open.chosen).before([before])
}

pub(super) fn names(open: &Names) -> Said {
    let rows = open.names.iter().map(|name| {
        let state = if name.followed { tr!("spoken-followed") } else { "" };
        Item::new(listed([&name.name, state]))
    });
    Said::rows(names::title(open), rows.collect(), open.chosen)
}

pub(super) fn rule(menu: &RuleMenu) -> Said {
    let rows = menu.rows.iter().map(|row| {
        let touches = row.touches.map_or_else(String::new, |count| tr!("rule-menu-in-30-days", count));
        Item::new(listed([&row.words, &touches]))
    });
    Said::rows(tr!("rule-menu-a-rule-for-what-arrives"), rows.collect(), menu.chosen)
        .before([Item::new(menu.sentence())])
}

pub(super) fn later(menu: &LaterMenu, model: &Model) -> Said {
    let rows = later_rows(model).into_iter().enumerate().map(|(place, row)| {
        let words = format!("{}: {}", row.key, row.words);
        let when = row.moment.map(|moment| moment_words(moment, model.now, &model.options.zone)).unwrap_or_default();
        match menu.typing.as_ref().filter(|_| place == menu.chosen) {
            Some(input) => Item::typed(words, input, tr!("later-friday-18-30-2w-2026")),
            None => Item::new(listed([&words, &when])),
        }
    });
    Said::rows(tr!("later-later"), rows.collect(), menu.chosen).after(later::remark(menu, model))
}

pub(super) fn mute(menu: &MuteMenu, model: &Model) -> Said {
    let rows = menu.choices.iter().enumerate().map(|(place, choice)| {
        let what = format!("{}:", choice.what.label());
        match &menu.typing {
            Some((Typing::Value, input)) if place == menu.chosen => {
                Item::typed(what, input, mute_menu::hint(choice.what))
            }
            _ if choice.label.is_empty() => Item::new(format!("{what} {}", mute_menu::hint(choice.what))),
            _ => Item::new(format!("{what} {}", choice.label)),
        }
    });
    let said = Said::rows(mute_menu::title(menu), rows.collect(), menu.chosen);
    let is_date = matches!(menu.typing, Some((Typing::Date, _)));
    let remark = mute_menu::remark(menu).map(Item::own);
    let (first, last) = if menu.wrong.is_some() { (remark, None) } else { (None, remark) };
    let does = Item::new(format!("p: {}", mute_menu::does(menu)));
    // Where there is little room what is wrong is said, and what is typed.
    let after = first.into_iter().chain([lasting(menu, model), does]).chain(last).collect();
    Said { at: said.at.filter(|_| !is_date), after, ..said }
}

fn lasting(menu: &MuteMenu, model: &Model) -> Item {
    if let Some((Typing::Date, input)) = &menu.typing {
        return Item::typed(tr!("mute-menu-until-sign"), input, tr!("mute-menu-friday-2w-2026-12-01"));
    }
    let words = |lasts: Lasts| mute_menu::lasts_words(menu, lasts, model);
    let others = Lasts::ALL.into_iter().map(|lasts| format!("{} {}", lasts.key(), words(lasts)));
    Item::new(tr!("mute-menu-lasts", chosen = words(menu.lasts), others = others.collect::<Vec<_>>().join(", ")))
}
