//! Keeps a bot running: builds it, starts it, and does both again at every save. A bot that ends is not started again before
//! the next save, so one that crashes says so once.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use botcamp::bot::{Bot, Launch, Mark, Output};
use botcamp::build::{self, Bar, BuildError, Watch};
use botcamp::course::{Course, Lesson};
use botcamp::discord::{Discord, Readiness};
use botcamp::page::{Mood, Notice, Page};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::task::JoinHandle;

use super::foreign::Foreign;
use super::panics::Panics;
use crate::commands::show::label;

/// After so long without a login the page shows what the bot says.
const LOGIN: Duration = Duration::from_secs(10);
/// So many of its last lines are shown when a bot ends.
const LAST_WORDS: usize = 25;

/// Where the bot comes from.
#[derive(Clone, Debug)]
pub enum Source {
    Lesson(Lesson),
    Solution(Lesson),
    Foreign(Foreign),
}

/// A build that has ended, and when it was asked for.
struct Built {
    program: Result<PathBuf, BuildError>,
    asked: Instant,
}

pub struct Keeper {
    course: Course,
    source: Source,
    discord: Arc<Discord>,
    page: Arc<Page>,
    saved: UnboundedReceiver<Instant>,
    built: (UnboundedSender<Built>, UnboundedReceiver<Built>),
    building: bool,
    /// Saved while a build was running: that build is of yesterday's code.
    again: Option<Instant>,
    bot: Option<Bot>,
    output: Option<Output>,
    /// Where in it the running bot began to print.
    from: Mark,
    /// The tasks that follow the running bot.
    following: Vec<JoinHandle<()>>,
    starts: usize,
    _watches: Vec<Watch>,
}

impl Keeper {
    pub fn new(
        course: Course,
        source: Source,
        discord: Arc<Discord>,
        page: Arc<Page>,
    ) -> anyhow::Result<Keeper> {
        let (save, saved) = mpsc::unbounded_channel();
        let saved_now = move || {
            // It fails only when the page is being closed.
            let _ = save.send(Instant::now());
        };
        let watches = match &source {
            Source::Lesson(lesson) => vec![Watch::start(lesson, saved_now)?],
            Source::Foreign(foreign) => {
                let files = foreign.files();
                let watches = files.iter().map(|file| Watch::program(file, saved_now.clone()));
                watches.collect::<Result<_, _>>()?
            }
            Source::Solution(_) => Vec::new(),
        };
        Ok(Keeper {
            course,
            source,
            discord,
            page,
            saved,
            built: mpsc::unbounded_channel(),
            building: false,
            again: None,
            bot: None,
            output: None,
            from: Mark::default(),
            following: Vec::new(),
            starts: 0,
            _watches: watches,
        })
    }

    /// Until the end of the program.
    pub async fn keep(&mut self) {
        self.build(Instant::now());
        loop {
            tokio::select! {
                Some(asked) = self.saved.recv() => self.build(asked),
                Some(built) = self.built.1.recv() => self.use_built(built).await,
                how = exit(&mut self.bot) => self.ended(&how),
            }
        }
    }

    fn build(&mut self, asked: Instant) {
        if self.building {
            self.again = Some(asked);
            return;
        }
        let (course, source, sender) = (self.course.clone(), self.source.clone(), self.built.0.clone());
        if let Source::Lesson(lesson) | Source::Solution(lesson) = &source
            && self.starts == 0
        {
            self.tell(
                Mood::Working,
                "notice-building",
                vec![("lesson", label(lesson))],
                None,
            );
        }
        self.building = true;
        self.page.builds(true);
        tokio::task::spawn_blocking(move || {
            let program = program(&course, &source);
            // It fails only when the page is being closed.
            let _ = sender.send(Built { program, asked });
        });
    }

    async fn use_built(&mut self, Built { program, asked }: Built) {
        self.building = false;
        if let Some(asked) = self.again.take() {
            self.build(asked);
            return;
        }
        self.page.builds(false);
        match program {
            Ok(program) => self.start(&program, asked).await,
            Err(error) => {
                let sentence = match (&error, &self.bot) {
                    (BuildError::Code(_), Some(_)) => "notice-compile",
                    (BuildError::Code(_), None) => "notice-compile-first",
                    _ => "notice-cannot-start",
                };
                self.tell(Mood::Bad, sentence, Vec::new(), Some(plain(&error.to_string())));
            }
        }
    }

