//! What the bot answers, and what it does afterwards; by which way it was asked it does not know.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use serenity::all::{
    ActionRowComponent, AutocompleteChoice, Command, CommandInteraction, CommandOptionType, CommandType,
    ComponentInteraction, ComponentInteractionDataKind, CreateActionRow, CreateAttachment,
    CreateAutocompleteResponse, CreateButton, CreateCommand, CreateCommandOption, CreateInputText,
    CreateInteractionResponse, CreateInteractionResponseFollowup, CreateInteractionResponseMessage,
    CreateModal, CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, EditInteractionResponse,
    Http, InputTextStyle, Interaction, ModalInteraction, ResolvedTarget,
};

type Later = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The first answer, unless it has been given already, and what is to be done after it.
pub struct Reply {
    pub first: Option<CreateInteractionResponse>,
    pub then: Later,
}

impl Reply {
    fn first(first: CreateInteractionResponse) -> Self {
        Self {
            first: Some(first),
            then: Box::pin(async {}),
        }
    }

    fn says(text: impl Into<String>) -> Self {
        Self::message(message().content(text))
    }

    fn message(message: CreateInteractionResponseMessage) -> Self {
        Self::first(CreateInteractionResponse::Message(message))
    }

    fn then(self, then: impl Future<Output = serenity::Result<()>> + Send + 'static) -> Self {
        Self {
            then: Box::pin(async { then.await.expect("Discord takes it") }),
            ..self
        }
    }
}

fn message() -> CreateInteractionResponseMessage {
    CreateInteractionResponseMessage::new()
}

pub async fn register(http: &Http) -> serenity::Result<()> {
    let text = |name| CreateCommandOption::new(CommandOptionType::String, name, "a text").required(true);
    let slash = |name| CreateCommand::new(name).description("a command");
    let commands = vec![
        slash("greet").add_option(text("name")),
        slash("find").add_option(text("room").set_autocomplete(true)),
        slash("vote"),
        slash("choose"),
        slash("ask"),
        slash("later"),
        slash("file"),
        CreateCommand::new("Wave").kind(CommandType::User),
        CreateCommand::new("Quote").kind(CommandType::Message),
    ];
    Command::set_global_commands(http, commands).await.map(drop)
}

pub async fn reply(http: Arc<Http>, interaction: Interaction) -> Reply {
    match interaction {
        Interaction::Command(command) => to_command(http, command).await,
        Interaction::Autocomplete(command) => suggestions(&command),
        Interaction::Component(component) => to_component(http, component),
        Interaction::Modal(modal) => to_form(&modal),
        _ => Reply::says("?"),
    }
}

fn typed(command: &CommandInteraction) -> &str {
    let first = command.data.options.first();
    first.and_then(|option| option.value.as_str()).unwrap_or_default()
}

