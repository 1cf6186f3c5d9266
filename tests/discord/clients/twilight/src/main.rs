//! A bot with twilight as its guide teaches it.

use std::env;

use anyhow::Context;
use twilight_gateway::{Event, EventTypeFlags, Intents, Shard, ShardId, StreamExt as _};
use twilight_http::client::InteractionClient;
use twilight_model::application::command::{Command, CommandType};
use twilight_model::application::interaction::Interaction;
use twilight_model::application::interaction::InteractionData;
use twilight_model::application::interaction::application_command::{
    CommandData, CommandDataOption, CommandOptionValue,
};
use twilight_model::application::interaction::modal::ModalInteractionComponent;
use twilight_model::channel::message::component::{
    ActionRow, Button, ButtonStyle, TextInput, TextInputStyle,
};
use twilight_model::channel::message::{Component, MessageFlags};
use twilight_model::http::attachment::Attachment;
use twilight_model::http::interaction::{
    InteractionResponse, InteractionResponseData, InteractionResponseType,
};
use twilight_util::builder::command::{
    AttachmentBuilder, BooleanBuilder, ChannelBuilder, CommandBuilder, IntegerBuilder, MentionableBuilder,
    NumberBuilder, RoleBuilder, StringBuilder, SubCommandBuilder, SubCommandGroupBuilder, UserBuilder,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let intents = Intents::GUILDS | Intents::GUILD_MESSAGES | Intents::MESSAGE_CONTENT;
    let (address, token) = (env::var("DISCORD_API")?, env::var("DISCORD_TOKEN")?);
    let (host, token) = (address.trim_start_matches("http://"), &*token);
    let gateway = &*format!("ws://{host}");

    // What `cargo camp offline` prints, with the values by their names.
    let http = twilight_http::Client::builder()
        .token(token.into())
        .proxy(host.into(), true)
        .build();
    let config = twilight_gateway::ConfigBuilder::new(token.into(), intents)
        .proxy_url(gateway.into())
        .build();

    let application = http.current_user_application().await?.model().await?.id;
    let interactions = http.interaction(application);
    interactions.set_global_commands(&commands()).await?;
    let mut shard = Shard::with_config(ShardId::ONE, config);
    while let Some(event) = shard.next_event(EventTypeFlags::all()).await {
        match event? {
            Event::MessageCreate(message) if message.content == "!ping" => {
                let pong = format!("Pong, {}!", message.author.name);
                http.create_message(message.channel_id).content(&pong).await?;
            }
            Event::InteractionCreate(interaction) => answers(&interactions, &interaction).await?,
            _ => {}
        }
    }
    Ok(())
}

fn commands() -> Vec<Command> {
    let command = |name, description| CommandBuilder::new(name, description, CommandType::ChatInput);
    let title = StringBuilder::new("title", "title").required(true);
    let add = SubCommandBuilder::new("add", "Add one").option(title);
    vec![
        command("options", "Every type of option")
            .option(StringBuilder::new("text", "text").required(true))
            .option(IntegerBuilder::new("whole", "whole").required(true))
            .option(NumberBuilder::new("number", "number").required(true))
            .option(BooleanBuilder::new("yes", "yes").required(true))
            .option(UserBuilder::new("who", "who").required(true))
            .option(ChannelBuilder::new("place", "place").required(true))
            .option(RoleBuilder::new("role", "role").required(true))
            .option(MentionableBuilder::new("whom", "whom").required(true))
            .option(AttachmentBuilder::new("file", "file").required(true))
            .build(),
        command("shelf", "Shelves")
            .option(SubCommandGroupBuilder::new("books", "Books").subcommands([add]))
            .build(),
        command("vote", "Buttons").build(),
        command("feedback", "A form").build(),
        command("report", "A file").build(),
    ]
}

async fn answers(interactions: &InteractionClient<'_>, interaction: &Interaction) -> anyhow::Result<()> {
    let name = &interaction.author().context("nobody")?.name;
    let (kind, data) = match interaction.data.as_ref().context("nothing")? {
        InteractionData::ApplicationCommand(command) => of_command(command)?,
        InteractionData::MessageComponent(pressed) => (
            InteractionResponseType::UpdateMessage,
            InteractionResponseData {
                content: Some(format!("{name} chose {}.", pressed.custom_id)),
                components: Some(vec![]),
                ..Default::default()
            },
        ),
        InteractionData::ModalSubmit(form) => {
            let data = InteractionResponseData {
                flags: Some(MessageFlags::EPHEMERAL),
                ..says(format!("Thank you: {}", first_text(&form.components)))
            };
            (InteractionResponseType::ChannelMessageWithSource, data)
        }
        _ => return Ok(()),
    };
    let response = InteractionResponse {
        kind,
        data: Some(data),
    };
    interactions
        .create_response(interaction.id, &interaction.token, &response)
        .await?;
    Ok(())
}

