//! Threads: channels that hang from a channel, or from a message in it. `topics/threads`

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::channels::{Channel, kind, shown};
use super::messages::{Origin, system};
use super::{Draft, Event, Message, World};
use crate::discord::clock::{Snowflake, iso};
use crate::discord::error::ApiError;
use crate::discord::rules::{Permissions, codes};

#[derive(Clone, Debug)]
pub struct Thread {
    pub owner: Snowflake,
    pub members: Vec<ThreadMember>,
    pub archived: bool,
    pub locked: bool,
    pub invitable: bool,
    /// Minutes of silence after which it is archived. It is told, not carried out: nobody waits that long here.
    pub auto_archive: u64,
    pub created: DateTime<Utc>,
    pub archived_at: DateTime<Utc>,
    pub messages: u64,
}

#[derive(Clone, Debug)]
pub struct ThreadMember {
    pub user: Snowflake,
    pub joined: DateTime<Utc>,
}

/// A thread to be made.
pub struct NewThread {
    pub name: String,
    pub kind: u8,
    pub auto_archive: u64,
    pub invitable: bool,
    pub slowmode: u64,
}

/// What a thread is to be. What is `None` stays.
#[derive(Default)]
pub struct ThreadChange {
    pub name: Option<String>,
    pub archived: Option<bool>,
    pub locked: Option<bool>,
    pub invitable: Option<bool>,
    pub auto_archive: Option<u64>,
    pub slowmode: Option<u64>,
}

impl ThreadChange {
    /// Whether nothing else about it changes; its owner may change its name, too, and when it is archived.
    fn only_reopens(&self, is_owner: bool) -> bool {
        let changes = self.name.is_some()
            || self.invitable.is_some()
            || self.auto_archive.is_some()
            || self.slowmode.is_some();
        is_owner || !changes
    }
}

impl World {
    /// Starts a thread from a message (then the thread has the message's id) or from the channel alone.
    pub fn start_thread(
        &mut self,
        by: Snowflake,
        parent: Snowflake,
        message: Option<Snowflake>,
        new: NewThread,
    ) -> Result<Snowflake, ApiError> {
        let needed = match new.kind {
            kind::PRIVATE_THREAD => Permissions::CREATE_PRIVATE_THREADS,
            _ => Permissions::CREATE_PUBLIC_THREADS,
        };
        let channel = self.require_in(parent, by, needed)?;
        if !matches!(channel.kind, kind::TEXT | kind::ANNOUNCEMENT) {
            return Err(codes::WRONG_CHANNEL_TYPE.into());
        }
        let guild = channel.guild;
        if let Some(message) = message {
            self.message(parent, message)?;
            if self.channel(message).is_ok() {
                return Err(codes::ALREADY_A_THREAD.into());
            }
        }
        let id = message.unwrap_or_else(|| self.clock.id());
        let (kind, name) = (new.kind, new.name.clone());
        self.open_thread(by, parent, id, guild, new);
        self.did_in(by, parent, format!("starts the thread {name}"));
        self.emit(Event::ChannelCreated(id));
        if message.is_some() {
            self.emit_update(id)?;
        }
        if message.is_none() && kind != kind::PRIVATE_THREAD {
            self.add_notice(parent, by, system::THREAD_CREATED, &name, Some(id));
        }
        Ok(id)
    }

    /// Posts in a forum: a thread with a first message, which has its id.
    pub fn post(
        &mut self,
        by: Snowflake,
        forum: Snowflake,
        new: NewThread,
        draft: Draft,
    ) -> Result<(Snowflake, Arc<Message>), ApiError> {
        // Who may write in a forum may post. `topics/permissions` (SEND_MESSAGES)
        let guild = self.require_in(forum, by, Permissions::SEND_MESSAGES)?.guild;
        if draft.says_nothing() {
            return Err(codes::EMPTY_MESSAGE.into());
        }
        let id = self.clock.id();
        self.did_in(by, forum, format!("posts: {}", new.name));
        self.open_thread(by, forum, id, guild, new);
        self.emit(Event::ChannelCreated(id));
        let origin = Origin {
            id: Some(id),
            ..Origin::default()
        };
        let message = self.add_message(id, by, draft, origin)?;
        Ok((id, message))
    }