async fn to_command(http: Arc<Http>, command: CommandInteraction) -> Reply {
    let target = command.data.target();
    match (command.data.name.as_str(), target) {
        ("greet", _) => Reply::says(format!("Hello, {}!", typed(&command))),
        ("find", _) => Reply::message(
            message()
                .content(format!("That is {}.", typed(&command)))
                .ephemeral(true),
        ),
        ("vote", _) => {
            let buttons = vec![
                CreateButton::new("tea").label("Tea"),
                CreateButton::new("seen").label("Seen"),
            ];
            Reply::message(
                message()
                    .content("Tea?")
                    .components(vec![CreateActionRow::Buttons(buttons)]),
            )
        }
        ("choose", _) => {
            let cakes =
                ["Cheese", "Carrot"].map(|cake| CreateSelectMenuOption::new(cake, cake.to_lowercase()));
            let kinds = [
                (
                    "cake",
                    CreateSelectMenuKind::String {
                        options: cakes.into(),
                    },
                ),
                ("guest", CreateSelectMenuKind::User { default_users: None }),
            ];
            let rows = kinds.map(|(id, kind)| CreateActionRow::SelectMenu(CreateSelectMenu::new(id, kind)));
            Reply::message(message().content("Which, and for whom?").components(rows.into()))
        }
        ("ask", _) => {
            let why = CreateInputText::new(InputTextStyle::Short, "Why", "why");
            let form =
                CreateModal::new("reasons", "Reasons").components(vec![CreateActionRow::InputText(why)]);
            Reply::first(CreateInteractionResponse::Modal(form))
        }
        ("later", _) => Reply::first(CreateInteractionResponse::Defer(message())).then(async move {
            let edited = EditInteractionResponse::new().content("Here it is.");
            command.edit_response(&http, edited).await?;
            let more = CreateInteractionResponseFollowup::new()
                .content("And more.")
                .ephemeral(true);
            let more = command.create_followup(&http, more).await?;
            let less = CreateInteractionResponseFollowup::new().content("Or less.");
            command.edit_followup(&http, more.id, less).await?;
            command.delete_followup(&http, more.id).await?;
            assert_eq!(command.get_response(&http).await?.content, "Here it is.");
            Ok(())
        }),
        ("file", _) => {
            // serenity writes a form with files for a request, so the bot sends it as one.
            let file = CreateAttachment::bytes("07:00 to 22:00\n", "hours.txt");
            let with_file = CreateInteractionResponse::Message(message().content("Hours.").add_file(file));
            let sent = command.create_response(&http, with_file).await;
            sent.expect("the file is taken");
            Reply {
                first: None,
                then: Box::pin(async {}),
            }
        }
        (_, Some(ResolvedTarget::User(user, _))) => {
            Reply::says(format!("{} waves at {}.", command.user.name, user.name))
        }
        (_, Some(ResolvedTarget::Message(quoted))) => Reply::says(format!("“{}”", quoted.content)),
        _ => Reply::says("?"),
    }
}

fn suggestions(command: &CommandInteraction) -> Reply {
    let begun = command
        .data
        .autocomplete()
        .map(|option| option.value)
        .unwrap_or_default();
    let rooms = ["music room", "map archive", "library"].into_iter();
    let fitting = rooms.filter(|room| room.starts_with(begun));
    let choices = fitting.map(|room| AutocompleteChoice::new(room, room.replace(' ', "-")));
    let suggestions = CreateAutocompleteResponse::new().set_choices(choices.collect());
    Reply::first(CreateInteractionResponse::Autocomplete(suggestions))
}

fn to_component(http: Arc<Http>, component: ComponentInteraction) -> Reply {
    let user = component.user.name.clone();
    match (component.data.custom_id.as_str(), &component.data.kind) {
        ("tea", _) => {
            let update = message().content(format!("Tea for {user}."));
            Reply::first(CreateInteractionResponse::UpdateMessage(update)).then(async move {
                let more = CreateInteractionResponseFollowup::new().content("With milk.");
                component.create_followup(&http, more).await.map(drop)
            })
        }
        ("seen", _) => Reply::first(CreateInteractionResponse::Acknowledge).then(async move {
            let edited = EditInteractionResponse::new().content(format!("Seen by {user}."));
            component.edit_response(&http, edited).await.map(drop)
        }),
        (_, ComponentInteractionDataKind::StringSelect { values }) => {
            Reply::says(format!("A {} cake.", values.concat()))
        }
        (_, ComponentInteractionDataKind::UserSelect { values }) => {
            let guests = values.iter().map(|id| format!("<@{id}>"));
            Reply::says(format!("For {}.", guests.collect::<String>()))
        }
        _ => Reply::says("?"),
    }
}

fn to_form(modal: &ModalInteraction) -> Reply {
    let inputs = modal.data.components.iter().flat_map(|row| &row.components);
    let texts = inputs.filter_map(|input| match input {
        ActionRowComponent::InputText(text) => text.value.clone(),
        _ => None,
    });
    Reply::says(format!("Because {}.", texts.collect::<String>()))
}
