// A face for everybody: the first letter of their name, in a colour of their own.

import { h } from "./dom.js";
import { hue } from "./store.js";

export function avatar(name, bot = false) {
  const letter = [...name.trim()][0]?.toUpperCase() ?? "?";
  return h("span", { class: bot ? "avatar bot" : "avatar", "aria-hidden": "true", style: { "--hue": String(hue(name)) } }, letter);
}

export const botTag = () => h("span", { class: "bot-tag" }, "BOT");
