//! What lies over the panes, the only framed things: each overlay is drawn by a file of its own.

use crate::{
    app::{Model, Overlay},
    ui::{
        overlay::{
            about_page, account_form, brief, failing, feed_picker, frame, help, later, links, mute_list, mute_menu,
            names, page_form, palette, picture, rule_menu, source_form, source_picker, steps,
        },
        paint::Frame,
        reader::gallery::Gallery,
        theme::Theme,
    },
};

/// Draws what lies over the panes.
pub fn draw(frame: &mut Frame, model: &Model, theme: Theme, gallery: &Gallery) {
    let Some(overlay) = &model.overlay else { return };
    let framing = overlay.frame(model);
    match overlay {
        Overlay::Help(page) => help::draw(frame, &framing, page, model, theme),
        Overlay::Palette(open) => palette::draw(frame, &framing, open, model, theme),
        Overlay::Links(picker) => links::links(frame, &framing, picker.chosen, model, theme),
        Overlay::Others(open) => links::others(frame, &framing, open.chosen, model, theme),
        Overlay::Picture(picture) => picture::draw(frame, &framing, picture, model, (theme, gallery)),
        Overlay::Source(form) => source_form::draw(frame, &framing, form, model, theme),
        Overlay::Failing(panel) => failing::draw(frame, &framing, panel, model, theme),
        Overlay::Feeds(picker) => feed_picker::draw(frame, &framing, picker, theme),
        Overlay::Page(form) => page_form::draw(frame, &framing, form, model, theme),
        Overlay::Picker(picker) => source_picker::draw(frame, &framing, picker, model, theme),
        Overlay::Names(names) => names::draw(frame, &framing, names, theme),
        Overlay::Rule(menu) => rule_menu::draw(frame, &framing, menu, theme),
        Overlay::Rules(list) => rule_menu::list(frame, &framing, list, theme),
        Overlay::Brief(open) => brief::draw(frame, &framing, open, model, theme),
        Overlay::About(open) => about_page::draw(frame, &framing, open, model, theme),
        Overlay::Account(form) => account_form::draw(frame, &framing, form, theme),
        Overlay::Mute(menu) => mute_menu::draw(frame, &framing, menu, model, theme),
        Overlay::Mutes(list) => mute_list::draw(frame, &framing, list, model, theme),
        Overlay::Later(menu) => later::draw(frame, &framing, menu, model, theme),
        Overlay::Steps(list) => steps::draw(frame, &framing, list, model, theme),
        Overlay::Why(notice) | Overlay::Text(notice) => frame::written(frame, &framing, notice, theme),
    }
}
