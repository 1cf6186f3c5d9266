#!/usr/bin/env python3
"""Grades what was handed in to Classroom 50 by your own copy of the course.

Put it where Classroom 50 looks for it, CLASSROOM/autograders/ASSIGNMENT/autograder.py, and set COURSE below.
It runs in the student's checkout, of which only lessons/*/src counts, and leaves `result.json` and
`release-body.md` there. It ends with 0 when the grading did, whatever the points.
"""

import os
import shutil
import subprocess
import sys
import tempfile

# The course with its solutions: an address that `git clone` takes.
COURSE = os.environ.get("BOTCAMP_COURSE", "https://github.com/YOU/YOUR-COURSE")
# Conversations with other values, for each task.
ROUNDS = "3"
# full, own (only what the student's bot said) or none.
DETAILS = "own"


def said(status, summary):
    """What Classroom 50 shows beside the commit."""
    output = os.environ.get("GITHUB_OUTPUT")
    if output:
        with open(output, "a", encoding="utf-8") as file:
            file.write(f"status={status}\nsummary={summary}\n")


def grade(course, arguments, out=None):
    """Runs the course's judge; its exit code is 0 when it came to a result."""
    tool = os.environ.get("BOTCAMP_TOOL")  # Built already, perhaps.
    command = [tool] if tool else ["cargo", "run", "--quiet", "--locked", "--"]
    with open(out or os.devnull, "w", encoding="utf-8") as file:
        return subprocess.run([*command, "grade", *arguments], cwd=course, stdout=file, check=False).returncode


def main():
    submission = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        course = COURSE
        if not os.path.isdir(course):
            course = os.path.join(folder, "course")
            subprocess.run(["git", "clone", "--quiet", "--depth", "1", COURSE, course], check=True)
        kept, result, page = (os.path.join(folder, name) for name in ("kept.json", "result.json", "page.md"))
        judge = ["--submission", submission, "--rounds", ROUNDS, "--details", DETAILS, "--out", kept]
        code = grade(course, [*judge, "--format", "classroom50"], result)
        if code != 0:
            said("error", "not graded")
            return code
        code = grade(course, ["--from", kept, "--format", "markdown"], page)
        # Whatever of these names the student has handed in is replaced, never followed.
        for made, name in ((result, "result.json"), (page, "release-body.md")):
            target = os.path.join(submission, name)
            if os.path.islink(target) or os.path.isfile(target):
                os.remove(target)
            shutil.copyfile(made, target)
        with open(page, encoding="utf-8") as file:
            said("success", file.readline().strip())
    return 0


if __name__ == "__main__":
    sys.exit(main())
