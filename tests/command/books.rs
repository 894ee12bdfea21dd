//! The reading list, out: books that book checkers pass, and folders where nothing is overwritten that is not ours.

use crate::program::{Home, Ran};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
    process::Command,
};

/// Everything that bodies are known to hold, right and wrong.
const BODY: &str = r##"<h2 id="x">A <div>heading</div></h2><p id="x">One &amp; <b>two <i>three</b></i> <a href="https://a.example/?a=1&b=[2]|3">link</a>
    <a href="/relative">r</a> <a href="#x">n</a><br><img src="https://pictures.example/1.png" alt="A &quot;picture&quot;"></p>
    <ul>loose<li>a<ul><li>b</ul></li></ul><ol start="3"><li>c</ol><ul></ul><dl><dt>t<dd>d</dl><dd>alone</dd>
    <table><caption>Cap</caption><thead><tr><th colspan="2">h</th></tr></thead><tr><td>1<td><p>2</p></tr><tr></tr></table><table></table>
    <blockquote>q<cite>who</cite></blockquote><pre><code>if (a < b) { c() }</code></pre><figure><img src="x"><figcaption>F</figcaption></figure>
    <time datetime="yesterday">then</time> <del>gone</del><hr><span><div><a href="https://b.example/"><p>card</p></a></div></span>
    <video src="v.mp4"></video><svg><circle r="1"/></svg><script>alert("]]>")</script><li>stray</li><td>cell</td>日本語 &#1; &nbsp;end"##;

const TITLES: [&str; 4] = ["A & <B>", "潮の『ニュース』", "", "\"Quoted\" ]]>"];

fn filled() -> Home {
    let home = Home::with("");
    let entries: Vec<_> = (0..4)
        .map(|n| {
            serde_json::json!({
                "url": format!("https://press.example/{n}?a=1&b=2"), "title": TITLES[n],
                "is_archived": 0, "created_at": format!("2024-01-0{}T00:00:00+0000", n + 1), "content": BODY, "tags": ["a&b"],
                "published_by": ["Ann <Author>"], "annotations": [{ "quote": "One & two", "text": "a note\nof two lines" }]
            })
        })
        .collect();
    let file = home.path("list.json");
    fs::write(&file, serde_json::to_string(&entries).unwrap()).unwrap();
    let ran = home.run(&["--offline", "import", file.to_str().unwrap()]);
    assert!(ran.out().contains("4 new"), "{} {}", ran.out(), ran.err());
    home
}

/// Keeps a picture for the first article, as the archive does.
fn keep_picture(home: &Home) {
    let png = include_bytes!("../../assets/demo/art/hollow-tide.png");
    let database = rusqlite::Connection::open(home.path("data").join("pressstart.db")).unwrap();
    database
        .execute("INSERT INTO picture (url, bytes) VALUES ('https://pictures.example/1.png', ?1)", [&png[..]])
        .unwrap();
}

