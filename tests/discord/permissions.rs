//! What each route asks of a bot: with every permission but the one it needs, it is refused; where it sees nothing, or is no
//! member, too. `topics/permissions`, and the permissions that each section of `resources/` names

use std::collections::BTreeSet;

use botcamp::discord::{Permissions, Settings, coverage};
use serde_json::{Value, json};

use crate::bare::{ALL_INTENTS, Bare, text};

/// All that is no administrator's.
const ALL: Permissions = Permissions::all().difference(Permissions::ADMINISTRATOR);

/// A server with one of each thing that a route can be about, in which everybody may do all.
struct Place {
    bare: Bare,
    alice: String,
    /// Who is banned.
    bora: String,
    role: String,
    /// What alice said.
    message: String,
    /// What the bot said.
    own: String,
    thread: String,
    hook: String,
}

impl Place {
    async fn new() -> Self {
        let settings = Settings {
            bot_permissions: Permissions::empty(),
            ..Settings::default()
        };
        let mut bare = Bare::with(settings, ALL_INTENTS).await;
        bare.discord.set_permissions_of_everyone(ALL);
        let (guild, channel) = (
            format!("/guilds/{}", bare.guild),
            format!("/channels/{}", bare.channel),
        );
        let mut people = Vec::new();
        for name in ["alice", "bora"] {
            bare.discord.user(name);
            let joined = bare.gateway.dispatch("GUILD_MEMBER_ADD").await;
            people.push(text(&joined["user"], "id").to_owned());
        }
        bare.discord.user("alice").says("hello", 0).await;
        let message = bare.gateway.dispatch("MESSAGE_CREATE").await;
        let made = async |path: String, body: Value| {
            let (status, made) = bare.rest.post(&path, body).await;
            assert!(status < 300, "{path}: {made}");
            text(&made, "id").to_owned()
        };
        let own = made(format!("{channel}/messages"), json!({ "content": "hi" })).await;
        let role = made(format!("{guild}/roles"), json!({ "name": "Helper" })).await;
        let hook = made(format!("{channel}/webhooks"), json!({ "name": "News" })).await;
        let new = json!({ "name": "books", "type": 11 });
        let thread = made(format!("{channel}/threads"), new).await;
        let (bora, alice) = (people.pop().unwrap(), people.pop().unwrap());
        for path in [
            format!("{guild}/bans/{bora}"),
            format!("/channels/{thread}/thread-members/{alice}"),
            format!("{channel}/permissions/{alice}"),
            format!("{guild}/members/{alice}/roles/{role}"),
            format!(
                "{channel}/messages/{}/reactions/%F0%9F%91%8D/@me",
                text(&message, "id")
            ),
        ] {
            let (status, answer) = bare.rest.put(&path, json!({ "type": 1 })).await;
            assert_eq!(status, 204, "{path}: {answer}");
        }
        Self {
            message: text(&message, "id").to_owned(),
            bare,
            alice,
            bora,
            role,
            own,
            thread,
            hook,
        }
    }

    /// A route's path, about what is here.
    fn path(&self, method: &str, route: &str) -> String {
        let is_banned = route.contains("/bans/") && method != "PUT";
        let user = if is_banned { &self.bora } else { &self.alice };
        let channel = match route.contains("/thread-members") {
            true => &self.thread,
            false => &self.bare.channel,
        };
        let message = match method == "PATCH" || route.ends_with("/threads") {
            true => &self.own,
            false => &self.message,
        };
        let asked = match route.ends_with("/search") {
            true => format!("{route}?query=a"),
            false => route.to_owned(),
        };
        asked
            .replace("{thread}", &self.thread)
            .replace("{channel}", channel)
            .replace("{guild}", &self.bare.guild)
            .replace("{message}", message)
            .replace("{role}", &self.role)
            .replace("{user}", user)
            .replace("{id}", &self.alice)
            .replace("{hook}", &self.hook)
            .replace("{emoji}", "%F0%9F%91%8D")
    }

    /// A body that is right for every route but those that ask for a list.
    fn body(&self, method: &str, route: &str) -> Value {
        match (method, route) {
            ("PATCH", "/guilds/{guild}/channels") => json!([{ "id": self.bare.channel, "position": 1 }]),
            ("PATCH", "/guilds/{guild}/roles") => json!([{ "id": self.role, "position": 1 }]),
            _ => json!({
                "name": "xx", "content": "x", "nick": "x", "allow": "0",
                "messages": [self.message, self.own], "user_ids": [self.alice],
            }),
        }
    }

    async fn asks(&self, method: &str, route: &str, body: &Value) -> (u16, Value) {
        let path = self.path(method, route);
        self.bare.rest.send(method, &path, body.to_string()).await
    }
}

const M: &str = "/channels/{channel}/messages";

