//! What stands within lines: bold, code, links, mentions.

use super::Node;

/// Marks within marks: no deeper. Beyond it they are shown as they are.
const DEEPEST: usize = 12;

pub fn parse(text: &str) -> Vec<Node> {
    Reader {
        depth: 0,
        in_link: false,
    }
    .read(text)
}

#[derive(Clone, Copy)]
struct Reader {
    depth: usize,
    in_link: bool,
}

type Around = fn(Vec<Node>) -> Node;

/// Marks that stand at both ends, the longer first.
const PAIRS: [(&str, Around); 6] = [
    ("**", |of| Node::Bold { of }),
    ("__", |of| Node::Underline { of }),
    ("~~", |of| Node::Strike { of }),
    ("||", |of| Node::Spoiler { of }),
    ("*", |of| Node::Italics { of }),
    ("_", |of| Node::Italics { of }),
];

impl Reader {
    fn read(self, text: &str) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(next) = text[at..].chars().next() {
            let rest = &text[at..];
            let before = text[..at].chars().next_back();
            if next == '\\'
                && let Some(escaped) = rest[1..].chars().next().filter(char::is_ascii_punctuation)
            {
                plain.push(escaped);
                at += 1 + escaped.len_utf8();
                continue;
            }
            if let Some((node, length)) = self.node(rest, before) {
                if !plain.is_empty() {
                    nodes.push(Node::Text {
                        text: std::mem::take(&mut plain),
                    });
                }
                nodes.push(node);
                at += length;
                continue;
            }
            // What is no mark here is none within itself either: of `***` in vain all three are passed over.
            let run = rest
                .chars()
                .take_while(|it| *it == next && "*_~|`".contains(next))
                .count()
                .max(1);
            plain.extend(std::iter::repeat_n(next, run));
            at += run * next.len_utf8();
        }
        if !plain.is_empty() {
            nodes.push(Node::Text { text: plain });
        }
        nodes
    }

    /// What begins here, and how long it is.
    fn node(self, rest: &str, before: Option<char>) -> Option<(Node, usize)> {
        match rest.as_bytes()[0] {
            b'`' => code(rest),
            b'<' => angle(rest).or_else(|| self.bare_link(rest)),
            b'[' if !self.in_link => self.link(rest),
            b'@' => ["@everyone", "@here"]
                .into_iter()
                .find(|it| rest.starts_with(it))
                .map(|it| (Node::All { text: it.into() }, it.len())),
            b'h' if !self.in_link && before.is_none_or(|it| !it.is_alphanumeric()) => address(rest),
            b'*' | b'_' | b'~' | b'|' if self.depth < DEEPEST => self.pair(rest, before),
            _ => None,
        }
    }

    fn inside(self, text: &str) -> Vec<Node> {
        Self {
            depth: self.depth + 1,
            ..self
        }
        .read(text)
    }

    fn pair(self, rest: &str, before: Option<char>) -> Option<(Node, usize)> {
        // `***both***`: bold around italics.
        if rest.starts_with("***")
            && let Some(end) = closing(&rest[3..], "***").filter(|end| *end > 0)
        {
            let of = vec![Node::Italics {
                of: self.inside(&rest[3..3 + end]),
            }];
            return Some((Node::Bold { of }, end + 6));
        }
        for (mark, node) in PAIRS {
            let Some(after) = rest.strip_prefix(mark) else {
                continue;
            };
            let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            // `snake_case_names` are left alone, and so is `2 * 3 * 4`.
            if mark == "_" && is_word(before) || mark == "*" && after.starts_with(char::is_whitespace) {
                continue;
            }
            let Some(end) = closing(after, mark).filter(|end| *end > 0) else {
                continue;
            };
            let (inner, beyond) = (&after[..end], &after[end + mark.len()..]);
            if mark == "_" && is_word(beyond.chars().next())
                || mark == "*" && inner.ends_with(char::is_whitespace)
            {
                continue;
            }
            return Some((node(self.inside(inner)), end + 2 * mark.len()));
        }
        None
    }

    /// `[words](https://…)`
    fn link(self, rest: &str) -> Option<(Node, usize)> {
        let close = closing(&rest[1..], "](")? + 1;
        let (words, target) = (&rest[1..close], &rest[close + 2..]);
        let end = target
            .find([')', '\n'])
            .filter(|end| target[*end..].starts_with(')'))?;
        let url = target[..end].trim().trim_start_matches('<').trim_end_matches('>');
        let url = url.split(" \"").next().unwrap_or(url);
        if !is_address(url) || words.is_empty() {
            return None;
        }
        let reader = Self {
            in_link: true,
            ..self
        };
        let node = Node::Link {
            url: url.into(),
            of: reader.inside(words),
        };
        Some((node, close + 2 + end + 1))
    }

    /// `<https://…>`
    fn bare_link(self, rest: &str) -> Option<(Node, usize)> {
        let end = rest.find('>').filter(|_| !self.in_link)?;
        let url = &rest[1..end];
        is_address(url).then(|| (linked(url), end + 1))
    }
}

