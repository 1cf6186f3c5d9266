//! What takes whole lines: blocks of code, quotes, headings, lists.

use super::{Node, inline};

/// Lists inside lists inside lists: no deeper.
const DEEPEST: usize = 4;

pub fn parse(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut rest = text;
    while let Some((before, block, after)) = first_block(rest) {
        lines(before.strip_suffix('\n').unwrap_or(before), true, &mut nodes);
        nodes.push(block);
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    lines(rest, true, &mut nodes);
    nodes
}

/// A block of code can begin in the middle of a line, and is over before anything else is looked at.
fn first_block(text: &str) -> Option<(&str, Node, &str)> {
    let start = text.find("```")?;
    let inside = &text[start + 3..];
    let end = inside.find("```").filter(|end| *end > 0)?;
    // Of more than three backticks the last three end it.
    let more = inside[end + 3..].bytes().take_while(|byte| *byte == b'`').count();
    let (inside, after) = (&inside[..end + more], &inside[end + 3 + more..]);
    let (lang, code) = match inside.split_once('\n') {
        Some((lang, code)) if is_lang(lang) && !code.trim().is_empty() => (lang, code),
        _ => ("", inside),
    };
    let block = Node::Block {
        lang: lang.to_lowercase(),
        text: code.trim_matches('\n').trim_end().to_owned(),
    };
    Some((&text[..start], block, after))
}

fn is_lang(word: &str) -> bool {
    word.chars()
        .all(|c| c.is_ascii_alphanumeric() || "+-_.#".contains(c))
}

/// A quote holds no other quote.
fn lines(text: &str, may_quote: bool, nodes: &mut Vec<Node>) {
    let mut plain: Vec<&str> = Vec::new();
    let all: Vec<&str> = match text {
        "" => Vec::new(),
        text => text.split('\n').collect(),
    };
    let mut at = 0;
    while at < all.len() {
        let line = all[at];
        if may_quote && let Some(quoted) = line.strip_prefix(">>> ") {
            flush(&mut plain, nodes);
            let rest: Vec<&str> = [quoted]
                .into_iter()
                .chain(all[at + 1..].iter().copied())
                .collect();
            nodes.push(Node::Quote {
                of: below(&rest.join("\n")),
            });
            return;
        }
        if may_quote && quoted(line).is_some() {
            flush(&mut plain, nodes);
            let quoted: Vec<&str> = all[at..].iter().map_while(|line| quoted(line)).collect();
            at += quoted.len();
            nodes.push(Node::Quote {
                of: below(&quoted.join("\n")),
            });
            continue;
        }
        if let Some((level, title)) = heading(line) {
            flush(&mut plain, nodes);
            let of = inline::parse(title);
            nodes.push(if level == 0 {
                Node::Small { of }
            } else {
                Node::Heading { level, of }
            });
            at += 1;
            continue;
        }
        if item(line).is_some() {
            flush(&mut plain, nodes);
            let (list, taken) = list(&all[at..], DEEPEST);
            nodes.push(list);
            at += taken;
            continue;
        }
        plain.push(line);
        at += 1;
    }
    flush(&mut plain, nodes);
}

/// Lines with nothing to them are read together, for bold may begin in one and end in another.
fn flush(plain: &mut Vec<&str>, nodes: &mut Vec<Node>) {
    if !plain.is_empty() {
        nodes.extend(inline::parse(&plain.join("\n")));
        plain.clear();
    }
}

fn below(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    lines(text, false, &mut nodes);
    nodes
}

fn quoted(line: &str) -> Option<&str> {
    line.strip_prefix("> ").or((line == ">").then_some(""))
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let (marks, title) = line.split_once(' ')?;
    let level = match marks {
        "#" => 1,
        "##" => 2,
        "###" => 3,
        "-#" => 0,
        _ => return None,
    };
    Some((level, title.trim())).filter(|(_, title)| !title.is_empty())
}

/// How far a line is indented, the number of an ordered item, and the item.
fn item(line: &str) -> Option<(usize, Option<u64>, &str)> {
    let text = line.trim_start_matches(' ');
    let indent = line.len() - text.len();
    let (mark, text) = text.split_once(' ')?;
    if text.trim().is_empty() {
        return None;
    }
    match mark {
        "-" | "*" => Some((indent, None, text)),
        _ => {
            let number = mark.strip_suffix('.')?;
            let digits = (1..=9).contains(&number.len()) && number.bytes().all(|it| it.is_ascii_digit());
            Some((indent, Some(number.parse().ok().filter(|_| digits)?), text))
        }
    }
}

/// The list that these lines begin with, and how many they are.
fn list(lines: &[&str], depth: usize) -> (Node, usize) {
    let (indent, number, _) = lines.first().and_then(|line| item(line)).unwrap_or_default();
    let mut items: Vec<Vec<Node>> = Vec::new();
    let mut at = 0;
    while let Some((its, its_number, text)) = lines.get(at).and_then(|line| item(line)) {
        if its > indent && depth > 0 && !items.is_empty() {
            let (below, taken) = list(&lines[at..], depth - 1);
            if let Some(last) = items.last_mut() {
                last.push(below);
            }
            at += taken;
            continue;
        }
        if its < indent || its_number.is_some() != number.is_some() {
            break;
        }
        items.push(inline::parse(text));
        at += 1;
    }
    let list = Node::List {
        ordered: number.is_some(),
        start: number.unwrap_or(1),
        items,
    };
    (list, at.max(1))
}
