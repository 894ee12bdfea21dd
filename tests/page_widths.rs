//! Whole bodies laid at three widths, so that any change of where a line ends is seen.

use pressstart::{
    news::{Body, View},
    page,
};

/// What each body is for, and its HTML.
const BODIES: &[(&str, View, &str)] = &[
    (
        "prose",
        View::Stripped,
        "<p>Harbour Works has <em>delayed</em> its next-generation sailing game <a href='https://harbour.example/tide'>Tide of \
         Nine</a> to March 12, citing a 30-second stutter that £2.1 million of work could not cure — “we’d rather be late than \
         wet”, said a co-op designer on the studio’s forum.</p><p>The add-on needs 3.1&nbsp;GB on an Xbox Series X|S and runs at \
         60 fps; see https://harbour.example/news/2026/strategic-alliance-of-the-northern-studios?page=2&amp;sort=newest for \
         the list, or <a href='https://harbour.example/notes'>the notes</a><a href='https://harbour.example/more'>more</a>.</p>\
         <p>Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ist kein Spiel.<br>Un jeu \
         gratuit ! Vraiment ? Il a vendu 10 000 copies.</p>",
    ),
    (
        "scripts",
        View::Stripped,
        "<p>新作ゲーム『灯台の島』は2026年3月に発売、価格は「7,980円」です。<b>ただし</b>体験版（無料）は今日から。</p>\
         <p>모험 게임이 다음 주에 나옵니다. Игра выходит в марте — разработчики просят подождать.</p>\
         <p>Emoji 👩\u{200d}👩\u{200d}👧 and 🏴󠁧󠁢󠁳󠁣󠁴󠁿 and ❤️ and e\u{301} keep their room 🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉.</p>\
         <p>مرحبا بكم في اللعبة الجديدة لا تنتظروا</p>",
    ),
    (
        "blocks",
        View::Stripped,
        "<h2>What is new in the third season of the lighthouse</h2><blockquote><p>Nobody has ever seen the bottom of that bay, and \
         we mean to keep it so.</p><blockquote>A quote in a quote is rare.</blockquote></blockquote><ul><li>Faster boats, which \
         turn on a coin<li>Gulls<ul><li>That steal, as gulls have always done</ul></ul><ol start=9><li>Open the gate<li>Shut it \
         before the tide comes in</ol><figure><img src='https://cdn.example/bay.jpg' alt='The bay at dusk, with nine boats'>\
         <figcaption>The bay. Picture: Harbour Works, used with their leave</figcaption></figure><table><tr><th>Boat<th>What it \
         is good for<th>Price</tr><tr><td>Kestrel<td>Turning on a coin in the narrows<td>$9</tr><tr><td>Plover<td>Carrying more \
         than it should<td>$12</tr></table><pre>fn tide(now: u64) -> Height {\n    table[now % 12].lerp(table[(now + 1) % 12], 0.5)\n}</pre>\
         <hr><p>The end.</p>",
    ),
    (
        "removals",
        View::Marked,
        "<p>The boat is out. <del data-kind='promo' data-rule='promo.follow'>Follow us on every network there is for more of the \
         same.</del> It costs nothing.</p><del data-kind='disclosure' data-rule='notice.commission'><p>We may earn a commission \
         when you buy through the links on our page.</p></del>",
    ),
];

#[test]
fn bodies_at_three_widths() {
    for (name, view, html) in BODIES {
        let body = Body { view: *view, ..Body::parse(html) };
        for width in [20, 40, 76] {
            let lines: Vec<String> = page::lay(&body, width)
                .lines
                .iter()
                .map(|line| line.runs.iter().map(|run| run.text.as_str()).collect::<String>())
                .collect();
            insta::assert_snapshot!(format!("{name}_{width}"), lines.join("\n"));
        }
    }
}
