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
build-unreadable = The compiler said more than anybody can read: too much at once, or too deep.
build-no-cargo = Cannot start cargo: { $error }. Install Rust from https://rustup.rs and open a new terminal.
build-cannot-watch = Cannot watch { $folder } for changes: { $error }

rustc-e0004 = This `match` leaves a case out: add an arm for each one that is named above.
rustc-e0061 = The function takes another number of values than it was given.
rustc-e0063 = A field has no value: give one to each that is named above.
rustc-e0277 = This type cannot do what is asked of it here: read the line «required by» for what is missing.
rustc-e0282 = Rust cannot tell which type this is: write it down, as in `let name: Type = …`.
rustc-e0308 = One type was expected and another one found: compare the two lines «expected» and «found».
rustc-e0382 = This value has been handed on («moved») and is no longer here: borrow it with `&`, or `.clone()` it.
rustc-e0384 = A variable stays as it is unless it is declared with `let mut`.
rustc-e0425 = Nothing has this name here: a slip of the pen, or a variable that lives in another function?
rustc-e0432 = `use` does not find this path: check its spelling, and that the crate is in Cargo.toml.
rustc-e0433 = This name is unknown before the `::`. Is a `use` line missing?
rustc-e0502 = While a value is being read through `&`, it cannot be changed: finish with the one before the other.
rustc-e0505 = The value is still borrowed and cannot be handed on yet.
rustc-e0596 = Only what was declared with `let mut`, or lent with `&mut`, can be changed.
rustc-e0599 = This type has no such method: check the spelling, or whether an `Option` or a `Result` must be opened first.
rustc-e0603 = This is private to its module: from outside, only what has `pub` before it can be used.
rustc-unused-must-use = What comes back from here must not be overlooked: a `Result` is handed up with `?`.
rustc-await = This is not the value yet, but a `Future`, something that will have one some day: `.await` is missing behind the call.
rustc-no-value = The function ends without its value: write that as its last line, without a `;` behind it.

## The commands: list, check, watch, hint, reset, doctor, report ----------------------------------------------------------

check-did-not-compile = The code does not compile yet.
check-cannot-run = Cannot run the check: { $error }
check-no-room = Only { $free } MiB are free where { $folder } is, and it takes { $needed }. Make room, and try again.
check-no-result = The check ended without a result for this task.
check-strange-result = The check was another one: it has a result { $file }, which is no task of this lesson.

minutes = { $minutes } minutes
state-open = open
state-started = begun, not checked yet
state-failing = { $points } of { $of } points so far
state-done = done
state-passed = passed
state-to-do = to do
state-not-started = not started
state-not-yet = not yet
state-not-checked = not checked

start-title = Start here: lesson { $lesson }
start-steps =
    {"  "}1. Open { $readme } and read it.
    {"  "}2. Open { $file } and finish line { $line }, where it says todo!(…).
start-check-typed = {"  "}3. Save, and type: cargo camp check { $number }
start-check-at-save = {"  "}3. Save. It is checked at every save.

list-title = botcamp: from a bot that says hello to a bot with a live database
list-open-is-no-error = «open» means: nobody has begun with it yet. It is no error.
list-next = Next: lesson { $lesson }. Type: cargo camp watch { $number }
list-all-done = Every lesson is done. Congratulations!

result-open = Lesson { $lesson } is open: its code is still as you got it. Nothing is wrong.
result-open-expected = This is the conversation that `{ $task }` expects:
result-did-not-compile = Lesson { $lesson } does not compile yet. This is what Rust says:
result-mend-first = Look at the first message, mend it and save. The others often go with it.
result-others = { $count } more did not hold: this one first.
result-offer-help = That was check number { $count } that did not hold. `cargo camp hint { $number }` gives a hint, and `cargo camp report` prints what to send to whoever helps you.
result-done = Lesson { $lesson } is done.
result-next = Next: lesson { $lesson }. Read { $readme }.
result-last = That was the last lesson.

watch-checking = Checking lesson { $lesson } …
watch-keys = [c] check  [h] hint  [l] list  [t] talk  [p] play  [n] next lesson  [q] quit
watch-background = for lesson { $number }
watch-ready = Lesson { $number } is ready to go.

