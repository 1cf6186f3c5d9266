//! Pictures of the page, for people to look at.

use botcamp::discord::server::{NewChannel, NewMember, NewRole};
use botcamp::discord::{Permissions, Server, Settings};
use botcamp::page::About;

use crate::bot;
use crate::browser::Tab;

pub fn campus() -> Settings {
    let names = ["alice", "bora", "하나", "mallory"];
    let plain = |name: &str, roles: &[&str]| NewMember {
        name: name.into(),
        roles: roles.iter().map(|it| (*it).into()).collect(),
        locale: "en-US".into(),
    };
    let members = names
        .iter()
        .map(|name| plain(name, &[]))
        .chain([plain("minsu", &["Manager"])]);
    let channel = |name: &str, only: &[&str]| NewChannel {
        name: name.into(),
        topic: None,
        only: only.iter().map(|it| (*it).into()).collect(),
    };
    let permissions = Permissions::EVERYONE | Permissions::MANAGE_GUILD | Permissions::MANAGE_MESSAGES;
    Settings {
        server: Server {
            roles: vec![NewRole {
                name: "Manager".into(),
                permissions,
            }],
            channels: vec![
                channel("general", &[]),
                channel("library", &[]),
                channel("managers", &["Manager"]),
            ],
            members: members.collect(),
            ..Server::default()
        },
        ..Settings::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_in_light_and_dark_in_both_languages() {
    let about = About {
        title: "02 library-hours".into(),
        lesson: None,
        port: 0,
    };
    let Some(tab) = Tab::open(campus(), about).await else {
        return;
    };
    bot::comes_to(&tab.discord).await;
    tab.sees(".bot-state", "bot online").await;
    tab.pictured("empty").await;
    tab.says("Is the library open?").await;
    tab.sees(".message", "Is the library open?").await;
    tab.keys("/li").await;
    tab.sees(".picker-entry", "/library").await;
    tab.pictured("slash").await;
    tab.keys("\n").await;
    tab.sees(".picker-entry", "hours").await;
    tab.pictured("options").await;
    tab.keys("\n").await;
    tab.sees(".message .content", "open today").await;
    tab.keys("/books\n").await;
    tab.keys("Rust in Action\n").await;
    tab.sees(".embed-title", "Rust in Action").await;
    tab.keys("/vote\n\n").await;
    tab.sees(".button", "Tea").await;
    tab.pictured("light").await;
    tab.clicks(".theme").await;
    tab.pictured("dark").await;
    tab.clicks(".pane-toggle").await;
    tab.sees(".entry", "MESSAGE_CREATE").await;
    tab.pictured("pane").await;
    tab.ends().await;
}
