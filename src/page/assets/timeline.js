// The chat: what was said in the channel where we are, with the lines that nobody said between.
//
// Only a window of it is in the page. Scrolling to an end of the window fetches more and lets go of the other end, so ten
// thousand messages scroll as fifty do.

import { arrange, byId, fill, h, icon } from "./dom.js";
import { messageMenu, reply } from "./deeds.js";
import { follows, messageElement } from "./message.js";
import { ask, on, tell } from "./socket.js";
import { here, known, me, nameOf, placeName } from "./store.js";
import { day, stamp } from "./time.js";
import { read } from "./unread.js";
import { say } from "./words.js";

/** So many messages are in the page at most. */
const WINDOW = 300;
/** So near to an end, in pixels, more is fetched. */
const NEAR = 2500;

const scroller = byId("scroller");
const list = byId("timeline");
const newest = byId("newest");

let messages = [];
/** What each message was drawn as: to draw it again costs more than all else. */
let drawings = new Map();
/** What nobody said, in its time: the course tool's lines, and commands that came to nothing. */
let notices = [];
let waiting = new Map();
/** Whether there is more before and after what is shown. */
let more = { before: false, after: false };
let fetching = false;
let unseen = 0;
/** Whose eyes see which channel. */
const view = () => `${me()} ${known.state.here}`;
/** Which message the line «new» stands above: until one goes elsewhere, is somebody else, or says something. */
let divider = { view: "", id: "" };
/** What was the newest here when the connection was lost. */
let left = { view: "", id: "" };

const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
const toEnd = () => (scroller.scrollTop = scroller.scrollHeight);
const messageOf = (entry) => messages.find((it) => it.id === entry?.dataset?.id);

/** Draws a message, unless it is drawn already. */
function drawing(message, before) {
  const together = Boolean(follows(message, before));
  const old = drawings.get(message.id);
  if (old?.message === message && old.together === together) return old.element;
  const element = messageElement(message, before);
  drawings.set(message.id, { message, together, element });
  return element;
}

/** Draws everything anew: in another language, or because somebody has another name. */
export function redraw() {
  drawings = new Map();
  show();
}

/** Shows the messages that are to be seen, with what stands between them. */
function show() {
  const from = messages.length && more.before ? new Date(messages[0].timestamp).getTime() : 0;
  const between = more.after ? [] : notices.filter((it) => it.at >= from);
  const entries = [];
  let before;
  let next = 0;
  const notice = () => {
    entries.push(noticeElement(between[next++]));
    before = undefined;
  };
  for (const message of messages) {
    const at = new Date(message.timestamp);
    while (next < between.length && precedes(between[next], message)) notice();
    if (!before || new Date(before.timestamp).toDateString() !== at.toDateString()) {
      if (at.toDateString() !== new Date().toDateString()) entries.push(h("li", { class: "day", role: "separator" }, day(at)));
    }
    if (message.id === divider.id) {
      entries.push(dividerElement());
      before = undefined;
    }
    entries.push(drawing(message, before));
    before = message;
  }
  while (next < between.length) notice();
  const begins = more.before ? [] : [beginning()].filter(Boolean);
  arrange(list, [...begins, ...entries, ...(more.after ? [] : [...waiting.values()].map(waitingElement))]);
  const shown = new Set(messages.map((it) => it.id));
  for (const id of drawings.keys()) if (!shown.has(id)) drawings.delete(id);
}

/** A line of the course tool has an id as messages have. Two clocks may not tell what was first. */
const precedes = (notice, message) => (notice.mark ? BigInt(notice.mark) < BigInt(message.id) : notice.at <= new Date(message.timestamp));

function beginning() {
  const place = here();
  if (!place) return null;
  return h("li", { class: "beginning" }, h("div", { class: "beginning-icon" }, icon(place.kind === 1 ? "at" : place.thread ? "thread" : "hash")),
    h("h2", {}, say("welcome", { place: placeName(place) })), h("p", {}, known.bot.online ? say("welcome-text") : say("welcome-no-bot")));
}

const dividerElement = () => h("li", { class: "day new-line", role: "separator" }, say("new-line"));

/** The line «new» is above the first message that one has not seen, if there is one here. */
function divide() {
  const now = view();
  const missed = left.view === now && messages.find((it) => BigInt(it.id) > BigInt(left.id) && it.author.id !== me());
  const id = read(known.state.here) ?? (missed ? missed.id : "");
  if (id || divider.view !== now) divider = { view: now, id };
  left = { view: "", id: "" };
}

/** These tell of something within one run of the bot. All others tell of another run, and what was wrong with the one before is folded. */
const WITHIN = new Set(["notice-todo", "notice-panicked", "notice-gap"]);

/** The compiler's lines are as wide as they are; what we say about them fits. */
const detail = (text) => text.split(/(?<=\n)/).map((line) => (/^ *→ /.test(line) ? h("span", { class: "advice" }, line) : line));

