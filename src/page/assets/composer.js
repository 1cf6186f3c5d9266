// Where one writes: messages, replies and edits. A slash at the beginning opens the bot's commands.

import { fillIn, offeredCommands, takesFile, writtenOut } from "./command.js";
import { byId, fill, h, icon, iconButton } from "./dom.js";
import { avatar } from "./avatar.js";
import { emojiNamed } from "./emoji.js";
import { upload } from "./files.js";
import { Picker } from "./picker.js";
import { ask, on, tell } from "./socket.js";
import { byTouch } from "./touch.js";
import { guild, here, known, nameOf, placeName } from "./store.js";
import { say } from "./words.js";

const composer = byId("composer");
let input;
let picker;
let files = [];
let replyTo = null;
let editing = null;
let place = "";
/** What was begun in each channel. */
const drafts = new Map();

const narrow = matchMedia("(max-width: 640px)");
const invitation = (at) => say(narrow.matches ? "write-to-short" : "write-to", { place: `${at.kind === 1 ? "@" : "#"}${placeName(at)}` });
narrow.addEventListener("change", () => input && (input.placeholder = invitation(here())));

export function draw() {
  const at = here();
  files = [];
  replyTo = editing = null;
  input = undefined;
  if (!at) return fill(composer);
  if (!at.may_say) return fill(composer, h("div", { class: "no-writing" }, icon("lock"), say("may-not-write")));
  input = h("textarea", {
    class: "writing", rows: "1", enterkeyhint: "send", placeholder: invitation(at), "aria-label": say("write-to", { place: placeName(at) }),
    maxlength: "2000", oninput: typed, onkeydown: key, onblur: () => picker.close(),
  });
  input.value = drafts.get(at.id) ?? "";
  picker = new Picker(input, { offers, pick, label: say("suggestions") });
  const chooser = h("input", { type: "file", multiple: true, hidden: true, onchange: () => attach([...chooser.files]) });
  fill(composer,
    h("div", { id: "typing", class: "typing", "aria-live": "polite" }),
    picker.list,
    h("div", { class: "box" },
      h("div", { id: "above-writing" }),
      h("div", { class: "line" },
        iconButton("plus", say("attach"), () => chooser.click()), chooser,
        input,
        iconButton("send", say("send"), send, { class: "icon-button send" }))));
  grow();
}

const grow = () => {
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 240)}px`;
};

let lastTyping = 0;
function typed() {
  grow();
  drafts.set(known.state.here, input.value);
  picker.look();
  if (input.value && !input.value.startsWith("/") && Date.now() - lastTyping > 8000) {
    lastTyping = Date.now();
    ask({ do: "type" });
  }
}

/** The word that the cursor is at, if it begins with @ or #, or with a colon and two letters. */
function wordAt() {
  const text = input.value.slice(0, input.selectionStart);
  return /(?:^|\s)([@#][^\s@#]*|:[\w+-]{2,})$/.exec(text)?.[1];
}

function offers(text) {
  if (/^\/[^\n]*$/.test(text)) return offeredCommands(text.slice(1));
  const word = wordAt();
  if (!word) return [];
  if (word[0] === ":") return emojiNamed(word.slice(1)).then((all) => all.map(({ emoji, name }) => ({ words: `:${name}:`, face: h("span", { class: "picker-emoji" }, emoji), insert: emoji })));
  const begun = word.slice(1).toLowerCase();
  const fits = (name) => name.toLowerCase().startsWith(begun);
  if (word[0] === "#") {
    return known.state.channels.filter((it) => it.kind !== 1 && it.guild === here()?.guild && fits(it.name)).slice(0, 8)
      .map((it) => ({ words: `#${it.name}`, insert: `#${it.name}` }));
  }
  const people = (guild()?.members ?? []).filter((it) => fits(nameOf(it.id)))
    .map((it) => ({ words: nameOf(it.id), face: avatar(nameOf(it.id), it.bot), insert: `@${known.state.users.find((one) => one.id === it.id).name}` }));
  const roles = (guild()?.roles ?? []).map((it) => it.name.replace(/^@/, "")).filter(fits).map((name) => ({ words: `@${name}`, insert: `@${name}` }));
  return [...people, ...roles].slice(0, 8);
}

function pick(taken) {
  if (taken.command) {
    picker.close();
    run(taken);
    return;
  }
  const at = input.selectionStart;
  const word = wordAt() ?? "";
  input.setRangeText(`${taken.insert} `, at - word.length, at, "end");
  picker.close();
  typed();
}

/** Fills in a command; afterwards one writes again. */
function run(taken) {
  drafts.set(known.state.here, "");
  fillIn(composer, taken, (text = "") => {
    draw();
    input.value = text;
    grow();
    input.focus();
  });
}

