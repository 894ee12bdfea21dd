//! A letter here is one character judged by what it does to a line: shown, blank, a mark on another, a joiner, or nothing to see.

use unicode_width::UnicodeWidthChar;

/// What a character does to the line it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letter {
    /// Takes room of its own.
    Shown,
    /// Separates words.
    Blank,
    /// Sits on the letter before it.
    Mark,
    /// Chooses a form of the letter before it.
    Variation,
    /// Ties or unties its neighbours.
    Joiner,
    /// Has nothing to show: controls, bidi controls, fillers, tags.
    Nothing,
}

/// Judges one character on its own.
pub(super) fn judge(letter: char) -> Letter {
    match letter {
        '!'..='~' => Letter::Shown,
        // The blank pattern of Braille takes room and shows nothing.
        _ if letter.is_whitespace() || letter == '\u{2800}' => Letter::Blank,
        '\u{200c}' | '\u{200d}' => Letter::Joiner,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => Letter::Variation,
        _ if letter.is_control() || is_invisible(letter) => Letter::Nothing,
        _ if letter.width() == Some(0) => Letter::Mark,
        _ => Letter::Shown,
    }
}

/// Characters that Unicode calls default ignorable, annotation anchors and noncharacters.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{13455}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || u32::from(letter) & 0xfffe == 0xfffe
}

/// True when a joiner between these two has something to do.
pub(super) fn joins(joiner: char, before: char, after: char) -> bool {
    let emoji = joiner == '\u{200d}' && (is_pictograph(before) || before == '\u{fe0f}') && is_pictograph(after);
    emoji || is_joining_script(before) && is_joining_script(after)
}

/// True when the variation selector has a form to choose.
pub(super) fn varies(selector: char, base: char) -> bool {
    match selector {
        '\u{fe0e}' | '\u{fe0f}' => is_pictograph(base) || matches!(base, '0'..='9' | '#' | '*'),
        _ => {
            matches!(base, '\u{2200}'..='\u{22ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
        }
    }
}

/// Close enough to `Extended_Pictographic`, with skin tones.
pub(super) fn is_pictograph(letter: char) -> bool {
    matches!(letter,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{24c2}' | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Scripts in which joiners spell: Arabic and its kin, `N’Ko`, Mongolian, the Indic family, Khmer and Myanmar.
fn is_joining_script(letter: char) -> bool {
    matches!(letter,
        '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{a840}'..='\u{a87f}'
        | '\u{a8e0}'..='\u{a8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{11000}'..='\u{114ff}')
}

/// Bytes of the flag that `text` begins with: a black flag, the letters of a region as tags, the closing tag.
pub(super) fn flag(text: &str) -> Option<usize> {
    let region = text.strip_prefix('\u{1f3f4}')?;
    let is_tag = |letter: &char| matches!(letter, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
    let tags = region.chars().take_while(is_tag).count();
    let end = region.chars().nth(tags)?;
    // Every one of these is four bytes long; regions have three to six letters.
    ((3..=6).contains(&tags) && end == '\u{e007f}').then_some(4 * (tags + 2))
}
