//! Commands of the user's own, run for the screen: one after another, in the order they were asked for; those that print nothing (a
//! voice, another window) beside them. All of them end when the user says so, and with the program.

use super::{db_writer::Writer, shared_settings::SharedSettings};
use crate::{
    app::{EndedCommand, Event},
    integrations,
    news::{Article, ArticleId, CommandOutput, OwnCommand},
    run::messages::{EventSender, guarded, spawn},
    store::Store,
    text::Line,
};
use jiff::Timestamp;
use std::{
    io,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Sender},
    },
    thread::JoinHandle,
};

/// Those that print nothing, at a time.
const BESIDE: usize = 8;

/// What running a command goes by.
#[derive(Clone)]
pub struct With {
    pub database: PathBuf,
    pub settings: SharedSettings,
    pub events: EventSender,
    pub writer: Writer,
}

struct Job {
    command: OwnCommand,
    article: ArticleId,
    stop: Arc<AtomicBool>,
}

pub struct OwnCommands {
    with: With,
    queue: Sender<Job>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    /// Ends what was asked for since the last time the user said so.
    stop: Mutex<Arc<AtomicBool>>,
}

impl OwnCommands {
    pub fn start(with: With) -> io::Result<Self> {
        let (queue, jobs) = mpsc::channel::<Job>();
        let worker = with.clone();
        let thread = spawn("commands", move || {
            for job in jobs {
                worker.perform(job);
            }
        })?;
        Ok(Self { with, queue, threads: Mutex::new(vec![thread]), stop: Mutex::default() })
    }

    pub fn run(&self, command: OwnCommand, article: ArticleId) {
        let stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let job = Job { command, article, stop };
        if job.command.output != CommandOutput::None {
            drop(self.queue.send(job));
            return;
        }
        let mut threads = self.threads.lock().unwrap_or_else(PoisonError::into_inner);
        threads.retain(|thread| !thread.is_finished());
        if threads.len() > BESIDE {
            let reason = format!("{BESIDE} commands run already");
            self.with.ended(job.command, job.article, Line::default(), Err(reason));
            return;
        }
        let worker = self.with.clone();
        match spawn("command", move || worker.perform(job)) {
            Ok(thread) => threads.push(thread),
            Err(reason) => self.with.events.failed(&reason),
        }
    }

    /// Ends those that run or wait; later ones run as before.
    pub fn stop(&self) {
        let mut stop = self.stop.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *stop).store(true, Ordering::Relaxed);
    }

    /// Ends them and waits until they have ended.
    pub fn end(self) {
        self.stop();
        drop(self.queue);
        let threads = self.threads.into_inner().unwrap_or_else(PoisonError::into_inner);
        for thread in threads {
            drop(thread.join());
        }
    }
}

impl With {
    fn perform(&self, job: Job) {
        let Job { command, article, stop } = job;
        let mut title = Line::default();
        // Whoever waits learns in any case that it has ended.
        let mut came = Err("something broke while it ran; the log says more".to_owned());
        guarded(&self.events, "while a command ran", || {
            came = self.run(&command, article, &stop, &mut title);
        });
        self.ended(command, article, title, came);
    }

    fn ended(&self, command: OwnCommand, article: ArticleId, title: Line, came: Result<Option<Arc<str>>, String>) {
        self.events.send(Event::CommandEnded(Box::new(EndedCommand { command, article, title, came })));
    }

    fn run(
        &self,
        command: &OwnCommand,
        article: ArticleId,
        stop: &AtomicBool,
        title: &mut Line,
    ) -> Result<Option<Arc<str>>, String> {
        if stop.load(Ordering::Relaxed) {
            return Err("stopped before it began".to_owned());
        }
        let words = |reason: crate::store::StoreError| reason.to_string();
        let settings = self.settings.settings();
        let (article, input): (Article, String) = {
            let store = Store::open_read_only(&self.database).map_err(words)?;
            let article = store.article(article).map_err(words)?.ok_or("the article is gone")?;
            let with = integrations::With { store: &store, rules: &settings.rules, limits: &settings.limits };
            let input = integrations::command_input(&article, command.input, with).map_err(words)?;
            (article, input)
        };
        title.clone_from(&article.title);
        let printed = integrations::run_command(command, &article, &input, settings.offline, stop)?;
        match printed {
            Some(text) if command.keep => {
                let (id, name, is_html) = (article.id, command.name.clone(), command.prints_html());
                self.writer
                    .ask(move |store| store.keep_command_text(id, &name, (&text, is_html), Timestamp::now()))
                    .map_err(words)?;
                Ok(None)
            }
            printed => Ok(printed.map(Arc::from)),
        }
    }
}