function key(event) {
  if (event.isComposing || picker.key(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && (replyTo || editing)) {
    if (editing) input.value = "";
    replyTo = editing = null;
    above();
  } else if (event.key === "ArrowUp" && input.value === "") {
    event.preventDefault();
    tell({ type: "edit-last" });
  }
}

function send() {
  const text = input.value.trim();
  let sent = true;
  if (editing) {
    if (text) sent = ask({ do: "edit", message: editing.id, text });
  } else if (text.startsWith("/") && offeredCommands(text.slice(1)).length > 0) {
    picker.look();
    return;
  } else if (text.startsWith("/") && writtenOut(text.slice(1))) {
    // As the course's conversations show it.
    run(writtenOut(text.slice(1)));
    return;
  } else if (text || files.length) {
    sent = ask({ do: "say", text, reply_to: replyTo?.id ?? null, files: files.map((it) => it.id) });
  }
  if (!sent) {
    // What was written stays there, to be sent when the connection is back.
    tell({ type: "said", words: say("not-sent") });
    return;
  }
  input.value = "";
  drafts.delete(known.state.here);
  files = [];
  replyTo = editing = null;
  lastTyping = 0;
  above();
  grow();
  picker.close();
}

/** What is said of the message that is being written. */
function above() {
  const words = replyTo ? say("replying-to", { name: nameOf(replyTo.author.id) }) : editing ? say("editing") : null;
  const cancel = () => {
    if (editing) input.value = "";
    replyTo = editing = null;
    above();
    input.focus();
  };
  fill(byId("above-writing"),
    words && h("div", { class: "about-writing" }, h("span", {}, words), iconButton("close", say("cancel"), cancel)),
    files.length > 0 && h("div", { class: "to-send" }, files.map((it) => h("span", { class: "to-send-file" }, icon("file"), it.name,
      iconButton("close", say("remove"), () => {
        files = files.filter((other) => other !== it);
        above();
      })))));
}

/** Attaches these: to the command that is being filled in, if it asks for a file; else to the message. */
async function attach(chosen) {
  if (chosen.length === 1 && takesFile(chosen[0])) return;
  if (!writing()) return;
  for (const file of chosen.slice(0, 10 - files.length)) {
    const id = await upload(file);
    if (!id) continue;
    files.push({ id, name: file.name });
    above();
  }
  input.focus();
}

document.addEventListener("paste", (event) => {
  const pasted = [...(event.clipboardData?.files ?? [])];
  if (pasted.length === 0) return;
  event.preventDefault();
  attach(pasted);
});

/** The place to write in, if one may write here. A command that is being filled in gives way. */
function writing() {
  if (!input?.isConnected) draw();
  return input;
}

on("reply", ({ message }) => {
  if (!writing()) return;
  editing = null;
  replyTo = message;
  above();
  input.focus();
});
on("edit", ({ message }) => {
  if (!writing()) return;
  replyTo = null;
  editing = message;
  input.value = message.content;
  above();
  grow();
  input.focus();
});
on("mention", ({ name }) => {
  if (!writing()) return;
  input.setRangeText(`@${name} `, input.selectionStart, input.selectionEnd, "end");
  typed();
  input.focus();
});
on("write", () => writing()?.focus());

// A file that is dropped anywhere is attached: the browser would leave the page for it.
const chat = document.querySelector(".chat");
const bringsFiles = (event) => event.dataTransfer?.types.includes("Files");
document.addEventListener("dragover", (event) => {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  chat.dataset.drop = say("drop");
});
document.addEventListener("dragleave", (event) => !event.relatedTarget && delete chat.dataset.drop);
document.addEventListener("drop", (event) => {
  if (!bringsFiles(event)) return;
  event.preventDefault();
  delete chat.dataset.drop;
  attach([...event.dataTransfer.files]);
});

let commands = "";
on("state", ({ state }) => {
  // Who has typed a slash before the bot had its commands registered sees them come.
  const offered = JSON.stringify(state.commands);
  if (offered !== commands && input?.value.startsWith("/") && document.activeElement === input) picker.look();
  commands = offered;
  const now = `${state.here} ${state.me} ${here()?.may_say}`;
  if (now === place) return;
  place = now;
  draw();
  if (!byTouch()) input?.focus();
});

// Whoever begins to type, writes.
document.addEventListener("keydown", (event) => {
  const elsewhere = document.activeElement === document.body || document.activeElement?.id === "scroller";
  if (elsewhere && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) input?.focus();
});

// Who is typing, for ten seconds or until they have said it.
const typing = new Map();
function showTyping() {
  const names = [...typing.keys()].filter((id) => id !== known.state.me).map(nameOf);
  const words = names.length === 0 ? "" : names.length === 1 ? say("typing", { name: names[0] }) : say("typing-many", { names: names.join(", ") });
  const element = byId("typing");
  if (element) fill(element, words && h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")), words);
}
function stops(id) {
  clearTimeout(typing.get(id));
  typing.delete(id);
  showTyping();
}
on("typing", ({ channel, user }) => {
  if (channel !== known.state.here) return;
  clearTimeout(typing.get(user));
  typing.set(user, setTimeout(() => stops(user), 10000));
  showTyping();
});
on("message", ({ message }) => typing.has(message.author.id) && stops(message.author.id));
