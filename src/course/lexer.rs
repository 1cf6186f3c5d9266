//! What of a Rust file means something: the code without comments and without the space between its tokens.

/// `source` without its comments, and with space only where it keeps two words apart. Literals stay as they are.
pub(super) fn code_of(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source.strip_prefix('\u{feff}').unwrap_or(source);
    let mut gap = false;
    while let Some(first) = rest.chars().next() {
        let skipped = space_or_comment(rest, first);
        if skipped > 0 {
            gap = true;
            rest = &rest[skipped..];
            continue;
        }
        if gap && is_word(first) && code.chars().next_back().is_some_and(is_word) {
            code.push(' ');
        }
        gap = false;
        let (token, after) = rest.split_at(token_length(rest, first));
        push_token(&mut code, token);
        rest = after;
    }
    code
}

/// Line ends are the editor's affair, even in a string that runs over several lines.
fn push_token(code: &mut String, token: &str) {
    code.extend(
        token
            .split("\r\n")
            .enumerate()
            .flat_map(|(n, line)| [if n > 0 { "\n" } else { "" }, line]),
    );
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn space_or_comment(rest: &str, first: char) -> usize {
    if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else if rest.starts_with("/*") {
        block_comment(rest)
    } else if first.is_whitespace() {
        first.len_utf8()
    } else {
        0
    }
}

/// The length of the `/* … */` at the start of `rest`. Block comments nest.
fn block_comment(rest: &str) -> usize {
    let (mut at, mut depth) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        if here.starts_with(b"/*") {
            (at, depth) = (at + 2, depth + 1);
        } else if here.starts_with(b"*/") {
            (at, depth) = (at + 2, depth - 1);
        } else {
            at += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

fn token_length(rest: &str, first: char) -> usize {
    if is_word(first) {
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let after = &rest[word..];
        return word
            + match &rest[..word] {
                "r" | "br" | "cr" => raw_string(after),
                "b" | "c" if after.starts_with('"') => quoted(after, '"'),
                "b" if after.starts_with('\'') => quoted(after, '\''),
                _ => 0,
            };
    }
    match first {
        '"' => quoted(rest, '"'),
        '\'' if is_char_literal(rest) => quoted(rest, '\''),
        _ => first.len_utf8(),
    }
}

/// `'a'` is a character, `'a` a lifetime.
fn is_char_literal(rest: &str) -> bool {
    let mut chars = rest.chars().skip(1);
    chars.next() == Some('\\') || chars.next() == Some('\'')
}

/// The length of a literal that ends at the first `quote` without a backslash before it.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if !escaped && c == quote {
            return at + c.len_utf8();
        }
        escaped = !escaped && c == '\\';
    }
    rest.len()
}

/// The length of `#"…"#` with any number of `#`, or 0 if it is not one (a raw identifier, for example).
fn raw_string(rest: &str) -> usize {
    let hashes = rest.len() - rest.trim_start_matches('#').len();
    let Some(body) = rest[hashes..].strip_prefix('"') else {
        return 0;
    };
    let end = format!("\"{}", "#".repeat(hashes));
    body.find(&end)
        .map_or(rest.len(), |at| hashes + 1 + at + end.len())
}

#[cfg(test)]
mod tests {
    use super::code_of;

    #[test]
    fn space_and_comments_mean_nothing() {
        let starter = "fn main() {\n    let x = 1; // one\n}\n";
        for same in [
            "fn main ( ) { let x=1; }",
            "/* a /* nested */ comment */ fn main() {\r\n\tlet x = 1;\r\n}",
            "\u{feff}/// Says hello.\nfn main() { let/**/x = 1; }",
        ] {
            assert_eq!(code_of(starter), code_of(same), "{same}");
        }
    }

    #[test]
    fn words_stay_apart() {
        assert_ne!(code_of("letx"), code_of("let x"));
    }

    #[test]
    fn what_stands_in_a_literal_is_code() {
        for (one, other) in [
            (r#""a  b""#, r#""a b""#),
            (r#""// no comment""#, r#""""#),
            (r##"r#"a "/* b"#"##, r##"r#"a "/* c"#"##),
            (r#""\"//a""#, r#""\"//b""#),
            ("'/'", "'*'"),
            (r"'\''; a", r"'\''; b"),
            ("b\"//a\"", "b\"//b\""),
        ] {
            assert_ne!(code_of(one), code_of(other), "{one}");
        }
    }

    #[test]
    fn a_lifetime_opens_no_literal() {
        assert_eq!(
            code_of("fn f<'a>(x: &'a str) {} // it's"),
            code_of("fn f<'a>(x: &'a str) {}")
        );
        assert_eq!(code_of("let r#match = 1; // x"), code_of("let r#match=1;"));
    }

    #[test]
    fn an_unfinished_file_ends() {
        for broken in ["/* never", "\"never", "r#\"never", "'", "'\\", "b'"] {
            code_of(broken);
        }
    }

    #[test]
    fn line_ends_in_a_string_are_the_editors_affair() {
        assert_eq!(code_of("\"a\r\nb\""), code_of("\"a\nb\""));
    }
}
