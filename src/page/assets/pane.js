// For the curious: what goes between the bot and Discord, what was refused and why, and what the bot prints.

import { copy } from "./deeds.js";
import { byId, fill, h, iconButton } from "./dom.js";
import { ask, on } from "./socket.js";
import { seconds } from "./time.js";
import { byTouch } from "./touch.js";
import { say } from "./words.js";

const KEPT = 400;
const KINDS = ["gateway", "rest", "refused", "output"];

const pane = byId("pane");
let entries = [];
let held = [];
let paused = false;
let wanted = new Set(KINDS);
let text = "";
let list;

/** What an entry is shown as. */
function kindOf(entry) {
  if (entry.kind === "told" || entry.failure || entry.status >= 400) return "refused";
  return entry.kind === "missed" || entry.kind === "endpoint" ? "rest" : entry.kind;
}

export function togglePane() {
  pane.hidden = !pane.hidden;
  document.body.classList.toggle("show-pane", !pane.hidden);
  ask({ do: "watch", on: !pane.hidden });
  draw();
  if (!pane.hidden && !byTouch()) pane.querySelector("input")?.focus();
}

export function draw() {
  if (pane.hidden) return fill(pane);
  pane.setAttribute("aria-label", say("pane"));
  list = h("ol", { class: "entries", tabindex: "0", "aria-label": say("pane") });
  const filter = h("input", { type: "search", class: "filter", placeholder: say("filter"), "aria-label": say("filter"), value: text });
  filter.addEventListener("input", () => {
    text = filter.value.toLowerCase();
    drawEntries();
  });
  fill(pane,
    h("div", { class: "pane-head" }, h("h2", {}, say("pane")),
      iconButton(paused ? "play" : "pause", paused ? say("go-on") : say("pause"), pause, { "aria-pressed": String(paused), class: "icon-button pause" }),
      iconButton("copy", say("copy-shown"), () => copy(shownEntries().map(asText).join("\n\n"))),
      iconButton("bin", say("clear"), () => {
        entries = [];
        drawEntries();
      }),
      iconButton("close", say("close"), togglePane)),
    h("div", { class: "pane-filters" }, filter, h("div", { class: "kinds" }, KINDS.map((kind) => h("button", {
      type: "button", class: `kind ${kind}`, "aria-pressed": String(wanted.has(kind)), onclick: (event) => {
        if (!wanted.delete(kind)) wanted.add(kind);
        event.currentTarget.setAttribute("aria-pressed", String(wanted.has(kind)));
        drawEntries();
      },
    }, say(`kind-${kind}`))))),
    list);
  drawEntries();
}

function pause() {
  paused = !paused;
  if (!paused) {
    entries = [...entries, ...held].slice(-KEPT);
    held = [];
  }
  draw();
  pane.querySelector(".pause").focus();
}

const shownEntries = () => entries.filter((it) => wanted.has(kindOf(it)) && (!text || asText(it).toLowerCase().includes(text)));

function drawEntries() {
  fill(list, shownEntries().map(element));
  list.scrollTop = list.scrollHeight;
}

function title(entry) {
  switch (entry.kind) {
    // Ids are long, and stand in the details.
    case "rest": return `${entry.method} ${entry.path.replace(/^\/api(\/v\d+)?/, "").replace(/\/\d{15,}/g, "/…")}`;
    case "endpoint": return `${entry.method} ${entry.path}`;
    case "gateway": return entry.t ?? OPS[entry.op] ?? `op ${entry.op}`;
    case "output": return entry.line;
    case "missed": return say("missed", { count: entry.count });
    default: return entry.told;
  }
}
const OPS = { 1: "HEARTBEAT", 2: "IDENTIFY", 3: "PRESENCE UPDATE", 6: "RESUME", 7: "RECONNECT", 8: "REQUEST GUILD MEMBERS", 9: "INVALID SESSION", 10: "HELLO", 11: "HEARTBEAT ACK" };

/** What goes to Discord points there. */
const arrow = (entry) => (entry.kind === "rest" || entry.to === "discord" ? "→" : entry.kind === "gateway" || entry.kind === "endpoint" ? "←" : "");

function asText(entry) {
  const head = [seconds(new Date(entry.at)), arrow(entry), title(entry), entry.status].filter(Boolean).join(" ");
  return [head, ...bodies(entry).map(([name, body]) => `${name}:\n${body}`)].join("\n");
}

const bodies = (entry) => [[say("request"), entry.request], [say("answer"), entry.answer ?? entry.failure], [say("data"), entry.d], [say("files"), entry.files && JSON.stringify(entry.files)]].filter(([, body]) => body);

function element(entry) {
  const kind = kindOf(entry);
  const line = [
    h("time", {}, seconds(new Date(entry.at))), h("span", { class: "arrow", "aria-hidden": "true" }, arrow(entry)),
    h("span", { class: "entry-title" }, title(entry)),
    entry.status && h("span", { class: entry.status >= 400 ? "code bad" : "code" }, String(entry.status)),
  ];
  const parts = bodies(entry);
  const why = entry.status >= 400 && refusal(entry);
  return h("li", { class: `entry ${kind}` }, parts.length
    ? h("details", {}, h("summary", {}, line), parts.map(([name, body]) => [h("h4", {}, name), h("pre", { tabindex: "0" }, body)]))
    : h("div", { class: "entry-line" }, line), why && h("div", { class: "why" }, why));
}

/** Discord's own words for its refusal. */
function refusal(entry) {
  try {
    const { code, message } = JSON.parse(entry.answer);
    return `${code}: ${message}`;
  } catch {
    return "";
  }
}

on("traffic", ({ entries: fresh, anew }) => {
  if (anew) [entries, held] = [[], []];
  if (paused && !anew) {
    held = [...held, ...fresh].slice(-KEPT);
    return;
  }
  const known = entries.length;
  entries.push(...fresh);
  if (!list || pane.hidden) return;
  if (anew || known === 0) {
    drawEntries();
    return;
  }
  const stick = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  for (const entry of fresh) if (wanted.has(kindOf(entry)) && (!text || asText(entry).toLowerCase().includes(text))) list.append(element(entry));
  if (entries.length > KEPT) entries = entries.slice(-KEPT);
  while (list.children.length > KEPT) list.firstChild.remove();
  if (stick) list.scrollTop = list.scrollHeight;
});
on("connected", () => !pane.hidden && ask({ do: "watch", on: true }));
