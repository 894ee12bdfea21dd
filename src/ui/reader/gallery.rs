//! The gallery: pictures that are ready to be drawn, by their address. It fetches and decodes nothing.

use crate::ui::paint::Frame;
#[cfg(feature = "images")]
use crate::ui::xterm_colours::nearest;
use ratatui::layout::Rect;

/// Pictures that are kept ready; those of one article fit in.
#[cfg(feature = "images")]
const KEPT: usize = 26;

/// A picture, ready to be drawn.
#[cfg(feature = "images")]
pub struct Drawing {
    pub source: String,
    /// It is drawn over the panes.
    pub large: bool,
    /// Its cells, or what the terminal draws by itself.
    pub cells: ratatui_image::sliced::SlicedProtocol,
}

#[cfg(feature = "images")]
impl std::fmt::Debug for Drawing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Drawing").field("source", &self.source).field("large", &self.large).finish_non_exhaustive()
    }
}

/// Pictures that are ready.
#[derive(Debug, Default)]
pub struct Gallery {
    #[cfg(feature = "images")]
    drawings: Vec<Drawing>,
    /// The terminal knows 256 colours and no more.
    #[cfg(feature = "images")]
    few_colours: bool,
}

/// Where a picture is drawn.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "images"), expect(dead_code, reason = "nothing is drawn without pictures"))]
pub struct Spot {
    /// The area it is cut to.
    pub area: Rect,
    /// Rows between the top of that area and its own; negative above.
    pub down: i16,
    /// Something lies over it.
    pub covered: bool,
}

#[cfg(feature = "images")]
impl Gallery {
    /// An empty gallery, for a terminal with many colours or few.
    #[must_use]
    pub const fn new(few_colours: bool) -> Self {
        Self { drawings: Vec::new(), few_colours }
    }

    /// Takes a picture in; the oldest goes when there are too many.
    pub fn hang(&mut self, drawing: Drawing) {
        self.drawings.retain(|other| other.large != drawing.large || (!other.large && other.source != drawing.source));
        if self.drawings.len() >= KEPT {
            self.drawings.remove(0);
        }
        self.drawings.push(drawing);
    }

    pub(in crate::ui) fn draw(&self, frame: &mut Frame, spot: Spot, source: &str, large: bool) {
        use ratatui_image::sliced::{SignedPosition, SlicedImage, SlicedProtocol};
        let Some(drawing) = self.drawings.iter().find(|other| other.large == large && other.source == source) else {
            return;
        };
        let blocks = matches!(drawing.cells, SlicedProtocol::Halfblocks(_));
        if spot.covered && !blocks {
            // The terminal would draw it over what covers it.
            return;
        }
        let position = SignedPosition { x: 0, y: spot.down };
        frame.render_widget(SlicedImage::new(&drawing.cells, position), spot.area);
        if blocks && self.few_colours {
            for cell in spot.area.positions() {
                if let Some(cell) = frame.buffer_mut().cell_mut(cell) {
                    (cell.fg, cell.bg) = (nearest(cell.fg), nearest(cell.bg));
                }
            }
        }
    }
}

#[cfg(not(feature = "images"))]
impl Gallery {
    #[expect(clippy::unused_self, reason = "built without pictures")]
    pub(in crate::ui) const fn draw(&self, _frame: &mut Frame, _spot: Spot, _source: &str, _large: bool) {}
}
