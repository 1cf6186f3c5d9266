// What came in other channels than the one where we are, and is not read yet.

import { on, tell } from "./socket.js";
import { known, me } from "./store.js";

/** Channel → the first message there that is not read, and how many of them are for whoever we are. */
const unread = new Map();
let who = "";

on("state", ({ state }) => {
  // Somebody else has read other things.
  if (who !== state.me) unread.clear();
  who = state.me;
});

on("message", ({ message, new: fresh }) => {
  const place = message.channel_id;
  if (!fresh || place === known.state.here || message.author.id === me()) return;
  const isMine = message.mention_everyone || message.mentions?.some((it) => it.id === me()) || known.state.channels.find((it) => it.id === place)?.kind === 1;
  const { first, mentions } = unread.get(place) ?? { first: message.id, mentions: 0 };
  unread.set(place, { first, mentions: mentions + (isMine ? 1 : 0) });
  tell({ type: "unread" });
});

export const anyUnread = () => unread.size > 0;
export const isUnread = (place) => unread.has(place);
export const mentionsIn = (place) => unread.get(place)?.mentions ?? 0;

/** What was not read here is read now. The first of it, if there was any. */
export function read(place) {
  const first = unread.get(place)?.first;
  if (unread.delete(place)) tell({ type: "unread" });
  return first;
}
