// The head of the chat: where we are, and what can be shown beside it.

import { copy } from "./deeds.js";
import { byId, fill, h, icon, iconButton } from "./dom.js";
import { togglePane } from "./pane.js";
import { menu } from "./popup.js";
import { ask, on, tell } from "./socket.js";
import { here, known, placeName } from "./store.js";
import { anyUnread } from "./unread.js";
import { refusal, say } from "./words.js";

const header = byId("header");
const banner = byId("banner");

export function draw() {
  const place = here();
  const shape = place?.kind === 1 ? "at" : place?.thread ? "thread" : place?.private ? "lock" : "hash";
  document.title = place ? `${place.kind === 1 ? "@" : "#"}${placeName(place)} · botcamp` : "botcamp";
  fill(header,
    iconButton("menu", anyUnread() ? `${say("channels")} (${say("new-line")})` : say("channels"), () => document.body.classList.toggle("show-sidebar"), { class: `icon-button only-narrow${anyUnread() ? " has-unread" : ""}` }),
    place && h("h1", {}, icon(shape), h("span", {}, placeName(place))),
    place?.topic && h("p", { class: "topic" }, place.topic),
    h("span", { class: "space" }),
    known.about.title && h("span", { class: "played" }, known.about.title),
    h("span", { class: ["bot-state", known.bot.online && "on", known.bot.building && "building"].filter(Boolean).join(" "), role: "status" },
      say(known.bot.building ? "bot-building" : known.bot.online ? "bot-online" : "bot-offline")),
    iconButton("keep", say("keep"), (event) => keepMenu(event.currentTarget), { "aria-haspopup": "menu" }),
    iconButton("pulse", say("pane"), togglePane, { class: "icon-button pane-toggle" }),
    iconButton("people", say("members"), () => document.body.classList.toggle("hide-people")));
}

function keepMenu(at) {
  menu([
    { words: say("keep-transcript"), icon: icon("copy"), act: () => ask({ do: "keep", form: "transcript" }) },
    { words: say("keep-test"), icon: icon("keep"), act: () => ask({ do: "keep", form: "test" }) },
  ], at);
}

on("kept", ({ form, text }) => {
  if (form === "transcript") {
    copy(text);
    return;
  }
  showText(text, say("keep-test"), known.about.lesson ? say("keep-test-where", { lesson: known.about.lesson }) : say("keep-test-text"));
});

on("uncopied", ({ text }) => showText(text, say("copy"), say("uncopied")));

/** A text to read and to take along. */
function showText(text, title, about) {
  document.querySelector("dialog.wide")?.remove();
  const dialog = h("dialog", { class: "dialog wide" },
    h("h2", {}, title),
    h("p", {}, about),
    h("pre", { class: "code-block kept", tabindex: "0" }, text),
    h("div", { class: "dialog-buttons" },
      h("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, say("close")),
      h("button", { type: "button", class: "button primary", autofocus: true, onclick: () => copy(text) }, icon("copy"), say("copy"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

on("disconnected", () => {
  banner.hidden = false;
  banner.textContent = say("disconnected");
});
on("connected", () => (banner.hidden = true));

// A word or two that go by themselves.
let told;
on("said", ({ words }) => {
  const place = byId("told");
  place.textContent = words;
  place.classList.add("seen");
  clearTimeout(told);
  told = setTimeout(() => place.classList.remove("seen"), 4000);
});
on("refused", ({ told }) => tell({ type: "said", words: refusal(told) }));

// Where the page is narrow, what slides over it goes away by itself.
document.addEventListener("pointerdown", ({ target }) => {
  if (target.closest(".sidebar, .people, .header, .popup, dialog")) return;
  document.body.classList.remove("show-sidebar");
  if (matchMedia("(max-width: 1100px)").matches) document.body.classList.remove("hide-people");
});
document.addEventListener("keydown", ({ key }) => key === "Escape" && document.body.classList.remove("show-sidebar"));

on("state", draw);
// What stands there already stays: somebody may be about to click it.
on("unread", () => {
  if (anyUnread() !== Boolean(header.querySelector(".has-unread"))) draw();
});
on("bot", draw);
on("hello", draw);
