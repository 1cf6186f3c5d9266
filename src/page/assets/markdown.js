// What is said, from the tree that the course tool has read it into (src/page/markdown) to elements.

import { h } from "./dom.js";
import { pieces } from "./highlight.js";
import { channel, known, nameOf, placeName, role } from "./store.js";
import { exact, styled } from "./time.js";
import { say } from "./words.js";

export const shown = (nodes) => (nodes ?? []).map(one);

function one(node) {
  const below = () => shown(node.of);
  switch (node.is) {
    case "text": return document.createTextNode(node.text);
    case "bold": return h("strong", {}, below());
    case "italics": return h("em", {}, below());
    case "underline": return h("u", {}, below());
    case "strike": return h("s", {}, below());
    case "spoiler": return spoiler(below());
    case "code": return h("code", { class: "code" }, node.text);
    case "block": return block(node);
    case "quote": return h("blockquote", { class: "quote" }, below());
    case "heading": return h("div", { class: `heading heading-${node.level}`, role: "heading", "aria-level": String(node.level + 3) }, below());
    case "small": return h("div", { class: "small" }, below());
    case "list": return h(node.ordered ? "ol" : "ul", { class: "list", start: node.ordered ? node.start : undefined },
      node.items.map((item) => h("li", {}, shown(item))));
    case "link": return h("a", { href: node.url, target: "_blank", rel: "noopener noreferrer" }, below());
    case "user": return mention(`@${nameOf(node.id)}`, node.id === known.state.me);
    case "role": return mention(`@${role(node.id)?.name.replace(/^@/, "") ?? say("unknown-role")}`);
    case "channel": return mention(`#${channel(node.id) ? placeName(channel(node.id)) : say("unknown-channel")}`);
    case "command": return mention(`/${node.name}`);
    case "all": return mention(node.text, true);
    case "time": {
      const date = new Date(node.at * 1000);
      return h("time", { class: "stamp", datetime: date.toISOString(), title: exact(date) }, styled(date, node.style));
    }
    case "emoji": return h("span", { class: "emoji-name" }, `:${node.name}:`);
    default: return document.createTextNode(node.text ?? "");
  }
}

const mention = (text, mine = false) => h("span", { class: mine ? "mention to-me" : "mention" }, text);

function block(node) {
  const coloured = pieces(node.text, node.lang).map(([kind, text]) => (kind ? h("span", { class: `code-${kind}` }, text) : text));
  return h("pre", { class: "code-block", tabindex: "0" }, h("code", {}, coloured));
}

function spoiler(below) {
  const open = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    const it = event.currentTarget;
    it.classList.add("open");
    it.removeAttribute("role");
    it.removeAttribute("aria-label");
  };
  return h("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler"), onclick: open, onkeydown: open },
    h("span", {}, below));
}
