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

## The commands: list, check, watch, hint, reset, doctor, report ----------------------------------------------------------

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