function noticeElement(it) {
  if (it.failed) return waitingElement(it);
  const words = say(it.sentence, it.args);
  const line = [h("span", { class: "notice-words" }, words), h("time", {}, stamp(new Date(it.at)))];
  const body = it.detail ? [h("details", { open: it.mood === "bad" && !it.folded }, h("summary", {}, line), h("pre", { class: "notice-detail", tabindex: "0" }, detail(it.detail)))] : line;
  return h("li", { class: `notice ${it.mood}`, data: { notice: String(it.number) } }, body);
}

function waitingElement(it) {
  const close = it.failed && h("button", { type: "button", class: "link-button", onclick: () => {
    notices = notices.filter((other) => other !== it);
    byId(`w${it.id}`)?.remove();
  } }, say("dismiss"));
  return h("li", { class: it.failed ? "waiting-line failed" : "waiting-line", id: `w${it.id}` },
    h("span", { class: "above-words" }, h("strong", {}, nameOf(known.state.me)), say("used"), h("span", { class: "mention" }, it.words)),
    h("span", { class: "waiting-words" }, it.failed ?? say("sending")), close && h("span", { class: "only-you" }, say("only-you"), " · ", close));
}

/** Puts an element where it belongs at the end: before the lines that wait. */
function append(element) {
  const first = list.querySelector(".waiting-line:not(.failed)");
  list.insertBefore(element, first);
}

function add(message) {
  if (more.after) {
    unseen += 1;
    showNewest();
    return;
  }
  stuck ??= atEnd();
  const last = list.querySelector(":scope > li:nth-last-child(1 of :not(.waiting-line:not(.failed)))");
  let before = last?.classList.contains("message") ? messageOf(last) : undefined;
  messages.push(message);
  if (message.author.id === me() && divider.id) {
    divider.id = "";
    list.querySelector(".new-line")?.remove();
  } else if (document.hidden && !divider.id) {
    // Who looks elsewhere with the page open has not read it yet.
    divider = { view: view(), id: message.id };
    append(dividerElement());
    before = undefined;
  }
  append(drawing(message, before));
  if (stuck) return;
  unseen += 1;
  showNewest();
}

// What comes in a burst is laid out once: else a bot that floods has the page count pixels for a minute.
let stuck;
on("drawn", () => {
  if (stuck) {
    trim("before");
    toEnd();
  }
  stuck = undefined;
});

function update(message) {
  const at = messages.findIndex((it) => it.id === message.id);
  if (at < 0) return false;
  const stick = atEnd();
  messages[at] = message;
  const old = byId(`m${message.id}`);
  const above = old?.previousElementSibling;
  const focused = old?.contains(document.activeElement);
  const element = drawing(message, above?.classList.contains("message") ? messages[at - 1] : undefined);
  old?.replaceWith(element);
  if (focused) element.focus({ preventScroll: true });
  if (stick) toEnd();
  return true;
}

/** Lets go of what is too much at one end. */
function trim(end) {
  if (messages.length <= WINDOW) return;
  const height = scroller.scrollHeight;
  const top = scroller.scrollTop;
  if (end === "before") messages = messages.slice(-WINDOW + 50);
  else messages = messages.slice(0, WINDOW);
  more[end] = true;
  show();
  if (end === "before") scroller.scrollTop = top - (height - scroller.scrollHeight);
}

function showNewest() {
  newest.hidden = unseen === 0 && !more.after;
  fill(newest, unseen > 0 ? say("unseen", { count: unseen }) : say("to-newest"), icon("down"));
}

newest.addEventListener("click", () => {
  if (more.after) ask({ do: "scroll" });
  else toEnd();
});

scroller.addEventListener("scroll", () => {
  if (!more.after && atEnd()) {
    unseen = 0;
    showNewest();
  }
  if (fetching || messages.length === 0) return;
  const below = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
  if (more.before && scroller.scrollTop < NEAR) fetching = ask({ do: "scroll", before: messages[0].id });
  else if (more.after && below < NEAR) fetching = ask({ do: "scroll", after: messages.at(-1).id });
}, { passive: true });

/** What somebody saw alone, and wants to see no more. */
const dismissed = new Set();

on("messages", (told) => {
  fetching = false;
  told.messages = told.messages.filter((it) => !dismissed.has(it.id));
  if (told.place === "latest") {
    messages = told.messages;
    more = { before: told.more, after: false };
    unseen = 0;
    divide();
    show();
    toEnd();
    showNewest();
    return;
  }
  const anchor = told.place === "before" ? list.querySelector(".message") : list.querySelector(".message:last-of-type");
  const offset = anchor?.getBoundingClientRect().top;
  const stick = !more.after && atEnd();
  const known = new Set(messages.map((it) => it.id));
  const fresh = told.messages.filter((it) => !known.has(it.id));
  if (told.place === "before") {
    messages = [...fresh, ...messages];
    more.before = told.more;
    // Who is at the newest stays there, even if much was said while these were on their way.
    if (messages.length > WINDOW && stick) {
      messages = messages.slice(-WINDOW);
      more.before = true;
    } else if (messages.length > WINDOW) {
      messages = messages.slice(0, WINDOW);
      more.after = true;
    }
  } else {
    messages = [...messages, ...fresh];
    more.after = told.more;
    if (messages.length > WINDOW) {
      messages = messages.slice(-WINDOW);
      more.before = true;
    }
  }
  show();
  // What was looked at stays where it was.
  const again = anchor && byId(anchor.id);
  if (stick) toEnd();
  else if (again) scroller.scrollTop += again.getBoundingClientRect().top - offset;
  showNewest();
});

