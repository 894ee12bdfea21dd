//! The thread that gets the pictures of the article on screen and makes them ready to be drawn. Only what the article shows is
//! fetched, one picture after another; another article makes the rest superfluous.

use super::shared_settings::SharedSettings;
use crate::{
    app::{Event, PicturesRequest},
    fetch::{Client, FetchError, Initiator},
    language::tr,
    news::ArticleId,
    poll,
    run::{
        messages::{EventSender, Message, spawn},
        terminal::PictureSupport,
    },
    store::Store,
    ui::Drawing,
};
use image::{DynamicImage, ImageReader, Limits, RgbaImage, imageops};
use ratatui::layout::Size;
use ratatui_image::{
    FontSize, Resize,
    picker::{Picker, ProtocolType},
    protocol::{halfblocks::Halfblocks, kitty::Kitty},
    sliced::SlicedProtocol,
};
use std::{
    collections::VecDeque,
    io::{self, Cursor},
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::mpsc::{self, Receiver, Sender},
};

/// Bytes of pictures that are kept, so that another width or the large one asks nobody again.
const KEPT: usize = 16 << 20;
/// A picture with more pixels on a side is none for a terminal.
const LARGEST_SIDE: u32 = 10_000;
/// Bytes that one picture may take while it is decoded.
const LARGEST_DECODED: u64 = 96 << 20;
/// Smaller than this on a side, it is a counter or a spacer.
const LEAST_SIDE: u32 = 8;
/// A picture narrower than this is shown as large as it is.
const ENLARGED_FROM: u32 = 160;
/// Why lines and shapes are not drawn here.
fn drawing() -> &'static str {
    tr!("picture-drawing")
}
/// A cell's size in pixels, where the terminal does not say.
const USUAL_CELL: (u16, u16) = (10, 20);

/// Starts the thread for a terminal with these abilities.
pub fn start(
    database: PathBuf,
    settings: SharedSettings,
    events: EventSender,
    support: PictureSupport,
) -> io::Result<Sender<PicturesRequest>> {
    let (to, requests) = mpsc::channel();
    spawn("pictures", move || {
        let client = Client::new(&settings.settings().limits);
        PictureWorker { client, settings, events, pen: Painter::of(support), got: Vec::new(), database, store: None }
            .serve(&requests);
    })?;
    Ok(to)
}

/// One picture to get.
struct Job {
    source: String,
    from: ArticleId,
    columns: u16,
    rows: u16,
    large: bool,
}

/// The large picture comes first; another article, or another width, makes what was asked for before superfluous.
fn enqueue(queue: &mut VecDeque<Job>, request: PicturesRequest) {
    queue.retain(|job| job.from == request.from && (request.large || job.columns == request.columns));
    let PicturesRequest { sources, from, columns, rows, large } = request;
    for source in sources {
        let job = Job { source, from, columns, rows, large };
        if large { queue.push_front(job) } else { queue.push_back(job) }
    }
}

struct PictureWorker {
    client: Client,
    settings: SharedSettings,
    events: EventSender,
    pen: Painter,
    got: Vec<(String, Vec<u8>)>,
    database: PathBuf,
    store: Option<Store>,
}

impl PictureWorker {
    fn serve(mut self, requests: &Receiver<PicturesRequest>) {
        let mut queue = VecDeque::new();
        loop {
            let newer = if queue.is_empty() {
                let Ok(request) = requests.recv() else { return };
                Some(request)
            } else {
                requests.try_recv().ok()
            };
            if let Some(request) = newer {
                enqueue(&mut queue, request);
            } else if let Some(job) = queue.pop_front() {
                let came = catch_unwind(AssertUnwindSafe(|| self.make(&job)));
                let shown = came.unwrap_or_else(|_| Err(tr!("picture-cannot-be-read").to_owned()));
                self.events.send(Event::Picture { source: job.source, columns: job.columns, large: job.large, shown });
            }
        }
    }

