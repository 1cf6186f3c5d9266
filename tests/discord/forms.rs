//! Forms (modals) with all that they can hold. `interactions/receiving-and-responding` (Modal), `components/reference` (Label)

use botcamp::discord::Turn;
use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::messages::errors;

/// A form with text, with each kind of field in a label, and with one in a row as libraries wrote it at first.
fn form() -> Value {
    let label = |name: &str, component: Value| json!({ "type": 18, "label": name, "component": component });
    let topics = json!([
        { "label": "Hours", "value": "h", "description": "when", "default": true },
        { "label": "Rooms", "value": "r" },
    ]);
    let topic = json!({ "type": 3, "custom_id": "topic", "options": topics, "max_values": 2 });
    let name = json!({ "type": 4, "custom_id": "name", "style": 1, "label": "Name" });
    let why = json!({ "type": 4, "custom_id": "why", "style": 2, "required": false });
    let who = json!({ "type": 5, "custom_id": "who", "required": false });
    let rows = json!([
        { "type": 10, "content": "Tell us:" },
        label("Topic", topic),
        { "type": 1, "components": [name] },
        { "type": 18, "label": "Why", "description": "in a word", "component": why },
        label("Who", who),
    ]);
    json!({ "type": 9, "data": { "custom_id": "feedback", "title": "Feedback", "components": rows } })
}

/// Opens the form for alice, who has run a command.
async fn opened(bare: &mut Bare) {
    let asked = bare.asked().await;
    let (status, answer) = bare.rest.post(&asked.callback, form()).await;
    assert_eq!(status, 204, "{answer}");
    asked.turn.await.unwrap();
}

/// Has the bot answer what comes next, and returns what it was sent.
async fn answers(bare: &mut Bare) -> Value {
    let interaction = bare.gateway.dispatch("INTERACTION_CREATE").await;
    let (id, token) = (text(&interaction, "id"), text(&interaction, "token"));
    let path = format!("/interactions/{id}/{token}/callback");
    let thanks = json!({ "type": 4, "data": { "content": "Thank you." } });
    assert_eq!(bare.rest.post(&path, thanks).await.0, 204);
    interaction
}

#[tokio::test]
async fn a_form_comes_back_as_it_was_made() {
    let mut bare = Bare::start().await;
    opened(&mut bare).await;
    let alice = bare.discord.user("alice");
    let fields = [
        ("Topic", "Hours"),
        ("Topic", "Rooms"),
        ("Name", "Alice"),
        ("Who", "@alice"),
    ];
    let submits = tokio::spawn(async move { alice.submits(&fields, 1).await });
    let interaction = answers(&mut bare).await;
    assert!(matches!(submits.await.unwrap(), Turn::Answered { .. }));
    let data = &interaction["data"];
    let alice = text(&interaction["member"]["user"], "id");
    let expected = json!([
        { "type": 10, "id": 1 },
        { "type": 18, "id": 3, "component": { "type": 3, "id": 4, "custom_id": "topic", "values": ["h", "r"] } },
        { "type": 1, "id": 5, "components": [{ "type": 4, "id": 6, "custom_id": "name", "value": "Alice" }] },
        { "type": 18, "id": 7, "component": { "type": 4, "id": 8, "custom_id": "why", "value": "" } },
        { "type": 18, "id": 9, "component": { "type": 5, "id": 10, "custom_id": "who", "values": [alice] } },
    ]);
    assert_eq!(
        (&data["custom_id"], &data["components"]),
        (&json!("feedback"), &expected)
    );
    assert_eq!(data["resolved"]["users"][alice]["username"], "alice");
    assert_eq!(
        bare.discord.transcript(),
        "#general
alice | /hello
  bot | (opens the form: Feedback)
      | > Tell us:
      | > Topic: (menu: Hours (when) [chosen], Rooms)
      | > Name:
      | > Why (in a word) (optional):
      | > Who (optional): (menu of users)
alice | (submits the form)
      | > Topic: Hours
      | > Topic: Rooms
      | > Name: Alice
      | > Who: @alice
  bot | Thank you.
"
    );
}

#[tokio::test]
async fn what_is_not_filled_in_stays_as_it_was() {
    let mut bare = Bare::start().await;
    opened(&mut bare).await;
    let alice = bare.discord.user("alice");
    let submits = tokio::spawn(async move { alice.submits(&[("Name", "Alice")], 1).await });
    let data = answers(&mut bare).await["data"].take();
    assert!(matches!(submits.await.unwrap(), Turn::Answered { .. }));
    assert_eq!(data["components"][1]["component"]["values"], json!(["h"]));
    assert_eq!(data["components"][4]["component"]["values"], json!([]));
    assert_eq!(data.get("resolved"), None);
}

#[tokio::test]
async fn the_client_asks_for_what_is_wanted() {
    let mut bare = Bare::start().await;
    opened(&mut bare).await;
    let alice = bare.discord.user("alice");
    for (fields, told) in [
        (
            vec![("Topic", "Sunday")],
            "Discord offers no such entry as Topic: Hours, Rooms",
        ),
        (vec![("Topic", "Hours")], "Discord asks for: Name"),
        (vec![("Name", "a"), ("Name", "b")], "Discord takes Name only once"),
        (
            vec![("Where", "x")],
            "the form has no field Where: Topic, Name, Why, Who",
        ),
        (
            vec![("Name", "a"), ("Who", "@alice"), ("Who", "@owner")],
            "Discord asks for 1 to 1 entries as Who",
        ),
    ] {
        assert_eq!(alice.submits(&fields, 1).await, Turn::Refused);
        let transcript = bare.discord.transcript();
        assert!(
            transcript.ends_with(&format!("      | ({told})\n")),
            "{transcript}"
        );
    }
}

#[tokio::test]
async fn a_form_holds_only_what_can_be_filled_in() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    let form =
        |row: Value| json!({ "type": 9, "data": { "custom_id": "f", "title": "t", "components": [row] } });
    let button = json!({ "type": 2, "style": 1, "custom_id": "b", "label": "b" });
    let label = |component: Value| json!({ "type": 18, "label": "l", "component": component });
    for (row, at, code) in [
        (button.clone(), "0", "UNION_TYPE_CHOICES"),
        (
            json!({ "type": 1, "components": [button] }),
            "0.components.0",
            "UNION_TYPE_CHOICES",
        ),
        (label(button.clone()), "0.component", "UNION_TYPE_CHOICES"),
        (
            json!({ "type": 18, "label": "l" }),
            "0.component",
            "BASE_TYPE_REQUIRED",
        ),
    ] {
        let (_, answer) = bare.rest.post(&asked.callback, form(row)).await;
        let at = format!("data.components.{at}");
        assert_eq!(errors(&answer, &at)[0]["code"], code, "{answer}");
    }
}
