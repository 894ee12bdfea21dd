//! Newsboat's `urls` file: one feed a line, then tags. A line that searches becomes a shelf; lines that run programs are refused
//! by name.

use super::{
    Subscriptions, newsboat_query,
    refused::{Gathered, judge, unescaped},
};
use crate::{
    feed,
    news::Source,
    text::{Line, safe::NAME},
};

/// Reads the lines of a `urls` file: the first tag is the group, `~` leads a title, `!` hides.
#[must_use]
pub fn read(text: &str) -> Subscriptions {
    let mut gathered = Gathered::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut words = words(line).into_iter();
        let Some(url) = words.next() else { continue };
        if let Some(shelf) = newsboat_query::shelf(&url) {
            gathered.keep(shelf);
            continue;
        }
        let url = feed::without_feed_scheme(&unescaped(&url)).into_owned();
        if let Some(why) = judge(&url) {
            gathered.refuse(line, why);
            continue;
        }
        let mut source = Source { url, strip: true, ..Source::default() };
        let mut more_tags = Vec::new();
        for word in words {
            if let Some(title) = word.strip_prefix('~') {
                source.name = Line::cut(title, NAME);
            } else if word == "!" {
                source.quiet = true;
            } else if source.group.is_empty() && !word.starts_with('!') {
                source.group = Line::cut(&word, NAME);
            } else if !word.starts_with('!') {
                more_tags.push(word);
            }
        }
        gathered.leave_out(&more_tags, &source.url);
        gathered.take(source, line);
    }
    gathered.finish()
}

/// Words between blanks; double quotes hold blanks, and a backslash before a letter takes it as it is.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            '\\' if quoted => word.get_or_insert_default().extend(letters.next()),
            '#' if !quoted && word.is_none() => break,
            letter if letter.is_whitespace() && !quoted => words.extend(word.take()),
            letter => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::Why;

    #[test]
    fn an_address_copied_out_of_markup_comes_back_from_opml_as_it_was_read() {
        let list =
            read("https://a.example/?a=1&amp;b=2\nhttps://b.example/?a=1&amp;amp;lt;\nhttps://c.example/?a&&c\n");
        let urls = |list: &Subscriptions| list.sources.iter().map(|source| source.url.clone()).collect::<Vec<_>>();
        assert_eq!(
            urls(&list),
            ["https://a.example/?a=1&b=2", "https://b.example/?a=1&lt;", "https://c.example/?a&&c"]
        );
        assert_eq!(urls(&crate::exchange::opml::read(&crate::exchange::opml::write(&list.sources))), urls(&list));
    }

    #[test]
    fn a_search_for_a_tag_finds_the_sources_that_have_it_beside_their_group() {
        let list = read(
            "https://a.example/feed news fav\nhttps://b.example/feed pc news\n\"query:Favs:tags # \\\"fav\\\"\"\n\"query:News:tags # \\\"news\\\"\"\n",
        );
        let shelves: Vec<_> = list.shelves.iter().map(|shelf| (shelf.name.as_str(), shelf.query.as_str())).collect();
        let news = "(group:\"news\" or source:\"https://b.example/feed\")";
        assert_eq!(shelves, [("Favs", "source:\"https://a.example/feed\""), ("News", news)]);
        assert_eq!((list.refused_in_all, list.of_several_tags), (0, 2));
    }

    #[test]
    fn a_search_with_letters_that_grow_in_small_is_written_as_any_other() {
        let list = read(
            "https://a.example/feed news fav\n\"query:X:title = \\\"İ\\\" and tags # \\\"fav\\\" or tags # \\\"fav\\\"\"\n",
        );
        let source = "source:\"https://a.example/feed\"";
        assert_eq!(list.shelves[0].query, format!("(title:\"İ\" {source} or {source})"));
    }

    #[test]
    fn a_search_for_a_tag_of_more_sources_than_a_query_can_name_is_refused() {
        let feeds: Vec<String> = (0..300).map(|number| format!("https://a{number}.example/feed all fav")).collect();
        let list = read(&format!("{}\n\"query:Favs:tags # \\\"fav\\\"\"\n", feeds.join("\n")));
        assert_eq!((list.refused[0].entry.as_str(), list.refused[0].why), ("query:Favs", Why::SearchesLeftOutTag));
        assert!(list.shelves.is_empty());
    }

    #[test]
    fn tags_titles_and_comments_are_understood() {
        let list = read(
            "# my feeds\n\nhttps://a.example/feed \"pc gaming\" other \"~The \\\"A\\\" Site\"\n  https://b.example/rss ! \"~B\"\nhttps://c.example/ # later\n",
        );
        let rows: Vec<_> =
            list.sources.iter().map(|source| (&*source.url, &*source.group, &*source.name, source.quiet)).collect();
        assert_eq!(
            rows,
            [
                ("https://a.example/feed", "pc gaming", "The \"A\" Site", false),
                ("https://b.example/rss", "", "B", true),
                ("https://c.example/", "", "", false),
            ]
        );
        assert_eq!(list.of_several_tags, 1);
    }

    #[test]
    fn a_search_is_a_shelf() {
        let list = read("\"query:To read:unread = \\\"yes\\\" and tags # \\\"pc\\\"\"\nhttps://a.example/feed pc\n");
        let shelves: Vec<_> = list.shelves.iter().map(|shelf| (&*shelf.name, shelf.query.as_str())).collect();
        assert_eq!((shelves, list.sources.len()), (vec![("To read", "unread group:\"pc\"")], 1));
    }

    #[test]
    fn lines_that_run_filter_or_search_are_refused_by_name() {
        let list = read(
            "exec:~/bin/x.sh tag\n\"exec:x y\"\nfilter:~/f.py:https://a.example/ tag\n\"query:Starred:flags # \\\"s\\\"\"\nfile:///etc/passwd\n|ls\nhttp://\n",
        );
        let why: Vec<_> = list.refused.iter().map(|refused| refused.why).collect();
        assert_eq!(
            why,
            [
                Why::RunsProgram,
                Why::RunsProgram,
                Why::Filters,
                Why::IsSearch,
                Why::NoWebAddress,
                Why::RunsProgram,
                Why::NoWebAddress
            ]
        );
        assert_eq!(list.refused[0].to_string(), "“exec:~/bin/x.sh tag”: it runs a program, and lists run none here");
        assert!(list.sources.is_empty());
    }
}
