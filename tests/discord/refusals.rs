//! How Discord refuses: each code of `rules/codes.rs`, and each inner code of a form, has a case in these tests.
//! `topics/opcodes-and-status-codes` (JSON error codes), `reference` (Error messages)

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use botcamp::discord::Permissions;
use serde_json::{Value, json};

use crate::bare::{Bare, text};
use crate::messages::errors;

#[tokio::test]
async fn a_form_is_refused_field_by_field() {
    let bare = Bare::mighty().await;
    let messages = format!("/channels/{}/messages", bare.channel);
    let (guild, channel) = (
        format!("/guilds/{}", bare.guild),
        format!("/channels/{}", bare.channel),
    );
    let commands = format!("/applications/{}/commands", bare.me);
    let member = format!("{guild}/members/{}", bare.me);
    let row = |inside: Value| json!({ "components": [{ "type": 1, "components": inside }] });
    let button = json!({ "type": 2, "style": 1, "label": "b", "custom_id": "b" });
    let menu = json!({ "type": 5, "custom_id": "m" });
    let link = json!({ "type": 2, "style": 5, "label": "l", "url": "https://example.org", "custom_id": "l" });
    let options = json!([{ "label": "a", "value": "a" }, { "label": "b", "value": "a" }]);
    let twice = json!({ "type": 3, "custom_id": "m", "options": options });
    let options = json!([
        { "label": "a", "value": "a", "default": true },
        { "label": "b", "value": "b", "default": true },
    ]);
    let chosen_twice = json!({ "type": 3, "custom_id": "m", "options": options });
    let field = |fields: Value| json!({ "embeds": [{ "fields": fields }] });
    let command = |more: Value| {
        let mut command = json!({ "name": "c", "description": "d" });
        command
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        command
    };
    let option = |more: Value| {
        let mut option = json!({ "type": 3, "name": "o", "description": "d" });
        option
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        option
    };
    let with = |options: Value| command(json!({ "options": options }));
    let choice = json!([{ "name": "n", "value": "v" }]);
    let mentions = json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "users": ["1"] } });
    const INSIDE: &str = "components.0.components";
    let at = |place: &str| format!("{INSIDE}.{place}");
    let cases: Vec<(&str, &str, Value, String, &str)> = vec![
        (
            "POST",
            &messages,
            field(json!([{ "name": "", "value": "v" }])),
            "embeds.0.fields.0.name".into(),
            "BASE_TYPE_REQUIRED",
        ),
        (
            "POST",
            &messages,
            row(json!([])),
            INSIDE.into(),
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "POST",
            &messages,
            json!({ "content": "x".repeat(2001) }),
            "content".into(),
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            "POST",
            &messages,
            json!({ "components": [button] }),
            "components.0".into(),
            "UNION_TYPE_CHOICES",
        ),
        (
            "POST",
            &messages,
            json!({ "content": [] }),
            "content".into(),
            "STRING_TYPE_CONVERT",
        ),
        (
            "POST",
            &messages,
            json!({ "content": "x", "tts": "yes" }),
            "tts".into(),
            "BOOLEAN_TYPE_CONVERT",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": ["t"] }),
            "embeds.0".into(),
            "MODEL_TYPE_CONVERT",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": "t" }),
            "embeds".into(),
            "LIST_TYPE_CONVERT",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": vec![json!({ "description": "x".repeat(4000) }); 2] }),
            "embeds".into(),
            "MAX_EMBED_SIZE_EXCEEDED",
        ),
        (
            "POST",
            &messages,
            mentions,
            "allowed_mentions".into(),
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        (
            "POST",
            &messages,
            json!({ "content": "x", "message_reference": { "message_id": "1" } }),
            "message_reference".into(),
            "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
        ),
        (
            "POST",
            &messages,
            json!({ "content": "x", "message_reference": { "message_id": "x" } }),
            "message_reference.message_id".into(),
            "NUMBER_TYPE_COERCE",
        ),
        (
            "POST",
            &messages,
            json!({ "content": "x", "flags": 1 << 15 }),
            "flags".into(),
            "NOT_COVERED",
        ),
        (
            "POST",
            &messages,
            row(json!([button, button])),
            at("1.custom_id"),
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            "POST",
            &messages,
            row(json!([button, menu])),
            at("1"),
            "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
        ),
        (
            "POST",
            &messages,
            row(json!([link])),
            at("0.custom_id"),
            "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        (
            "POST",
            &messages,
            row(json!([twice])),
            at("0.options.1.value"),
            "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
        ),
        (
            "POST",
            &messages,
            row(json!([{ "type": 2, "style": 1, "label": "b" }])),
            at("0.custom_id"),
            "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED",
        ),
        (
            "POST",
            &messages,
            row(json!([{ "type": 2, "style": 1, "custom_id": "b", "emoji": { "name": "thumbsup" } }])),
            at("0.emoji.name"),
            "BUTTON_COMPONENT_INVALID_EMOJI",
        ),
        (
            "POST",
            &messages,
            row(json!([chosen_twice])),
            at("0.options"),
            "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": [{ "color": 1 }] }),
            "embeds.0.description".into(),
            "BASE_TYPE_REQUIRED",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": [null] }),
            "embeds.0".into(),
            "LIST_ITEM_VALUE_REQUIRED",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": [{ "title": "t", "url": "example.org" }] }),
            "embeds.0.url".into(),
            "URL_TYPE_INVALID_URL",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": [{ "image": { "url": "ftp://example.org/a.png" } }] }),
            "embeds.0.image.url".into(),
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            "POST",
            &messages,
            json!({ "embeds": [{ "title": "t", "timestamp": "noon" }] }),
            "embeds.0.timestamp".into(),
            "DATE_TIME_TYPE_PARSE",
        ),
        (
            "POST",
            &messages,
            json!({ "content": "x", "nonce": {} }),
            "nonce".into(),
            "NONCE_TYPE_INVALID_TYPE",
        ),
        (
            "POST",
            &messages,
            json!({ "content": "x", "nonce": "n".repeat(26) }),
            "nonce".into(),
            "NONCE_TYPE_TOO_LONG",
        ),
        (
            "PATCH",
            &channel,
            json!({ "rate_limit_per_user": 21_601 }),
            "rate_limit_per_user".into(),
            "NUMBER_TYPE_MAX",
        ),
        (
            "GET",
            "/channels/x/messages",
            json!({}),
            "id".into(),
            "NUMBER_TYPE_COERCE",
        ),
        (
            "PATCH",
            &member,
            json!({ "communication_disabled_until": "soon" }),
            "communication_disabled_until".into(),
            "DATE_TIME_TYPE_PARSE",
        ),
        (
            "PATCH",
            &member,
            json!({ "communication_disabled_until": "3000-01-01T00:00:00Z" }),
            "communication_disabled_until".into(),
            "GUILD_MEMBER_COMMUNICATION_DISABLED_TIMESTAMP",
        ),
        (
            "PUT",
            &commands,
            json!([command(json!({})), command(json!({}))]),
            "1".into(),
            "APPLICATION_COMMANDS_DUPLICATE_NAME",
        ),
        (
            "POST",
            &commands,
            command(json!({ "name": "two words" })),
            "name".into(),
            "APPLICATION_COMMAND_INVALID_NAME",
        ),
        (
            "POST",
            &commands,
            command(json!({ "type": 2 })),
            "description".into(),
            "APPLICATION_COMMAND_INVALID_DESCRIPTION",
        ),
        (
            "POST",
            &commands,
            with(json!([option(
                json!({ "choices": choice, "autocomplete": true })
            )])),
            "options.0.autocomplete".into(),
            "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES",
        ),
        (
            "POST",
            &commands,
            with(json!([option(json!({ "choices": [choice[0], choice[0]] }))])),
            "options.0.choices.1.name".into(),
            "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
        ),
        (
            "POST",
            &commands,
            with(json!([option(json!({})), option(json!({}))])),
            "options.1.name".into(),
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        ),
        (
            "POST",
            &commands,
            with(json!([
                option(json!({})),
                option(json!({ "name": "p", "required": true }))
            ])),
            "options.1".into(),
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            "POST",
            &commands,
            with(json!([
                option(json!({})),
                option(json!({ "name": "s", "type": 1 }))
            ])),
            "options.1".into(),
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            "POST",
            &commands,
            with(json!([option(json!({ "type": 12 }))])),
            "options.0".into(),
            "UNION_TYPE_CHOICES",
        ),
        (
            "POST",
            &commands,
            json!({ "description": "d" }),
            "name".into(),
            "BASE_TYPE_REQUIRED",
        ),
        (
            "POST",
            &commands,
            command(json!({ "name_localizations": "ko" })),
            "name_localizations".into(),
            "DICT_TYPE_CONVERT",
        ),
        (
            "POST",
            &commands,
            json!({ "name": "Menu", "type": 2, "options": [option(json!({}))] }),
            "options".into(),
            "APPLICATION_COMMAND_INVALID_OPTIONS",
        ),
        ("POST", &commands, json!([]), "".into(), "MODEL_TYPE_CONVERT"),
        ("PUT", &commands, json!({}), "".into(), "LIST_TYPE_CONVERT"),
    ];
    for (method, path, body, at, code) in cases {
        let (status, answer) = bare.rest.send(method, path, body.to_string()).await;
        assert_eq!(
            (status, &answer["message"]),
            (400, &json!("Invalid Form Body")),
            "{code}: {answer}"
        );
        let error = &errors(&answer, &at)[0];
        assert_eq!(error["code"], code, "{answer}");
        assert!(!text(error, "message").is_empty(), "{answer}");
    }
    for number in [0, 101] {
        let (_, answer) = bare.rest.get(&format!("{messages}?limit={number}")).await;
        let code = if number == 0 {
            "NUMBER_TYPE_MIN"
        } else {
            "NUMBER_TYPE_MAX"
        };
        assert_eq!(errors(&answer, "limit")[0]["code"], code, "{answer}");
    }
}

