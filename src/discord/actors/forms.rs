//! The form (modal) that a bot opened.

use serde_json::{Value, json};

use super::{Actor, Turn};
use crate::discord::clock::Snowflake;
use crate::discord::world::{Invocation, Purpose};

impl Actor {
    /// Fills in the form that is open, each field by its label, submits it and waits for so many answers. A field that is
    /// not named stays as the bot filled it.
    pub async fn submits(&self, fields: &[(&str, &str)], answers: usize) -> Turn {
        let open = self.hub.read(|world| {
            let interaction = world.open_form(self.id)?;
            let modal = interaction.modal.clone()?;
            Some((interaction.id, interaction.invocation.clone(), modal))
        });
        let lines = fields.iter().map(|(label, text)| format!("\n> {label}: {text}"));
        let filled = format!("submits the form{}", lines.collect::<String>());
        let channel = self.channel();
        self.hub.write(|world| world.did_in(self.id, channel, filled));
        let Some((opener, invocation, modal)) = open else {
            return self.is_told("Discord shows no form");
        };
        match data(&modal, "label", fields) {
            Err(refusal) => self.is_told(&refusal),
            Ok(data) => {
                let invocation = Invocation {
                    purpose: Purpose::Modal,
                    channel: invocation.channel,
                    user: self.id,
                    data,
                    message: invocation.message,
                    opened_by: Some(opener),
                };
                self.closes_form(opener);
                self.invokes(invocation, answers).await
            }
        }
    }

    fn closes_form(&self, opener: Snowflake) {
        self.hub.write(|world| world.close_form(opener));
    }
}

/// Fields that are named by their custom ids, by their labels.
pub(super) fn by_label(modal: &Value, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let inputs = modal["components"].as_array().map_or(&[][..], Vec::as_slice);
    let label = |id: &str| {
        let input = inputs.iter().find(|input| input["custom_id"] == id);
        input
            .and_then(|input| input["label"].as_str())
            .unwrap_or(id)
            .to_owned()
    };
    let named = fields.iter().map(|(id, text)| (label(id), (*text).to_owned()));
    named.collect()
}

/// What is sent, in the rows that the bot made; or what the client asks for first. `by` says what a field is named by.
pub(super) fn data(modal: &Value, by: &str, fields: &[(&str, &str)]) -> Result<Value, String> {
    let inputs = modal["components"].as_array().map_or(&[][..], Vec::as_slice);
    let name = |input: &Value| input[by].as_str().unwrap_or_default().to_owned();
    let label = |input: &Value| input["label"].as_str().unwrap_or_default().to_owned();
    if let Some((unknown, _)) = fields
        .iter()
        .find(|(given, _)| inputs.iter().all(|input| name(input) != *given))
    {
        let labels: Vec<String> = inputs.iter().map(label).collect();
        return Err(format!("the form has no field {unknown}: {}", labels.join(", ")));
    }
    let mut rows = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let given = fields.iter().find(|(given, _)| *given == name(input));
        let value = given.map_or(input["value"].as_str().unwrap_or_default(), |(_, text)| text);
        let bound = |name: &str| input[name].as_u64().unwrap_or_default() as usize;
        let (least, most) = (bound("min_length"), bound("max_length"));
        let length = value.chars().count();
        if length == 0 {
            if input["required"] == true {
                return Err(format!("Discord asks for: {}", label(input)));
            }
        } else if !(least..=most).contains(&length) {
            return Err(format!(
                "Discord asks for {least} to {most} characters as {}",
                label(input)
            ));
        }
        let text = json!({
            "type": 4, "id": 2 * index + 2, "custom_id": input["custom_id"], "value": value,
        });
        rows.push(json!({ "type": 1, "id": 2 * index + 1, "components": [text] }));
    }
    Ok(json!({ "custom_id": modal["custom_id"], "components": rows }))
}
