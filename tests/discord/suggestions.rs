//! What a bot suggests, in the user's language. `interactions/application-commands` (Autocomplete, Option choice)

use botcamp::discord::Turn;
use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::messages::errors;

fn rooms(names: Value) -> Value {
    let room = json!({ "name": "map archive", "name_localizations": names, "value": "m" });
    json!({ "type": 8, "data": { "choices": [room] } })
}

#[tokio::test]
async fn a_suggestion_is_shown_in_the_users_language() {
    let mut bare = Bare::start().await;
    let option = json!({ "type": 3, "name": "room", "description": "d", "autocomplete": true });
    let find = json!({ "name": "find", "description": "d", "options": [option] });
    assert_eq!(bare.register(json!([find])).await.0, 200);
    let hana = bare.discord.user("하나");
    hana.set_locale("ko");
    let begins = tokio::spawn(async move {
        assert!(matches!(
            hana.begins("/find room: m").await,
            Turn::Answered { .. }
        ));
        hana
    });
    let asked = bare.gateway.dispatch("INTERACTION_CREATE").await;
    let (id, token) = (text(&asked, "id"), text(&asked, "token"));
    let callback = format!("/interactions/{id}/{token}/callback");
    let at = "data.choices.0.name_localizations";
    let (_, refused) = bare.rest.post(&callback, rooms(json!({ "kr": "지도실" }))).await;
    assert_eq!(errors(&refused, at)[0]["code"], "BASE_TYPE_CHOICES", "{refused}");
    let (_, refused) = bare.rest.post(&callback, rooms(json!("지도실"))).await;
    assert_eq!(errors(&refused, at)[0]["code"], "DICT_TYPE_CONVERT", "{refused}");
    let names = json!({ "ko": "지도실" });
    assert_eq!(bare.rest.post(&callback, rooms(names)).await.0, 204);
    let hana = begins.await.unwrap();
    let runs = tokio::spawn(async move { hana.runs("/find room: 지도실", 1).await });
    let asked = bare.gateway.dispatch("INTERACTION_CREATE").await;
    assert_eq!(asked["data"]["options"][0]["value"], "m");
    let callback = format!(
        "/interactions/{}/{}/callback",
        text(&asked, "id"),
        text(&asked, "token")
    );
    let found = json!({ "type": 4, "data": { "content": "Found." } });
    assert_eq!(bare.rest.post(&callback, found).await.0, 204);
    runs.await.unwrap();
    assert_eq!(
        bare.discord.transcript(),
        "#general
하나  | /find room: m
      | (suggestions: 지도실)
하나  | /find room: 지도실
  bot | Found.
"
    );
}
