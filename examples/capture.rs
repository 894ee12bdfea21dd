//! Takes the pictures of the README: runs the demo edition in a terminal of its own and writes what it shows as SVG, dark and light.
//!
//! `cargo build --release && cargo run --release --example capture` writes `docs/pictures/dark.svg` and `light.svg`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a script may stop at once and says what it did")]

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::{
    fmt::Write as _,
    io::{Read, Write},
    path::Path,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use vt100::{Color, Parser, Screen};

const COLUMNS: u16 = 120;
const ROWS: u16 = 36;
/// Width and height of a cell, and where the letters stand in it, in units of the picture.
const CELL: (f32, f32, f32) = (8.4, 18.0, 13.5);

/// The colours of a terminal: background, foreground, and its sixteen.
struct Look {
    name: &'static str,
    background: &'static str,
    foreground: &'static str,
    sixteen: [&'static str; 16],
}

const LOOKS: [Look; 2] = [
    Look {
        name: "dark",
        background: "#16181d",
        foreground: "#d5d8de",
        sixteen: [
            "#16181d", "#e06c75", "#8cc265", "#d8a657", "#5aa2e0", "#c678dd", "#4fb3bf", "#c3c7cf", "#6b7280",
            "#ef8089", "#a5d47e", "#e5c07b", "#74b4ea", "#d495e6", "#6cc6d0", "#ffffff",
        ],
    },
    Look {
        name: "light",
        background: "#fbfbf9",
        foreground: "#2a2d34",
        sixteen: [
            "#2a2d34", "#b3333e", "#3d7a2a", "#8a6212", "#1f66ad", "#86359c", "#16737e", "#5c616b", "#858a94",
            "#c14650", "#4c8b38", "#9a7120", "#2f78c0", "#9645ac", "#24838e", "#101216",
        ],
    },
];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program =
        std::env::args().nth(1).unwrap_or_else(|| root.join("target/release/pressstart").display().to_string());
    for look in &LOOKS {
        let picture = svg(&screen(&program, look), look);
        let file = root.join(format!("docs/pictures/{}.svg", look.name));
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, picture).unwrap();
        println!("{}", file.display());
    }
}

/// Runs the demo edition until its first story is open and its picture of the screen stands still.
fn screen(program: &str, look: &Look) -> Parser {
    let pair =
        native_pty_system().openpty(PtySize { rows: ROWS, cols: COLUMNS, pixel_width: 0, pixel_height: 0 }).unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(program);
    command.args(["--demo", "--config"]);
    let config = home.path().join("config.toml");
    std::fs::write(&config, "[ui]\nimages = \"never\"\n").unwrap();
    command.arg(&config);
    command.env("TERM", "xterm-256color");
    command.env("COLORTERM", "truecolor");
    let mut child = pair.slave.spawn_command(command).unwrap();
    let mut keys = pair.master.take_writer().unwrap();
    let mut output = pair.master.try_clone_reader().unwrap();
    let (sender, bytes) = mpsc::channel();
    thread::spawn(move || {
        let mut buffer = [0; 8192];
        while let Ok(length @ 1..) = output.read(&mut buffer) {
            if sender.send(buffer[..length].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut parser = Parser::new(ROWS.try_into().unwrap(), COLUMNS.try_into().unwrap(), 0);
    let read_until = |parser: &mut Parser, keys: &mut dyn Write, still: Duration, done: &dyn Fn(&Screen) -> bool| {
        let end = Instant::now() + Duration::from_mins(1);
        while Instant::now() < end {
            match bytes.recv_timeout(still) {
                Ok(some) => {
                    parser.process(&some);
                    // The program asks what the background is; this terminal answers like any other.
                    if String::from_utf8_lossy(&some).contains("\x1b]11;?") {
                        let hex = &look.background[1..];
                        let answer = format!("\x1b]11;rgb:{}/{}/{}\x07\x1b[?62c", &hex[..2], &hex[2..4], &hex[4..]);
                        keys.write_all(answer.as_bytes()).unwrap();
                    }
                }
                Err(_) if done(parser.screen()) => return,
                Err(_) => {}
            }
        }
    };
    read_until(&mut parser, &mut keys, Duration::from_secs(3), &|screen| screen.contents().contains("Long Play +4"));
    keys.write_all(b"gj\r").unwrap();
    read_until(&mut parser, &mut keys, Duration::from_secs(3), &|screen| screen.contents().contains(" min"));
    keys.write_all(b"Q").unwrap();
    child.wait().unwrap();
    parser
}

fn svg(parser: &Parser, look: &Look) -> String {
    let screen = parser.screen();
    let (width, height) = (f32::from(COLUMNS) * CELL.0 + 24.0, f32::from(ROWS) * CELL.1 + 24.0);
    let mut picture = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" font-family=\"ui-monospace, \
         SFMono-Regular, Menlo, Consolas, monospace\" font-size=\"14\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        look.background
    );
    for row in 0..ROWS {
        let mut column = 0;
        while column < COLUMNS {
            let Some(first) = screen.cell(row, column) else { break };
            let style = (first.fgcolor(), first.bgcolor(), first.bold(), first.underline(), first.inverse());
            let (start, mut text) = (column, String::new());
            while let Some(cell) = screen.cell(row, column).filter(|_| column < COLUMNS) {
                if (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.underline(), cell.inverse()) != style {
                    break;
                }
                text.push_str(if cell.has_contents() {
                    cell.contents()
                } else if cell.is_wide_continuation() {
                    ""
                } else {
                    " "
                });
                column += 1;
            }
            run(&mut picture, look, row, start, column - start, &text, style);
        }
    }
    picture.push_str("</svg>\n");
    picture
}

type Style = (Color, Color, bool, bool, bool);

/// Draws letters of one look that stand side by side.
fn run(picture: &mut String, look: &Look, row: u16, column: u16, cells: u16, text: &str, style: Style) {
    let (mut ink, mut paper) = (colour(style.0, look, look.foreground), colour(style.1, look, look.background));
    if style.4 {
        std::mem::swap(&mut ink, &mut paper);
    }
    let (x, y, width) = (12.0 + f32::from(column) * CELL.0, 12.0 + f32::from(row) * CELL.1, f32::from(cells) * CELL.0);
    if paper != look.background {
        writeln!(
            picture,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let letters = text.trim_end().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let length = f32::from(u16::try_from(unicode_width::UnicodeWidthStr::width(text.trim_end())).unwrap()) * CELL.0;
    let bold = if style.2 { " font-weight=\"bold\"" } else { "" };
    let line = if style.3 { " text-decoration=\"underline\"" } else { "" };
    writeln!(
        picture,
        "<text x=\"{x:.1}\" y=\"{:.1}\" fill=\"{ink}\" textLength=\"{length:.1}\" xml:space=\"preserve\"{bold}{line}>{letters}</text>",
        y + CELL.2
    )
    .unwrap();
}

fn colour(colour: Color, look: &Look, unset: &str) -> String {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match colour {
        Color::Default => unset.to_owned(),
        Color::Idx(number @ 0..16) => look.sixteen[usize::from(number)].to_owned(),
        Color::Idx(number @ 16..232) => {
            let cube = usize::from(number - 16);
            format!("#{:02x}{:02x}{:02x}", STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6])
        }
        Color::Idx(number) => {
            let grey = 8 + 10 * (number - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
        Color::Rgb(red, green, blue) => format!("#{red:02x}{green:02x}{blue:02x}"),
    }
}
