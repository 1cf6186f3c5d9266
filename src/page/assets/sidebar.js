// The side: the servers' channels and private chats, and below them who we are.

import { avatar } from "./avatar.js";
import { byId, fill, h, icon, iconButton } from "./dom.js";
import { menu } from "./popup.js";
import { become, setLang, theme, toggleTheme } from "./settings.js";
import { ask, on } from "./socket.js";
import { known, me, nameOf, placeName } from "./store.js";
import { isUnread, mentionsIn } from "./unread.js";
import { lang, say } from "./words.js";

const sidebar = byId("sidebar");
let drawn;

export function draw() {
  const { state } = known;
  // What stands there already stays: somebody may be about to click it.
  const what = JSON.stringify([state.channels, state.guilds.map((it) => [it.id, it.name]), state.here, nameOf(me()), nameOf(state.bot), state.channels.map((it) => [isUnread(it.id), mentionsIn(it.id)]), lang(), theme()]);
  if (what === drawn) return;
  drawn = what;
  sidebar.setAttribute("aria-label", say("channels"));
  const privates = state.channels.filter((it) => it.kind === 1);
  fill(sidebar,
    h("div", { class: "sidebar-scroll" },
      state.guilds.map((guild) => h("section", {},
        h("h2", { class: "guild-name" }, guild.name),
        h("ul", {}, inOrder(state.channels.filter((it) => it.guild === guild.id)).map(entry)))),
      h("section", {}, h("h3", { class: "section-name" }, say("private-chats")),
        h("ul", {}, privates.length ? privates.map(entry) : h("li", {}, place({ id: "0", kind: 1, name: "" }, "at", nameOf(state.bot)))))),
    mine());
}

/** Threads stand below their channel. */
function inOrder(channels) {
  const tops = channels.filter((it) => !it.thread).sort((a, b) => a.position - b.position);
  return tops.flatMap((top) => [top, ...channels.filter((it) => it.thread && it.parent === top.id)]);
}

function entry(channel) {
  if (channel.kind === 4) return h("li", { class: "category" }, channel.name);
  const shape = channel.kind === 1 ? "at" : channel.thread ? "thread" : channel.private ? "lock" : "hash";
  return h("li", { class: channel.thread ? "in-thread" : "" }, place(channel, shape, placeName(channel)));
}

function place(channel, shape, name) {
  const mentions = mentionsIn(channel.id);
  return h("button", {
    type: "button", class: isUnread(channel.id) ? "place unread" : "place", "aria-current": channel.id === known.state.here ? "page" : undefined,
    title: channel.private ? say("private-channel") : undefined,
    onclick: () => {
      ask({ do: "open", channel: channel.id });
      document.body.classList.remove("show-sidebar");
    },
  }, icon(shape), h("span", {}, name), mentions > 0 && h("span", { class: "mentions", title: say("mentions", { count: mentions }) }, String(mentions)));
}

function mine() {
  const name = nameOf(me());
  return h("div", { class: "mine" },
    h("button", { type: "button", class: "who", "aria-haspopup": "menu", "aria-label": say("you-are", { name }), onclick: (event) => whoMenu(event.currentTarget) },
      avatar(name), h("span", { class: "who-words" }, h("strong", {}, name), h("small", {}, say("switch")))),
    iconButton("lang", lang() === "ko" ? "English" : "한국어", () => setLang(lang() === "ko" ? "en" : "ko"), { class: "icon-button lang" }),
    iconButton(theme() === "dark" ? "sun" : "moon", theme() === "dark" ? say("light") : say("dark"), toggleTheme, { class: "icon-button theme" }));
}

function whoMenu(at) {
  const guild = known.state.guilds[0];
  const rolesOf = (id) => (guild?.members.find((it) => it.id === id)?.roles ?? []).map((role) => guild.roles.find((it) => it.id === role)?.name).filter(Boolean);
  const input = h("input", { type: "text", maxlength: "32", placeholder: say("new-user"), "aria-label": say("new-user") });
  const form = h("form", { class: "new-user", onsubmit: (event) => {
    event.preventDefault();
    if (!input.value.trim()) return;
    close();
    become(input.value.trim());
  } }, input, h("button", { type: "submit", class: "button primary" }, say("join")));
  const close = menu([
    { title: say("be-whom") },
    ...known.state.users.filter((it) => !it.bot).map((it) => ({
      face: avatar(it.name), words: [it.name, ...rolesOf(it.id)].join(" · "), checked: it.id === me(), act: () => become(it.name),
    })),
    "-",
    { element: form },
  ], at);
}

on("state", draw);
on("unread", draw);
on("themed", draw);
