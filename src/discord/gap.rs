//! What Discord has in the requests that are served here, and the offline Discord has not: it is refused under its name, and
//! never passed over.

/// Something that a bot can ask for on Discord, and not here.
#[allow(missing_docs, reason = "each says what it is in `name`")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::VariantArray)]
pub enum Gap {
    ComponentsV2,
    VoiceMessage,
    Forward,
    Poll,
    Sticker,
    FileUpload,
    RadioGroup,
    CheckboxGroup,
    Checkbox,
    Premium,
    Activity,
}

impl Gap {
    /// What stands in the request, as Discord's documentation writes it.
    pub fn written(self) -> &'static str {
        match self {
            Self::ComponentsV2 => "flags: 1 << 15",
            Self::VoiceMessage => "flags: 1 << 13",
            Self::Forward => "message_reference.type: 1",
            Self::Poll => "poll",
            Self::Sticker => "sticker_ids",
            Self::FileUpload => "components[].component.type: 19",
            Self::RadioGroup => "components[].component.type: 21",
            Self::CheckboxGroup => "components[].component.type: 22",
            Self::Checkbox => "components[].component.type: 23",
            Self::Premium => "type: 10",
            Self::Activity => "type: 12",
        }
    }

    /// What it is called in a refusal.
    pub fn name(self) -> &'static str {
        match self {
            Self::ComponentsV2 => "components of version 2",
            Self::VoiceMessage => "voice messages",
            Self::Forward => "forwarded messages",
            Self::Poll => "polls",
            Self::Sticker => "stickers",
            Self::FileUpload => "file uploads in forms",
            Self::RadioGroup => "radio buttons in forms",
            Self::CheckboxGroup => "groups of check boxes in forms",
            Self::Checkbox => "check boxes in forms",
            Self::Premium => "answers that offer a subscription",
            Self::Activity => "answers that start an activity",
        }
    }
}
