//! Pictures of an export: what their bytes are, and those that go into one HTML file. They come from the archive; nothing is fetched.

use crate::{
    html::{Node, Tree, decode_entities},
    text::hash,
};
use base64::{Engine, prelude::BASE64_STANDARD};
use std::io::{self, Write};

/// Gives the bytes of a picture by the address that its article shows it by, where they are kept.
pub type Pictures<'a> = dyn FnMut(&str) -> Option<Vec<u8>> + 'a;

/// The folder of pictures beside notes.
const FOLDER: &str = "pictures";

/// A picture that is written beside a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// Its path from the folder of the notes; the same for the same address.
    pub name: String,
    /// The address its bytes are kept under.
    pub url: String,
}

/// Where a tidied body names a picture.
const SOURCE: &str = "<img src=\"";

/// The media type of a picture that every reader shows, and the ending of its file.
pub(super) fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some(("image/jpeg", "jpg")),
        [0x89, b'P', b'N', b'G', ..] => Some(("image/png", "png")),
        [b'G', b'I', b'F', b'8', ..] => Some(("image/gif", "gif")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(("image/webp", "webp")),
        _ => None,
    }
}

/// The media type of a picture that every reader shows; none for what is no such picture.
#[must_use]
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    kind(bytes).map(|(media_type, _)| media_type)
}

/// Writes a tidied body with its pictures inside; one that is not kept stays where it lies.
pub(super) fn write_inlined(html: &str, pictures: &mut Pictures, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = html;
    while let Some(at) = rest.find(SOURCE) {
        let (before, source) = rest.split_at(at + SOURCE.len());
        out.write_all(before.as_bytes())?;
        let (address, after) = source.split_at(source.find('"').unwrap_or(source.len()));
        match inlined(&decode_entities(address), pictures) {
            Some(picture) => out.write_all(picture.as_bytes())?,
            None => out.write_all(address.as_bytes())?,
        }
        rest = after;
    }
    out.write_all(rest.as_bytes())
}

/// A body whose kept pictures are named by the files they are written to, and those files with the addresses of their pictures.
pub(super) fn beside(tree: &Tree, pictures: &mut Pictures) -> (Tree, Vec<PictureFile>) {
    let mut files: Vec<PictureFile> = Vec::new();
    let nodes = tree.nodes().iter().map(|node| renamed(node, pictures, &mut files)).collect();
    (Tree::new(nodes), files)
}

fn renamed(node: &Node, pictures: &mut Pictures, files: &mut Vec<PictureFile>) -> Node {
    let Node::Element(element) = node else { return node.clone() };
    let mut element = element.clone();
    element.children = node.children().iter().map(|child| renamed(child, pictures, files)).collect();
    let source = element.attributes.iter_mut().find(|(name, _)| node.is("img") && &**name == "src");
    if let Some((_, url)) = source
        && let Some((_, ending)) = pictures(url).as_deref().and_then(kind)
    {
        let name = format!("{FOLDER}/{:016x}.{ending}", hash::of(url));
        if files.iter().all(|file| file.name != name) {
            files.push(PictureFile { name: name.clone(), url: url.clone() });
        }
        *url = name;
    }
    Node::Element(element)
}

fn inlined(address: &str, pictures: &mut Pictures) -> Option<String> {
    let bytes = pictures(address)?;
    let (media_type, _) = kind(&bytes)?;
    Some(format!("data:{media_type};base64,{}", BASE64_STANDARD.encode(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kept_pictures_go_inside_and_others_stay_where_they_lie() {
        let mut out = Vec::new();
        let html =
            "<p>a<img src=\"https://a.example/?x=1&amp;y=2\" alt=\"\"><img src=\"https://b.example/\" alt=\"b\"></p>";
        let mut pictures = |url: &str| (url == "https://a.example/?x=1&y=2").then(|| vec![0xff, 0xd8, 0xff, 0]);
        write_inlined(html, &mut pictures, &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "<p>a<img src=\"data:image/jpeg;base64,/9j/AA==\" alt=\"\"><img src=\"https://b.example/\" alt=\"b\"></p>"
        );
    }

    #[test]
    fn a_kept_picture_beside_a_note_has_one_file_however_often_it_stands_there() {
        let picture = "<img src=\"https://a.example/?x=1&amp;y=2\" alt=\"a\">";
        let html = format!("<p>{picture}{picture}<img src=\"https://b.example/\" alt=\"b\"></p>");
        let mut pictures = |url: &str| (url == "https://a.example/?x=1&y=2").then(|| vec![0xff, 0xd8, 0xff, 0]);
        let (tree, files) = beside(&Tree::parse(&html), &mut pictures);
        let html = tree.html();
        let [file] = files.as_slice() else { panic!("one file") };
        assert_eq!(file.url, "https://a.example/?x=1&y=2");
        assert!(file.name.starts_with("pictures/"));
        assert_eq!(std::path::Path::new(&file.name).extension().unwrap(), "jpg");
        assert_eq!(html.matches(&file.name).count(), 2);
        assert!(html.contains("https://b.example/"));
    }

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        assert_eq!(kind(b"RIFF\0\0\0\0WEBPVP8 "), Some(("image/webp", "webp")));
        assert_eq!(kind(b"<svg onload='x()'/>"), None);
    }
}
