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

/// The pictures in the README: of a conversation with people, commands, an embed, buttons and a private answer.
/// `BOTCAMP_PICTURES=docs/pictures cargo test --test page pictures` takes them anew.
#[tokio::test(flavor = "multi_thread")]
async fn pictures_in_english() {
    let about = About {
        title: "02 library-hours".into(),
        ..About::default()
    };
    let Some(tab) = Tab::open(campus(), about).await else {
        return;
    };
    bot::comes_to(&tab.discord).await;
    tab.sees(".bot-state", "bot online").await;
    tab.client.set_window_size(1180, 860).await.unwrap();
    tab.becomes("bora").await;
    tab.says("Is the library still open? I need a book.").await;
    tab.becomes("alice").await;
    tab.runs("library").await;
    tab.keys("hours\n").await;
    tab.sees(".message .content", "open today").await;
    tab.runs("books add").await;
    tab.keys("Rust in Action\n").await;
    tab.sees(".embed-title", "Rust in Action").await;
    tab.runs("vote").await;
    tab.sees(".button", "Tea").await;
    tab.pictured("page-light").await;
    tab.clicks(".theme").await;
    tab.pictured("page-dark").await;
    tab.client.set_window_size(500, 900).await.unwrap();
    tab.holds("innerWidth <= 500").await;
    tab.pictured("page-phone").await;
    tab.clicks(".only-narrow").await;
    tab.sees(".place", "library").await;
    tab.pictured("page-phone-places").await;
    tab.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_in_korean() {
    let about = About {
        title: "02 library-hours".into(),
        ..About::default()
    };
    let Some(tab) = Tab::open(campus(), about).await else {
        return;
    };
    bot::comes_to(&tab.discord).await;
    tab.client.set_window_size(1180, 860).await.unwrap();
    tab.clicks(".lang").await;
    tab.sees(".bot-state", "봇 온라인").await;
    tab.becomes("minsu").await;
    tab.says("도서관 아직 열려 있나요? 책이 필요해요.").await;
    tab.becomes("하나").await;
    tab.runs("도서관").await;
    tab.keys("운영\n").await;
    tab.sees(".message .content", "열어요").await;
    tab.runs("도서관").await;
    tab.keys("시설\n").await;
    tab.sees(".message li", "열람실").await;
    tab.runs("vote").await;
    tab.sees(".button", "Tea").await;
    tab.keys("/").await;
    tab.sees(".picker-entry", "/도서관").await;
    tab.keys("도\n").await;
    tab.sees(".picker-entry", "운영 시간").await;
    tab.pictured("page-light.ko").await;
    tab.clicks(".theme").await;
    tab.clicks(".option-input").await;
    tab.sees(".picker-entry", "운영 시간").await;
    tab.pictured("page-dark.ko").await;
    tab.clicks(".pane-toggle").await;
    tab.sees(".entry", "MESSAGE_CREATE").await;
    tab.pictured("pane").await;
    tab.ends().await;
}