hint-title = Hint { $rung } of { $of } for task { $number }, `{ $task }`
hint-more = The next hint comes when you ask again.
hint-was-last = That was the last hint. `cargo camp report` prints what to send to whoever helps you.
hint-none = There is no hint for `{ $task }`.
hint-not-needed = Every task of lesson { $lesson } holds: no hint is needed.

reset-done = Lesson { $lesson } is the starter again. Your code is kept in { $kept }.
reset-nothing = Lesson { $lesson } is the starter already. Nothing was changed.

talk-no-bot-yet = Lesson { $lesson } is no bot yet: a program that prints one line. Run it with: cargo run -p { $package } -- Bora

doctor-good = good
doctor-bad = mend
doctor-all-good = This machine has what the course needs.
doctor-some-bad = { $count } to mend. Do what stands behind each arrow, then type: cargo camp doctor
doctor-rust = Rust { $found } (the course needs { $needed })
doctor-rust-old = Rust { $found } is older than the { $needed } that the course needs
doctor-linker = rustc builds and links a program
doctor-linker-bad = rustc cannot build a program: { $error }
doctor-cargo-home = Cargo's own folder can be written to
doctor-cargo-home-bad = Cargo's own folder { $folder } cannot be written to: { $error }
doctor-no-home = There is no home folder, so cargo has no place of its own
doctor-disk = { $free } GiB of disk space are free (the course needs { $needed } to be built)
doctor-disk-full = Only { $free } GiB of disk space are free; the course needs { $needed } to be built
doctor-disk-mend = Make room, or let CARGO_TARGET_DIR name a folder on another disk
doctor-disk-unknown = How much disk space is free could not be found out
doctor-loopback = Programs on this machine can talk to each other over 127.0.0.1
doctor-loopback-bad = Programs on this machine cannot talk to each other over 127.0.0.1: { $error }
doctor-loopback-mend = Allow connections to 127.0.0.1 in your firewall or virus scanner
doctor-encoding = The terminal's encoding is UTF-8
doctor-encoding-bad = The terminal's encoding ({ $found }) is not UTF-8: Korean will look wrong
doctor-git = git is here and knows who you are
doctor-no-git = There is no git
doctor-git-no-name = git does not know who you are, so you cannot commit
doctor-env = git ignores .env, where a token would stand
doctor-env-not-ignored = git does not ignore .env: a token in it would be pushed
doctor-env-tracked = A .env file is in the repository. If a token was ever pushed in it, reset the token at https://discord.com/developers
doctor-env-tracked-mend = git rm --cached .env && echo .env >> .gitignore
doctor-env-no-repository = This folder is not a git repository, so no token can be pushed from it

report-how-to = Paste this when you ask for help. No token, user name or folder of yours is in it.

