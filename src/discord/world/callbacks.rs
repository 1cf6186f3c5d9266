//! A bot's first answer to an interaction. `interactions/receiving-and-responding` (Interaction callback type)

use serde_json::Value;

use super::messages::EPHEMERAL;
use super::{Draft, Purpose};
use crate::discord::error::{ApiError, Faults};
use crate::discord::rules;

pub enum Callback {
    Message(Draft),
    /// The bot asks for time. Of the flags only EPHEMERAL counts.
    Defer {
        flags: u64,
    },
    Suggest(Vec<String>),
}

impl Callback {
    /// Reads and checks the body of a callback.
    pub fn read(purpose: Purpose, body: &Value) -> Result<Self, ApiError> {
        let data = &body["data"];
        let mut faults = Faults::default();
        match (purpose, body["type"].as_u64()) {
            (Purpose::Command, Some(4)) => return Ok(Self::Message(Draft::read(data, "data.")?)),
            (Purpose::Command, Some(5)) => {
                return Ok(Self::Defer {
                    flags: data["flags"].as_u64().unwrap_or(0) & EPHEMERAL,
                });
            }
            (Purpose::Autocomplete, Some(8)) => return suggestions(&data["choices"]).map(Self::Suggest),
            // A command is answered with a message, now or later. (The form of type 9 is not covered here yet.)
            (_, Some(1 | 4..=9)) => {
                let message = "This interaction type cannot be answered so";
                faults.add("type", "INTERACTION_CALLBACK_TYPE_INVALID", message);
            }
            (_, Some(_)) => faults.choice("type", "1, 4, 5, 6, 7, 8, 9, 12"),
            (_, None) => faults.required("type"),
        }
        Err(faults.into())
    }
}

/// The names that a client shows; it sends the values behind them.
fn suggestions(choices: &Value) -> Result<Vec<String>, ApiError> {
    let mut faults = Faults::default();
    let choices = choices.as_array().map_or(&[][..], |choices| choices);
    faults.count("data.choices", choices.len(), 0..=rules::SUGGESTIONS);
    let names: Vec<String> = choices
        .iter()
        .map(|choice| choice["name"].as_str().unwrap_or_default().to_owned())
        .collect();
    for (index, (name, choice)) in names.iter().zip(choices).enumerate() {
        faults.length(format!("data.choices.{index}.name"), name, rules::CHOICE_NAME);
        if choice["value"].is_null() {
            faults.required(format!("data.choices.{index}.value"));
        }
    }
    faults.check().map(|()| names)
}