/// Where the mark stands that ends what is begun: not an escaped one, none in code, and of a longer run the last.
fn closing(text: &str, mark: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'`' if mark != "`" => at += code(&text[at..]).map_or(1, |(_, length)| length),
            _ if text.as_bytes()[at..].starts_with(mark.as_bytes()) => {
                let of = mark.as_bytes()[0];
                let run = bytes[at..].iter().take_while(|it| **it == of).count();
                // A run of another length is another mark's: `*a **b** c*`.
                if mark.len() == 1 && run == 2 {
                    at += run;
                    continue;
                }
                return Some(if run > mark.len() && mark.len() > 1 {
                    at + run - mark.len()
                } else {
                    at
                });
            }
            _ => at += 1,
        }
    }
    None
}

/// `` `code` `` or ``` ``co`de`` ```
fn code(rest: &str) -> Option<(Node, usize)> {
    let ticks = rest.bytes().take_while(|it| *it == b'`').count();
    let fence = rest.get(..ticks).filter(|_| ticks <= 2)?;
    let inner = &rest[ticks..];
    let mut end = inner.find(fence)?;
    if ticks == 1 {
        // A pair is no end of a single one.
        while inner[end + 1..].starts_with('`') {
            let skipped = inner[end..].bytes().take_while(|it| *it == b'`').count();
            end += skipped + inner[end + skipped..].find('`')?;
        }
    }
    let text = &inner[..end];
    let trimmed = text.strip_prefix(' ').and_then(|it| it.strip_suffix(' '));
    let text = trimmed
        .filter(|it| it.starts_with('`') || it.ends_with('`'))
        .unwrap_or(text);
    (!text.is_empty()).then(|| (Node::Code { text: text.into() }, end + 2 * ticks))
}

/// `<@1>`, `<@&1>`, `<#1>`, `</name:1>`, `<t:1:R>`, `<:name:1>`
fn angle(rest: &str) -> Option<(Node, usize)> {
    let end = rest.find('>')?;
    let inner = &rest[1..end];
    let id = |text: &str| {
        let is_id = !text.is_empty() && text.len() <= 20 && text.bytes().all(|it| it.is_ascii_digit());
        is_id.then(|| text.to_owned())
    };
    let node = if let Some(role) = inner.strip_prefix("@&") {
        Node::Role { id: id(role)? }
    } else if let Some(user) = inner.strip_prefix('@') {
        Node::User {
            id: id(user.trim_start_matches('!'))?,
        }
    } else if let Some(channel) = inner.strip_prefix('#') {
        Node::Channel { id: id(channel)? }
    } else if let Some(command) = inner.strip_prefix('/') {
        let (name, of) = command.rsplit_once(':')?;
        id(of)?;
        Node::Command { name: name.into() }
    } else if let Some(time) = inner.strip_prefix("t:") {
        let (at, style) = time.split_once(':').unwrap_or((time, "f"));
        let style = style
            .chars()
            .next()
            .filter(|it| style.len() == 1 && "tTdDfFR".contains(*it))?;
        // JavaScript's dates end there.
        let at = at
            .parse::<i64>()
            .ok()
            .filter(|at| at.unsigned_abs() <= 8_640_000_000_000)?;
        Node::Time { at, style }
    } else {
        let named = inner.strip_prefix("a:").or(inner.strip_prefix(':'))?;
        let (name, of) = named.split_once(':')?;
        id(of)?;
        Node::Emoji { name: name.into() }
    };
    Some((node, end + 1))
}

/// `https://…` as it stands, without what belongs to the sentence.
fn address(rest: &str) -> Option<(Node, usize)> {
    let end = rest
        .find(|c: char| c.is_whitespace() || "<>\"".contains(c))
        .unwrap_or(rest.len());
    let mut url = rest[..end].trim_end_matches(['.', ',', ':', ';', '!', '?', '\'', '*', '_', '~', '|']);
    while url.ends_with(')') && url.matches(')').count() > url.matches('(').count() {
        url = &url[..url.len() - 1];
    }
    is_address(url).then(|| (linked(url), url.len()))
}

fn linked(url: &str) -> Node {
    Node::Link {
        url: url.into(),
        of: vec![Node::Text { text: url.into() }],
    }
}

/// Nothing else is a link: `javascript:` least of all.
fn is_address(url: &str) -> bool {
    let host = url.strip_prefix("https://").or(url.strip_prefix("http://"));
    host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric() || c == '['))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control())
}
