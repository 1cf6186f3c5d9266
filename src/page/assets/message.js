// One message, as Discord shows it.

import { avatar, botTag } from "./avatar.js";
import { commandName } from "./command.js";
import { rows } from "./components.js";
import { h, icon, iconButton } from "./dom.js";
import { ask, tell } from "./socket.js";
import { attachment } from "./attachment.js";
import { embed } from "./embed.js";
import { shown } from "./markdown.js";
import { messageMenu, react, reply, userMenu } from "./deeds.js";
import { channel, colourOf, isBot, me, nameOf } from "./store.js";
import { clock, exact, stamp } from "./time.js";
import { say } from "./words.js";

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;
/** So long after one message another of the same author follows without a new head. */
const TOGETHER = 7 * 60 * 1000;

/** What is nothing but a few emoji is shown larger. */
const ONLY_EMOJI = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0f\s]{1,80}$/u;

const authorName = (message) => (message.webhook_id && message.webhook_id !== message.application_id ? message.author.username : nameOf(message.author.id));
const isSystem = (message) => message.type === 6 || message.type === 18;

/** Whether a message follows another without a head of its own. */
export function follows(message, before) {
  return before && !isSystem(message) && !isSystem(before) && message.author.id === before.author.id
    && authorName(message) === authorName(before)
    && !message.referenced_message && !message.interaction && message.flags === before.flags
    && new Date(message.timestamp) - new Date(before.timestamp) < TOGETHER;
}

/** The element of a message. `before` is the one above it, if there is one. */
export function messageElement(message, before) {
  if (isSystem(message)) return system(message);
  const name = authorName(message);
  const bot = isBot(message.author.id) || message.author.bot;
  const together = follows(message, before);
  const at = new Date(message.timestamp);
  const mentioned = message.mention_everyone || message.mentions?.some((it) => it.id === me());
  const notes = h("div", { class: "notes" });
  const failed = (words) => notes.replaceChildren(h("div", { class: "failed", role: "alert" }, words));
  const parts = ["message", together && "together", mentioned && "mentioned", message.flags & EPHEMERAL && "private", message.deleted && "deleted"];
  const element = h("li", { class: parts.filter(Boolean).join(" "), id: `m${message.id}`, tabindex: "-1", data: { id: message.id } },
    h("article", { "aria-label": `${name}, ${exact(at)}` },
      above(message),
      together ? h("time", { class: "side-time", datetime: message.timestamp, title: exact(at) }, clock(at))
        : h("button", { type: "button", class: "face", tabindex: "-1", "aria-hidden": "true", onclick: (event) => userMenu(message.author.id, event.currentTarget) }, avatar(name, bot)),
      h("div", { class: "body" },
        !together && h("div", { class: "head" },
          h("button", { type: "button", class: "name", style: nameColour(message.author.id), onclick: (event) => userMenu(message.author.id, event.currentTarget) }, name),
          bot && botTag(),
          h("time", { datetime: message.timestamp, title: exact(at) }, stamp(at))),
        words(message),
        h("div", { class: "attachments" }, (message.attachments ?? []).filter((file) => !inEmbed(message, file)).map(attachment)),
        (message.embeds ?? []).map((it) => embed(it, message.attachments ?? [])),
        rows(message, failed),
        reactions(message),
        threadNote(message),
        message.flags & EPHEMERAL ? onlyYou(message) : null,
        message.deleted && h("div", { class: "deleted-note" }, icon("bin"), say("deleted")),
        notes)),
    message.deleted || message.flags & LOADING ? null : tools(message));
  if (!message.deleted) {
    element.addEventListener("contextmenu", (event) => {
      const person = event.target.closest(".face, .name");
      if (person) {
        event.preventDefault();
        userMenu(message.author.id, person);
        return;
      }
      if (event.target.closest("a, button, input") || !getSelection().isCollapsed) return;
      event.preventDefault();
      messageMenu(message, { x: event.clientX, y: event.clientY });
    });
  }
  return element;
}

function nameColour(id) {
  const colour = colourOf(id);
  return colour ? { "--name": colour } : {};
}

/** A thread has the id of the message that it began with. */
function threadNote(message) {
  const thread = channel(message.id) ?? message.thread;
  if (!thread) return null;
  return h("button", { type: "button", class: "thread-note", onclick: () => ask({ do: "open", channel: thread.id }) }, icon("thread"), thread.name);
}

function onlyYou(message) {
  const dismiss = () => tell({ type: "dismissed", id: message.id });
  return h("div", { class: "only-you" }, say("only-you"),
    !(message.flags & LOADING) && [" · ", h("button", { type: "button", class: "link-button", onclick: dismiss }, say("dismiss"))]);
}

/** What an answer answers: a command that was run, or another message. */
function above(message) {
  const answered = message.referenced_message;
  if (answered) {
    const jump = () => document.getElementById(`m${answered.id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
    return h("div", { class: "above" },
      h("button", { type: "button", class: "above-words", onclick: jump },
        avatar(authorName(answered), isBot(answered.author.id)), h("strong", {}, authorName(answered)),
        h("span", { class: "above-text" }, answered.content ? shown(answered.content_nodes) : say("something"))));
  }
  if (message.message_reference) return h("div", { class: "above" }, h("em", {}, say("answers-deleted")));
  if (message.interaction) {
    const { user, name } = message.interaction;
    return h("div", { class: "above" },
      h("span", { class: "above-words" }, avatar(nameOf(user.id)), h("strong", {}, nameOf(user.id)),
        say("used"), h("span", { class: "mention" }, message.type === 23 ? name : `/${commandName(name)}`)));
  }
  return null;
}

function words(message) {
  if (message.flags & LOADING) {
    return h("div", { class: "thinking" }, h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), say("thinking", { name: authorName(message) }));
  }
  const edited = message.edited_timestamp && h("span", { class: "edited", title: exact(new Date(message.edited_timestamp)) }, say("edited"));
  if (!message.content && !edited) return null;
  return h("div", { class: ONLY_EMOJI.test(message.content) ? "content only-emoji" : "content" }, shown(message.content_nodes), edited);
}

/** A picture that an embed shows is not shown twice. */
function inEmbed(message, file) {
  const urls = (message.embeds ?? []).flatMap((it) => [it.image?.url, it.thumbnail?.url, it.author?.icon_url, it.footer?.icon_url]);
  return urls.some((url) => url === file.url || url === `attachment://${file.filename}`);
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map(({ emoji, users }) => h("button", {
    type: "button", class: "reaction", "aria-pressed": String(users.includes(me())), title: users.map(nameOf).join(", "),
    "aria-label": say("reacted", { emoji, count: users.length }), onclick: () => react(message, emoji),
  }, h("span", { class: "emoji" }, emoji), String(users.length))));
}

function tools(message) {
  return h("div", { class: "tools" },
    iconButton("smile", say("react"), (event) => react(message, null, event.currentTarget)),
    iconButton("reply", say("reply"), () => reply(message)),
    iconButton("more", say("more"), (event) => messageMenu(message, event.currentTarget), { "aria-haspopup": "menu" }));
}

function system(message) {
  const name = nameOf(message.author.id);
  const words = message.type === 6 ? say("pinned", { name }) : say("started-thread", { name, thread: message.content });
  return h("li", { class: "message system", id: `m${message.id}`, data: { id: message.id } }, icon(message.type === 6 ? "keep" : "thread"), words,
    h("time", { datetime: message.timestamp }, stamp(new Date(message.timestamp))));
}
