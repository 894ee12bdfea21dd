//! Signs are for the eye: a screen reader spells them out. Here the last of them are taken off the screen.

use ratatui::{Frame, layout::Rect};

/// Signs that say nothing which is not said in words beside them.
const SILENT: &str = "─│┼╭╮╰╯┌┐└┘▏▌▸▶●○◐◆★☆✂✎✓✗✔⏰⟳↑↓↪•";

/// Takes the signs of the face off the screen, but for the part that shows what others have written. What stands between a dot on
/// either side stands between commas.
pub(super) fn in_words(frame: &mut Frame, spared: Option<Rect>) {
    let whole = frame.area();
    let buffer = frame.buffer_mut();
    for place in whole.positions().filter(|place| !spared.is_some_and(|area| area.contains(*place))) {
        let (before, behind) = (place.x.checked_sub(1), place.x + 1);
        let is_blank =
            |x: Option<u16>| x.and_then(|x| buffer.cell((x, place.y))).is_some_and(|cell| cell.symbol() == " ");
        let Some(sign) = buffer.cell(place).map(|cell| cell.symbol().to_owned()) else { continue };
        let alone = is_blank(before) && is_blank(Some(behind));
        if sign == "·" && alone {
            if let Some(cell) = before.and_then(|x| buffer.cell_mut((x, place.y))) {
                cell.set_symbol(",");
            }
        } else if sign == "…" || !SILENT.contains(sign.as_str()) || sign == " " {
            continue;
        }
        if let Some(cell) = buffer.cell_mut(place) {
            cell.set_symbol(" ");
        }
    }
}