    async fn start(&mut self, program: &Path, asked: Instant) {
        self.following.drain(..).for_each(|task| task.abort());
        if let Some(bot) = self.bot.take() {
            bot.kill().await;
        }
        self.discord.bot_is_gone();
        let launch = self.launch(program);
        // Before it starts: a bot that ends at once has printed all it will by the time it is looked at.
        self.from = self.output.as_ref().map_or(Mark::default(), Output::mark);
        let started = match &self.output {
            Some(output) => Bot::start_after(&launch, output),
            None => Bot::start(&launch),
        };
        match started {
            Ok(bot) => {
                let output = bot.output();
                self.output = Some(output.clone());
                self.bot = Some(bot);
                self.starts += 1;
                self.follow(&output, asked);
            }
            Err(error) => self.tell(
                Mood::Bad,
                "notice-cannot-start",
                Vec::new(),
                Some(error.to_string()),
            ),
        }
    }

    fn launch(&self, program: &Path) -> Launch {
        let token = self.discord.token().expose();
        let mut env = vec![
            ("DISCORD_TOKEN".to_owned(), token.to_owned()),
            ("DISCORD_API".to_owned(), self.discord.api()),
        ];
        let (args, folder) = match &self.source {
            Source::Foreign(it) => {
                // What else it needs to know its owner has told the shell. What we say comes last, and counts.
                env.splice(0..0, build::environment());
                (it.args.clone(), it.folder.clone())
            }
            Source::Lesson(_) | Source::Solution(_) => {
                // Where the bot keeps its data is for whoever runs it to say.
                env.extend(std::env::var("STORE").ok().map(|it| ("STORE".to_owned(), it)));
                (Vec::new(), self.course.root().to_owned())
            }
        };
        Launch {
            program: program.to_owned(),
            args,
            folder,
            env,
            secret: token.to_owned(),
            keeper: false,
        }
    }

    /// Tells what the bot prints, and when it is there.
    fn follow(&mut self, output: &Output, asked: Instant) {
        let (page, output, from) = (Arc::clone(&self.page), output.clone(), self.from);
        let printing = {
            let (page, output) = (Arc::clone(&page), output.clone());
            async move {
                let (mut mark, mut panics) = (from, Panics::default());
                loop {
                    output.after(mark).await;
                    let lines = output.read_on(&mut mark);
                    if lines.is_empty() {
                        return; // It has ended.
                    }
                    for line in lines.iter().map(|line| plain(line)) {
                        page.printed(&line);
                        if let Some(notice) = panics.read(&line) {
                            page.tell(notice);
                        }
                    }
                }
            }
        };
        let sentence = if self.starts == 1 {
            "notice-arrived"
        } else {
            "notice-restarted"
        };
        let discord = Arc::clone(&self.discord);
        let arriving = async move {
            let arrives = logged_in(&discord);
            if tokio::time::timeout(LOGIN, arrives).await.is_ok() {
                let seconds = format!("{:.1}", asked.elapsed().as_secs_f64());
                page.tell(Notice::new(
                    Mood::Good,
                    sentence,
                    vec![("seconds", seconds)],
                    None,
                ));
            } else {
                let args = vec![("seconds", LOGIN.as_secs().to_string())];
                page.tell(Notice::new(
                    Mood::Bad,
                    "notice-slow",
                    args,
                    Some(last_words(&output, from)),
                ));
            }
        };
        self.following = vec![tokio::spawn(printing), tokio::spawn(arriving)];
    }

    fn ended(&mut self, how: &str) {
        self.bot = None;
        // What it printed last is told by whoever follows its output, to the end.
        if let Some(arriving) = self.following.get(1) {
            arriving.abort();
        }
        self.discord.bot_is_gone();
        let words = self.output.as_ref().map(|output| last_words(output, self.from));
        self.tell(Mood::Bad, "notice-stopped", vec![("how", how.to_owned())], words);
    }

    fn tell(
        &self,
        mood: Mood,
        sentence: &'static str,
        args: Vec<(&'static str, String)>,
        detail: Option<String>,
    ) {
        self.page.tell(Notice::new(mood, sentence, args, detail));
    }
}

fn program(course: &Course, source: &Source) -> Result<PathBuf, BuildError> {
    match source {
        Source::Lesson(lesson) => {
            let program = build::program(course, lesson, &mut Bar::new())?;
            build::runnable(course, lesson, program)
        }
        Source::Solution(lesson) => build::solution(course, lesson, &mut Bar::new()),
        Source::Foreign(foreign) => Ok(foreign.program.clone()),
    }
}

/// Resolves when the bot has ended, and how. Without a bot it never does.
async fn exit(bot: &mut Option<Bot>) -> String {
    match bot {
        Some(bot) => bot.exited().await.how,
        None => std::future::pending().await,
    }
}

async fn logged_in(discord: &Discord) {
    let mut known = Readiness::default();
    while !known.identified {
        known = discord.readiness_after(known).await;
    }
}

fn last_words(output: &Output, from: Mark) -> String {
    let lines = output.since(from);
    let last = &lines[lines.len().saturating_sub(LAST_WORDS)..];
    plain(&last.join("\n"))
}

/// Without the colours of a terminal, which many a bot prints wherever it prints.
fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
