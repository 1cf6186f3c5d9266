#!/usr/bin/env python3
"""Grades what was handed in to Classroom 50 by your own copy of the course.

Put it where Classroom 50 looks for it, CLASSROOM/autograders/ASSIGNMENT/autograder.py, and set COURSE below.
It runs in the student's checkout, of which only lessons/*/src counts, and leaves `result.json` and
`release-body.md` there. It ends with 0 when the grading did, whatever the points. If nothing could be graded,
it ends with another code and leaves neither, which Classroom 50 takes for an error of its own and not for a zero.
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


def grade(course, arguments, out, codes=(0,)):
    """Runs the course's judge, which ends with one of these codes when all went well."""
    tool = os.environ.get("BOTCAMP_TOOL")  # Built already, perhaps.
    command = [tool] if tool else ["cargo", "run", "--quiet", "--locked", "--"]
    with open(out, "w", encoding="utf-8") as file:
        code = subprocess.run([*command, "grade", *arguments], cwd=course, stdout=file, check=False).returncode
    if code not in codes:
        raise subprocess.CalledProcessError(code, "grade")


def remove(path):
    """Whatever has that name, and is the student's: never followed, and never taken for ours."""
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)


def run(submission, folder):
    """Leaves the result and the page in `submission`, and answers with the page's first line."""
    left = {name: os.path.join(submission, name) for name in ("result.json", "release-body.md")}
    for path in left.values():
        remove(path)
    course = COURSE
    if not os.path.isdir(course):
        course = os.path.join(folder, "course")
        subprocess.run(["git", "clone", "--quiet", "--depth", "1", COURSE, course], check=True)
    kept, result, page = (os.path.join(folder, name) for name in ("kept.json", "result.json", "page.md"))
    judge = ["--submission", submission, "--rounds", ROUNDS, "--details", DETAILS, "--out", kept]
    grade(course, [*judge, "--format", "classroom50"], result)
    # 1: there is something red on the page.
    grade(course, ["--from", kept, "--format", "markdown"], page, codes=(0, 1))
    shutil.copyfile(result, left["result.json"])
    shutil.copyfile(page, left["release-body.md"])
    with open(page, encoding="utf-8") as file:
        return file.readline().strip()


def main():
    with tempfile.TemporaryDirectory() as folder:
        try:
            summary = run(os.getcwd(), folder)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"::error::not graded: {error}", file=sys.stderr)
            said("error", "not graded")
            return 1
    said("success", summary)
    return 0


if __name__ == "__main__":
    sys.exit(main())
