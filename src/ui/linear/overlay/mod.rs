//! What lies over the panes as it is read aloud, in their place. Each overlay says what it draws elsewhere.

mod forms;
mod lists;
mod menus;

use super::said::Said;
use crate::{
    app::{Look, Model, Notice, Overlay, Span, TextLine, aloud},
    ui::{paint::Frame, theme::Theme},
};
use ratatui::layout::Rect;

/// Draws what lies over the panes.
pub(super) fn draw(frame: &mut Frame, area: Rect, model: &Model, theme: Theme) {
    let Some(overlay) = &model.overlay else { return };
    said(overlay, model).draw(frame, area, theme);
}

fn said(overlay: &Overlay, model: &Model) -> Said {
    match overlay {
        Overlay::Help(page) => lists::help(page, model),
        Overlay::Palette(open) => lists::palette(open, model),
        Overlay::Links(picker) => lists::links(picker.chosen, model),
        Overlay::Others(open) => lists::others(open.chosen, model),
        Overlay::Picture(picture) => lists::picture(picture, model),
        Overlay::Source(form) => forms::source(form, model),
        Overlay::Failing(panel) => {
            let lines = panel.lines(model, usize::from(model.layout().body.width));
            Said::lines(&panel.title(model), texts(&lines), panel.top)
        }
        Overlay::Feeds(picker) => menus::feeds(picker),
        Overlay::Page(form) => forms::page(form, model),
        Overlay::Picker(picker) => menus::outlets(picker, model),
        Overlay::Names(names) => menus::names(names),
        Overlay::Rule(menu) => menus::rule(menu),
        Overlay::Rules(list) => lists::rules(list),
        Overlay::Brief(open) => lists::brief(open, model),
        Overlay::About(open) => lists::about(open, model),
        Overlay::Account(form) => forms::account(form),
        Overlay::Mute(menu) => menus::mute(menu, model),
        Overlay::Mutes(list) => lists::mutes(list, model),
        Overlay::Later(menu) => menus::later(menu, model),
        Overlay::Steps(list) => lists::steps(list, model),
        Overlay::Why(notice) | Overlay::Text(notice) => notice_lines(notice),
    }
}

fn notice_lines(notice: &Notice) -> Said {
    Said::lines(notice.title, texts(&notice.lines), notice.top)
}

/// Lines to read; those without a look of their own say what others wrote.
fn texts(lines: &[TextLine]) -> Vec<String> {
    let said = |span: &Span| match span.look {
        Look::Plain => span.text.clone(),
        _ => aloud(&span.text).into_owned(),
    };
    lines.iter().map(|line| line.iter().map(said).collect()).collect()
}
