//! Commands of the user's own: for which article they are run, and what becomes of what they print. Starts none itself.

use crate::{
    app::{
        Model,
        core::{
            command::{Command, ReaderCommand},
            effect::{Effect, Fetch, Made, MadeText, Maker, Program, TerminalRequest, Write},
            event::EndedCommand,
            layout::Pane,
            screen,
            session::{Toast, no_story},
        },
        marks::{decide, history},
        reader::{made, render},
    },
    language::tr,
    news::{Article, CommandOutput},
    text::Line,
};

/// Articles that one key may give to a command.
const MOST: usize = 20;
/// Letters of an output that are told at the bottom.
const TOLD: usize = 300;

/// Runs the command of that name for the article that is meant, or for all that is selected.
pub(in crate::app) fn run(model: &mut Model, name: &str) -> Vec<Effect> {
    let Some(command) = model.options.keymap.own_command(name).cloned() else { return Vec::new() };
    let selected = decide::selected(model);
    let meant: Vec<Article> = if selected.len() > 1 && model.screen.focus == Pane::List {
        selected.iter().filter_map(|id| Some(model.list.rows.get(id)?.face.clone())).collect()
    } else {
        screen::article(model).cloned().into_iter().collect()
    };
    match meant.len() {
        0 => model.say(no_story()),
        1 => model.say(tr!("own-commands-runs", name)),
        many if many > MOST => {
            model.say(tr!("own-commands-articles-at-once-are-too", many, name, most = MOST));
            return Vec::new();
        }
        many => model.say(tr!("own-commands-runs-for-articles", name, many)),
    }
    model.session.running.extend(meant.iter().map(|_| command.name.clone()));
    meant.iter().map(|article| Effect::Fetch(Fetch::OwnCommand(Box::new(command.clone()), article.id))).collect()
}

/// Ends those that run or wait.
pub(in crate::app) fn stop(model: &mut Model) -> Vec<Effect> {
    if model.session.running.is_empty() {
        model.say(tr!("own-commands-no-command-of-your-own"));
        return Vec::new();
    }
    vec![Effect::Fetch(Fetch::StopCommands)]
}

/// One has ended: what it printed goes where the user wished, unless the user is at something else by now.
pub(in crate::app) fn on_ended(model: &mut Model, ended: EndedCommand) -> Vec<Effect> {
    let EndedCommand { command, article, title, came } = ended;
    if let Some(place) = model.session.running.iter().position(|name| *name == command.name) {
        model.session.running.remove(place);
    }
    let printed = match came {
        Ok(printed) => printed,
        Err(reason) => {
            model.complain(format!("{}: {reason}", command.name));
            return Vec::new();
        }
    };
    let busy = model.prompt.is_some() || model.overlay.is_some();
    match (command.output, printed) {
        (CommandOutput::Pager, Some(text)) if !busy => {
            // That it runs was told.
            model.session.toast = None;
            vec![Effect::Terminal(TerminalRequest::Lend(Program::Pager, text.to_string()))]
        }
        (CommandOutput::Article | CommandOutput::Pager, text) => {
            let as_printed = if command.prints_html() { MadeText::Html } else { MadeText::Plain };
            let made = Made { maker: Maker::Command(command.name.clone()), text: text.map(as_printed) };
            let is_kept = made.text.is_none();
            if is_kept {
                // It was a step of its own.
                history::elsewhere(model);
            } else {
                made::remember(model, article, made.clone());
            }
            let setting = model.setting();
            let here = model.reader.as_ref().filter(|reader| reader.article.id == article);
            let key = model.key(Command::Reader(ReaderCommand::NextView));
            let shows = here.is_some_and(|reader| render::guarded(reader, &setting).is_none()) && !busy;
            let effects = if shows { made::show(model, made) } else { Vec::new() };
            let words = match (shows, is_kept) {
                (true, true) => tr!("own-commands-is-kept-beside-the-article", name = command.name),
                (true, false) => tr!("own-commands-what-it-made-of-this", name = command.name),
                (false, _) => tr!("own-commands-of-is-here-shows-it", name = command.name, title, key),
            };
            model.session.toast = Some(Toast { words, undo: is_kept, wrong: false });
            effects
        }
        (_, printed) => {
            let words = printed.map(|text| Line::cut(&text, TOLD)).filter(|words| !words.is_empty());
            model.say(words.map_or_else(
                || tr!("own-commands-done", name = command.name),
                |words| format!("{}: {words}", command.name),
            ));
            Vec::new()
        }
    }
}

/// Takes away what is on screen: it is forgotten, or no more kept.
pub(in crate::app) fn drop_shown(model: &mut Model) -> Vec<Effect> {
    let shown = model.reader.as_mut().and_then(|reader| {
        let made = reader.made.clone()?;
        reader.turn_to(reader.view, None);
        Some((reader.article.id, made))
    });
    let Some((article, made)) = shown else {
        let key = model.key(Command::Reader(ReaderCommand::NextView));
        model.say(tr!("own-commands-what-a-command-of-your", key));
        return Vec::new();
    };
    model.reading.made.retain(|(other, before)| *other != article || before.maker != made.maker);
    let is_kept = made.text.is_none();
    if is_kept {
        history::elsewhere(model);
    }
    let (words, command) = match made.maker {
        Maker::Command(name) => (tr!("own-commands-what-made-is-taken-away", command = name), Some(name)),
        Maker::Comments => (tr!("comments-are-taken-away").to_owned(), None),
    };
    model.session.toast = Some(Toast { words, undo: is_kept, wrong: false });
    let kept = command.filter(|_| is_kept).map(|name| Effect::Write(Write::DropMade(article, name)));
    kept.into_iter().chain(model.load_page()).collect()
}
