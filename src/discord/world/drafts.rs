//! What is asked to be said, read from a request and checked.

use axum::body::Bytes;
use serde_json::Value;

use super::mentions::AllowedMentions;
use super::messages::flag;
use crate::discord::clock::Snowflake;
use crate::discord::error::{ApiError, Faults};
use crate::discord::form::{Form, as_id, asks_for_something};
use crate::discord::gap::Gap;
use crate::discord::rules;

/// What is asked to be said. In an edit, what is absent stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub content: Option<String>,
    pub embeds: Option<Vec<Value>>,
    pub components: Option<Vec<Value>>,
    /// What is said of files: of new ones more than their bytes, of old ones that they stay.
    pub attachments: Option<Vec<Described>>,
    pub files: Vec<Upload>,
    pub allowed: AllowedMentions,
    pub flags: Option<u64>,
    pub tts: bool,
    pub reply_to: Option<Reply>,
    pub nonce: Value,
    /// Whether what was sent with the same nonce a short while ago is not sent again.
    pub enforce_nonce: bool,
    /// The name under which a webhook writes.
    pub username: Option<String>,
}

/// A file that came with a request: `files[0]` has the number 0.
#[derive(Clone, Debug)]
pub struct Upload {
    pub number: u64,
    pub name: String,
    pub content_type: Option<String>,
    pub bytes: Bytes,
}

/// An entry of `attachments`.
#[derive(Clone, Debug)]
pub struct Described {
    /// A new file's number, or an old one's id.
    pub id: Snowflake,
    pub filename: Option<String>,
    pub description: Option<String>,
}

#[derive(Clone, Copy, Debug)]
pub struct Reply {
    pub message: Snowflake,
    /// Whether it is refused if that message does not exist.
    pub must_exist: bool,
}

impl Draft {
    /// A user's words.
    pub fn text(content: &str) -> Self {
        Self {
            content: Some(content.into()),
            ..Self::default()
        }
    }

    /// A user's client sends no more than a bot may.
    pub fn check_as_a_users(&self) -> Result<(), ApiError> {
        let mut faults = Faults::default();
        faults.length(
            "content",
            self.content.as_deref().unwrap_or_default(),
            0..=rules::CONTENT,
        );
        faults.check()?;
        rules::messages::check_files(self)
    }

    /// Reads and checks a request's body; `at` stands before each field's path, for example `data.`.
    pub fn read(body: &Value, files: Vec<Upload>, at: &str) -> Result<Self, ApiError> {
        let mut form = Form::new(body, at);
        let content = form
            .nullable_text("content", 0..=rules::CONTENT)
            .map(Option::unwrap_or_default);
        let embeds = form.list("embeds", 0..=rules::EMBEDS).map(<[Value]>::to_vec);
        let components = form
            .list("components", 0..=rules::ACTION_ROWS)
            .map(<[Value]>::to_vec);
        let attachments = form.list("attachments", 0..=rules::ATTACHMENTS);
        let attachments =
            attachments.map(|list| described(list, &form.path("attachments"), &mut form.faults));
        let flags = form.number("flags", 0..=u64::from(u32::MAX));
        let allowed = AllowedMentions::read(&mut form);
        let mut draft = Self {
            content,
            embeds,
            components,
            attachments,
            files,
            allowed,
            flags,
            tts: form.flag("tts").unwrap_or_default(),
            reply_to: reply(&mut form),
            nonce: nonce(&mut form),
            enforce_nonce: form.flag("enforce_nonce").unwrap_or_default(),
            username: form.text("username", rules::WEBHOOK_NAME),
        };
        // Who writes for an interaction needs no face.
        form.accepts(&["avatar_url"]);
        draft.flags = flags.map(|flags| flags & flag::SETTABLE);
        find_gaps(&mut form, flags.unwrap_or_default());
        rules::messages::check(&mut draft, at, &mut form.faults);
        form.check()?;
        rules::messages::check_files(&draft)?;
        Ok(draft)
    }

    /// An edit that leaves all that is said as it is.
    pub fn changes_only_flags(&self) -> bool {
        self.flags.is_some()
            && self.content.is_none()
            && self.embeds.is_none()
            && self.components.is_none()
            && self.attachments.is_none()
            && self.files.is_empty()
    }

    pub fn says_nothing(&self) -> bool {
        let nothing = |list: &Option<Vec<Value>>| list.as_ref().is_none_or(Vec::is_empty);
        self.content.as_ref().is_none_or(|text| text.trim().is_empty())
            && nothing(&self.embeds)
            && nothing(&self.components)
            && self.files.is_empty()
    }
}

/// What would make another message of it, and is not covered here.
fn find_gaps(form: &mut Form, flags: u64) {
    for (flag, gap) in [
        (flag::COMPONENTS_V2, Gap::ComponentsV2),
        (flag::VOICE_MESSAGE, Gap::VoiceMessage),
    ] {
        if flags & flag != 0 {
            form.faults.gap(form.path("flags"), gap);
        }
    }
    for (name, gap) in [("poll", Gap::Poll), ("sticker_ids", Gap::Sticker)] {
        if form.raw(name).is_some_and(asks_for_something) {
            form.faults.gap(form.path(name), gap);
        }
    }
}

/// A number or a short text by which the sender knows the message again.
fn nonce(form: &mut Form) -> Value {
    let nonce = form.raw("nonce").cloned().unwrap_or_default();
    match &nonce {
        Value::Null | Value::Number(_) => {}
        Value::String(text) if text.chars().count() > rules::NONCE => {
            let message = format!("Must be {} or fewer characters long.", rules::NONCE);
            form.faults
                .add(form.path("nonce"), "NONCE_TYPE_TOO_LONG", message);
        }
        Value::String(_) => {}
        _ => {
            let message = "This field must be a string or integer.";
            form.faults
                .add(form.path("nonce"), "NONCE_TYPE_INVALID_TYPE", message);
        }
    }
    nonce
}

fn described(list: &[Value], at: &str, faults: &mut Faults) -> Vec<Described> {
    let mut all = Vec::new();
    for (index, entry) in list.iter().enumerate() {
        let mut form = Form::new(entry, &format!("{at}.{index}."));
        // serenity writes a new file's number as one.
        let id = form.raw("id").and_then(as_id);
        let id = form.required("id", id);
        let filename = form.text("filename", 0..=1024);
        let description = form.text("description", 0..=rules::ATTACHMENT_DESCRIPTION);
        // In an edit a library sends back what it was told of a file.
        form.accepts(&[
            "size",
            "url",
            "proxy_url",
            "content_type",
            "ephemeral",
            "title",
            "flags",
        ]);
        faults.extend(std::mem::take(&mut form.faults));
        all.extend(id.map(|id| Described {
            id,
            filename,
            description,
        }));
    }
    all
}

fn reply(form: &mut Form) -> Option<Reply> {
    let body = form.object("message_reference")?;
    let mut inner = Form::new(body, &form.path("message_reference."));
    let message = inner.id("message_id");
    let message = inner.required("message_id", message);
    let must_exist = inner.flag("fail_if_not_exists").unwrap_or(true);
    inner.accepts(&["channel_id", "guild_id"]);
    if inner.number("type", 0..=1) == Some(1) {
        inner.faults.gap(inner.path("type"), Gap::Forward);
    }
    form.faults.extend(std::mem::take(&mut inner.faults));
    message.map(|message| Reply { message, must_exist })
}
