//! Files: those of messages, and those that users give to commands.

use axum::body::Bytes;
use axum::http::HeaderValue;
use serde_json::{Value, json};

use super::drafts::Described;
use super::{Draft, Upload, World};
use crate::discord::clock::Snowflake;

/// A file that can be fetched.
#[derive(Clone, Debug)]
pub struct Attachment {
    pub id: Snowflake,
    pub channel: Snowflake,
    pub name: String,
    pub description: Option<String>,
    pub content_type: String,
    pub bytes: Bytes,
}

impl World {
    /// Takes a file in, under an id of its own.
    pub fn attach(&mut self, channel: Snowflake, file: Upload, description: Option<String>) -> Attachment {
        let content_type = file
            .content_type
            // A library without a better idea says this.
            .filter(|kind| kind != "application/octet-stream" && HeaderValue::from_str(kind).is_ok())
            .unwrap_or_else(|| guessed(&file.name).into());
        let attachment = Attachment {
            id: self.clock.id(),
            channel,
            name: safe(&file.name),
            description,
            content_type,
            bytes: file.bytes,
        };
        self.files.insert(attachment.id, attachment.clone());
        attachment
    }

    /// The file at this address.
    pub fn file(&self, channel: Snowflake, id: Snowflake) -> Option<&Attachment> {
        self.files.get(&id).filter(|file| file.channel == channel)
    }

    pub fn any_file(&self, id: Snowflake) -> Option<&Attachment> {
        self.files.get(&id)
    }

    /// What a message's files are once the draft is carried out: those that stay, then the new ones.
    pub(super) fn files_of(
        &mut self,
        channel: Snowflake,
        old: &[Attachment],
        draft: &mut Draft,
    ) -> Vec<Attachment> {
        let described = draft.attachments.take();
        let mut files: Vec<Attachment> = match &described {
            None => old.to_vec(),
            Some(list) => old
                .iter()
                .filter(|file| list.iter().any(|it| it.id == file.id))
                .cloned()
                .collect(),
        };
        for mut file in std::mem::take(&mut draft.files) {
            let number = Snowflake(file.number);
            let said: Option<&Described> = described.iter().flatten().find(|it| it.id == number);
            if let Some(name) = said.and_then(|said| said.filename.clone()) {
                file.name = name;
            }
            let description = said.and_then(|said| said.description.clone());
            files.push(self.attach(channel, file, description));
        }
        files
    }

    /// An image of an embed that is a file of the same message (`attachment://map.png`) has that file's address from then on.
    /// `reference` (Uploading files)
    pub(super) fn settle_images(&self, embeds: &mut [Value], files: &[Attachment]) {
        const IMAGES: [(&str, &str); 4] = [
            ("image", "url"),
            ("thumbnail", "url"),
            ("footer", "icon_url"),
            ("author", "icon_url"),
        ];
        for embed in embeds {
            for (part, field) in IMAGES {
                let part = embed.get_mut(part).and_then(Value::as_object_mut);
                let Some(part) = part else { continue };
                let named = part.get(field).and_then(Value::as_str);
                let name = named.and_then(|url| url.strip_prefix("attachment://"));
                let file = name.and_then(|name| files.iter().find(|file| file.name == safe(name)));
                if let Some(url) = file.map(|file| json!(self.address_of(file))) {
                    part.insert(format!("proxy_{field}"), url.clone());
                    part.insert(field.into(), url);
                }
            }
        }
    }

    /// Whether an embed of the message shows the file: then it is not shown once more below.
    pub fn is_in_embed(&self, embeds: &[Value], file: &Attachment) -> bool {
        let address = self.address_of(file);
        embeds.iter().any(|embed| embed.to_string().contains(&address))
    }

    pub(super) fn address_of(&self, file: &Attachment) -> String {
        let Attachment {
            channel, id, name, ..
        } = file;
        format!("{}/attachments/{channel}/{id}/{name}", self.base)
    }

    pub fn attachment_wire(&self, file: &Attachment) -> Value {
        let url = self.address_of(file);
        let mut wire = json!({
            "id": file.id,
            "filename": file.name,
            "size": file.bytes.len(),
            "url": url,
            "proxy_url": url,
            "content_type": file.content_type,
        });
        // What is not known is left out, never null.
        if let Some(description) = &file.description {
            wire["description"] = json!(description);
        }
        wire
    }
}

/// A name as it can stand in an address. Discord, too, replaces what cannot.
fn safe(name: &str) -> String {
    let allowed = |c: char| c.is_alphanumeric() || "._-".contains(c);
    let name: String = name.chars().map(|c| if allowed(c) { c } else { '_' }).collect();
    let name = name.trim_start_matches('.');
    if name.is_empty() {
        "unknown".into()
    } else {
        name.into()
    }
}

fn guessed(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "txt" | "log" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "mp3" => "audio/mpeg",
        "ogg" => "audio/ogg",
        "wav" => "audio/x-wav",
        "flac" => "audio/flac",
        "m4a" => "audio/mp4",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mov" => "video/quicktime",
        _ => "application/octet-stream",
    }
}