#[tokio::test]
async fn a_body_of_no_known_kind_is_refused() {
    let bare = Bare::start().await;
    let path = format!("/channels/{}/messages", bare.channel);
    for (kind, code) in [
        ("text/plain", "CONTENT_TYPE_INVALID"),
        ("", "CONTENT_TYPE_INVALID"),
        ("multipart/form-data; boundary=x", "MULTIPART_FORM_INVALID"),
    ] {
        let (status, answer) = bare.rest.post_as(&path, kind, "{}").await;
        assert_eq!(status, 400, "{kind:?}: {answer}");
        assert_eq!(errors(&answer, "")[0]["code"], code, "{kind:?}: {answer}");
    }
}

#[tokio::test]
async fn an_answer_that_does_not_fit_the_interaction_is_refused() {
    let mut bare = Bare::start().await;
    let asked = bare.asked().await;
    for kind in [1, 6, 7, 8, 99] {
        let body = json!({ "type": kind, "data": { "content": "x", "choices": [] } });
        let (_, answer) = bare.rest.post(&asked.callback, body).await;
        let message = "Value must be one of {4, 5, 9, 10, 12}.";
        let refused = json!([{ "code": "BASE_TYPE_CHOICES", "message": message }]);
        assert_eq!(errors(&answer, "type"), &refused, "{kind}");
    }
    // Discord would take this one.
    let (_, answer) = bare.rest.post(&asked.callback, json!({ "type": 12 })).await;
    assert_eq!(errors(&answer, "type")[0]["code"], "NOT_COVERED");
}

