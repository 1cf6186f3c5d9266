//! The bot on the gateway.

use serenity::all::{
    Context, CreateInteractionResponse, EventHandler, Http, Interaction, Ready, async_trait,
};

use crate::bot;

pub struct Handler;

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, ctx: Context, _: Ready) {
        bot::register(&ctx.http)
            .await
            .expect("the commands are registered");
    }

    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        let reply = bot::reply(ctx.http.clone(), interaction.clone()).await;
        if let Some(first) = reply.first {
            respond(&ctx.http, &interaction, first)
                .await
                .expect("the answer is taken");
        }
        reply.then.await;
    }
}

async fn respond(http: &Http, to: &Interaction, first: CreateInteractionResponse) -> serenity::Result<()> {
    match to {
        Interaction::Command(it) | Interaction::Autocomplete(it) => it.create_response(http, first).await,
        Interaction::Component(it) => it.create_response(http, first).await,
        Interaction::Modal(it) => it.create_response(http, first).await,
        _ => Ok(()),
    }
}
