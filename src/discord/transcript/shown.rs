//! All that a message shows: its text, its embeds, its files, its buttons and menus.

use serde_json::Value;

use crate::discord::world::{Attachment, Message, World};

pub fn message(world: &World, message: &Message) -> String {
    let mut parts = Vec::new();
    if !message.content.is_empty() {
        parts.push(with_names(world, &message.content));
    }
    let embeds = message.shown_embeds().iter();
    parts.extend(embeds.map(|embed| with_names(world, &shown_embed(world, embed))));
    let below = message.attachments.iter();
    let below = below.filter(|file| !world.is_in_embed(message.shown_embeds(), file));
    parts.extend(below.map(shown_file));
    parts.extend(message.components.iter().map(shown_row));
    parts.join("\n")
}

/// Mentions as the client shows them.
pub fn with_names(world: &World, text: &str) -> String {
    let mut text = text.replace("\r\n", "\n");
    if !text.contains('<') {
        return text;
    }
    for user in world.users() {
        for mention in [format!("<@{}>", user.id), format!("<@!{}>", user.id)] {
            text = text.replace(&mention, &format!("@{}", user.name));
        }
    }
    for role in world.guilds().iter().flat_map(|guild| &guild.roles) {
        let name = role.name.trim_start_matches('@');
        text = text.replace(&format!("<@&{}>", role.id), &format!("@{name}"));
    }
    for channel in world.channels() {
        text = text.replace(&format!("<#{}>", channel.id), &format!("#{}", channel.name));
    }
    for command in world.commands() {
        let name = &command.spec.name;
        text = text.replace(&format!("</{name}:{}>", command.id), &format!("/{name}"));
    }
    text
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

/// ```text
/// [Title]
/// > description
/// > Field: value
/// > (footer)
/// ```
fn shown_embed(world: &World, embed: &Value) -> String {
    // A file of this Discord's is known by its name, for its address is another on each machine.
    let image = |name: &str| {
        let url = text(&embed[name]["url"])?;
        let is_ours = url.starts_with(&world.base);
        let name = url.rsplit('/').next().filter(|_| is_ours);
        Some(name.map_or(url.clone(), str::to_owned))
    };
    let title = text(&embed["title"]).unwrap_or_else(|| "embed".into());
    let mut below = Vec::new();
    below.extend(text(&embed["author"]["name"]).map(|name| format!("by {name}")));
    below.extend(text(&embed["url"]).map(|url| format!("({url})")));
    below.extend(text(&embed["description"]));
    for field in embed["fields"].as_array().into_iter().flatten() {
        let part = |name: &str| text(&field[name]).unwrap_or_default();
        below.push(format!("{}: {}", part("name"), part("value")));
    }
    below.extend(image("thumbnail").map(|name| format!("(small image: {name})")));
    below.extend(image("image").map(|name| format!("(image: {name})")));
    below.extend(text(&embed["footer"]["text"]).map(|footer| format!("({footer})")));
    let below: String = below
        .iter()
        .flat_map(|part| part.split('\n'))
        .map(|line| format!("\n> {line}"))
        .collect();
    format!("[{title}]{below}")
}

/// `(file: hours.txt, 12 bytes)`
fn shown_file(file: &Attachment) -> String {
    let bytes = match file.bytes.len() {
        1 => "1 byte".to_owned(),
        count => format!("{count} bytes"),
    };
    match &file.description {
        Some(description) => format!("(file: {}, {bytes}: {description})", file.name),
        None => format!("(file: {}, {bytes})", file.name),
    }
}

/// `(button: Yes) (button: No, disabled)`
fn shown_row(row: &Value) -> String {
    let inside = row["components"].as_array().into_iter().flatten();
    inside.map(shown_component).collect::<Vec<_>>().join(" ")
}

fn shown_component(component: &Value) -> String {
    let off = if component["disabled"] == true {
        ", disabled"
    } else {
        ""
    };
    let placeholder = text(&component["placeholder"]).map(|text| format!(" «{text}»"));
    let placeholder = placeholder.unwrap_or_default();
    match component["type"].as_u64() {
        Some(2) => {
            let emoji = text(&component["emoji"]["name"]);
            let shown: Vec<String> = emoji.into_iter().chain(text(&component["label"])).collect();
            let shown = shown.join(" ");
            match text(&component["url"]) {
                Some(url) => format!("(link: {shown}, to {url}{off})"),
                None => format!("(button: {shown}{off})"),
            }
        }
        Some(3) => {
            let entries = component["options"].as_array().into_iter().flatten();
            let entries: Vec<String> = entries.map(shown_entry).collect();
            format!("(menu{placeholder}: {}{off})", entries.join(", "))
        }
        Some(5) => format!("(menu of users{placeholder}{off})"),
        Some(6) => format!("(menu of roles{placeholder}{off})"),
        Some(7) => format!("(menu of users and roles{placeholder}{off})"),
        Some(8) => format!("(menu of channels{placeholder}{off})"),
        _ => format!("(menu{off})"),
    }
}

/// `Monday`, with what else is said of it: `☕ Tea (with milk) [chosen]`.
fn shown_entry(option: &Value) -> String {
    let emoji = text(&option["emoji"]["name"]).map(|emoji| format!("{emoji} "));
    let more = text(&option["description"]).map(|more| format!(" ({more})"));
    let chosen = if option["default"] == true {
        " [chosen]"
    } else {
        ""
    };
    let label = text(&option["label"]).unwrap_or_default();
    format!(
        "{}{label}{}{chosen}",
        emoji.unwrap_or_default(),
        more.unwrap_or_default()
    )
}

/// ```text
/// (opens the form: Feedback)
/// > Tell us:
/// > Name:
/// > Why (optional): because
/// > Topic: (menu: hours, facilities)
/// ```
pub fn form(modal: &Value) -> String {
    let mut lines = vec![format!(
        "(opens the form: {})",
        text(&modal["title"]).unwrap_or_default()
    )];
    for input in modal["components"].as_array().into_iter().flatten() {
        if let Some(words) = text(&input["content"]) {
            lines.extend(words.split('\n').map(|line| format!("> {line}")));
            continue;
        }
        let optional = if input["required"] == false {
            " (optional)"
        } else {
            ""
        };
        let label = text(&input["label"]).unwrap_or_default();
        let more = text(&input["description"]).map(|more| format!(" ({more})"));
        let more = more.unwrap_or_default();
        let filled = match input["type"].as_u64() {
            Some(4) => text(&input["value"]).unwrap_or_default(),
            _ => shown_component(input),
        };
        let line = format!("> {label}{more}{optional}: {filled}");
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n")
}
