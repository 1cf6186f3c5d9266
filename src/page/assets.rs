//! The page's own files, which are part of the program.

/// All styles in one file: a browser shows nothing before it has the last of them.
const STYLES: &str = concat!(
    include_str!("assets/colours.css"),
    include_str!("assets/layout.css"),
    include_str!("assets/chat.css"),
    include_str!("assets/message.css"),
    include_str!("assets/composer.css"),
    include_str!("assets/popup.css"),
    include_str!("assets/pane.css"),
    // After all others: it changes what they say.
    include_str!("assets/touch.css"),
);

/// The type and the text of a file.
pub fn of(name: &str) -> Option<(&'static str, &'static str)> {
    let styles = ("styles.css", STYLES);
    let (name, text) = FILES.iter().chain([&styles]).find(|(it, _)| *it == name)?;
    let kind = match name.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Some((kind, text))
}

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("assets/", $name)))),+];
    };
}

files!(
    "attachment.js",
    "avatar.js",
    "command.js",
    "components.js",
    "composer.js",
    "deeds.js",
    "dom.js",
    "embed.js",
    "emoji.js",
    "files.js",
    "form.js",
    "header.js",
    "highlight.js",
    "icon.svg",
    "main.js",
    "markdown.js",
    "message.js",
    "page.html",
    "pane.js",
    "people.js",
    "picker.js",
    "popup.js",
    "settings.js",
    "sidebar.js",
    "socket.js",
    "store.js",
    "time.js",
    "timeline.js",
    "touch.js",
    "turns.js",
    "unread.js",
    "words.js",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_in_the_folder_is_served() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/assets");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name();
            let name = name.to_str().unwrap();
            let is_served = of(name).is_some() || name.ends_with(".css") && STYLES.contains(&text(name));
            assert!(is_served, "{name} is not in the list");
        }
    }

    fn text(name: &str) -> String {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/assets");
        std::fs::read_to_string(folder.join(name)).unwrap()
    }

    /// Else a browser learns of a module only from one that it has.
    #[test]
    fn every_module_is_asked_for_at_once() {
        let (_, page) = of("page.html").unwrap();
        for (name, _) in FILES.iter().filter(|(name, _)| name.ends_with(".js")) {
            assert!(page.contains(&format!("\"assets/{name}\"")), "{name}");
        }
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        for (name, text) in FILES.iter().chain([&("styles.css", STYLES)]) {
            let outside = [
                "src=\"http",
                "href=\"http",
                "url(http",
                "from \"http",
                "import(\"http",
            ];
            assert!(outside.iter().all(|it| !text.contains(it)), "{name}");
            assert!(
                !text.contains("innerHTML"),
                "{name}: what a bot says is text, and never HTML"
            );
        }
    }
}