/// In Discord's own words, as people have told of them.
#[tokio::test]
async fn a_refusal_says_what_was_given() {
    let bare = Bare::start().await;
    let messages = format!("/channels/{}/messages", bare.channel);
    let commands = format!("/applications/{}/commands", bare.me);
    let command = |option: Value| json!({ "name": "c", "description": "d", "options": [option] });
    let of_type = |kind: Value| command(json!({ "type": kind, "name": "o", "description": "d" }));
    let large = json!({ "type": 4, "name": "o", "description": "d", "max_value": 1_u64 << 53 });
    for (path, body, at, message) in [
        (
            &commands,
            of_type(json!("STRING")),
            "options.0.type",
            "Value \"STRING\" is not int.",
        ),
        (
            &commands,
            command(large),
            "options.0.max_value",
            "int53 value should be less than or equal to 9007199254740991.",
        ),
        (
            &messages,
            json!({ "content": [] }),
            "content",
            "Could not interpret \"[]\" as string.",
        ),
        (
            &messages,
            json!({ "content": "x", "message_reference": { "message_id": "test" } }),
            "message_reference.message_id",
            "Value \"test\" is not snowflake.",
        ),
        (
            &messages,
            json!({ "content": "x", "flags": -1 }),
            "flags",
            "int value should be greater than or equal to 0.",
        ),
        (
            &messages,
            json!({ "embeds": [{ "image": { "url": "ttps://example.org" } }] }),
            "embeds.0.image.url",
            "Scheme \"ttps\" is not supported. Scheme must be one of ('http', 'https', 'attachment').",
        ),
    ] {
        let (_, answer) = bare.rest.post(path, body).await;
        assert_eq!(errors(&answer, at)[0]["message"], message, "{answer}");
    }
}

