//! The form (modal) that a bot opened.

use serde_json::{Value, json};

use super::components::{self, kind::ROW};
use super::{Actor, FormRefused, Turn, find};
use crate::discord::clock::Snowflake;
use crate::discord::typed::Named;
use crate::discord::world::{Invocation, Purpose, World};

/// Types of what a form holds. `components/reference` (Component types)
const TEXT_INPUT: u64 = 4;
const TEXT_DISPLAY: u64 = 10;

impl Actor {
    /// Fills in the form that is open, each field by its label (a menu once for each entry), submits it and waits for so many
    /// answers. A field that is not named stays as the bot filled it.
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
        let (label, channel) = (By::Label, invocation.channel);
        match self
            .hub
            .read(|world| data(world, channel, self.id, &modal, label, fields))
        {
            Err(refusal) => self.is_told(&refusal.to_string()),
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

/// Fields that are named by their custom ids, and entries by their values, as a user sees them.
pub(super) fn by_label(
    world: &World,
    channel: Snowflake,
    modal: &Value,
    fields: &[(&str, &str)],
) -> Vec<(String, String)> {
    let shown = |(id, given): &(&str, &str)| {
        let field = all(modal).iter().find(|field| field["custom_id"] == *id);
        let Some(field) = field else {
            return ((*id).to_owned(), (*given).to_owned());
        };
        let entry = components::chosen(world, channel, field, given);
        let text = entry.map_or((*given).to_owned(), |(words, _)| words);
        (label(field).to_owned(), text)
    };
    fields.iter().map(shown).collect()
}

/// By what a field, and an entry of a menu, are named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// The words that a user sees.
    Label,
    /// What the bot knows it by.
    CustomId,
}

fn all(modal: &Value) -> &[Value] {
    modal["components"].as_array().map_or(&[], Vec::as_slice)
}

fn label(field: &Value) -> &str {
    field["label"].as_str().unwrap_or_default()
}

/// What is sent, in the rows and labels that the bot made; or what the client asks for first. Of a menu, each entry is given
/// by itself.
pub(super) fn data(
    world: &World,
    channel: Snowflake,
    user: Snowflake,
    modal: &Value,
    by: By,
    fields: &[(&str, &str)],
) -> Result<Value, FormRefused> {
    let name = |field: &Value| {
        let name = if by == By::Label {
            &field["label"]
        } else {
            &field["custom_id"]
        };
        name.as_str().map(str::to_owned)
    };
    let is_there = |given: &str| {
        all(modal)
            .iter()
            .any(|field| name(field).as_deref() == Some(given))
    };
    if let Some((unknown, _)) = fields.iter().find(|(given, _)| !is_there(given)) {
        let labels = all(modal).iter().map(label).filter(|label| !label.is_empty());
        return Err(FormRefused::NoSuchField {
            given: (*unknown).to_owned(),
            offered: labels.map(str::to_owned).collect(),
        });
    }
    let mut rows = Vec::new();
    let mut named = Vec::new();
    for (index, field) in all(modal).iter().enumerate() {
        let (outer, inner) = (2 * index + 1, 2 * index + 2);
        let its = fields
            .iter()
            .filter(|(given, _)| name(field).as_deref() == Some(*given));
        let given: Vec<&str> = its.map(|(_, text)| *text).collect();
        let mut filled = json!({ "type": field["type"], "id": inner, "custom_id": field["custom_id"] });
        match field["type"].as_u64() {
            Some(TEXT_DISPLAY) => {
                rows.push(json!({ "type": TEXT_DISPLAY, "id": outer }));
                continue;
            }
            Some(TEXT_INPUT) => filled["value"] = json!(text(field, &given)?),
            _ => {
                let (values, its) = entries(world, channel, field, by, &given)?;
                filled["values"] = json!(values);
                named.extend(its);
            }
        }
        rows.push(match field["in"].as_u64() {
            Some(ROW) => json!({ "type": ROW, "id": outer, "components": [filled] }),
            _ => json!({ "type": field["in"], "id": outer, "component": filled }),
        });
    }
    let mut data = json!({ "custom_id": modal["custom_id"], "components": rows });
    if !named.is_empty() {
        data["resolved"] = find::resolved(world, channel, user, &named);
    }
    Ok(data)
}

fn text<'a>(field: &'a Value, given: &[&'a str]) -> Result<&'a str, FormRefused> {
    let label = label(field).to_owned();
    let value = match given {
        [] => field["value"].as_str().unwrap_or_default(),
        [text] => text,
        _ => return Err(FormRefused::Twice(label)),
    };
    let bound = |name: &str| field[name].as_u64().unwrap_or_default() as usize;
    let (least, most) = (bound("min_length"), bound("max_length"));
    let length = value.chars().count();
    if length == 0 && field["required"] == true {
        return Err(FormRefused::Missing(label));
    }
    if length > 0 && !(least..=most).contains(&length) {
        return Err(FormRefused::Characters {
            field: label,
            least,
            most,
        });
    }
    Ok(value)
}

/// What is chosen of a menu: its values, and whom they name.
fn entries(
    world: &World,
    channel: Snowflake,
    menu: &Value,
    by: By,
    given: &[&str],
) -> Result<(Vec<String>, Vec<Named>), FormRefused> {
    let as_it_was = || components::defaults(menu);
    let chosen = match (given, by) {
        ([], _) => by_value(world, channel, menu, &as_it_was()),
        (given, By::Label) => components::values(world, channel, menu, given),
        (given, By::CustomId) => {
            let values: Vec<String> = given.iter().map(|value| (*value).to_owned()).collect();
            by_value(world, channel, menu, &values)
        }
    };
    let label = label(menu).to_owned();
    let Some((values, named)) = chosen else {
        let offered = components::offered(menu).into_iter();
        return Err(FormRefused::NoSuchEntry {
            field: label,
            offered: offered.map(str::to_owned).collect(),
        });
    };
    if values.is_empty() {
        return match menu["required"] == true {
            true => Err(FormRefused::Missing(label)),
            false => Ok((values, named)),
        };
    }
    let bound = |name: &str| menu[name].as_u64().unwrap_or(1) as usize;
    let (least, most) = (bound("min_values"), bound("max_values"));
    match (least..=most).contains(&values.len()) {
        true => Ok((values, named)),
        false => Err(FormRefused::Entries {
            field: label,
            least,
            most,
        }),
    }
}

fn by_value(
    world: &World,
    channel: Snowflake,
    menu: &Value,
    values: &[String],
) -> Option<(Vec<String>, Vec<Named>)> {
    let chosen = values
        .iter()
        .map(|value| components::chosen(world, channel, menu, value));
    let named = chosen.collect::<Option<Vec<_>>>()?.into_iter();
    Some((values.to_vec(), named.filter_map(|(_, named)| named).collect()))
}
