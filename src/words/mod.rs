//! Every sentence that the course says, in English and Korean: `say("key", &[("name", value.into())])`.
//!
//! The sentences stand in `en.ftl` and `ko.ftl` (Project Fluent), a section a room. Commands, JSON keys and task names are
//! not sentences: they stay English wherever they are printed.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

/// A number or a text that a sentence is filled with.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

/// The languages that the course speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    En,
    Ko,
}

impl Lang {
    /// The language that a locale such as `ko_KR.UTF-8` asks for, if the course speaks it.
    pub fn of_locale(locale: &str) -> Option<Lang> {
        match locale.get(..2)?.to_ascii_lowercase().as_str() {
            "ko" => Some(Lang::Ko),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// `en` or `ko`, as `BOTCAMP_LANG` takes it.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ko => "ko",
        }
    }
}

static LANG: LazyLock<Lang> = LazyLock::new(|| {
    let asked = std::env::var("BOTCAMP_LANG")
        .ok()
        .and_then(|it| Lang::of_locale(&it));
    let system = || sys_locale::get_locale().and_then(|it| Lang::of_locale(&it));
    asked.or_else(system).unwrap_or(Lang::En)
});

/// The language of this process: `BOTCAMP_LANG`, else the system's, else English.
pub fn lang() -> Lang {
    *LANG
}

/// The sentence `key` in this process's language.
pub fn say(key: &str, args: &[(&str, Value)]) -> String {
    say_in(lang(), key, args)
}

/// The sentence `key` in `lang`. An unknown key is its own sentence: a test sees to it that there is none.
pub fn say_in(lang: Lang, key: &str, args: &[(&str, Value)]) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
        debug_assert!(false, "no sentence {key:?} in src/words/{}.ftl", lang.code());
        return key.to_owned();
    };
    let args: FluentArgs = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    // A variable that was not given leaves its name in the sentence, which is the best that can be shown.
    bundle
        .format_pattern(pattern, Some(&args), &mut Vec::new())
        .into_owned()
}

/// Every sentence whose key begins so, with `{$name}` where a variable belongs: for the page, which fills them in itself.
pub fn all_in(lang: Lang, prefix: &str) -> BTreeMap<&'static str, String> {
    let lines = source(lang).lines();
    let keys = lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    let bundle = bundle(lang);
    let sentence = |key: &'static str| {
        let pattern = bundle.get_message(key)?.value()?;
        Some((
            key,
            bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned(),
        ))
    };
    keys.filter(|key| key.starts_with(prefix))
        .filter_map(sentence)
        .collect()
}

fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("en.ftl"),
        Lang::Ko => include_str!("ko.ftl"),
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(lang: Lang) -> &'static Bundle {
    static EN: LazyLock<Bundle> = LazyLock::new(|| read(Lang::En, source(Lang::En)));
    static KO: LazyLock<Bundle> = LazyLock::new(|| read(Lang::Ko, source(Lang::Ko)));
    match lang {
        Lang::En => &EN,
        Lang::Ko => &KO,
    }
}

fn read(lang: Lang, source: &str) -> Bundle {
    let id = lang.code().parse::<LanguageIdentifier>();
    // A line that Fluent cannot read is left out here and caught by this room's tests.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    let mut bundle = FluentBundle::new_concurrent(vec![id.unwrap_or_default()]);
    bundle.set_use_isolating(false); // Terminals show the isolating characters as boxes.
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests;