    fn open_thread(
        &mut self,
        by: Snowflake,
        parent: Snowflake,
        id: Snowflake,
        guild: Option<Snowflake>,
        new: NewThread,
    ) {
        let now = self.clock.now();
        let mut channel = Channel::new(id, new.kind, guild, &new.name);
        channel.parent = Some(parent);
        channel.slowmode = new.slowmode;
        channel.thread = Some(Thread {
            owner: by,
            members: vec![ThreadMember {
                user: by,
                joined: now,
            }],
            archived: false,
            locked: false,
            invitable: new.invitable,
            auto_archive: new.auto_archive,
            created: now,
            archived_at: now,
            messages: 0,
        });
        self.channels.push(channel);
    }

    /// A thread that somebody sees. Anything else is no thread.
    pub fn thread(&self, id: Snowflake, seen_by: Snowflake) -> Result<(&Channel, &Thread), ApiError> {
        let channel = self.channel(id)?;
        let thread = channel.thread.as_ref().ok_or(codes::WRONG_CHANNEL_TYPE)?;
        if self.sees(seen_by, channel) {
            Ok((channel, thread))
        } else {
            Err(codes::MISSING_ACCESS.into())
        }
    }

    /// In an archived thread nothing is changed. `topics/threads` (Active & archived threads)
    pub(super) fn must_be_open(&self, channel: Snowflake) -> Result<(), ApiError> {
        match &self.channel(channel)?.thread {
            Some(thread) if thread.archived => Err(codes::ARCHIVED.into()),
            _ => Ok(()),
        }
    }

    fn thread_mut(&mut self, id: Snowflake) -> Result<&mut Thread, ApiError> {
        let thread = self.channel_mut(id)?.thread.as_mut();
        Ok(thread.ok_or(codes::WRONG_CHANNEL_TYPE)?)
    }

    /// The owner may change a thread; who manages threads, any, and only they may lock one.
    pub fn edit_thread(
        &mut self,
        by: Snowflake,
        id: Snowflake,
        change: ThreadChange,
    ) -> Result<(), ApiError> {
        let (channel, thread) = self.thread(id, by)?;
        let manages = self
            .permissions(by, channel)
            .contains(Permissions::MANAGE_THREADS);
        let writes = self.permissions(by, channel).contains(channel.writing());
        let may = match thread.archived && change.archived == Some(false) {
            // Whoever may write in it may reopen it, unless it is locked. `resources/channel` (Modify channel, Thread)
            true => {
                !thread.locked && change.locked.is_none() && writes && change.only_reopens(thread.owner == by)
            }
            false => thread.owner == by && change.locked.is_none(),
        };
        if !manages && !may {
            return Err(codes::MISSING_PERMISSIONS.into());
        }
        if thread.archived && change.archived != Some(false) {
            return Err(codes::ARCHIVED.into());
        }
        let was = (channel.name.clone(), thread.archived);
        let now = self.clock.now();
        let channel = self.channel_mut(id)?;
        channel.name = change.name.unwrap_or(std::mem::take(&mut channel.name));
        channel.slowmode = change.slowmode.unwrap_or(channel.slowmode);
        let name = channel.name.clone();
        let thread = self.thread_mut(id)?;
        thread.archived = change.archived.unwrap_or(thread.archived);
        thread.locked = change.locked.unwrap_or(thread.locked);
        thread.invitable = change.invitable.unwrap_or(thread.invitable);
        thread.auto_archive = change.auto_archive.unwrap_or(thread.auto_archive);
        if thread.archived != was.1 {
            thread.archived_at = now;
        }
        let told = match (thread.archived, was.1) {
            (true, false) => format!("archives the thread {name}"),
            (false, true) => format!("reopens the thread {name}"),
            _ if name != was.0 => format!("renames the thread {} to {name}", was.0),
            _ => format!("changes the thread {name}"),
        };
        self.did(by, told);
        self.emit(Event::ChannelChanged(id));
        Ok(())
    }

