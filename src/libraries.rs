//! How a bot's library is pointed at the offline Discord: the lines that its owner pastes. Everything else of a bot stays as
//! it is. (`tests/discord/clients` runs a bot of each with these lines.)

/// A library of which we know how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Library {
    /// poise is a framework of it.
    #[value(alias = "poise")]
    Serenity,
    Twilight,
    #[value(name = "discord.js")]
    DiscordJs,
    #[value(name = "discord.py")]
    DiscordPy,
}

impl Library {
    pub const ALL: [Self; 4] = [Self::Serenity, Self::Twilight, Self::DiscordJs, Self::DiscordPy];

    /// The key of the sentence that says where its lines go.
    pub fn where_they_go(self) -> &'static str {
        match self {
            Self::Serenity => "offline-serenity",
            Self::Twilight => "offline-twilight",
            Self::DiscordJs => "offline-discord-js",
            Self::DiscordPy => "offline-discord-py",
        }
    }

    /// The lines, for the offline Discord at `address` (`http://127.0.0.1:PORT`).
    pub fn lines(self, address: &str, token: &str) -> String {
        let host = address.trim_start_matches("http://");
        match self {
            // Both or nothing: with the rate limiter, serenity goes to the real Discord.
            Self::Serenity => format!(
                r#"let http = serenity::all::HttpBuilder::new("{token}")
    .proxy("{address}")
    .ratelimiter_disabled(true)
    .build();
let mut client = serenity::all::ClientBuilder::new_with_http(http, intents)
    .event_handler(Handler) // with poise: .framework(framework)
    .await?;
"#
            ),
            Self::Twilight => format!(
                r#"let http = twilight_http::Client::builder()
    .token("{token}".into())
    .proxy("{host}".into(), true)
    .build();
let config = twilight_gateway::ConfigBuilder::new("{token}".into(), intents)
    .proxy_url("ws://{host}".into())
    .build();
"#
            ),
            // It asks this API where the gateway is.
            Self::DiscordJs => format!(
                r"const client = new Client({{ intents, rest: {{ api: '{address}/api' }} }});
client.login('{token}');
"
            ),
            // It asks nobody.
            Self::DiscordPy => format!(
                r#"import yarl
discord.http.Route.BASE = "{address}/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL("ws://{host}/")
TOKEN = "{token}"
"#
            ),
        }
    }
}
