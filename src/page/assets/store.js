// What is known of the server: who and what is there. It is told anew whenever that changes.

import { on } from "./socket.js";

export const known = {
  about: { title: "", lesson: null },
  bot: { online: false, registered: false, building: false },
  state: { me: "", here: "", guilds: [], channels: [], users: [], commands: { slash: [], user: [], message: [] } },
};

on("hello", (told) => (known.about = told));
on("bot", (told) => (known.bot = told));
on("state", (told) => (known.state = told.state));

export const me = () => known.state.me;
export const isBot = (id) => known.state.users.find((it) => it.id === id)?.bot ?? false;
export const user = (id) => known.state.users.find((it) => it.id === id);
export const channel = (id) => known.state.channels.find((it) => it.id === id);
export const here = () => channel(known.state.here);

/** The server that we are in; of a private chat, none. */
export const guild = () => known.state.guilds.find((it) => it.id === here()?.guild);
export const member = (id) => guild()?.members.find((it) => it.id === id);
export const role = (id) => known.state.guilds.flatMap((it) => it.roles).find((it) => it.id === id);

/** What somebody is called here. */
export function nameOf(id) {
  return member(id)?.nick ?? user(id)?.name ?? "unknown-user";
}

/** What a channel is called: a private chat by who is in it. */
export function placeName(it) {
  return it.kind === 1 ? nameOf(known.state.bot) : it.name;
}

/** The colour of the highest role that has one. */
export function colourOf(id) {
  const its = member(id)?.roles.map(role).filter((it) => it?.color) ?? [];
  its.sort((a, b) => b.position - a.position);
  return its.length ? `#${its[0].color.toString(16).padStart(6, "0")}` : null;
}

/** A hue that is always somebody's own. */
export function hue(name) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}
