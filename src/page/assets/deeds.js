// What can be done with a message or a user, from wherever they are clicked.

import { avatar } from "./avatar.js";
import { h, icon } from "./dom.js";
import { menu, popUp } from "./popup.js";
import { become } from "./settings.js";
import { ask, tell } from "./socket.js";
import { begin } from "./turns.js";
import { here, isBot, known, me, nameOf, user } from "./store.js";
import { say } from "./words.js";

const QUICK = ["👍", "👎", "❤️", "😂", "🎉", "😮", "😢", "🙏", "👀", "✅", "❌", "🔥", "🤔", "💯", "👋", "📌", "1️⃣", "2️⃣", "3️⃣", "4️⃣", "🍵", "📚", "❓", "🤖"];

/** Reacts with an emoji, or takes it back; without one, lets it be chosen. */
export function react(message, emoji, at) {
  if (emoji) {
    ask({ do: "react", message: message.id, emoji });
    return;
  }
  const choose = (chosen) => {
    close();
    react(message, chosen);
  };
  const other = h("input", { type: "text", class: "other-emoji", placeholder: say("other-emoji"), "aria-label": say("other-emoji") });
  const form = h("form", { onsubmit: (event) => {
    event.preventDefault();
    if (other.value.trim()) choose(other.value.trim());
  } }, other);
  const grid = h("div", { class: "emojis", role: "group", "aria-label": say("react") },
    QUICK.map((it) => h("button", { type: "button", "aria-label": it, onclick: () => choose(it) }, it)), form);
  const close = popUp(grid, at);
}

export const reply = (message) => tell({ type: "reply", message });

export function messageMenu(message, at) {
  const mine = message.author.id === me();
  const ephemeral = Boolean(message.flags & 64);
  const apps = known.state.commands.message.map((command) => ({
    words: command.name, icon: icon("play"),
    act: () => begin(command.name, { what: "pick-for-message", command: command.id, message: message.id }),
  }));
  menu([
    !ephemeral && { words: say("reply"), icon: icon("reply"), act: () => reply(message) },
    !ephemeral && { words: say("react"), icon: icon("smile"), act: () => react(message, null, document.getElementById(`m${message.id}`)) },
    mine && { words: say("edit"), icon: icon("pen"), act: () => tell({ type: "edit", message }) },
    !ephemeral && (mine || here()?.may_manage) && { words: say("delete"), icon: icon("bin"), danger: true, act: () => ask({ do: "delete", message: message.id }) },
    message.content && { words: say("copy-text"), icon: icon("copy"), act: () => copy(message.content) },
    { words: say("copy-id"), icon: icon("copy"), act: () => copy(message.id) },
    apps.length > 0 && "-",
    apps.length > 0 && { title: say("apps") },
    ...apps,
  ], at);
}

export function userMenu(id, at) {
  const name = nameOf(id);
  const roles = (known.state.guilds.find((it) => it.id === here()?.guild)?.members ?? []).find((it) => it.id === id)?.roles ?? [];
  const guild = known.state.guilds.find((it) => it.id === here()?.guild);
  const apps = known.state.commands.user.map((command) => ({
    words: command.name, icon: icon("play"),
    act: () => begin(command.name, { what: "pick-for-user", command: command.id, user: id }),
  }));
  menu([
    { element: h("div", { class: "card" }, avatar(name, isBot(id)), h("div", {}, h("strong", {}, name),
      h("div", { class: "chips" }, roles.map((it) => h("span", { class: "chip" }, guild.roles.find((role) => role.id === it)?.name)))) ) },
    { words: say("mention"), icon: icon("at"), act: () => tell({ type: "mention", name: user(id)?.name ?? name }) },
    !isBot(id) && id !== me() && { words: say("be", { name }), icon: icon("people"), act: () => become(user(id).name) },
    id === known.state.bot && { words: say("private-chat"), icon: icon("thread"), act: () => ask({ do: "open", channel: "0" }) },
    { words: say("copy-id"), icon: icon("copy"), act: () => copy(id) },
    apps.length > 0 && "-",
    apps.length > 0 && { title: say("apps") },
    ...apps,
  ], at);
}

/** Copies text, and says so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    tell({ type: "said", words: say("copied") });
  } catch {
    // The browser may forbid it: then at least there is something to select.
    tell({ type: "uncopied", text });
  }
}
