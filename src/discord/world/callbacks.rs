//! A bot's first answer to an interaction. `interactions/receiving-and-responding` (Interaction callback type)

use serde_json::Value;

use super::messages::flag;
use super::{Draft, Purpose, Upload};
use crate::discord::error::{ApiError, Faults};
use crate::discord::form::Form;
use crate::discord::rules;

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
    pub value: Value,
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
        let shows_modals = matches!(purpose, Purpose::Command | Purpose::Component);
        match kind.unwrap_or_default() {
            4 if purpose != Purpose::Autocomplete => {
                Draft::read(data, files, "data.").map(|draft| Self::Message(draft.into()))
            }
            5 if purpose != Purpose::Autocomplete => {
                let mut data = Form::new(data, "data.");
                let flags = data.number("flags", 0..=u64::from(u32::MAX)).unwrap_or_default();
                data.accepts(&["tts"]);
                data.check()?;
                Ok(Self::Defer {
                    flags: flags & flag::EPHEMERAL,
                })
            }
            // A submitted modal may always be answered so, whatever it was opened from: libraries do, and Discord takes it.
            6 if matches!(purpose, Purpose::Component | Purpose::Modal) => Ok(Self::Seen),
            7 if on_message => Draft::read(data, files, "data.").map(|draft| Self::Update(draft.into())),
            8 if purpose == Purpose::Autocomplete => suggestions(data).map(Self::Suggest),
            9 if shows_modals => rules::modals::read(data).map(Self::Modal),
            kind => Err(refused(kind)),
        }
    }
}

fn refused(kind: u64) -> ApiError {
    let mut faults = Faults::default();
    if matches!(kind, 1 | 4..=9 | 12) {
        let message = "This interaction type cannot be answered so";
        faults.add("type", "INTERACTION_CALLBACK_TYPE_INVALID", message);
    } else {
        faults.choice("type", "1, 4, 5, 6, 7, 8, 9, 12");
    }
    faults.into()
}

fn suggestions(data: &Value) -> Result<Vec<Suggestion>, ApiError> {
    let mut form = Form::new(data, "data.");
    let choices = form.list("choices", 0..=rules::SUGGESTIONS).unwrap_or_default();
    let mut found = Vec::new();
    for (index, choice) in choices.iter().enumerate() {
        let mut choice = Form::new(choice, &format!("data.choices.{index}."));
        let name = choice.text("name", rules::CHOICE_NAME);
        let name = choice.required("name", name);
        let value = choice.raw("value").filter(|value| !value.is_null());
        let value = choice.required("value", value);
        if let Some(Value::String(text)) = value {
            let path = choice.path("value");
            choice.faults.length(path, text, rules::SUGGESTION_VALUE);
        }
        choice.accepts(&["name_localizations"]);
        form.faults.extend(std::mem::take(&mut choice.faults));
        if let (Some(name), Some(value)) = (name, value) {
            found.push(Suggestion {
                name,
                value: value.clone(),
            });
        }
    }
    form.check().map(|()| found)
}
