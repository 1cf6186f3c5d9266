// Who is here, what roles they have, and whether they are online.

import { avatar, botTag } from "./avatar.js";
import { userMenu } from "./deeds.js";
import { byId, fill, h } from "./dom.js";
import { on } from "./socket.js";
import { colourOf, guild, known, nameOf } from "./store.js";
import { lang, say } from "./words.js";

const people = byId("people");

let drawn;

export function draw() {
  const there = guild();
  const members = there ? there.members : [known.state.me, known.state.bot].map((id) => ({ id, roles: [], status: "online", bot: id === known.state.bot }));
  const seen = members.map((it) => ({ ...it, on: it.bot ? known.bot.online && it.status !== "offline" : it.status !== "offline" }));
  // What stands there already stays: somebody may be about to click it.
  const what = JSON.stringify([seen, there?.owner, there?.roles, seen.map((it) => nameOf(it.id)), lang()]);
  if (what === drawn) return;
  drawn = what;
  people.setAttribute("aria-label", say("members"));
  seen.sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id)));
  const group = (title, all) => all.length > 0 && h("section", {}, h("h3", { class: "section-name" }, `${title} — ${all.length}`),
    h("ul", {}, all.map((it) => person(it, there))));
  fill(people, group(say("online"), seen.filter((it) => it.on)), group(say("offline"), seen.filter((it) => !it.on)));
}

function person(it, there) {
  const name = nameOf(it.id);
  const roles = it.roles.map((id) => there?.roles.find((role) => role.id === id)).filter((role) => role && role.name !== name);
  const colour = colourOf(it.id);
  const menuOf = (event) => {
    event.preventDefault();
    userMenu(it.id, event.currentTarget);
  };
  const status = it.on ? it.status : "offline";
  return h("li", {}, h("button", { type: "button", class: it.on ? "person" : "person off", onclick: menuOf, oncontextmenu: menuOf },
    h("span", { class: "with-status" }, avatar(name, it.bot), h("span", { class: `status ${status}`, role: "img", "aria-label": say(`status-${status}`) })),
    h("span", { class: "person-words" },
      h("span", { class: "person-name", style: colour ? { "--name": colour } : {} }, name, it.bot && botTag()),
      it.on && it.doing && h("span", { class: "doing" }, doing(it.doing)),
      (roles.length > 0 || it.id === there?.owner) && h("span", { class: "chips" }, it.id === there?.owner && h("span", { class: "chip" }, say("owner")), roles.map((role) => h("span", { class: "chip" }, role.name))))));
}

/** «Playing chess», or what somebody says of themselves. */
const doing = ({ type, name, state }) => (type === 4 ? state : say(`doing-${type ?? 0}`, { name }));

on("state", draw);
on("bot", draw);
