//! Notices: short paragraphs in which an outlet says that it earns from links. News about such schemes is no notice, and a
//! notice in the middle of an article stays where it is.

use crate::clean::{
    markup::blocks::Block,
    plain::plain,
    prefilter::Said,
    rules::{Notice, Wording},
};
use memchr::memchr_iter;

/// A notice is a short paragraph.
const MOST_WORDS: usize = 120;

/// The rule that calls a paragraph a notice.
pub fn judge<'r>(said: &Said, wording: &'r Wording) -> Option<&'r str> {
    let text = said.text();
    let words = memchr_iter(b' ', text.as_bytes()).count() + 1;
    if text.is_empty() || words > MOST_WORDS || text.len() > 1_500 {
        return None;
    }
    if let Some(rule) = wording.alone.iter().find(|rule| rule.is_in(said)) {
        return Some(&rule.name);
    }
    let rules: Vec<&Notice> = wording.notice.iter().filter(|rule| said.may_hold(&rule.stems)).collect();
    if rules.is_empty() {
        return None;
    }
    let (mut found, mut about, mut others) = (None, 0, Vec::new());
    for (at, sentence) in sentences(text).into_iter().enumerate() {
        // Half of the words are enough.
        if about * 2 >= words {
            break;
        }
        let length = sentence.split_whitespace().count().max(1);
        let notice = rules.iter().find(|rule| {
            (!rule.first || at == 0)
                && rule.most_words.is_none_or(|most| length <= most)
                && rule.pattern.is_in(sentence)
                && rule.needs.iter().all(|needs| needs.is_in(sentence))
        });
        if let Some(rule) = notice {
            found = found.or(Some(rule.name.as_str()));
            about += length;
        } else {
            others.push((sentence, length));
        }
    }
    let found = found?;
    for (sentence, length) in others {
        if about * 2 < words && is_companion(sentence, wording) {
            about += length;
        }
    }
    let reports = || wording.veto.iter().any(|veto| veto.pattern.is_in(text));
    (about * 2 >= words && !reports()).then_some(found)
}

/// True for a short line that only makes sense next to a notice.
pub fn accompanies(block: &Block, wording: &Wording) -> bool {
    block.words <= 12 && sentences(&plain(&block.text)).into_iter().all(|sentence| is_companion(sentence, wording))
}

fn is_companion(sentence: &str, wording: &Wording) -> bool {
    wording.companion.iter().any(|rule| rule.pattern.is_in(sentence))
}

fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends = match letter {
            '.' | '!' | '?' => letters.peek().is_none_or(|(_, next)| *next == ' ' || *next == ')'),
            '。' => true,
            _ => false,
        };
        if ends {
            let end = at + letter.len_utf8();
            found.push(text[start..end].trim());
            start = end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::rules::BUILTIN;

    fn judged(text: &str) -> Option<&'static str> {
        judge(&BUILTIN.read(text), &BUILTIN)
    }

    #[test]
    fn each_family_of_notices_is_known() {
        for (text, rule) in [
            ("Pixel Post may earn a small commission when you buy via links on our site.", "notice.commission"),
            ("Blip Media may get a commission", "notice.commission-short"),
            ("Shops pay us a small fee if you buy something. That costs you nothing.", "notice.revenue-shared"),
            ("Heads up: some of the links below are affiliate links.", "notice.affiliate-links"),
            ("*Affiliate link", "notice.affiliate-links-mark"),
            ("As an Amazon Associate we earn from qualifying purchases.", "notice.programme"),
            ("Pixel Post is reader-supported.", "notice.supported"),
            ("Support Pixel Post by shopping through our links.", "notice.support-by-buying"),
            ("Dieser Artikel enthält Affiliate-Links. Bei einem Kauf erhalten wir eine Provision.", "notice.german"),
            ("Cet article contient des liens affiliés.", "notice.french"),
            ("Este artículo contiene enlaces de afiliados.", "notice.spanish-italian"),
            ("本記事はアフィリエイト広告を利用しています。", "notice.japanese"),
            ("Prices are correct at the time of publishing.", "notice.prices"),
            ("Read our affiliate policy here", "notice.policy-link"),
            ("Advertisement", "notice.sponsored"),
        ] {
            assert_eq!(judged(text), Some(rule), "{text}");
        }
    }

    #[test]
    fn news_about_such_schemes_is_no_notice() {
        for text in [
            "The shop said it will pay creators a commission when players buy through their links.",
            "Streamers may earn a commission on every copy sold through a referral link.",
            "The studio will make a sequel, and may earn back its costs within a year.",
            "You can earn a commission of ten percent when friends buy through your link, under the new programme.",
            "Blip Media fails to disclose affiliate links, a report finds.",
            "The magazine is now fully reader-supported, a year after it was sold, and its staff of nine owns all of it.",
            "You can buy the game on every platform next week.",
            "Die Händler erhalten das Spiel erst im März.",
            "このゲームは来月発売される。",
            "Prices for memory have changed over the year, and consoles followed.",
        ] {
            assert_eq!(judged(text), None, "{text}");
        }
    }

    #[test]
    fn a_paragraph_of_news_with_a_notice_at_its_end_stays() {
        let text = "The console returns to shops on Friday at three chains, each with a queue of its own and a limit of one per \
                    customer, and the maker expects the last wave of the year to be gone by noon. We may earn a commission if \
                    you buy through our links.";
        assert_eq!(judged(text), None);
    }
}