fn says(content: String) -> InteractionResponseData {
    InteractionResponseData {
        content: Some(content),
        ..Default::default()
    }
}

fn of_command(command: &CommandData) -> anyhow::Result<(InteractionResponseType, InteractionResponseData)> {
    let data = match command.name.as_str() {
        "options" => says(options(command)?),
        "shelf" => says(shelf(command).context("/shelf lacks something")?),
        "vote" => InteractionResponseData {
            components: Some(vec![row(vec![button("tea", "Tea"), button("coffee", "Coffee")])]),
            ..says("Tea or coffee?".into())
        },
        "feedback" => return Ok((InteractionResponseType::Modal, form())),
        _ => InteractionResponseData {
            attachments: Some(vec![Attachment::from_bytes(
                "report.csv".into(),
                b"a,b\n1,2\n".to_vec(),
                0,
            )]),
            ..says("Your report:".into())
        },
    };
    Ok((InteractionResponseType::ChannelMessageWithSource, data))
}

/// Each option's value, in the order in which the user gave them.
fn options(command: &CommandData) -> anyhow::Result<String> {
    let resolved = command.resolved.as_ref().context("nothing is resolved")?;
    let user = |id| resolved.users.get(&id).map(|user| user.name.clone());
    let mut values = Vec::new();
    for option in &command.options {
        let value = match &option.value {
            CommandOptionValue::String(text) => Some(text.clone()),
            CommandOptionValue::Integer(whole) => Some(whole.to_string()),
            CommandOptionValue::Number(number) => Some(number.to_string()),
            CommandOptionValue::Boolean(yes) => Some(yes.to_string()),
            CommandOptionValue::User(id) => user(*id),
            CommandOptionValue::Channel(id) => resolved.channels.get(id).map(|channel| channel.name.clone()),
            CommandOptionValue::Role(id) => resolved.roles.get(id).map(|role| role.name.clone()),
            CommandOptionValue::Mentionable(id) => user(id.cast()),
            CommandOptionValue::Attachment(id) => {
                let file = resolved.attachments.get(id);
                file.map(|file| format!("{} ({} bytes)", file.filename, file.size))
            }
            _ => None,
        };
        values.push(value.with_context(|| format!("{} is not resolved", option.name))?);
    }
    Ok(values.join(" "))
}

fn shelf(command: &CommandData) -> Option<String> {
    let inside = |option: &CommandDataOption| match &option.value {
        CommandOptionValue::SubCommandGroup(options) | CommandOptionValue::SubCommand(options) => {
            options.first().cloned()
        }
        _ => None,
    };
    let group = command.options.first()?;
    let sub = inside(group)?;
    let CommandOptionValue::String(title) = inside(&sub)?.value else {
        return None;
    };
    Some(format!("{} {}: {title}", group.name, sub.name))
}

fn row(components: Vec<Component>) -> Component {
    Component::ActionRow(ActionRow { components, id: None })
}

fn button(id: &str, label: &str) -> Component {
    Component::Button(Button {
        custom_id: Some(id.into()),
        disabled: false,
        emoji: None,
        id: None,
        label: Some(label.into()),
        sku_id: None,
        style: ButtonStyle::Primary,
        url: None,
    })
}

fn form() -> InteractionResponseData {
    #[allow(deprecated, reason = "a label of its own is newer than most bots")]
    let input = TextInput {
        custom_id: "why".into(),
        id: None,
        label: Some("Why".into()),
        max_length: None,
        min_length: None,
        placeholder: None,
        required: None,
        style: TextInputStyle::Paragraph,
        value: None,
    };
    InteractionResponseData {
        custom_id: Some("feedback".into()),
        title: Some("Feedback".into()),
        components: Some(vec![row(vec![Component::TextInput(input)])]),
        ..Default::default()
    }
}

/// What was written in the form's first field.
fn first_text(components: &[ModalInteractionComponent]) -> &str {
    components
        .iter()
        .find_map(|component| match component {
            ModalInteractionComponent::ActionRow(row) => Some(first_text(&row.components)),
            ModalInteractionComponent::TextInput(input) => Some(&input.value),
            _ => None,
        })
        .unwrap_or_default()
}
