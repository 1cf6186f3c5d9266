### What the course says, in English. ko.ftl has the same keys; a test compares the two. Write variables as { $name }.

## Everywhere ---------------------------------------------------------------------------------------------------------

points-of = { $points } of { $of } points

## course -------------------------------------------------------------------------------------------------------------

course-not-here = { $folder } is not in a course. Go into the folder that you cloned, and try again.
course-no-such-lesson = There is no lesson "{ $asked }". The lessons are: { $known }.
course-cannot-read = Cannot read { $file }: { $error }
course-cannot-write = Cannot write { $file }: { $error }
course-bad-lesson = { $file }: { $problem }

## build --------------------------------------------------------------------------------------------------------------

build-dependencies = Building what the lesson stands on
build-dependencies-once = Building what the lesson stands on. This takes a few minutes, and happens once.
build-waits = Another cargo is building here (an editor, perhaps). Waiting for it to finish …
build-cargo-failed = Cargo could not build this. `cargo camp doctor` looks for what is missing on this machine. Cargo said:
    { $said }
build-no-cargo = Cannot start cargo: { $error }. Install Rust from https://rustup.rs and open a new terminal.
build-cannot-watch = Cannot watch { $folder } for changes: { $error }

rustc-e0004 = This `match` leaves a case out: add an arm for each one that is named above.
rustc-e0061 = The function takes another number of values than it was given.
rustc-e0277 = This type cannot do what is asked of it here: read the line «required by» for what is missing.
rustc-e0308 = One type was expected and another one found: compare the two lines «expected» and «found».
rustc-e0382 = This value has been handed on («moved») and is no longer here: borrow it with `&`, or `.clone()` it.
rustc-e0384 = A variable stays as it is unless it is declared with `let mut`.
rustc-e0425 = Nothing has this name here: a slip of the pen, or a variable that lives in another function?
rustc-e0432 = `use` does not find this path: check its spelling, and that the crate is in Cargo.toml.
rustc-e0433 = This name is unknown before the `::`. Is a `use` line missing?
rustc-e0502 = While a value is being read through `&`, it cannot be changed: finish with the one before the other.
rustc-e0505 = The value is still borrowed and cannot be handed on yet.
rustc-e0599 = This type has no such method: check the spelling, or whether an `Option` or a `Result` must be opened first.

## The commands: list, check, watch, hint, reset, doctor, report ----------------------------------------------------------

check-did-not-compile = The code does not compile yet.
check-cannot-run = Cannot run the check: { $error }
check-took-too-long = The check did not end within { $seconds } seconds.
check-no-result = The check ended without a result for this task.

## stage --------------------------------------------------------------------------------------------------------------

stage-expected = expected
stage-said = your bot
stage-passed = { $task }: passed.
stage-wrong = { $task }: not as expected. Here is the conversation where the two part.
stage-not-started = { $task }: not started yet. This is where it begins: { $file }, line { $line }, at the todo!.
stage-crashed = { $task }: the bot stopped in the middle of the conversation ({ $how }). A bot runs until it is told to stop.
stage-registered-nothing = { $task }: the bot connected, but registered no commands in 10 seconds. Did `setup` fail, or does it not reach `register_globally`?
stage-not-connected = { $task }: the bot did not connect to Discord in 10 seconds. Does `main` start the client and `.await` it?
stage-not-graded = { $task }: could not be checked, and costs nothing: { $why }
stage-last-words = What the bot itself printed:
stage-whole-conversation = The whole conversation, as it should be: { $path }
stage-differs-by-normalisation = The two look the same, but are put together from other Unicode characters (normalisation: NFC, NFD). Type the text again.
stage-differs-by-invisible = The two look the same, but one has a character that cannot be seen. Delete the text and type it again.

## talk ---------------------------------------------------------------------------------------------------------------

talk-welcome = You are alice. Type a command such as /hello, or a message. ? lists the commands, @bora makes you bora, Ctrl-D ends.
talk-you-are = You are { $name } now.
talk-bot-stopped = The bot stopped ({ $how }). What it printed last stands above.

## grade and template ------------------------------------------------------------------------------------------------

grade-rehearsal = This is your own copy, so this is a rehearsal: your instructor's check decides.
grade-next = next: { $lesson } task { $task }
grade-all-done = all done
grade-lesson = { $points } of { $of } points
grade-lesson-open = not started
grade-lesson-not-compiled = does not compile
grade-passed = passed
grade-wrong = not as expected
grade-not-started = not started
grade-crashed = the bot stopped ({ $how })
grade-timed-out = the bot was not ready in time
grade-not-graded = could not be checked
grade-not-compiled = does not compile
grade-red-compile = { $lesson } does not compile.
grade-red-before = { $lesson }: { $task } passed before, and does not now.
grade-red-not-passed = { $lesson }: { $task } is not passed yet.
grade-earlier-other-version = The earlier result was written by another version of the course: nothing is compared with it.
grade-summary-lesson = lesson
grade-summary-task = task
grade-summary-points = points
grade-summary-result = result
grade-summary-cut = The rest was left out: it is too long for this page. The log of the run has all of it.
grade-annotation-title = { $lesson } task { $number }: { $title }
grade-annotation-compile = { $lesson } does not compile
grade-annotation-next = Your next task begins here: { $title }

template-written = { $folder } is what students get: { $files } files, the lessons without solutions.
template-next = Look at it with: cd { $folder } && cargo run