    pub fn join_thread(&mut self, by: Snowflake, id: Snowflake, user: Snowflake) -> Result<(), ApiError> {
        let (channel, thread) = self.thread(id, by)?;
        if thread.archived {
            return Err(codes::ARCHIVED.into());
        }
        if by != user {
            let has = self.permissions(by, channel);
            let may_invite =
                thread.invitable || thread.owner == by || has.contains(Permissions::MANAGE_THREADS);
            if !has.contains(channel.writing()) || !may_invite {
                return Err(codes::MISSING_PERMISSIONS.into());
            }
        }
        let name = shown(channel);
        if let Some(guild) = channel.guild {
            self.member(guild, user)?;
        }
        let joined = self.clock.now();
        let thread = self.thread_mut(id)?;
        if thread.members.iter().any(|member| member.user == user) {
            return Ok(());
        }
        thread.members.push(ThreadMember { user, joined });
        self.did(
            by,
            match by == user {
                true => format!("joins the thread {name}"),
                false => format!("adds {} to the thread {name}", self.name_of(user)),
            },
        );
        if user == self.bot {
            self.emit(Event::BotJoinedThread(id));
        }
        self.emit(Event::ThreadMembersChanged {
            thread: id,
            added: Some(user),
            removed: None,
        });
        Ok(())
    }

    /// Who writes in a thread is in it from then on.
    pub(super) fn enter_thread(&mut self, id: Snowflake, user: Snowflake) {
        let joined = self.clock.now();
        if let Ok(thread) = self.thread_mut(id)
            && thread.members.iter().all(|member| member.user != user)
        {
            thread.members.push(ThreadMember { user, joined });
            self.emit(Event::ThreadMembersChanged {
                thread: id,
                added: Some(user),
                removed: None,
            });
        }
    }

    pub fn leave_thread(&mut self, by: Snowflake, id: Snowflake, user: Snowflake) -> Result<(), ApiError> {
        let (channel, thread) = self.thread(id, by)?;
        let name = shown(channel);
        if thread.archived {
            return Err(codes::ARCHIVED.into());
        }
        let is_its_host = thread.owner == by && channel.kind == kind::PRIVATE_THREAD;
        if by != user && !is_its_host {
            self.require_in(id, by, Permissions::MANAGE_THREADS)?;
        }
        self.thread_mut(id)?.members.retain(|member| member.user != user);
        self.did(
            by,
            match by == user {
                true => format!("leaves the thread {name}"),
                false => format!("removes {} from the thread {name}", self.name_of(user)),
            },
        );
        self.emit(Event::ThreadMembersChanged {
            thread: id,
            added: None,
            removed: Some(user),
        });
        Ok(())
    }

    pub fn thread_wire(&self, channel: &Channel, thread: &Thread) -> Value {
        let mut metadata = json!({
            "archived": thread.archived,
            "archive_timestamp": iso(thread.archived_at),
            "auto_archive_duration": thread.auto_archive,
            "locked": thread.locked,
            "create_timestamp": iso(thread.created),
        });
        if channel.kind == kind::PRIVATE_THREAD {
            metadata["invitable"] = json!(thread.invitable);
        }
        let mut wire = json!({
            "id": channel.id,
            "type": channel.kind,
            "guild_id": channel.guild,
            "parent_id": channel.parent,
            "owner_id": thread.owner,
            "name": channel.name,
            "last_message_id": channel.last_message,
            "last_pin_timestamp": channel.last_pin.map(iso),
            "rate_limit_per_user": channel.slowmode,
            "message_count": thread.messages,
            "total_message_sent": thread.messages,
            "member_count": thread.members.len(),
            "thread_metadata": metadata,
            "flags": 0,
        });
        if let Some(member) = thread.members.iter().find(|member| member.user == self.bot) {
            wire["member"] = self.thread_member_wire(channel.id, member);
        }
        wire
    }

    pub fn thread_member_wire(&self, thread: Snowflake, member: &ThreadMember) -> Value {
        json!({ "id": thread, "user_id": member.user, "join_timestamp": iso(member.joined), "flags": 0 })
    }
}