help-camp = The course: lessons on building a Discord bot, with an offline Discord in the box
help-lesson = LESSON is 3, 03, json-read or 03-json-read. Without a command: watch the next open lesson.
help-usage = Usage:
help-commands = Commands
help-arguments = Arguments
help-options = Options
help-help = This help
help-version = The version
help-example = Example: { $example }
help-list = The lessons, their tasks, what is done, what is next
help-check = Check one lesson (without LESSON: the next one)
help-watch = Check a lesson again at every save
help-talk = Talk to your bot in the terminal
help-offline = The offline Discord alone, for any bot
help-offline-port = The port on 127.0.0.1 (without it: a free one)
help-offline-world = A JSON file with the server's channels, roles and members; an example stands below
help-offline-interactions = Where a bot takes its interactions over HTTP, such as http://127.0.0.1:3000/interactions, in place of the gateway
help-offline-interactions-anywhere = Let that address be on another machine
help-offline-library = Print the lines for this library alone: discord.js, discord.py, serenity or twilight
help-offline-record = Keep all that moves between the bot and Discord in this file, as JSON lines (of files only name and size). A file that is there is replaced
help-hint = The next hint
help-reset = Back to the starter; your code is kept beside it
help-doctor = What is wrong with this machine, and how to mend it
help-report = What to paste when you ask for help
help-grade = Results and points, for people and for machines
help-template = Write what students get: the lessons without the solutions
help-grade-lessons = Lessons that must pass (without any, all are graded, and half-done work is no failure)
help-grade-format = Who reads the result
help-grade-from = Grade nothing, and show this result that --out has written
help-grade-details = How much a failure shows: what was expected, too (full), what the bot itself said (own), nothing (none)
help-grade-strict = Every task must pass
help-grade-submission = Grade this checkout instead: only its lessons/*/src counts, and nothing of it is trusted
help-grade-rounds = Ask so many times more with other values, which nobody can know; needs --submission and the solutions (without it: 3 where there are solutions)
help-grade-seed = What those values are drawn from, to ask the same again; without --submission, shows the conversations with them
help-grade-out = Write the result as JSON to this file, too
help-grade-previous = The result of the last time: what passed then must pass now
help-gradebook = A class's results on one page, gradebook.html, and as tables: grades the checkouts that have no result yet
help-gradebook-folders = Folders with the students' checkouts, or with their results: what grade --out wrote, or what gh run download left
help-gradebook-roster = Who is in the class: the roster of Classroom 50 or of GitHub Classroom, as CSV
help-gradebook-received = When the server received what, as gh prints it (JSON) or in a table of your own (CSV); a file, or a folder with one for each student
help-gradebook-deadline = Until when to hand in, such as 2026-03-09T23:59+09:00; with 02= before it, only lesson 02
help-gradebook-lesson = Only this lesson; may be given several times
help-gradebook-out = The folder that all of it is written into, and in which results are kept
help-gradebook-rounds = Ask so many times more with other values, which nobody can know (3 if not given); needs the solutions
help-gradebook-seed = What those values are drawn from
help-gradebook-jobs = So many lessons are graded at the same time (one more than there are processors if not given)
help-gradebook-accept-rehearsals = Count results that students' own copies made of themselves, too

classroom50-missing = { $variable } is not set. This format is for an autograder of Classroom 50, whose runner sets it.
grade-unjudged = Not graded: { $tasks }. That is no fault of the student's; grade again.

## stage --------------------------------------------------------------------------------------------------------------

stage-expected = expected
stage-said = your bot
stage-passed = { $task }: passed.
stage-wrong = { $task }: not as expected. Here is the conversation where the two part.
stage-wrong-hidden = { $task }: not as expected.
stage-wrong-with-others = { $task }: right with the values that the snapshot shows, and wrong with others. An answer must not be typed into the code: it follows from what is asked and from what the data says.
stage-same-again = To ask your own bot with the same values: cargo camp grade LESSON --seed { $seed }
stage-not-started = { $task }: not started yet. This is where it begins: { $file }, line { $line }, at the todo!.
stage-crashed = { $task }: the bot stopped in the middle of the conversation ({ $how }). A bot runs until it is told to stop.
stage-broke-rules = { $task }: not as expected, and Discord refused the bot something on the way: { $rule }
stage-unstable = { $task }: asked the same twice, the bot answered differently. An answer follows from what is asked and from what the data says, and from nothing else: no chance, no clock of its own, nothing left over from before.
stage-first-time = once{" "}
stage-second-time = again
stage-skipped = { $task }: its turn comes when { $after } passes. It stands on that one.
stage-registered-nothing = { $task }: the bot connected, but registered no commands in 10 seconds. Did `setup` fail, or does it not reach `register_globally`?
stage-not-connected = { $task }: the bot did not connect to Discord in 10 seconds. Does `main` start the client and `.await` it?
stage-no-end = { $task }: the conversation did not come to an end in five minutes. The bot lets whoever speaks to it wait too long: does every command answer?
stage-not-graded = { $task }: could not be checked, and costs nothing: { $why }
stage-not-covered = On the way the bot asked for what the offline Discord does not have. That is no mistake of yours: do it another way, or tell your instructor.
stage-last-words = What the bot itself printed:
stage-whole-conversation = The whole conversation, as it should be: { $path }
stage-as-it-was = This is the conversation as it was:
stage-skipped-full-disk = skipped: this system cannot fill the disk of a bot, Linux can.
stage-differs-by-normalisation = The two look the same, but are put together from other Unicode characters (normalisation: NFC, NFD). Type the text again.
stage-differs-by-invisible = The two look the same, but one has a character that cannot be seen. Delete the text and type it again.

## talk ---------------------------------------------------------------------------------------------------------------

talk-welcome = You are alice. Type a command such as /hello, or a message. ? lists the commands, @bora makes you bora, Ctrl-D ends.
talk-you-are = You are { $name } now.
talk-you-are-not = { $name } is your bot: you cannot be it, and are who you were.
talk-no-bot = (no bot is connected)
talk-no-commands = (the bot has registered no commands yet)
talk-bot-stopped = The bot stopped ({ $how }). What it printed last stands above.

## offline ------------------------------------------------------------------------------------------------------------

offline-here =
    The offline Discord is here, for programs on this computer only:

        DISCORD_API={ $address }
        DISCORD_TOKEN={ $token }

    A bot of this course reads both from its environment. Whatever wants more: the application's id (client id) is { $application }, the server's id (guild id) { $server }. All of it is made anew at each start.
offline-libraries = A bot with another library, or from outside this course, comes here with a few lines in its code; the rest stays as it is. (To see one library's alone: --library discord.js, discord.py, serenity or twilight.)
offline-serenity = serenity: in place of Client::builder(…). Both proxy and ratelimiter_disabled are needed: with one of them missing it goes to the real Discord. (With the rate limiter off, a request that comes too often ends in an error, with status 429, and is not sent again by itself.)
offline-twilight = twilight: in place of Client::new(…) and Shard::new(…); then Shard::with_config(ShardId::ONE, config). (If twilight then asks for a «CryptoProvider», which its TLS wants even where none is spoken: rustls::crypto::ring::default_provider().install_default() at the beginning of main.)
offline-discord-js = discord.js: in place of new Client(…) and client.login(…). A program of its own that registers the commands writes new REST({"{"} api: '{ $address }/api' {"}"}) in place of new REST().
offline-discord-py = discord.py: below import discord; then client.run(TOKEN).
offline-others = Any other library: the REST API is at { $address }/api/v10, which also tells the gateway's address.
offline-interactions =
    A bot that takes its interactions over HTTP checks their signatures with this public key. Where it listens is said with --interactions, or by the bot itself with PATCH { $address }/api/v10/applications/@me.

        DISCORD_PUBLIC_KEY={ $key }
offline-interactions-at =
    Interactions go to { $url }, once a bot there answers a PING and refuses bad signatures. It checks them with this public key.

        DISCORD_PUBLIC_KEY={ $key }
offline-interactions-wrong = { $url } can be no address for interactions: { $why }
offline-interactions-elsewhere = { $url } is not on this computer. If it is meant to be elsewhere: --interactions-anywhere.
offline-no-url = write it in full, as http://127.0.0.1:3000/interactions.
offline-no-http = the offline Discord speaks http alone. Write it as http://127.0.0.1:3000/interactions.
offline-talk = You are alice. Type a command such as /hello, or a message. ? lists the commands, @bora makes you bora, Ctrl-C ends. Buttons, menus, forms, files and other channels are on the page.
offline-bot-came = A bot has logged in.
offline-bot-registered = It has registered its commands: type ? to see them.
offline-bot-left = The bot has gone.
offline-port-taken = Another program listens on port { $port }. Choose another with --port, or leave it out.
offline-world-wrong = { $file }, line { $line }: { $problem }
offline-world-form =
    { $said }.
    This is a file with everything that can stand in one; only "channels" must be there:
    { $example }
offline-world-twice = there is already a "{ $name }". Choose another name.
offline-world-no-channel =
    the server has no channel. Write at least one, as here:
    { $example }
offline-world-no-role = there is no role "{ $name }". Write it under "roles", or choose one that is there: { $known }
offline-world-no-permission = there is no permission "{ $name }". These are: { $known }
offline-world-no-language = there is no language "{ $name }". These are: { $known }
offline-world-length = "{ $name }" has { $length } characters. Discord allows { $least } to { $most }.

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
grade-broke-rules = broke one of Discord's rules
grade-unstable = not the same answer twice
grade-skipped = waits for task { $task }
grade-timed-out = the bot took too long
grade-not-graded = could not be checked
grade-not-compiled = does not compile
grade-red-compile = { $lesson } does not compile.
grade-red-before = { $lesson }: { $task } passed before, and does not now.
grade-red-not-passed = { $lesson }: { $task } is not passed yet.
grade-red-refused = { $lesson } cannot be graded as it was handed in.
grade-refused = refused
rounds-no-reference = The course has no solution of this lesson here, so nobody knows what is right with other values. Grade from a clone of the whole course, or ask none with --rounds 0.
rounds-reference-failed = The solution cannot be asked with other values (seed { $seed }): { $error }
grade-waits = { $folder } is being graded
grade-waits-for-the-solution = { $lesson }: the solution is asked with other values
grade-sealed = Graded: { $folder }
seal-no-place = Too many checks are going on at the same time in { $folder }.
seal-no-submission = { $folder } has no folder lessons/: name the root of a checkout.
seal-reads = It reads { $file }. A program is made from the lesson's src/ and from libraries, and from nothing else.
seal-not-a-folder = { $file } is not a folder.
seal-not-regular = { $file } is not a regular file. Links and devices are not taken.
seal-kind = { $file } is of a kind that this lesson has no use for. Take it out of src/.
seal-name = { $file } has a name that is no text.
seal-not-text = { $file } is not UTF-8. Save it as UTF-8.
seal-too-deep = { $file } lies too deep: too many folders in each other.
seal-too-much = { $file } is too much: a file has at most 256 KiB, and a lesson at most 200 files.
seal-compiler-stopped = The compiler did not come to an end ({ $why }): this source takes more of its time or memory than all lessons together.
grade-earlier-other-version = The earlier result was written by another version of the course: nothing is compared with it.
grade-from-other-version = This result was written by another version of the course. Grade again.
grade-summary-lesson = lesson
grade-summary-task = task
grade-summary-points = points
grade-summary-result = result
grade-summary-cut = The rest was left out: it is too long for this page. The log of the run has all of it.
grade-annotation-title = { $lesson } task { $number }: { $title }
grade-annotation-compile = { $lesson } does not compile
grade-annotation-next = Your next task begins here: { $title }

template-written = { $folder } is what students get: { $files } files, the lessons without solutions.
template-not-empty = { $folder } is not empty: name a folder that does not exist yet
template-next = Look at it with: cd { $folder } && cargo run

## play ---------------------------------------------------------------------------------------------------------------

play-here = The page is open at { $address }
play-end = Ctrl-C ends it.
play-no-bot-yet = Lesson { $lesson } has no bot yet: it is a program that prints. `cargo camp play` begins with the next lesson.
play-no-solution = This copy of the course has no solutions.
play-no-browser = No browser could be opened here. Open the address yourself.
play-port-taken = Another program listens on port { $port }. Choose another with --port, or none to take a free one.
help-play = Talk to your bot on a chat page in the browser; it is built again at every save
help-play-solution = Play the reference solution
help-play-bot = Play this program instead: any bot that reads DISCORD_TOKEN and DISCORD_API. It is started again when its file changes
help-play-bot-args = What that program is started with, after --: cargo camp play --bot python3 -- bot.py
help-play-port = The page's port on 127.0.0.1, a free one if not said
help-play-no-open = Print the address, and open no browser
offline-page = To talk to it in a browser: { $address }

## The chat page: what it says itself (page-…) ------------------------------------------------------------------------------

page-today-at = today at { $time }
page-channels = Channels
page-members = Members
page-private-chats = Private chats
page-private-channel = Only some roles see this channel
page-online = Online
page-offline = Offline
page-status-online = online
page-status-idle = away
page-status-dnd = do not disturb
page-status-offline = offline
page-doing-0 = Playing { $name }
page-doing-1 = Streaming { $name }
page-doing-2 = Listening to { $name }
page-doing-3 = Watching { $name }
page-doing-5 = Competing in { $name }
page-owner = owner
page-bot-online = bot online
page-bot-offline = bot offline
page-bot-building = building …
page-you-are = You are { $name }. Become somebody else
page-switch = Switch user
page-be-whom = Who do you want to be?
page-be = Become { $name }
page-new-user = A new user's name
page-join = Join
page-light = Light
page-dark = Dark
page-welcome = Welcome to { $place }
page-welcome-text = Your bot is here. Type / to see its commands, or write a message.
page-welcome-no-bot = This is where you talk to your bot. It is not here yet.
page-write-to = Write to { $place }  ·  / for commands
page-write-to-short = Write to { $place }
page-may-not-write = You may not write in this channel.
page-suggestions = Suggestions
page-attach = Attach a file
page-too-large = { $name } is larger than the 10 MB that Discord takes.
page-not-read = { $name } could not be read.
page-remove = Remove
page-send = Send
page-not-sent = Not sent: there is no connection to the course tool. What you wrote is still here.
page-drop = Drop the file to attach it
page-cancel = Cancel
page-close = Close
page-done = Done
page-choose = Choose …
page-search = Search
page-replying-to = Replying to { $name }
page-editing = Editing your message. Escape to stop.
page-typing = { $name } is typing …
page-typing-many = { $names } are typing …
page-used = used
page-thinking = { $name } is thinking …
page-sending = Sending …
page-no-response = The application did not respond
page-failed = This interaction failed
page-form-failed = Something went wrong. Try again.
page-dismiss = Dismiss message
page-only-you = Only you can see this
page-edited = (edited)
page-deleted = deleted
page-answers-deleted = The message that this answers was deleted
page-something = Something without text
page-unknown-role = unknown role
page-unknown-channel = unknown channel
page-spoiler = Spoiler: press to show
page-cover = SPOILER
page-picture-elsewhere = picture from elsewhere
page-pinned = { $name } pinned a message to this channel.
page-started-thread = { $name } started a thread: { $thread }
page-react = React
page-other-emoji = Another emoji
page-reacted = { $emoji }, { $count } so far
page-reply = Reply
page-more = More
page-edit = Edit
page-delete = Delete
page-copy = Copy
page-copy-text = Copy text
page-copy-id = Copy id
page-copied = Copied
page-uncopied = The browser did not let this be copied. Select it here, and copy it yourself.
page-apps = Apps
page-mention = Mention
page-mentions = { $count } for you
page-private-chat = Private chat
page-new-line = New
page-unseen = { $count } new
page-to-newest = To the newest
page-required = required
page-option-required = { $name } is required.
page-option-empty = Fill in { $name }, or take it away with Backspace.
page-option-choice = For { $name }, choose one of those that are offered.
page-option-whole = { $name } must be a whole number.
page-option-number = { $name } must be a number.
page-option-length = { $name } must be: { $bounds }
page-characters = { $least } to { $most } characters
page-characters-at-most = up to { $most } characters
page-refused-other = Discord does not do this: { $words }
page-refused-name = A name has 1 to { $most } characters.
page-refused-too-long = A message has up to { $most } characters.
page-refused-10003 = This channel is no longer there (Unknown Channel).
page-refused-10008 = This message is no longer there (Unknown Message).
page-refused-10014 = Discord knows no such emoji (Unknown Emoji).
page-refused-20016 = This channel is in slow mode: wait a little before you write again.
page-refused-30010 = No more reactions fit on this message.
page-refused-40005 = This is larger than Discord takes.
page-refused-50001 = You have no access to this channel (Missing Access).
page-refused-50005 = You cannot edit a message that somebody else wrote.
page-refused-50006 = A message cannot be empty.
page-refused-50007 = You cannot send messages to this user.
page-refused-50008 = You cannot send messages in this channel.
page-refused-50013 = You may not do this here (Missing Permissions).
page-refused-50021 = This cannot be done with a message of Discord itself.
page-refused-50083 = This thread is archived.
page-refused-160005 = This thread is locked.
page-refused-no-channel = Discord shows no such channel.
page-refused-no-message = Discord shows no such message.
page-refused-no-component = Discord shows no such button or menu.
page-refused-no-entry = Discord offers no such entry.
page-refused-no-entry-as = Discord offers no such entry as { $name }: { $offered }
page-refused-entries = Discord asks for { $least } to { $most } entries here.
page-refused-entries-as = Discord asks for { $least } to { $most } entries as { $name }.
page-refused-no-form = Discord shows no form.
page-refused-no-field = The form has no field { $name }: { $offered }
page-refused-disabled = It is disabled.
page-refused-no-response = The application did not respond
page-refused-no-commands = Discord offers no commands: the bot has registered none.
page-refused-no-command = Discord offers no such command any more.
page-refused-no-subcommand = Discord offers no such subcommand: { $offered }
page-refused-no-option = Discord offers no such option: { $offered }
page-refused-no-options = Discord offers no options here.
page-refused-no-choice = Discord offers no such choice: { $offered }
page-refused-no-suggestions = Discord has nothing to suggest here.
page-refused-missing = Discord asks for: { $names }
page-refused-twice = Discord takes { $name } only once.
page-refused-characters = Discord asks for { $least } to { $most } characters as { $name }.
page-refused-at-least = Discord asks for a number of at least { $least } as { $name }.
page-refused-at-most = Discord asks for a number of at most { $most } as { $name }.
page-refused-not-whole = Discord asks for a whole number as { $name }.
page-refused-not-number = Discord asks for a number as { $name }.
page-refused-not-smaller = Discord asks for a smaller number as { $name }.
page-refused-not-boolean = Discord asks for True or False as { $name }.
page-refused-not-member = Discord asks for a member of the server as { $name }.
page-refused-not-channel = Discord asks for a channel of the server as { $name }.
page-refused-not-role = Discord asks for a role of the server as { $name }.
page-refused-not-member-or-role = Discord asks for a member or a role of the server as { $name }.
page-refused-not-file = Discord asks for a file as { $name }.
page-submit = Submit
page-disconnected = The course tool does not answer. Is `cargo camp` still running? Trying again …
page-keep = Keep this conversation
page-keep-transcript = Copy transcript
page-keep-test = Save as test
page-keep-test-where = Paste this at the end of { $lesson }/tests/grade.rs, then write its snapshot: INSTA_UPDATE=always cargo test, in that folder.
page-keep-test-text = The conversation so far, as a test in the lessons' form.
page-pane = Under the hood
page-filter = Filter
page-pause = Pause
page-go-on = Go on
page-clear = Clear
page-copy-shown = Copy what is shown
page-kind-gateway = Gateway
page-kind-rest = REST
page-kind-refused = Refused
page-kind-output = Bot's output
page-missed = { $count } entries went by too fast to show
page-request = Request
page-answer = Answer
page-data = Data
page-files = Files
page-notice-building = Building { $lesson } …
page-notice-waiting = This is the offline Discord. Waiting for a bot.
page-notice-arrived = The bot is here ({ $seconds } s)
page-notice-restarted = Bot restarted ({ $seconds } s)
page-notice-compile = The code does not compile. The bot is still the one from before.
page-notice-compile-first = The code does not compile yet. Mend it and save.
page-notice-stopped = The bot has stopped ({ $how }). It starts again when you save. Its last words:
page-notice-todo = Not written yet: { $what } ({ $place }). Write it there, and save.
page-notice-panicked = The bot's code has panicked at { $place }. What it says:
page-notice-slow = The bot has not logged in for { $seconds } s. What it says:
page-notice-cannot-start = The bot cannot be started.
page-notice-gap = The offline Discord does not cover this yet: { $what }. If Discord's documentation has it, your bot may well be right.

## gradebook ---------------------------------------------------------------------------------------------------------

gradebook-begins = To be graded: { $lessons } (graded already: { $kept })
gradebook-grading = Grading
gradebook-left = { $time } left
gradebook-not-graded = could not be graded
gradebook-done = { $students ->
    [one] Gradebook of 1 student:
   *[other] Gradebook of { $students } students:
}
gradebook-no-time = "{ $text }" is no time. Write it with its zone, such as 2026-03-09T23:59+09:00.
gradebook-no-runs = this is no list of runs as gh prints it with --json databaseId,createdAt,headSha: { $error }
gradebook-sheet-not-utf8 = this line is not UTF-8. In the spreadsheet, save the file as «CSV UTF-8».
gradebook-sheet-lacks = one of these columns is missing: { $wanted }. Found: { $found }.
gradebook-roster-nobody = this line names nobody: { $columns } are empty.
gradebook-roster-twice = { $student } stands on the roster twice.
gradebook-nothing-handed-in = Nothing was handed in.
gradebook-nobody = There is nobody in { $folders }. Give each student's checkout a folder in it, or say with --roster who there is.
gradebook-nothing-in = { $folder }: there is neither a checkout (a folder with lessons/) nor a result in it.
gradebook-two-checkouts = There are two checkouts. { $first } is graded, and { $second } is not.
gradebook-and-more = { $one } and { $more } more
gradebook-no-result = this is no result of cargo camp grade: { $reason }
gradebook-too-long = the file is too long for a result.
gradebook-misfit-rehearsal = made in the student's own copy, where the tests can be edited.
gradebook-misfit-grader = made by another grader: the course has changed since, or it was another course.
gradebook-misfit-no-grader = it does not say which grader made it.
gradebook-misfit-commit = the server knows of no such commit ({ $commit }) from this student.
gradebook-misfit-changed = what was graded is not what was committed.
gradebook-misfit-points = the points do not add up (at { $place }).
gradebook-misfit-tasks = its tasks are not those of the lesson.
gradebook-misfit-conversation = task { $task }: the conversation is not the one that this result is about.
gradebook-misfit-sandbox = the bots were held by less than the others' (not: { $lacks }).
gradebook-misfit-rounds = asked with other values { $asked } times, and not { $wanted } times.
gradebook-misfit-seed = one of its conversations has values that it was not asked with ({ $seed }).
gradebook-cause-other-values = right with the values shown, wrong with others
gradebook-cause-nothing = nothing
gradebook-cause-differs = expected { $expected }, got { $said }
gradebook-page-title = Gradebook
gradebook-page-skip = To the students
gradebook-page-parts = Parts of this page
gradebook-page-sum = { $students } students, { $lessons } lessons, { $points } points. Half of the class has { $median } points or more.
gradebook-page-deadlines = Deadlines: { $deadlines }
gradebook-page-made = Made { $time } · grader { $grader }
gradebook-page-students = Students
gradebook-page-student = student
gradebook-page-section = section
gradebook-page-points = points
gradebook-page-days-late = late
gradebook-page-search = Search
gradebook-page-only-attention = only what needs a look
gradebook-page-found = { $found } shown
gradebook-page-done = all tasks
gradebook-page-begun = some tasks
gradebook-page-no-points = no task yet
gradebook-page-broken = does not compile, or refused
gradebook-page-not-compiled = does not compile
gradebook-page-refused = refused
gradebook-page-open = not started
gradebook-page-uncounted = not counted
gradebook-page-missing = no result
gradebook-page-look = look
gradebook-page-unproven = +{ $points } not counted
gradebook-page-not-judged = not graded
gradebook-page-on-time = on time
gradebook-page-late = { $days ->
    [one] 1 day late
   *[other] { $days } days late
}
gradebook-page-late-short = +{ $days } d
gradebook-page-attention = { $students ->
    [one] 1 student needs a look
   *[other] { $students } students need a look
}
gradebook-page-attention-means = A result whose evidence does not fit gives no points here and in no table. What could not be graded costs nothing: its cell in the tables is empty.
gradebook-page-attention-all = All reasons
gradebook-stranger = Not on the roster.
gradebook-unjudged = { $tasks ->
    [one] 1 task could not be graded: grade again.
   *[other] { $tasks } tasks could not be graded: grade again.
}
gradebook-page-stuck = Where the class is stuck
gradebook-page-stuck-means = «Stuck here»: the first lesson that they have not finished, of those who have begun.
gradebook-page-stuck-here = stuck here
gradebook-page-how-far = how far
gradebook-page-lesson = lesson
gradebook-page-tasks = Tasks that fail
gradebook-page-tasks-none = No task fails.
gradebook-page-tasks-more = { $tasks } more
gradebook-page-task = task
gradebook-page-failing = failing
gradebook-page-with-what = with what
gradebook-page-other-causes = { $students ->
    [one] 1× something else
   *[other] { $students }× something else, each another
}
gradebook-page-of-tried = { $failed } of { $tried } who tried
gradebook-page-time = Points over time
gradebook-page-time-none = There is only one result of each student so far. Make the gradebook again later: it keeps what it has seen.
gradebook-page-time-means = The line is the middle of the class, the band its middle half; each thin line is a student. A time is when the server received it, or when it was graded if that is not known.
gradebook-page-time-label = Points over time: half of the class has { $median } of { $of } points or more at the end
gradebook-page-time-numbers = In numbers
gradebook-page-time-when = time
gradebook-page-time-low = a quarter has at most
gradebook-page-time-median = half has at most
gradebook-page-time-high = a quarter has at least
gradebook-page-deadline = deadline
gradebook-page-each = Each student
gradebook-page-of-points = { $points } of { $of } points
gradebook-page-back = Back to the table
gradebook-page-received = received { $time }
gradebook-page-graded = graded { $time }
gradebook-page-commit = commit { $commit }
gradebook-page-seed = (seed { $seed })
gradebook-page-rounds = { $rounds } times with other values