/// What each route needs; of what is asked for there, only what is said here beside the usual.
fn needs() -> Vec<(Permissions, &'static str, String, Value)> {
    use Permissions as P;
    let until = chrono::Utc::now() + chrono::TimeDelta::days(1);
    let usual = || Value::Null;
    let one = "/channels/{channel}/messages/{message}";
    let mut all = vec![
        (P::SEND_MESSAGES, "POST", M.to_owned(), usual()),
        (
            P::SEND_TTS_MESSAGES,
            "POST",
            M.into(),
            json!({ "content": "x", "tts": true }),
        ),
        (
            P::EMBED_LINKS,
            "POST",
            M.into(),
            json!({ "embeds": [{ "title": "t" }] }),
        ),
        (
            P::SEND_MESSAGES_IN_THREADS,
            "POST",
            "/channels/{thread}/messages".into(),
            usual(),
        ),
        (
            P::SEND_MESSAGES_IN_THREADS,
            "POST",
            "/channels/{thread}/typing".into(),
            usual(),
        ),
        (
            P::MANAGE_THREADS,
            "PATCH",
            "/channels/{thread}".into(),
            json!({ "locked": true }),
        ),
        (P::MANAGE_THREADS, "DELETE", "/channels/{thread}".into(), usual()),
        (
            P::MANAGE_ROLES,
            "PATCH",
            "/channels/{channel}".into(),
            json!({ "permission_overwrites": [] }),
        ),
        (
            P::CREATE_PUBLIC_THREADS,
            "POST",
            "/channels/{channel}/threads".into(),
            json!({ "name": "t", "type": 11 }),
        ),
        (P::BAN_MEMBERS, "POST", "/guilds/{guild}/bulk-ban".into(), usual()),
        (
            P::MODERATE_MEMBERS,
            "PATCH",
            "/guilds/{guild}/members/{user}".into(),
            json!({ "communication_disabled_until": until }),
        ),
        (
            P::MANAGE_ROLES,
            "PATCH",
            "/guilds/{guild}/members/{user}".into(),
            json!({ "roles": [] }),
        ),
    ];
    let mut of = |needed: Permissions, routes: &[(&'static str, &str)]| {
        let routes = routes.iter();
        all.extend(routes.map(|(method, path)| (needed, *method, path.replace("{one}", one), Value::Null)));
    };
    of(
        P::MANAGE_MESSAGES,
        &[
            ("POST", "/channels/{channel}/messages/bulk-delete"),
            ("DELETE", "{one}"),
            ("DELETE", "{one}/reactions"),
            ("DELETE", "{one}/reactions/{emoji}"),
            ("DELETE", "{one}/reactions/{emoji}/{user}"),
        ],
    );
    of(
        P::READ_MESSAGE_HISTORY,
        &[
            ("GET", "{one}"),
            ("GET", "{one}/reactions/{emoji}"),
            ("PUT", "{one}/reactions/{emoji}/@me"),
            ("GET", "/channels/{channel}/threads/archived/public"),
            ("GET", "/channels/{channel}/users/@me/threads/archived/private"),
        ],
    );
    of(
        P::PIN_MESSAGES,
        &[
            ("PUT", "/channels/{channel}/pins/{message}"),
            ("DELETE", "/channels/{channel}/pins/{message}"),
            ("PUT", "/channels/{channel}/messages/pins/{message}"),
            ("DELETE", "/channels/{channel}/messages/pins/{message}"),
        ],
    );
    of(P::SEND_MESSAGES, &[("POST", "/channels/{channel}/typing")]);
    of(
        P::SEND_MESSAGES_IN_THREADS,
        &[("PUT", "/channels/{channel}/thread-members/{user}")],
    );
    of(P::CREATE_PUBLIC_THREADS, &[("POST", "{one}/threads")]);
    of(
        P::CREATE_PRIVATE_THREADS,
        &[("POST", "/channels/{channel}/threads")],
    );
    of(
        P::MANAGE_THREADS,
        &[
            ("DELETE", "/channels/{channel}/thread-members/{user}"),
            ("GET", "/channels/{channel}/threads/archived/private"),
        ],
    );
    of(
        P::MANAGE_CHANNELS,
        &[
            ("PATCH", "/channels/{channel}"),
            ("DELETE", "/channels/{channel}"),
            ("POST", "/guilds/{guild}/channels"),
            ("PATCH", "/guilds/{guild}/channels"),
        ],
    );
    of(
        P::MANAGE_ROLES,
        &[
            ("PUT", "/channels/{channel}/permissions/{id}"),
            ("DELETE", "/channels/{channel}/permissions/{id}"),
            ("POST", "/guilds/{guild}/roles"),
            ("PATCH", "/guilds/{guild}/roles"),
            ("PATCH", "/guilds/{guild}/roles/{role}"),
            ("DELETE", "/guilds/{guild}/roles/{role}"),
            ("PUT", "/guilds/{guild}/members/{user}/roles/{role}"),
            ("DELETE", "/guilds/{guild}/members/{user}/roles/{role}"),
        ],
    );
    of(
        P::MANAGE_GUILD,
        &[("PATCH", "/guilds/{guild}"), ("POST", "/guilds/{guild}/bulk-ban")],
    );
    of(P::KICK_MEMBERS, &[("DELETE", "/guilds/{guild}/members/{user}")]);
    of(
        P::BAN_MEMBERS,
        &[
            ("GET", "/guilds/{guild}/bans"),
            ("GET", "/guilds/{guild}/bans/{user}"),
            ("PUT", "/guilds/{guild}/bans/{user}"),
            ("DELETE", "/guilds/{guild}/bans/{user}"),
        ],
    );
    of(
        P::MANAGE_NICKNAMES,
        &[("PATCH", "/guilds/{guild}/members/{user}")],
    );
    of(P::CHANGE_NICKNAME, &[("PATCH", "/guilds/{guild}/members/@me")]);
    of(
        P::MANAGE_WEBHOOKS,
        &[
            ("GET", "/channels/{channel}/webhooks"),
            ("POST", "/channels/{channel}/webhooks"),
            ("GET", "/guilds/{guild}/webhooks"),
            ("GET", "/webhooks/{hook}"),
            ("PATCH", "/webhooks/{hook}"),
            ("DELETE", "/webhooks/{hook}"),
        ],
    );
    all
}

/// What asks for no more than to be there.
const FREE: [(&str, &str); 19] = [
    ("GET", "/channels/{channel}"),
    ("GET", "/channels/{channel}/messages"),
    ("GET", "/channels/{channel}/messages/pins"),
    ("GET", "/channels/{channel}/pins"),
    ("PATCH", "/channels/{channel}/messages/{message}"),
    (
        "DELETE",
        "/channels/{channel}/messages/{message}/reactions/{emoji}/@me",
    ),
    ("GET", "/channels/{channel}/thread-members"),
    ("PUT", "/channels/{channel}/thread-members/@me"),
    ("DELETE", "/channels/{channel}/thread-members/@me"),
    ("GET", "/channels/{channel}/thread-members/{user}"),
    ("GET", "/guilds/{guild}"),
    ("GET", "/guilds/{guild}/channels"),
    ("GET", "/guilds/{guild}/members"),
    ("GET", "/guilds/{guild}/members/search"),
    ("GET", "/guilds/{guild}/members/{user}"),
    ("GET", "/guilds/{guild}/roles"),
    ("GET", "/guilds/{guild}/roles/member-counts"),
    ("GET", "/guilds/{guild}/roles/{role}"),
    ("GET", "/guilds/{guild}/threads/active"),
];

/// The routes that are about a channel, a server or a webhook of one; not those of which there is nothing here.
fn routes() -> impl Iterator<Item = (&'static str, String)> {
    let starts = ["/channels/{channel}", "/guilds/{guild}", "/webhooks/{hook}"];
    let its = coverage::routes().into_iter().filter(|it| !it.is_empty);
    its.filter(move |it| starts.iter().any(|start| it.path.starts_with(start)))
        .filter(|it| !it.path.contains("{token}"))
        .map(|it| (it.method, it.path))
}

#[tokio::test]
async fn a_bot_with_all_but_what_it_needs_is_refused() {
    let mut place = Place::new().await;
    for (needed, method, route, body) in needs() {
        let body = match body.is_null() {
            true => place.body(method, &route),
            false => body,
        };
        place.bare.discord.set_permissions_of_everyone(ALL - needed);
        let (status, answer) = place.asks(method, &route, &body).await;
        assert_eq!(
            (status, &answer["code"]),
            (403, &json!(50013)),
            "{method} {route} without {needed:?}: {answer}"
        );
        place.bare.discord.set_permissions_of_everyone(ALL);
        let (status, answer) = place.asks(method, &route, &body).await;
        assert!(status < 300, "{method} {route} with {needed:?}: {answer}");
        if method != "GET" {
            place = Place::new().await;
        }
    }
}

#[test]
fn no_route_is_without_what_it_needs() {
    let needs = needs();
    let needs = needs.iter().map(|(_, method, path, _)| (*method, path.as_str()));
    let known: BTreeSet<(&str, &str)> = needs.chain(FREE).collect();
    let routes: Vec<(&str, String)> = routes().collect();
    let unknown = routes.iter().filter(|it| !known.contains(&(it.0, it.1.as_str())));
    let unknown: Vec<String> = unknown.map(|(method, path)| format!("{method} {path}")).collect();
    assert_eq!(unknown, [""; 0]);
}

#[tokio::test]
async fn where_a_bot_sees_nothing_or_is_no_member_it_can_do_nothing() {
    let place = Place::new().await;
    let refused = async |start: &str| {
        for (method, route) in routes().filter(|(_, route)| route.starts_with(start)) {
            let body = place.body(method, &route);
            let (status, answer) = place.asks(method, &route, &body).await;
            assert_eq!(
                (status, &answer["code"]),
                (403, &json!(50001)),
                "{method} {route}: {answer}"
            );
        }
    };
    place
        .bare
        .discord
        .set_permissions_of_everyone(ALL - Permissions::VIEW_CHANNEL);
    refused("/channels/").await;
    place.bare.discord.set_permissions_of_everyone(ALL);
    let path = format!("/users/@me/guilds/{}", place.bare.guild);
    assert_eq!(place.bare.rest.delete(&path).await.0, 204);
    refused("/").await;
}
