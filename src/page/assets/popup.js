// What opens above the page and closes by itself: menus and lists. One is open at a time.

import { h } from "./dom.js";
import { byTouch } from "./touch.js";

let open;

/** Shows an element at a place: below or above an element, or at a point. Returns what closes it. */
export function popUp(element, at, { onclose = () => {}, grab = true } = {}) {
  closePopup();
  const before = document.activeElement;
  element.classList.add("popup");
  document.body.append(element);
  place(element, at);
  const close = (back = true) => {
    if (open?.element !== element) return;
    open = undefined;
    element.remove();
    if (back && grab) before?.focus?.();
    onclose();
  };
  open = { element, close, at };
  element.tabIndex = -1;
  if (grab) ((!byTouch() && element.querySelector("[autofocus], input, button, [tabindex]")) || element).focus();
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
  });
  return close;
}

export const closePopup = () => open?.close(false);

function place(element, at) {
  const box = at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y };
  const { offsetWidth: width, offsetHeight: height } = element;
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const below = box.bottom + 6 + height <= innerHeight - 8;
  const top = below ? box.bottom + 6 : Math.max(8, box.top - height - 6);
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.element.contains(event.target) && !(open.at instanceof Element && open.at.contains(event.target))) open.close(false);
});
addEventListener("resize", () => closePopup());

/** A menu of things to do: [{ words, icon, act, danger } or "-" or { title }]. */
export function menu(entries, at) {
  const list = h("div", { class: "menu", role: "menu" });
  const close = (then) => () => {
    closeIt();
    then();
  };
  for (const entry of entries.filter(Boolean)) {
    if (entry === "-") list.append(h("hr"));
    else if (entry.title) list.append(h("div", { class: "menu-title" }, entry.title));
    else if (entry.element) list.append(entry.element);
    else list.append(h("button", {
      type: "button", role: entry.checked === undefined ? "menuitem" : "menuitemradio", class: entry.danger ? "danger" : "",
      "aria-checked": entry.checked === undefined ? undefined : String(entry.checked), onclick: close(entry.act),
    }, entry.face, entry.icon, h("span", { class: "menu-words" }, entry.words)));
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.tagName === "INPUT" && event.isComposing) return;
    event.preventDefault();
    const buttons = [...list.querySelectorAll("button, input")];
    const next = buttons.indexOf(document.activeElement) + step;
    buttons.at(next % buttons.length)?.focus();
  });
  const closeIt = popUp(list, at);
  return closeIt;
}