    fn make(&mut self, job: &Job) -> Result<(u16, u16), String> {
        let picture = decoded(self.bytes(&job.source, job.from)?)?;
        let cells = self.pen.draw(&picture, Size::new(job.columns, job.rows))?;
        let size = cells.size();
        let drawing = Drawing { source: job.source.clone(), large: job.large, cells };
        drop(self.events.0.send(Message::Drawing(drawing)));
        Ok((size.width, size.height))
    }

    /// A picture of a saved article, from the archive.
    fn kept(&mut self, source: &str) -> Option<Vec<u8>> {
        self.opened()?.picture(source).ok().flatten()
    }

    /// Who asks for the pictures of an article.
    fn initiator(&mut self, article: ArticleId) -> Initiator {
        let told = self.opened().and_then(|store| poll::initiator(store, &store.article(article).ok()??).ok());
        told.unwrap_or(Initiator::PublicSource)
    }

    fn opened(&mut self) -> Option<&Store> {
        if self.store.is_none() {
            self.store = Store::open_read_only(&self.database).ok();
        }
        self.store.as_ref()
    }

    fn bytes(&mut self, source: &str, from: ArticleId) -> Result<&[u8], String> {
        let at = if let Some(at) = self.got.iter().position(|(other, _)| other == source) {
            at
        } else {
            let settings = self.settings.settings();
            if settings.rules.links().tracks(source) {
                return Err(tr!("picture-counts-readers").to_owned());
            }
            let bytes = match self.kept(source) {
                Some(kept) => kept,
                None if settings.offline => return Err(tr!("picture-offline").to_owned()),
                None => {
                    let initiator = self.initiator(from);
                    self.client.picture_blocking(source, initiator).map_err(|reason| in_words(&reason))?
                }
            };
            while !self.got.is_empty() && self.got.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > KEPT {
                self.got.remove(0);
            }
            self.got.push((source.to_owned(), bytes));
            self.got.len() - 1
        };
        Ok(&self.got[at].1)
    }
}

/// Why a picture did not come.
fn in_words(reason: &FetchError) -> String {
    match reason {
        FetchError::NotAPicture { media_type, .. } if media_type.contains("svg") => drawing().to_owned(),
        reason => reason.to_string(),
    }
}

/// Decodes a picture within limits. A reason that is about the picture begins with “it”.
fn decoded(bytes: &[u8]) -> Result<DynamicImage, String> {
    if is_drawing(bytes) {
        return Err(drawing().to_owned());
    }
    let unreadable = |_| tr!("picture-no-picture").to_owned();
    let mut reader =
        ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| tr!("picture-no-picture").to_owned())?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(LARGEST_SIDE), Some(LARGEST_SIDE));
    limits.max_alloc = Some(LARGEST_DECODED);
    reader.limits(limits);
    let picture = reader.decode().map_err(unreadable)?;
    if picture.width() < LEAST_SIDE || picture.height() < LEAST_SIDE {
        return Err(tr!("picture-too-small").to_owned());
    }
    Ok(picture)
}

/// Lines and shapes that are yet to be drawn: SVG, with or without a line about XML before it.
fn is_drawing(bytes: &[u8]) -> bool {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(1_000)]);
    let beginning = beginning.trim_start_matches('\u{feff}').trim_start();
    beginning.starts_with("<svg")
        || ((beginning.starts_with("<?xml") || beginning.starts_with("<!")) && beginning.contains("<svg"))
}

/// How pictures reach this terminal.
struct Painter {
    cell: (u16, u16),
    way: Way,
    paper: u8,
}

enum Way {
    Blocks,
    Kitty,
    /// Sixel, or the way of iTerm2.
    Picker(Box<Picker>),
}