fn export(home: &Home, format: &str, out: &Path) -> Ran {
    let ran = home.run(&["--offline", "export", "--format", format, "--out", out.to_str().unwrap()]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    ran
}

#[test]
fn an_export_with_another_config_leaves_the_sources_as_they_are() {
    let home = Home::with("[[source]]\nurl = \"https://lamp.example/feed\"\n");
    home.run(&["--offline", "list"]);
    let other = home.path("other.toml");
    fs::write(&other, "").unwrap();
    let ran = home.run(&["--offline", "--config", other.to_str().unwrap(), "export", "--format", "json"]);
    assert_eq!(ran.code(), Some(0), "{}", ran.err());
    let store = pressstart::store::Store::open(&home.path("data/pressstart.db")).unwrap();
    assert_eq!(store.subscriptions().unwrap().len(), 1);
}

#[test]
fn a_book_begins_with_what_it_is_and_holds_every_article_and_picture() {
    let home = filled();
    keep_picture(&home);
    let file = home.path("list.epub");
    export(&home, "epub", &file);
    let bytes = fs::read(&file).unwrap();
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
    let mut book = zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap();
    let names: Vec<String> = book.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in
        ["OEBPS/nav.xhtml", "OEBPS/toc.ncx", "OEBPS/package.opf", "OEBPS/article-4.xhtml", "OEBPS/pictures/1.png"]
    {
        assert!(names.iter().any(|there| there == name), "{name}: {names:?}");
    }
    let mut article = String::new();
    book.by_name("OEBPS/article-1.xhtml").unwrap().read_to_string(&mut article).unwrap();
    assert!(article.contains("<img src=\"pictures/1.png\" alt=\"A &quot;picture&quot;\"/>"), "{article}");
    assert!(
        article.contains("Ann &lt;Author&gt;") && article.contains("https://press.example/3?a=1&amp;b=2"),
        "{article}"
    );
}

/// The book checker, where it is installed: a program `epubcheck`, or the module of that name of `PRESSSTART_TEST_PYTHON`.
fn checker() -> Option<Command> {
    let mut module = std::env::var_os("PRESSSTART_TEST_PYTHON").map(|python| {
        let mut command = Command::new(python);
        command.args(["-m", "epubcheck"]);
        command
    });
    let mut program = Command::new("epubcheck");
    let works = |command: &mut Command| command.arg("--version").output().is_ok_and(|output| output.status.success());
    if let Some(module) = &mut module {
        return Some(std::mem::replace(module, Command::new("true")));
    }
    works(&mut program).then(|| Command::new("epubcheck"))
}

#[test]
fn a_book_passes_the_book_checker() {
    let Some(mut checker) = checker() else {
        println!("skipped: epubcheck is not installed");
        return;
    };
    let home = filled();
    keep_picture(&home);
    let file = home.path("list.epub");
    export(&home, "epub", &file);
    let output = checker.arg(&file).output().unwrap();
    let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
    assert!(output.status.success() && !said.contains("ERROR") && !said.contains("WARNING"), "{said}");
}

#[test]
fn an_empty_list_is_a_book_too() {
    let home = Home::with("");
    let file = home.path("list.epub");
    export(&home, "epub", &file);
    assert!(zip::ZipArchive::new(fs::File::open(&file).unwrap()).unwrap().len() >= 5);
}

#[test]
fn kept_pictures_go_into_the_one_html_file() {
    let home = filled();
    keep_picture(&home);
    let file = home.path("list.html");
    export(&home, "html", &file);
    let page = fs::read_to_string(file).unwrap();
    assert!(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"), "{page}");
    assert!(!page.contains("<script") && page.contains("One &amp; two</blockquote>"), "{page}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn a_second_export_writes_only_what_has_changed() {
    let home = filled();
    let folder = home.path("vault");
    export(&home, "markdown", &folder);
    let before = files(&folder);
    let times = |files: &[PathBuf]| -> Vec<_> {
        files.iter().map(|file| fs::metadata(file).unwrap().modified().unwrap()).collect()
    };
    let written = times(&before);
    let again = export(&home, "markdown", &folder);
    assert!(
        again.err().contains("4 articles in") && again.err().contains("0 of them new or changed"),
        "{}",
        again.err()
    );
    assert_eq!(times(&before), written);
    let database = rusqlite::Connection::open(home.path("data").join("pressstart.db")).unwrap();
    database.execute("UPDATE article SET title = 'Renamed' WHERE url LIKE '%/0?%'", []).unwrap();
    let third = export(&home, "markdown", &folder);
    assert!(third.err().contains("1 of them new or changed"), "{}", third.err());
    assert_eq!(files(&folder), before);
    assert!(before.iter().any(|file| fs::read_to_string(file).unwrap().contains("title: \"Renamed\"")));
}

#[test]
fn what_somebody_wrote_in_a_file_stays() {
    let home = filled();
    let folder = home.path("vault");
    export(&home, "markdown", &folder);
    let mine = files(&folder).remove(0);
    let words = format!("{}\nmy own words\n", fs::read_to_string(&mine).unwrap());
    fs::write(&mine, &words).unwrap();
    let other = files(&folder).remove(1);
    fs::write(&other, "# a note of mine\n").unwrap();
    let ran = export(&home, "markdown", &folder);
    assert!(ran.err().contains("left alone") && ran.err().contains("2 left alone"), "{}", ran.err());
    assert_eq!(fs::read_to_string(&mine).unwrap(), words);
    assert_eq!(fs::read_to_string(&other).unwrap(), "# a note of mine\n");
}

#[cfg(unix)]
#[test]
fn no_file_is_written_through_a_link_in_a_folder() {
    let home = filled();
    let folder = home.path("vault");
    export(&home, "markdown", &folder);
    let name = files(&folder).remove(0);
    let precious = home.path("precious");
    fs::write(&precious, "mine").unwrap();
    fs::remove_file(&name).unwrap();
    std::os::unix::fs::symlink(&precious, &name).unwrap();
    let ran = export(&home, "markdown", &folder);
    assert!(ran.err().contains("1 left alone"), "{}", ran.err());
    assert_eq!(fs::read_to_string(&precious).unwrap(), "mine");
    assert!(fs::symlink_metadata(&name).unwrap().is_symlink());
}

#[test]
fn standard_output_takes_every_form() {
    let home = filled();
    let out = home.path("book");
    let file = fs::File::create(&out).unwrap();
    let ended = home.command(&["--offline", "export", "--format", "epub"]).stdout(file).status().unwrap();
    assert!(ended.success() && fs::read(out).unwrap().starts_with(b"PK"));
}
