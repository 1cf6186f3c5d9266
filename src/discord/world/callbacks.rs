//! A bot's first answer to an interaction. `interactions/receiving-and-responding` (Interaction callback type)

use serde_json::Value;

use super::command_spec::{self, Localizations, Localized};
use super::messages::flag;
use super::{Draft, Purpose, Upload};
use crate::discord::error::ApiError;
use crate::discord::form::Form;
use crate::discord::gap::Gap;
use crate::discord::rules::{self, codes};

#[derive(Debug)]
pub enum Callback {
    /// 4
    Message(Box<Draft>),
    /// 5: the bot asks for time. Of the flags only EPHEMERAL counts.
    Defer { flags: u64 },
    /// 6: seen, and nothing to be shown yet.
    Seen,
    /// 7: the message with the component changes.
    Update(Box<Draft>),
    /// 8
    Suggest(Vec<Suggestion>),
    /// 9
    Modal(Value),
}

/// What a client shows, and what it sends if that is picked.
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub name: String,
    pub name_localizations: Localizations,
    pub value: Value,
}

impl Suggestion {
    /// As a client in this language shows it.
    pub(super) fn shown_in(self, locale: &str) -> Self {
        Self {
            name: self.shown(locale).to_owned(),
            ..self
        }
    }
}

impl Callback {
    /// Reads and checks the body of a callback. `on_message` says that there is a message that could change.
    pub fn read(
        purpose: Purpose,
        on_message: bool,
        body: &Value,
        files: Vec<Upload>,
    ) -> Result<Self, ApiError> {
        let mut form = Form::new(body, "");
        let kind = form.number("type", 0..=u64::MAX);
        let kind = form.required("type", kind);
        let nothing = Value::Object(Default::default());
        let data = form.object("data").unwrap_or(&nothing);
        form.check()?;
        let kind = kind.unwrap_or_default();
        let allowed = allowed(purpose);
        if !allowed.contains(&kind) {
            let allowed: Vec<String> = allowed.iter().map(u64::to_string).collect();
            form.faults.choice("type", &allowed.join(", "));
            form.check()?;
        }
        match kind {
            4 => Draft::read(data, files, "data.").map(|draft| Self::Message(draft.into())),
            5 => {
                let mut data = Form::new(data, "data.");
                let flags = data.number("flags", 0..=u64::from(u32::MAX)).unwrap_or_default();
                data.accepts(&["tts"]);
                data.check()?;
                Ok(Self::Defer {
                    flags: flags & flag::EPHEMERAL,
                })
            }
            6 => Ok(Self::Seen),
            // Whether a form that a command opened may be answered so, is not documented; there is no message that could change.
            7 if !on_message => Err(codes::UNKNOWN_MESSAGE.into()),
            7 => Draft::read(data, files, "data.").map(|draft| Self::Update(draft.into())),
            8 => suggestions(data).map(Self::Suggest),
            9 => rules::modals::read(data).map(Self::Modal),
            kind => {
                // No other than these two is left.
                let gap = if kind == 10 { Gap::Premium } else { Gap::Activity };
                form.faults.gap("type", gap);
                Err(std::mem::take(&mut form.faults).into())
            }
        }
    }
}

/// The types of answer that Discord takes, in its own list of them. `interactions/receiving-and-responding`
/// (Interaction callback type). That of a submitted form has 6 and 7 whatever it was opened from (discord.py#10010); 10 and
/// 12 are for shops and activities.
fn allowed(purpose: Purpose) -> &'static [u64] {
    match purpose {
        Purpose::Command => &[4, 5, 9, 10, 12],
        Purpose::Component => &[4, 5, 6, 7, 9, 10, 12],
        Purpose::Modal => &[4, 5, 6, 7, 10, 12],
        Purpose::Autocomplete => &[8],
    }
}

fn suggestions(data: &Value) -> Result<Vec<Suggestion>, ApiError> {
    let mut form = Form::new(data, "data.");
    let choices = form.list("choices", 0..=rules::SUGGESTIONS).unwrap_or_default();
    let mut found = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        let mut choice = Form::new(choice, &format!("data.choices.{index}."));
        let name = choice.text("name", rules::CHOICE_NAME);
        let name = choice.required("name", name);
        let name_localizations = command_spec::localizations(&mut choice, "name_localizations");
        let path = choice.path("name_localizations");
        rules::commands::localized(&name_localizations, &path, rules::CHOICE_NAME, &mut choice.faults);
        let value = choice.raw("value").filter(|value| !value.is_null());
        let value = choice.required("value", value);
        if let Some(Value::String(text)) = value {
            let path = choice.path("value");
            choice.faults.length(path, text, rules::SUGGESTION_VALUE);
        }
        form.faults.extend(std::mem::take(&mut choice.faults));
        if let (Some(name), Some(value)) = (name, value) {
            found.push(Suggestion {
                name,
                name_localizations,
                value: value.clone(),
            });
        }
    }
    form.check().map(|()| found)
}