impl Painter {
    fn of(support: PictureSupport) -> Self {
        let named = |name: &str| std::env::var(name).unwrap_or_default();
        let (term, program) = (named("TERM"), named("TERM_PROGRAM"));
        let inside = term.starts_with("tmux") || term.starts_with("screen") || program == "tmux";
        let cell = support.cell.filter(|(width, height)| *width > 2 && *height > 2);
        let way = match cell {
            Some(_) if inside => Way::Blocks,
            _ if support.kitty => Way::Kitty,
            Some(cell) => picker(cell, support.sixel).map_or(Way::Blocks, |picker| Way::Picker(Box::new(picker))),
            None => Way::Blocks,
        };
        let cell = if matches!(way, Way::Blocks) { USUAL_CELL } else { cell.unwrap_or(USUAL_CELL) };
        Self { cell, way, paper: if support.light { 255 } else { 0 } }
    }

    /// A picture as it is drawn in at most that many cells.
    fn draw(&self, picture: &DynamicImage, most: Size) -> Result<SlicedProtocol, String> {
        let size = self.cells(picture, most);
        let (width, height) =
            (u32::from(size.width) * u32::from(self.cell.0), u32::from(size.height) * u32::from(self.cell.1));
        let picture = self.on_paper(picture.resize_exact(width, height, imageops::FilterType::Triangle));
        let wrong = |reason: ratatui_image::errors::Errors| reason.to_string();
        match &self.way {
            Way::Blocks => Halfblocks::new(picture, size).map(SlicedProtocol::Halfblocks).map_err(wrong),
            Way::Kitty => {
                let id = number(picture.as_bytes());
                Kitty::new(picture, size, id, false, false).map(SlicedProtocol::Kitty).map_err(wrong)
            }
            Way::Picker(picker) => {
                SlicedProtocol::new_with_resize(picker, picture, size, Resize::Fit(None)).map_err(wrong)
            }
        }
    }

    /// The cells a picture takes: as many as there are, with its shape kept; a small one takes its own size.
    fn cells(&self, picture: &DynamicImage, most: Size) -> Size {
        let (cell_width, cell_height) = (f64::from(self.cell.0), f64::from(self.cell.1));
        let (width, height) = (f64::from(picture.width()) / cell_width, f64::from(picture.height()) / cell_height);
        let fits = (f64::from(most.width) / width).min(f64::from(most.height) / height);
        let scale = if picture.width() < ENLARGED_FROM { fits.min(1.0) } else { fits };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and the cells there are"
        )]
        let rounded = |length: f64, most: u16| ((length * scale).round().max(1.0) as u16).min(most.max(1));
        Size::new(rounded(width, most.width), rounded(height, most.height))
    }

    /// What is transparent shows the terminal's own ground.
    fn on_paper(&self, picture: DynamicImage) -> DynamicImage {
        if !picture.color().has_alpha() {
            return picture;
        }
        let paper = image::Rgba([self.paper, self.paper, self.paper, 255]);
        let mut ground = RgbaImage::from_pixel(picture.width(), picture.height(), paper);
        imageops::overlay(&mut ground, &picture.to_rgba8(), 0, 0);
        DynamicImage::ImageRgba8(ground)
    }
}

/// For terminals with sixel, or the way of iTerm2, which says so in the environment.
fn picker(cell: (u16, u16), sixel: bool) -> Option<Picker> {
    #[expect(deprecated, reason = "the other way asks the terminal itself and swallows what was typed meanwhile")]
    let mut picker = Picker::from_fontsize(FontSize::new(cell.0, cell.1));
    match (picker.protocol_type(), sixel) {
        (ProtocolType::Iterm2, _) => Some(picker),
        (_, true) => {
            picker.set_protocol_type(ProtocolType::Sixel);
            Some(picker)
        }
        _ => None,
    }
}

