//! What is said to each of the bots, and what each has to answer.

use botcamp::discord::{Discord, Turn};

use super::program::Ends;

/// Talks to the bot. There is one transcript of it, whatever the library.
pub async fn holds(discord: &Discord, mut bot: impl Ends) {
    tokio::select! {
        () = discord.until_ready() => {}
        end = bot.ends() => panic!("the bot has ended: {end}"),
    }
    tokio::select! {
        () = talks(discord) => {}
        end = bot.ends() => panic!("the bot has ended: {end}\n{}", discord.transcript()),
    }
    assert_eq!(discord.refusals(), [""; 0]);
    insta::assert_snapshot!("the_same_with_every_library", discord.transcript());
}

async fn talks(discord: &Discord) {
    let alice = discord.user("alice");
    for name in ["hana", "bora"] {
        discord.user(name);
    }
    discord.settle().await;
    let answered = |turn: Turn| {
        let transcript = discord.transcript();
        assert!(matches!(turn, Turn::Answered { .. }), "{turn:?}\n{transcript}");
    };
    answered(alice.says("!ping", 1).await);
    alice.has_file("notes.txt", b"read me");
    let options =
        "text: abc whole: -3 number: 0.5 yes: True who: @hana place: #general role: @everyone whom: @bora";
    answered(
        alice
            .runs(&format!("/options {options} file: notes.txt"), 1)
            .await,
    );
    answered(alice.runs("/shelf books add title: Dune", 1).await);
    answered(alice.runs("/vote", 1).await);
    answered(alice.presses("Tea", 1).await);
    answered(alice.runs("/feedback", 1).await);
    answered(alice.submits(&[("Why", "because")], 1).await);
    answered(alice.runs("/report", 1).await);
    discord.settle().await;
}
