//! Discord's markdown, a line of it each.

use super::*;

/// A tree as one reads it: `b(bold)`, `i(italics)`.
fn shown(nodes: &[Node]) -> String {
    nodes.iter().map(one).collect()
}

fn one(node: &Node) -> String {
    match node {
        Node::Text { text } => text.clone(),
        Node::Bold { of } => format!("b({})", shown(of)),
        Node::Italics { of } => format!("i({})", shown(of)),
        Node::Underline { of } => format!("u({})", shown(of)),
        Node::Strike { of } => format!("s({})", shown(of)),
        Node::Spoiler { of } => format!("spoiler({})", shown(of)),
        Node::Code { text } => format!("code({text})"),
        Node::Block { lang, text } => format!("block[{lang}]({text})"),
        Node::Quote { of } => format!("quote({})", shown(of)),
        Node::Heading { level, of } => format!("h{level}({})", shown(of)),
        Node::Small { of } => format!("small({})", shown(of)),
        Node::List {
            ordered,
            start,
            items,
        } => {
            let items: Vec<String> = items.iter().map(|it| shown(it)).collect();
            let kind = if *ordered {
                format!("ol{start}")
            } else {
                "ul".into()
            };
            format!("{kind}({})", items.join("; "))
        }
        Node::Link { url, of } => format!("link[{url}]({})", shown(of)),
        Node::User { id } => format!("user({id})"),
        Node::Role { id } => format!("role({id})"),
        Node::Channel { id } => format!("channel({id})"),
        Node::Command { name } => format!("command({name})"),
        Node::All { text } => format!("all({text})"),
        Node::Time { at, style } => format!("time({at} {style})"),
        Node::Emoji { name } => format!("emoji({name})"),
    }
}

fn read(text: &str) -> String {
    shown(&parse(text, Extent::Message))
}

#[test]
fn marks_within_a_line() {
    for (said, expected) in [
        ("plain", "plain"),
        (
            "**bold** and *italics* and _italics_",
            "b(bold) and i(italics) and i(italics)",
        ),
        (
            "__under__ ~~gone~~ ||secret||",
            "u(under) s(gone) spoiler(secret)",
        ),
        ("***both***", "b(i(both))"),
        ("**bold *and italics* here**", "b(bold i(and italics) here)"),
        ("*italics **and bold** here*", "i(italics b(and bold) here)"),
        ("__**all** of it__", "u(b(all) of it)"),
        ("**over\ntwo lines**", "b(over\ntwo lines)"),
        ("snake_case_name 2 * 3 * 4", "snake_case_name 2 * 3 * 4"),
        ("**never closed", "**never closed"),
        ("**** ____ ||||", "**** ____ ||||"),
        (r"\*not\* \_this\_", "*not* _this_"),
        (r"C:\Users", r"C:\Users"),
        ("`code **as it is**`", "code(code **as it is**)"),
        ("``a ` in it``", "code(a ` in it)"),
        ("**a `**` in code**", "b(a code(**) in code)"),
    ] {
        assert_eq!(read(said), expected, "{said}");
    }
}

#[test]
fn whole_lines() {
    for (said, expected) in [
        (
            "# One\n## Two\n### Three\n-# small",
            "h1(One)h2(Two)h3(Three)small(small)",
        ),
        ("#no heading", "#no heading"),
        ("> one\n> *two*\nthree", "quote(one\ni(two))three"),
        ("a\n>>> one\ntwo", "aquote(one\ntwo)"),
        ("- a\n- b\n  - c\n- d", "ul(a; bul(c); d)"),
        ("3. a\n4. b", "ol3(a; b)"),
        ("-no list", "-no list"),
        ("```rust\nlet x = 1;\n```", "block[rust](let x = 1;)"),
        ("before ```code``` after", "before block[](code) after"),
        ("```\n**as it is**\n```", "block[](**as it is**)"),
        ("```never closed", "```never closed"),
    ] {
        assert_eq!(read(said), expected, "{said}");
    }
}

#[test]
fn links_and_mentions() {
    for (said, expected) in [
        (
            "https://example.com/a_b_c.",
            "link[https://example.com/a_b_c](https://example.com/a_b_c).",
        ),
        (
            "(https://example.com)",
            "(link[https://example.com](https://example.com))",
        ),
        (
            "[**here**](https://example.com)",
            "link[https://example.com](b(here))",
        ),
        (
            "<https://example.com>",
            "link[https://example.com](https://example.com)",
        ),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,x)", "[x](data:text/html,x)"),
        ("<@12> <@!12> <@&3> <#4>", "user(12) user(12) role(3) channel(4)"),
        ("</library hours:5>", "command(library hours)"),
        ("@everyone @here", "all(@everyone) all(@here)"),
        (
            "<t:1700000000:R> <t:1700000000>",
            "time(1700000000 R) time(1700000000 f)",
        ),
        ("<:wave:6>", "emoji(wave)"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<@x> <t:99999999999999:R>", "<@x> <t:99999999999999:R>"),
        ("책은 **도서관**에", "책은 b(도서관)에"),
    ] {
        assert_eq!(read(said), expected, "{said}");
    }
}

#[test]
fn a_title_has_no_headings() {
    assert_eq!(shown(&parse("# **a**", Extent::Line)), "# b(a)");
}

#[test]
fn nothing_that_a_bot_can_say_takes_long() {
    for piece in [
        "*", "**_", "[", "](", "`", "> ", "- ", "||", "<@", "\\", "```", "~~a", "__*",
    ] {
        let said = piece.repeat(4096 / piece.len());
        let nodes = parse(&said, Extent::Message);
        assert!(nodes.len() <= 4096, "{piece}");
    }
}
