//! Who a message mentions, and whom of them it may. `resources/message` (Allowed mentions)

use super::{Channel, World};
use crate::discord::clock::Snowflake;
use crate::discord::form::{Form, as_id};
use crate::discord::rules::{self, Permissions};

/// Who can be looked for in a text.
const KINDS: [&str; 3] = ["everyone", "roles", "users"];

/// Who may be mentioned. `None` is everyone of the kind.
#[derive(Clone, Debug, Default)]
pub struct AllowedMentions {
    asked: Option<Asked>,
}

#[derive(Clone, Debug, Default)]
struct Asked {
    parse: Vec<String>,
    users: Vec<Snowflake>,
    roles: Vec<Snowflake>,
    replied_user: bool,
}

/// Who is mentioned by a message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mentions {
    pub users: Vec<Snowflake>,
    pub roles: Vec<Snowflake>,
    pub everyone: bool,
}

impl AllowedMentions {
    pub fn read(form: &mut Form) -> Self {
        let Some(body) = form.object("allowed_mentions") else {
            return Self::default();
        };
        let mut inner = Form::new(body, &form.path("allowed_mentions."));
        let mut parse = Vec::new();
        for (index, kind) in inner.list("parse", 0..=3).unwrap_or_default().iter().enumerate() {
            match kind.as_str().filter(|kind| KINDS.contains(kind)) {
                Some(kind) => parse.push(kind.to_owned()),
                None => {
                    let path = inner.path(&format!("parse.{index}"));
                    inner.faults.choice(path, "'everyone', 'roles', 'users'");
                }
            }
        }
        let mut ids = |name| {
            let list = inner.list(name, 0..=rules::ALLOWED_MENTIONS).unwrap_or_default();
            list.iter().filter_map(as_id).collect::<Vec<_>>()
        };
        let (users, roles) = (ids("users"), ids("roles"));
        for (kind, list) in [("users", &users), ("roles", &roles)] {
            // Empty lists conflict with nothing.
            if !list.is_empty() && parse.iter().any(|it| it == kind) {
                let message = format!("parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
                let whole = form.path("allowed_mentions");
                inner
                    .faults
                    .add(whole, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", message);
            }
        }
        let replied_user = inner.flag("replied_user").unwrap_or_default();
        form.faults.extend(std::mem::take(&mut inner.faults));
        Self {
            asked: Some(Asked {
                parse,
                users,
                roles,
                replied_user,
            }),
        }
    }

    fn kind(&self, kind: &str, by_default: bool) -> bool {
        let asked = self.asked.as_ref();
        asked.map_or(by_default, |asked| asked.parse.iter().any(|it| it == kind))
    }

    fn names(&self, id: Snowflake) -> bool {
        let asked = self.asked.as_ref();
        asked.is_some_and(|asked| asked.users.contains(&id) || asked.roles.contains(&id))
    }

    fn pings_the_answered(&self) -> bool {
        self.asked.as_ref().is_none_or(|asked| asked.replied_user)
    }
}

impl World {
    /// Who a text mentions. The answer to an interaction mentions users only, if it does not say otherwise.
    pub(super) fn mentions(
        &self,
        author: Snowflake,
        channel: &Channel,
        content: &str,
        allowed: &AllowedMentions,
        is_answer: bool,
    ) -> Mentions {
        let mut mentions = Mentions::default();
        if !content.contains('@') {
            return mentions;
        }
        let may_all = self
            .permissions(author, channel)
            .contains(Permissions::MENTION_EVERYONE);
        for id in named(content, "@").chain(named(content, "@!")) {
            let is_user = self.user(id).is_ok();
            if is_user && !mentions.users.contains(&id) && (allowed.kind("users", true) || allowed.names(id))
            {
                mentions.users.push(id);
            }
        }
        for id in named(content, "@&") {
            let role = channel.guild.and_then(|guild| self.role(guild, id).ok());
            let may = role.is_some_and(|role| role.mentionable || may_all);
            let allowed = allowed.kind("roles", !is_answer) || allowed.names(id);
            if may && allowed && !mentions.roles.contains(&id) {
                mentions.roles.push(id);
            }
        }
        mentions.everyone = may_all
            && allowed.kind("everyone", !is_answer)
            && (content.contains("@everyone") || content.contains("@here"));
        mentions
    }

    /// An answered user is mentioned, too, if the answer does not say otherwise.
    pub(super) fn mention_the_answered(
        &self,
        answered: Option<Snowflake>,
        allowed: &AllowedMentions,
        mentions: &mut Mentions,
    ) {
        let author = answered
            .and_then(|id| self.messages.get(id))
            .map(|message| message.author);
        if let Some(author) = author
            && allowed.pings_the_answered()
            && !mentions.users.contains(&author)
        {
            mentions.users.push(author);
        }
    }
}

/// The ids in a text, written as `<@id>` with this sign.
fn named<'a>(content: &'a str, sign: &'a str) -> impl Iterator<Item = Snowflake> + 'a {
    content.match_indices('<').filter_map(move |(index, _)| {
        let rest = content[index + 1..].strip_prefix(sign)?;
        let (id, _) = rest.split_once('>')?;
        id.parse().ok().map(Snowflake)
    })
}
