//! Sales talk that is more than one block: a heading with what hangs below it, a box with its button, a form with its small print.
//! Each shape goes whole; what only looks like it stays whole.
#![expect(clippy::unwrap_used, reason = "a test may stop at once")]

use pressstart::{
    clean::{self, Subject},
    news::View,
};

const LEAD: &str = "<p>The ferry of Lanternfall sails again in spring, and the studio behind it told reporters on Tuesday that the \
                    harbour was rebuilt from the first stone to the last lamp, with tides that follow the moon.</p>";
const TAIL: &str = "<p>Players who keep the old ferry may sail it until the summer, when its captain retires to a lighthouse of \
                    his own, which the studio says was the plan from the very beginning of the long work.</p>";

/// The text that is left of a shape between prose.
fn left(shape: &str) -> String {
    let subject = Subject {
        title: "The ferry sails",
        url: "https://gulls.example/news/ferry",
        strip: true,
        ..Subject::default()
    };
    let body = clean::body(&format!("{LEAD}{TAIL}{shape}"), &subject, View::Stripped, &clean::BUILTIN);
    let html = body.html();
    assert!(html.contains("The ferry of Lanternfall") && html.contains("Players who keep"), "{html}");
    html.split_once("long work.</p>").unwrap().1.to_owned()
}

const GO: &[&str] = &[
    "<h3>Popular stories</h3><ul><li><a href='/a'>Ten lamps that never went out</a></li><li><a href='/b'>The tide of the year is here</a></li>\
     <li><a href='/c'>Why the lighthouse closed</a></li></ul>",
    "<h2>Related articles</h2><p><a href='https://gulls.example/a'>Ten lamps that never went out</a></p>\
     <p><a href='https://gulls.example/b'>The tide of the year is here</a></p>",
    "<p><strong>Read next:</strong></p><ul><li><a href='/a'>Ten lamps that never went out</a></li><li><a href='/b'>The tide is here</a></li></ul>",
    "<p>Buy Lanternfall: <a href='https://shop.example/1'>Steam</a> | <a href='https://shop.example/2'>GOG</a> | \
     <a href='https://shop.example/3'>Humble</a></p>",
    "<div><h4>Sign up for the Gull newsletter</h4><p>Get the best of the harbour in your inbox every week.</p>\
     <p>By submitting your information you agree to the <a href='/terms'>Terms</a> and <a href='/privacy'>Privacy Policy</a>.</p></div>",
    "<p>Thanks for reading Gull Letters! Subscribe for free to receive new posts and support my work.</p>\
     <p><a href='https://gulls.example/subscribe'>Subscribe now</a></p><p><a href='https://gulls.example/share'>Share</a></p>",
    "<div><p>To see this content please enable targeting cookies.</p><p><a href='#'>Manage cookie settings</a></p></div>",
    "<p><a href='https://gulls.example/news/ferry#p2'>Read 12 remaining paragraphs</a> | \
     <a href='https://gulls.example/news/ferry#comments'>Comments</a></p>",
    "<p><em>Ada Quay is a senior writer at Gulls. Follow her on Twitter at <a href='https://twitter.com/adaquay'>@adaquay</a>.</em></p>",
    "<h3>Ähnliche Artikel</h3><ul><li><a href='/a'>Zehn Lampen, die nie ausgingen</a></li><li><a href='/b'>Die Flut des Jahres</a></li></ul>",
    "<h3>À lire aussi</h3><ul><li><a href='/a'>Dix lampes qui brillent encore</a></li><li><a href='/b'>La marée de l'année</a></li></ul>",
    "<h3>Artículos relacionados</h3><ul><li><a href='/a'>Diez faros</a></li><li><a href='/b'>La marea del año</a></li></ul>",
    "<h3>Leggi anche</h3><ul><li><a href='/a'>Dieci fari</a></li><li><a href='/b'>La marea dell'anno</a></li></ul>",
    "<h3>関連記事</h3><ul><li><a href='/a'>灯台の話</a></li><li><a href='/b'>港の春</a></li></ul>",
    "<h3>Przeczytaj także</h3><ul><li><a href='/a'>Dziesięć latarni</a></li><li><a href='/b'>Przypływ roku</a></li></ul>",
    "<h3>Leia também</h3><ul><li><a href='/a'>Dez faróis</a></li><li><a href='/b'>A maré do ano</a></li></ul>",
];

const STAY: &[(&str, &str)] = &[
    (
        "<h2>Related</h2><p>The harbour's own museum tells how the ferry was found, and who paid for its engine in the end.</p>",
        "museum",
    ),
    (
        "<h3>Popular stories</h3><p>Sailors tell two stories about the lamp, and both end with a drowned bell that rings at night.</p>",
        "drowned bell",
    ),
    (
        "<h3>What the newsletter says</h3><p>The studio's newsletter names three tides, and the second comes in June with a new quay.</p>",
        "second comes in June",
    ),
    (
        "<p>Where it can be played: <a href='https://store.steampowered.com/app/1'>Steam</a> has the demo, and the consoles follow in May.</p>",
        "consoles follow",
    ),
    (
        "<blockquote><p>To see this content you had to enable cookies, the old site said, and nobody ever did.</p></blockquote>",
        "nobody ever did",
    ),
    (
        "<h3>Ähnliche Artikel im Museum</h3><p>Der Hafen zeigt auch die alte Glocke, die ein Fischer im Frühjahr geborgen hat.</p>",
        "Glocke",
    ),
];

#[test]
fn a_shape_of_several_blocks_goes_whole() {
    let stays: Vec<String> =
        GO.iter().map(|shape| left(shape)).filter(|left| !left.replace(['\n', ' '], "").is_empty()).collect();
    assert_eq!(stays, Vec::<String>::new());
}

#[test]
fn what_only_looks_like_it_stays_whole() {
    for (shape, word) in STAY {
        let left = left(shape);
        assert!(left.contains(word), "{shape}: {left}");
    }
}
