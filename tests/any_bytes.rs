//! The claims of the fuzz targets, over bytes from a small generator with a fixed seed.

#[path = "../fuzz/claims.rs"]
mod claims;

use claims::Chance;

/// Pieces in any order, here and there with a byte that belongs to nothing.
fn bytes(chance: &mut Chance, pieces: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..chance.below(40) {
        match chance.below(8) {
            0 => bytes.push(chance.next().to_le_bytes()[0]),
            1 if !bytes.is_empty() => {
                let place = chance.below(bytes.len());
                bytes.truncate(place);
            }
            _ => bytes.extend_from_slice(pieces[chance.below(pieces.len())].as_bytes()),
        }
    }
    bytes
}

fn holds(claim: fn(&[u8]), rounds: usize, pieces: &str) {
    let pieces: Vec<&str> = pieces.split('¦').collect();
    let mut chance = Chance(2_026);
    for _ in 0..rounds {
        claim(&bytes(&mut chance, &pieces));
    }
}

#[test]
fn feeds_of_any_bytes_hold_their_claims() {
    let pieces = "<rss version=\"2.0\"><channel>¦<feed xmlns=\"http://www.w3.org/2005/Atom\">¦<item>¦</item>¦<entry>¦</entry>¦\
        <title>¦</title>¦<link>¦</link>¦<link href='/a'/>¦<guid>¦</guid>¦<description>¦</description>¦<![CDATA[¦]]>¦&amp;¦&#27;¦\
        &#x202e;¦&nbsp;¦<pubDate>¦<content type='xhtml'>¦<!DOCTYPE x [<!ENTITY a 'b'>]>¦&a;¦<?xml version='1.0' encoding='utf-16'?>¦\
        {\"items\":[{\"id\":1}]}¦http://quest.example/¦words ¦é日\u{301}\u{301}¦\u{1b}]0;x\u{7}";
    holds(claims::feed, 120, pieces);
    holds(claims::mend, 1_500, pieces);
}

#[test]
fn pages_of_any_bytes_hold_their_claims() {
    let pieces = "<p>¦</p>¦<div>¦</div>¦<h2>¦<ul><li>¦</ul>¦<ol start=9>¦<table><tr><td>¦<td colspan=99>¦</table>¦<blockquote>¦<pre>¦\
        </pre>¦<a href='https://shop.example/?tag=x'>¦</a>¦<img src=x alt='a'>¦<script>¦</script>¦<del>¦<article>¦</article>¦&#27;¦\
        &amp;#27;¦&zwj;¦We may earn a commission. ¦a long line of words ¦日本語¦\u{202e}¦\u{1b}[31m¦<br>¦<iframe src=//v.example>¦<style>";
    holds(claims::page, 20, pieces);
}

#[test]
fn lists_of_any_bytes_hold_their_claims() {
    let pieces = "<opml version=\"2.0\"><body>¦<outline text=\"A\" xmlUrl=\"http://a.example/\"/>¦<outline text=\"G\">¦</outline>¦\
        <outline xmlUrl='javascript:x'/>¦<outline xmlUrl='https://b.example/?a=1&amp;b=2' title='&lt;b&gt;'/>¦</body></opml>¦\
        http://c.example/feed \"~Name\" tag\n¦exec:x\n¦filter:y:http://d.example/\n¦# note\n¦\n¦http://user:pw@e.example/\n¦<!ENTITY¦&x;";
    holds(claims::opml, 600, pieces);
}

#[test]
fn reading_lists_of_any_bytes_hold_their_claims() {
    let pieces = "title,url,time_added,tags,status\n¦URL,Title,Selection,Folder\n¦a,http://a.example/,1600322788,x|y,unread\n¦\"¦,¦\n¦\r\n¦\
        <!DOCTYPE NETSCAPE-Bookmark-file-1>¦<DL><p>¦<DT><H3>F</H3>¦<DT><A HREF=\"http://b.example/?a&b\" TAGS='x,\u{1b}[31m'>¦</A>¦<DD>note¦</DL>¦\
        <script>¦<!--¦-->¦[¦]¦{\"href\":\"http://c.example/\",\"description\":\"\\u001b[31mx\"}¦,¦{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[¦\
        {\"url\":\"javascript:x\",\"is_archived\":1}¦\u{feff}¦\u{0}¦é¦http://d.example/ b¦{\"url\":\"https://e.example/\",\"savedAt\":\"2024\",\"labels\":[1,{}]}";
    holds(claims::reading_list, 1_500, pieces);
}

#[test]
fn configs_of_any_bytes_hold_their_claims() {
    let pieces = "[poll]\n¦every = ¦\"60m\"¦0\n¦-1\n¦[[source]]\n¦url = \"http://a.example/\"\n¦url = \"\"\n¦[store]\n¦keep_read = \"90d\"\n¦\
        [keys.list]\n¦q = \"quit\"\n¦headers = { a = \"b\" }\n¦'''¦\"\"\"¦\\u0000¦\u{1b}[31m¦=¦\n¦[open]\nbrowser = [\"x\"]\n¦#\r\n";
    holds(claims::config, 600, pieces);
}

#[test]
fn dates_of_any_bytes_hold_their_claims() {
    let pieces = "Sun, ¦22 ¦Nov ¦2026 ¦12:30:00 ¦+0900¦JST¦GMT¦2026-11-22¦T12:30:00¦Z¦.123¦-¦/¦99999999999¦1795176000¦\
        24:60:61¦2026年11月22日¦ 9999 ¦0000¦32 ¦Foo ¦-2400¦  ¦1 Jan 70";
    holds(claims::dates, 600, pieces);
}

#[test]
fn links_of_any_bytes_hold_their_claims() {
    let pieces = "www.amazon.com/dp/B0¦?tag=x¦&utm_source=y¦#frag¦go.redirectingat.com/?url=¦https%3A%2F%2Fa.example%2F¦%¦%zz¦@¦:¦//¦\
        user:pw@¦[::1]¦127.0.0.1¦javascript:¦é日¦ ¦?¦&¦=¦;¦a.example¦href.li/?¦https://¦u=";
    holds(claims::links, 600, pieces);
}