/// A number for a picture by which the terminal knows it: the same picture has the same.
fn number(bytes: &[u8]) -> u32 {
    let mut number: u32 = 0x811c_9dc5;
    for byte in bytes.iter().step_by(97) {
        number = (number ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    number | 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clean, poll,
        store::{Kept, KeptPicture},
    };
    use image::ImageFormat;
    use jiff::Timestamp;
    use std::sync::Arc;

    fn pen(cell: (u16, u16)) -> Painter {
        Painter { cell, way: Way::Blocks, paper: 0 }
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::new_rgba8(width, height).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_drawing_is_called_one_and_what_is_no_picture_is_not() {
        for svg in ["<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "<?xml version=\"1.0\"?>\n<svg/>"] {
            assert_eq!(decoded(svg.as_bytes()).unwrap_err(), drawing());
        }
        let sent = |media_type: &str| {
            in_words(&FetchError::NotAPicture { host: "a.example".into(), media_type: media_type.into() })
        };
        assert_eq!(sent("image/svg+xml"), drawing());
        assert!(sent("text/html").contains("no picture"));
        assert_eq!(decoded(b"<p>Not found</p>").unwrap_err(), "it is no picture that can be read");
    }

    #[test]
    fn offline_a_kept_picture_is_shown_and_another_is_not_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("news.db");
        let mut store = Store::open(&database).unwrap();
        let (now, address) = (Timestamp::UNIX_EPOCH, "https://outlet.example/a.png");
        let id = store.save_page(&poll::bare_link("https://outlet.example/"), None, &[], now).unwrap();
        let pictures = vec![KeptPicture { url: address.into(), bytes: png(64, 64) }];
        store.keep_archive(id, &Kept { pictures, ..Kept::default() }, now).unwrap();
        let settings = poll::Settings { offline: true, ..poll::Settings::new(clean::BUILTIN.clone()) };
        let mut studio = PictureWorker {
            client: Client::new(&settings.limits),
            settings: SharedSettings::new(Arc::new(settings)),
            events: EventSender(mpsc::channel().0),
            pen: pen((10, 20)),
            got: Vec::new(),
            database,
            store: None,
        };
        assert_eq!(studio.bytes(address, id).map(<[u8]>::to_vec), Ok(png(64, 64)));
        let other = studio.bytes("https://outlet.example/b.png", id).map(<[u8]>::to_vec);
        assert!(other.unwrap_err().contains("offline"));
    }

    #[test]
    fn a_picture_keeps_its_shape_in_the_room_there_is() {
        let wide = DynamicImage::new_rgb8(640, 360);
        assert_eq!(pen((10, 20)).cells(&wide, Size::new(76, 12)), Size::new(43, 12));
        assert_eq!(pen((10, 20)).cells(&wide, Size::new(30, 12)), Size::new(30, 8));
    }

    #[test]
    fn a_small_picture_is_not_blown_up() {
        assert_eq!(pen((10, 20)).cells(&DynamicImage::new_rgb8(64, 64), Size::new(76, 12)), Size::new(6, 3));
    }

    #[test]
    fn another_article_makes_the_rest_superfluous_and_the_large_picture_comes_first() {
        let request = |from: i64, source: &str, large| PicturesRequest {
            sources: vec![source.to_owned()],
            from: ArticleId(from),
            columns: 40,
            rows: 9,
            large,
        };
        let mut queue = VecDeque::new();
        for request in [request(1, "1", false), request(2, "2", false), request(2, "3", true)] {
            enqueue(&mut queue, request);
        }
        assert_eq!(queue.iter().map(|job| job.source.as_str()).collect::<Vec<_>>(), ["3", "2"]);
    }

    #[test]
    fn counters_and_what_is_no_picture_are_refused() {
        assert!(decoded(&png(1, 1)).unwrap_err().contains("too small"));
        assert!(decoded(b"<html>no</html>").unwrap_err().contains("no picture"));
        assert_eq!(decoded(&png(9, 12)).unwrap().height(), 12);
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_decoded() {
        assert!(decoded(&png(LARGEST_SIDE + 1, 8)).is_err());
    }

    #[test]
    fn blocks_take_the_size_that_was_promised() {
        let drawn = pen((10, 20)).draw(&DynamicImage::new_rgb8(320, 180), Size::new(40, 9)).unwrap();
        assert_eq!(drawn.size(), Size::new(32, 9));
    }
}
