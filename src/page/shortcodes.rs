//! `:tea:` becomes 🍵 as one sends it, as in Discord's client.

/// The text with emoji in the place of their names. What is code, an emoji of a server's own (`<:name:1>`), or no emoji's name
/// stays as it was written.
pub fn with_emoji(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Between two backticks there is code.
    for (index, piece) in text.split('`').enumerate() {
        if index > 0 {
            out.push('`');
        }
        match index % 2 {
            0 => replaced(piece, &mut out),
            _ => out.push_str(piece),
        }
    }
    out
}

/// Each emoji and its names, for whoever writes one.
pub fn all() -> Vec<(&'static str, Vec<&'static str>)> {
    let named = emojis::iter().map(|it| (it.as_str(), it.shortcodes().collect::<Vec<_>>()));
    named.filter(|(_, names)| !names.is_empty()).collect()
}

fn replaced(mut text: &str, out: &mut String) {
    while let Some(start) = text.find(':') {
        let (before, rest) = (&text[..start], &text[start + 1..]);
        out.push_str(before);
        let name = rest.split_once(':').map(|(name, _)| name);
        let is_meant = !before.ends_with(['<', '\\']) && !before.ends_with("<a");
        let emoji = name.filter(|_| is_meant).and_then(emojis::get_by_shortcode);
        text = match (emoji, name) {
            (Some(emoji), Some(name)) => {
                out.push_str(emoji.as_str());
                &rest[name.len() + 1..]
            }
            _ => {
                out.push(':');
                rest
            }
        };
    }
    out.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_its_emoji() {
        for (written, sent) in [
            (":tea: or :coffee:?", "🍵 or ☕?"),
            ("at 10:30: :+1:", "at 10:30: 👍"),
            ("`:tea:` and ``` :tea: ```", "`:tea:` and ``` :tea: ```"),
            ("<:tea:1> <a:tea:1> \\:tea:", "<:tea:1> <a:tea:1> \\:tea:"),
            (":no such emoji: :", ":no such emoji: :"),
            ("하나:tea:", "하나🍵"),
            ("", ""),
        ] {
            assert_eq!(with_emoji(written), sent);
        }
    }
}