on("message", ({ message, new: fresh }) => {
  for (const [id, it] of waiting) if (it.interaction && it.interaction === message.answers) done(id);
  if (message.channel_id !== known.state.here) return;
  if (!update(message) && fresh) add(message);
});

on("deleted", ({ id }) => {
  const message = messages.find((it) => it.id === id);
  if (!message) return;
  // The answer to a command that only said «thinking» leaves nothing worth a mark.
  if (message.flags & 128) {
    forget(id);
    return;
  }
  update({ ...message, deleted: true, reactions: [], components: [] });
});

function forget(id) {
  messages = messages.filter((it) => it.id !== id);
  byId(`m${id}`)?.remove();
}

on("dismissed", ({ id }) => {
  dismissed.add(id);
  forget(id);
});

// As in Discord: the arrow up in an empty composer edits what one said last.
on("edit-last", () => {
  const mine = messages.findLast((it) => it.author.id === me() && !it.deleted);
  if (mine) tell({ type: "edit", message: mine });
  else list.querySelector(":scope > .message:last-of-type")?.focus();
});

// With the keyboard: from message to message, and what can be done with each.
list.addEventListener("keydown", (event) => {
  const at = event.target.closest(".message");
  if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const message = messageOf(at);
  if (step) {
    const all = [...list.querySelectorAll(":scope > .message")];
    const next = all[all.indexOf(at) + step];
    if (next) next.focus();
    else if (step > 0) tell({ type: "write" });
  } else if (event.key === "Escape") {
    tell({ type: "write" });
  } else if (event.target !== at || !message || message.deleted) {
    return;
  } else if (event.key === "Enter") {
    messageMenu(message, at);
  } else if (event.key === "r" && !(message.flags & 64)) {
    reply(message);
  } else if (event.key === "e" && message.author.id === me()) {
    tell({ type: "edit", message });
  } else {
    return;
  }
  event.preventDefault();
});

on("notice", (it) => {
  if (notices.some((known) => !known.failed && known.number === it.number)) return;
  const another = !WITHIN.has(it.sentence);
  if (another) for (const old of notices) old.folded = true;
  notices.push(it);
  if (notices.length > 100) notices.shift();
  if (more.after || !known.state.here) return;
  const stick = atEnd();
  // Who reads what was is not torn away from it.
  if (another && stick) for (const old of list.querySelectorAll(".notice details[open]")) old.open = false;
  append(noticeElement(it));
  if (stick) toEnd();
});

// The course tool was started anew, or we were away: its lines come again.
on("disconnected", () => {
  notices = notices.filter((it) => it.failed);
  if (messages.length && !more.after) left = { view: view(), id: messages.at(-1).id };
});

on("waiting", (it) => {
  const stick = atEnd();
  const old = byId(`w${it.id}`);
  waiting.set(it.id, it);
  if (old) return;
  list.append(waitingElement(it));
  if (stick) toEnd();
});

function done(id) {
  waiting.delete(id);
  byId(`w${id}`)?.remove();
}

on("waited", (it) => {
  done(it.id);
  if (!it.failed) return;
  // It stays where it came to nothing, and what is said later stands below.
  const failed = { ...it, at: Date.now() };
  notices.push(failed);
  if (more.after) return;
  const stick = atEnd();
  append(waitingElement(failed));
  if (stick) toEnd();
});

// Whether the bot is here is said where the channel begins.
on("bot", () => {
  const begins = list.querySelector(".beginning");
  if (begins) begins.replaceWith(beginning());
});

// A name, a role or a channel that is shown may be another now.
let drawn = "";
on("state", ({ state }) => {
  const names = JSON.stringify([state.here, state.me, state.guilds.map((it) => [it.roles, it.members.map((one) => [one.id, one.nick, one.roles])]), state.channels.map((it) => it.name)]);
  const [place] = [state.here];
  if (drawn && drawn !== names && place === drawnPlace) {
    const top = scroller.scrollTop;
    redraw();
    scroller.scrollTop = top;
  }
  if (place !== drawnPlace) {
    waiting = new Map();
    notices = notices.filter((it) => !it.failed);
  }
  drawn = names;
  drawnPlace = place;
});
let drawnPlace = "";

// The list may become lower (the composer grows) or a picture may come late: who was at the end stays there.
let was = true;
scroller.addEventListener("scroll", () => (was = atEnd()), { passive: true });
new ResizeObserver(() => was && toEnd()).observe(scroller);
list.addEventListener("load", () => was && toEnd(), true);
