//! The 256 colours of terminals that know no others: which of them stands for a colour. What is painted with it is the theme's
//! business.

use crate::app::{Colours, Rgb};
use ratatui::style::Color;

/// The steps of each part in the cube of colours.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// What a text needs to be read with ease, to be read, and to be made out: the steps of the web's guidelines.
const NEEDS: [f32; 3] = [7.0, 4.5, 3.0];

/// The nearest of the 24 greys that every terminal of 256 colours has: 8, 18, … 238.
pub(in crate::ui) const fn grey(level: u8) -> Color {
    let step = (level.saturating_sub(3)) / 10;
    Color::Indexed(232 + if step > 23 { 23 } else { step })
}

/// The nearest of the 256.
pub(in crate::ui) fn nearest(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else { return colour };
    let step = |value: u8| {
        if value < 48 {
            0
        } else if value < 115 {
            1
        } else {
            (value - 35) / 40
        }
    };
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    if most - least < 12 && (8..=242).contains(&most) {
        return Color::Indexed(232 + ((most - 3) / 10).min(23));
    }
    Color::Indexed(16 + 36 * step(red) + 6 * step(green) + step(blue))
}

/// The colours of a theme by those of the 256 that are nearest and can be read as well on the theme's own ground: the nearest
/// alone may be paler than its text can bear.
pub(in crate::ui) fn of_256(colours: &Colours) -> Colours {
    let all = all();
    let (background, row) = (closest(&all, colours.background), closest(&all, colours.row));
    let text = |colour: Rgb| {
        let least =
            |it: Rgb, grounds: [Rgb; 2]| grounds.map(|ground| it.contrast(ground)).into_iter().fold(21.0, f32::min);
        let own = least(colour, [colours.background, colours.row]);
        let need = NEEDS.into_iter().find(|need| own >= *need).unwrap_or(1.0);
        let readable: Vec<Rgb> = all.iter().copied().filter(|it| least(*it, [background, row]) >= need).collect();
        closest(&readable, colour)
    };
    Colours {
        background,
        row,
        text: text(colours.text),
        grey: text(colours.grey),
        accent: text(colours.accent),
        red: text(colours.red),
        green: text(colours.green),
        yellow: text(colours.yellow),
        magenta: text(colours.magenta),
        blue: text(colours.blue),
    }
}

/// The cube and the greys; the greys of the cube are left out, which lie between the others.
fn all() -> Vec<Rgb> {
    let cube = STEPS.into_iter().flat_map(|red| STEPS.into_iter().map(move |green| (red, green)));
    let cube = cube.flat_map(|(red, green)| STEPS.into_iter().map(move |blue| Rgb(red, green, blue)));
    let is_between = |it: &Rgb| it.0 == it.1 && it.1 == it.2 && (1..255).contains(&it.0);
    let greys = (0..24).map(|step| 8 + 10 * step).map(|level| Rgb(level, level, level));
    cube.filter(|it| !is_between(it)).chain(greys).collect()
}

/// The colour that is least far away; the colour itself where there is none.
fn closest(among: &[Rgb], to: Rgb) -> Rgb {
    let far = |it: &Rgb| {
        let part = |one: u8, other: u8| (i32::from(one) - i32::from(other)).pow(2);
        part(it.0, to.0) + part(it.1, to.1) + part(it.2, to.2)
    };
    among.iter().copied().min_by_key(far).unwrap_or(to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_become_the_nearest_of_the_256() {
        assert_eq!(nearest(Color::Rgb(0, 0, 0)), Color::Indexed(16));
        assert_eq!(nearest(Color::Rgb(255, 255, 255)), Color::Indexed(231));
        assert_eq!(nearest(Color::Rgb(95, 135, 175)), Color::Indexed(67));
        assert_eq!(nearest(Color::Rgb(128, 128, 128)), Color::Indexed(244));
        assert_eq!(nearest(Color::Reset), Color::Reset);
    }

    #[test]
    fn each_of_the_256_is_sent_as_itself() {
        let sent: std::collections::HashSet<Color> =
            all().into_iter().map(|Rgb(red, green, blue)| nearest(Color::Rgb(red, green, blue))).collect();
        assert_eq!((all().len(), sent.len()), (236, 236));
    }
}
