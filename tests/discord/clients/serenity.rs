//! A bot with serenity as its documentation teaches it.

use serenity::all::{
    ButtonStyle, CommandInteraction, CommandOptionType, Context, CreateActionRow, CreateAttachment,
    CreateButton, CreateCommand, CreateCommandOption, CreateInputText, CreateInteractionResponse,
    CreateInteractionResponseMessage, CreateModal, EventHandler, GatewayIntents, InputTextStyle, Interaction,
    Message, Ready, ResolvedOption, ResolvedValue,
};
use tokio::task::JoinHandle;

struct Handler;

pub async fn start(address: &str, token: &str) -> JoinHandle<Result<(), serenity::Error>> {
    let intents = GatewayIntents::GUILDS | GatewayIntents::GUILD_MESSAGES | GatewayIntents::MESSAGE_CONTENT;
    let connect = async {
        // What `cargo camp offline` prints, with the values by their names.
        let http = serenity::all::HttpBuilder::new(token)
            .proxy(address)
            .ratelimiter_disabled(true)
            .build();
        let mut client = serenity::all::ClientBuilder::new_with_http(http, intents)
            .event_handler(Handler)
            .await?;
        Ok::<_, serenity::Error>(tokio::spawn(async move { client.start().await }))
    };
    connect.await.unwrap()
}

fn commands() -> Vec<CreateCommand> {
    use CommandOptionType as Kind;
    let option = |kind, name: &str| CreateCommandOption::new(kind, name, name).required(true);
    let options = [
        (Kind::String, "text"),
        (Kind::Integer, "whole"),
        (Kind::Number, "number"),
        (Kind::Boolean, "yes"),
        (Kind::User, "who"),
        (Kind::Channel, "place"),
        (Kind::Role, "role"),
        (Kind::Mentionable, "whom"),
        (Kind::Attachment, "file"),
    ];
    let options = options.into_iter().map(|(kind, name)| option(kind, name));
    let add = CreateCommandOption::new(Kind::SubCommand, "add", "Add one")
        .add_sub_option(option(Kind::String, "title"));
    let books = CreateCommandOption::new(Kind::SubCommandGroup, "books", "Books").add_sub_option(add);
    vec![
        CreateCommand::new("options")
            .description("Every type of option")
            .set_options(options.collect()),
        CreateCommand::new("shelf")
            .description("Shelves")
            .add_option(books),
        CreateCommand::new("vote").description("Buttons"),
        CreateCommand::new("feedback").description("A form"),
        CreateCommand::new("report").description("A file"),
    ]
}

#[serenity::async_trait]
impl EventHandler for Handler {
    async fn ready(&self, ctx: Context, _: Ready) {
        ctx.http.create_global_commands(&commands()).await.unwrap();
    }

    async fn message(&self, ctx: Context, message: Message) {
        if message.content == "!ping" {
            let pong = format!("Pong, {}!", message.author.name);
            message.channel_id.say(&ctx, pong).await.unwrap();
        }
    }

    async fn interaction_create(&self, ctx: Context, interaction: Interaction) {
        let says = CreateInteractionResponseMessage::new();
        let answered = match &interaction {
            Interaction::Command(command) => command.create_response(&ctx, of_command(command)).await,
            Interaction::Component(pressed) => {
                let chose = format!("{} chose {}.", pressed.user.name, pressed.data.custom_id);
                let says = says.content(chose).components(vec![]);
                pressed
                    .create_response(&ctx, CreateInteractionResponse::UpdateMessage(says))
                    .await
            }
            Interaction::Modal(form) => {
                let serenity::all::ActionRowComponent::InputText(why) =
                    &form.data.components[0].components[0]
                else {
                    panic!("no text");
                };
                let thanks = format!("Thank you: {}", why.value.as_deref().unwrap_or_default());
                let says = says.content(thanks).ephemeral(true);
                form.create_response(&ctx, CreateInteractionResponse::Message(says))
                    .await
            }
            _ => Ok(()),
        };
        answered.unwrap();
    }
}

fn of_command(command: &CommandInteraction) -> CreateInteractionResponse {
    let says = CreateInteractionResponseMessage::new();
    CreateInteractionResponse::Message(match command.data.name.as_str() {
        "options" => {
            let values: Vec<String> = command.data.options().iter().map(value).collect();
            says.content(values.join(" "))
        }
        "shelf" => says.content(value(&command.data.options()[0])),
        "vote" => {
            let button = |id, label| CreateButton::new(id).label(label).style(ButtonStyle::Primary);
            let row = vec![button("tea", "Tea"), button("coffee", "Coffee")];
            says.content("Tea or coffee?")
                .components(vec![CreateActionRow::Buttons(row)])
        }
        "feedback" => {
            let input = CreateInputText::new(InputTextStyle::Paragraph, "Why", "why");
            let modal =
                CreateModal::new("feedback", "Feedback").components(vec![CreateActionRow::InputText(input)]);
            return CreateInteractionResponse::Modal(modal);
        }
        _ => says
            .content("Your report:")
            .add_file(CreateAttachment::bytes("a,b\n1,2\n", "report.csv")),
    })
}

fn value(option: &ResolvedOption<'_>) -> String {
    match &option.value {
        ResolvedValue::String(text) => (*text).to_owned(),
        ResolvedValue::Integer(whole) => whole.to_string(),
        ResolvedValue::Number(number) => number.to_string(),
        ResolvedValue::Boolean(yes) => yes.to_string(),
        ResolvedValue::User(user, _) => user.name.clone(),
        ResolvedValue::Channel(channel) => channel.name.clone().unwrap_or_default(),
        ResolvedValue::Role(role) => role.name.clone(),
        ResolvedValue::Attachment(file) => format!("{} ({} bytes)", file.filename, file.size),
        ResolvedValue::SubCommandGroup(inside) => format!("{} {}", option.name, value(&inside[0])),
        ResolvedValue::SubCommand(inside) => format!("{}: {}", option.name, value(&inside[0])),
        other => panic!("{other:?}"),
    }
}
