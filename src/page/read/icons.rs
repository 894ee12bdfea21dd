//! An icon is a small picture that says yes or no in the cells of a table: it stands alone in several of them, beside words. A sign
//! says it there, and the picture is announced below the table. Never judges by what a picture shows.

use crate::html::{Node, mended, readable_address};
use std::collections::HashMap;

/// What stands for icons, in the order they are met.
const SIGNS: [&str; 8] = ["●", "○", "◆", "◇", "■", "□", "▲", "△"];
/// An alternative text of no more letters is its own sign.
const LONGEST_SIGN: usize = 5;

#[derive(Debug, Default)]
pub(crate) struct Icons {
    /// By address: the sign, and what is said of the picture below the table.
    signs: HashMap<String, (String, String)>,
    used: usize,
}

impl Icons {
    /// Takes note of the icons in the rows of a table.
    pub(crate) fn meet<'a>(&mut self, rows: impl Iterator<Item = &'a Node>) {
        let mut times: HashMap<String, (usize, String)> = HashMap::new();
        let mut order = Vec::new();
        for row in rows {
            let mut cells = row.elements();
            if !cells.next().is_some_and(says_something) {
                continue;
            }
            for (src, alt) in cells.filter_map(alone) {
                let (count, _) = times.entry(src.clone()).or_insert((0, alt));
                *count += 1;
                if *count == 2 {
                    order.push(src);
                }
            }
        }
        for src in order {
            let alt = times.remove(&src).map(|(_, alt)| alt).unwrap_or_default();
            self.add(src, &alt);
        }
    }

    fn add(&mut self, src: String, alt: &str) {
        if self.signs.contains_key(&src) {
            return;
        }
        if !alt.is_empty() && alt.chars().count() <= LONGEST_SIGN {
            self.signs.insert(src, (alt.to_owned(), alt.to_owned()));
        } else if let Some(sign) = SIGNS.get(self.used) {
            self.used += 1;
            self.signs.insert(src, ((*sign).to_owned(), format!("{sign} {alt}").trim_end().to_owned()));
        }
    }

    /// The sign of a picture that is an icon, and what is said of it below the table.
    pub(crate) fn sign(&self, src: &str) -> Option<&(String, String)> {
        self.signs.get(src)
    }
}

fn says_something(cell: &Node) -> bool {
    cell.text().contains(char::is_alphanumeric)
}

/// The picture that is all a cell holds: its address and its alternative text.
fn alone(cell: &Node) -> Option<(String, String)> {
    if !cell.text().trim().is_empty() {
        return None;
    }
    let mut pictures = cell.descendants().filter(|node| node.is("img"));
    let picture = pictures.next().filter(|_| pictures.next().is_none())?;
    let alt = picture.attribute("alt").map(|alt| mended(alt).trim().to_owned()).unwrap_or_default();
    Some((picture.attribute("src").and_then(readable_address)?, alt))
}
