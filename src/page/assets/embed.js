// Embeds: what a bot lays out beside a message's text.

import { covered, fileAddress, isPicture, isSpoiler } from "./attachment.js";
import { h, icon } from "./dom.js";
import { shown } from "./markdown.js";
import { stamp } from "./time.js";
import { say } from "./words.js";

export function embed(it, files) {
  const colour = typeof it.color === "number" ? `#${it.color.toString(16).padStart(6, "0")}` : null;
  const title = it.title && (it.url ? link(it.url, shown(it.title_nodes)) : shown(it.title_nodes));
  const author = it.author?.name && (it.author.url ? link(it.author.url, it.author.name) : it.author.name);
  const footer = [it.footer?.text, it.timestamp && stamp(new Date(it.timestamp))].filter(Boolean).join(" • ");
  return h("div", { class: "embed", style: colour ? { "--bar": colour } : {} },
    h("div", { class: "embed-body" },
      author && h("div", { class: "embed-author" }, picture(it.author.icon_url, files, "embed-icon"), author),
      title && h("div", { class: "embed-title" }, title),
      it.description && h("div", { class: "embed-text" }, shown(it.description_nodes)),
      it.fields?.length > 0 && h("div", { class: "embed-fields" }, it.fields.map(field)),
      picture(it.image?.url, files, "embed-image"),
      footer && h("div", { class: "embed-footer" }, picture(it.footer?.icon_url, files, "embed-icon"), footer)),
    picture(it.thumbnail?.url, files, "embed-thumbnail"));
}

const field = (it) => h("div", { class: it.inline ? "embed-field inline" : "embed-field" },
  h("div", { class: "embed-name" }, shown(it.name_nodes)), h("div", {}, shown(it.value_nodes)));

const isLink = (url) => /^https?:\/\//i.test(url ?? "");
const link = (url, words) => (isLink(url) ? h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, words) : words);

/** A picture that came with the message is shown. One from elsewhere is only named: the page fetches nothing from elsewhere. */
function picture(url, files, kind) {
  if (!url) return null;
  const own = files.find((file) => url === file.url || url === `attachment://${file.filename}`);
  if (own && isPicture(own)) {
    const image = h("img", { class: kind, src: fileAddress(own), alt: own.description ?? own.filename });
    return isSpoiler(own) ? covered(own, image) : image;
  }
  if (kind === "embed-icon") return null;
  return h("span", { class: `${kind} elsewhere`, title: url }, icon("file"), link(url, say("picture-elsewhere")));
}
