//! The people that a feed names, as it writes them.

use crate::feed::{bounds, xml::tree::Element};

/// The names in an author element: those of its persons, else its text.
pub fn authors(element: &Element) -> Vec<String> {
    let names: Vec<String> = element
        .children
        .iter()
        .filter(|child| child.name.local == "name")
        .map(|child| child.text.trim().to_owned())
        .collect();
    if !names.is_empty() {
        return names;
    }
    let written = element.child("email").map_or(&element.text, |email| &email.text);
    vec![person(written).to_owned()]
}

/// RSS wants `address (Name)`, mail writes `Name <address>`.
fn person(written: &str) -> &str {
    let written = bounds::unwrapped(written).trim();
    let bracketed = |open, close| written.strip_suffix(close)?.split_once(open);
    if let Some((address, name)) = bracketed('(', ')')
        && address.contains('@')
        && !name.trim().is_empty()
    {
        return name.trim();
    }
    match bracketed('<', '>') {
        Some((name, address)) if address.contains('@') && !name.trim().is_empty() => name.trim(),
        _ => written,
    }
}

/// Adds a name once.
pub fn push_name(names: &mut Vec<String>, name: &str) {
    let name = bounds::letters(name, bounds::NAME);
    if !name.is_empty() && names.len() < bounds::LIST && !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}
