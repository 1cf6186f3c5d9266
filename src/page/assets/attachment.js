// The files of a message: pictures and what is played are shown, the rest is there to be saved.

import { h, icon } from "./dom.js";
import { say } from "./words.js";

/** Where a file of a message is fetched from: the page's own server. */
export const fileAddress = (file) => `files/${file.id}/${encodeURIComponent(file.filename)}`;

// What the server sends as it is (src/page/file.rs).
const isOf = (kinds) => (file) => kinds.test(file.content_type ?? "");
export const isPicture = isOf(/^image\/(png|jpeg|gif|webp)$/);
const isAudio = isOf(/^audio\/(mpeg|ogg|wav|x-wav|flac|mp4|aac|webm)$/);
const isVideo = isOf(/^video\/(mp4|webm|ogg|quicktime)$/);

const IS_SPOILER = 1 << 3;
/** Whoever sends a file may want it hidden at first, and says so in its name. */
export const isSpoiler = (file) => file.filename.startsWith("SPOILER_") || Boolean((file.flags ?? 0) & IS_SPOILER);

export function attachment(file) {
  const element = isPicture(file) ? picture(file) : isAudio(file) ? audio(file) : isVideo(file) ? video(file) : card(file);
  return isSpoiler(file) ? covered(file, element) : element;
}

function picture(file) {
  const address = fileAddress(file);
  return h("a", { class: "picture", href: address, target: "_blank", rel: "noopener" },
    h("img", { src: address, alt: file.description ?? file.filename }));
}

const player = (tag, file, onerror) => h(tag, { class: tag, controls: true, preload: "metadata", src: fileAddress(file), "aria-label": file.description ?? file.filename, onerror });

function audio(file) {
  const element = card(file);
  const it = player("audio", file, () => it.remove());
  element.append(it);
  return element;
}

function video(file) {
  // What the browser cannot play can still be saved.
  const it = player("video", file, () => it.replaceWith(card(file)));
  return it;
}

function card(file) {
  const size = file.size < 1024 ? `${file.size} B` : file.size < 1048576 ? `${(file.size / 1024).toFixed(1)} KB` : `${(file.size / 1048576).toFixed(1)} MB`;
  return h("div", { class: "file" }, icon("file"),
    h("div", {}, h("a", { href: fileAddress(file), download: file.filename }, file.filename), h("div", { class: "file-size" }, size, file.description && ` · ${file.description}`)));
}

/** What was uncovered already. */
const uncovered = new Set();

/** Hides an element until somebody wants to see it. */
export function covered(file, element) {
  if (uncovered.has(file.id)) return element;
  const below = h("div", { class: "below-cover", inert: true }, element);
  const uncover = () => {
    uncovered.add(file.id);
    it.replaceWith(...below.childNodes);
  };
  const it = h("div", { class: "covered" }, below, h("button", { type: "button", class: "cover", "aria-label": say("spoiler"), onclick: uncover }, h("span", {}, say("cover"))));
  return it;
}