/// What these tests come by in no other way.
#[tokio::test]
async fn what_cannot_be_done_here_has_a_code_of_its_own() {
    let bare = Bare::mighty().await;
    let guild = format!("/guilds/{}", bare.guild);
    let made = async |kind: u8| {
        let body = json!({ "name": "x", "type": kind });
        let (_, channel) = bare.rest.post(&format!("{guild}/channels"), body).await;
        format!("/channels/{}", text(&channel, "id"))
    };
    let (voice, category) = (made(2).await, made(4).await);
    let commands = format!("/applications/{}/guilds/{}/commands", bare.me, bare.guild);
    let (_, command) = bare
        .rest
        .post(&commands, json!({ "name": "c", "description": "d" }))
        .await;
    let permissions = format!("{commands}/{}/permissions", text(&command, "id"));
    let everyone = format!("{guild}/members/{}/roles/{}", bare.me, bare.guild);
    let hello = json!({ "content": "x" });
    for (method, path, body, status, code, message) in [
        (
            "POST",
            format!("{category}/messages"),
            hello,
            400,
            50008,
            "Cannot send messages in a non-text channel",
        ),
        (
            "POST",
            format!("{voice}/threads"),
            json!({ "name": "t" }),
            400,
            50024,
            "Cannot execute action on this channel type",
        ),
        ("PUT", everyone, json!({}), 400, 50028, "Invalid Role"),
        (
            "GET",
            permissions,
            json!({}),
            404,
            10066,
            "Unknown application command permissions",
        ),
    ] {
        let refused = (status, json!({ "message": message, "code": code }));
        assert_eq!(bare.rest.send(method, &path, body.to_string()).await, refused);
    }
}

#[tokio::test]
async fn a_locked_thread_is_written_in_by_those_who_manage_it() {
    let settings = botcamp::discord::Settings {
        bot_permissions: Permissions::empty(),
        ..Default::default()
    };
    let bare = Bare::with(settings, crate::bare::INTENTS).await;
    let may = |permissions| bare.discord.set_permissions_of_everyone(permissions);
    may(Permissions::EVERYONE | Permissions::MANAGE_THREADS);
    let path = format!("/channels/{}/threads", bare.channel);
    let (_, thread) = bare.rest.post(&path, json!({ "name": "t", "type": 11 })).await;
    let thread = format!("/channels/{}", text(&thread, "id"));
    assert_eq!(bare.rest.patch(&thread, json!({ "locked": true })).await.0, 200);
    let (messages, hello) = (format!("{thread}/messages"), json!({ "content": "x" }));
    assert_eq!(bare.rest.post(&messages, hello.clone()).await.0, 200);
    may(Permissions::EVERYONE);
    let refused = (400, json!({ "message": "Thread is locked", "code": 160005 }));
    assert_eq!(bare.rest.post(&messages, hello).await, refused);
}

#[test]
fn no_code_is_without_a_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = root
        .ancestors()
        .find(|it| it.join("src/discord").is_dir())
        .unwrap();
    let tests = all(&root.join("tests/discord"));
    let discord = all(&root.join("src/discord"));
    let codes = fs::read_to_string(root.join("src/discord/rules/codes.rs")).unwrap();
    let numbers = codes.split("Code(").filter_map(|code| {
        let number = code.split(',').nth(1)?.trim();
        number.parse::<u32>().ok().filter(|it| *it > 0)
    });
    // Of the one that a user's client tells them there is only the text.
    let told = |number: &u32| tests.contains(&number.to_string()) || *number == 40007;
    assert_eq!(numbers.filter(|it| !told(it)).collect::<Vec<_>>(), [0; 0]);

    // The inner ones are all of this form, and nothing else is.
    let endings = [
        "_INVALID",
        "_EXISTS",
        "_LENGTH",
        "_CONVERT",
        "_COERCE",
        "_EXCEEDED",
        "_DUPLICATED",
        "_EXCLUSIVE",
        "_REQUIRED",
        "_CHOICES",
        "_VALUES",
        "_EMOJI",
        "_SCHEME",
        "_URL",
        "_LONG",
        "_TYPE",
        "_OPTIONS",
        "_DESCRIPTION",
        "_PARSE",
    ];
    let quoted = discord
        .split('"')
        .filter(|it| endings.iter().any(|end| it.ends_with(end)));
    let inner: BTreeSet<&str> = quoted
        .filter(|it| it.bytes().all(|c| c.is_ascii_uppercase() || c == b'_'))
        .collect();
    assert!(inner.len() > 20, "{inner:?}");
    let untested: Vec<&&str> = inner.iter().filter(|code| !tests.contains(**code)).collect();
    assert_eq!(untested, [&""; 0]);
}

/// All that is written in a folder.
fn all(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| match path.is_dir() {
        true => all(&path),
        false => fs::read_to_string(path).unwrap_or_default(),
    };
    entries.map(read).collect()
}
