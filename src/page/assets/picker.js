// A list below an input that is chosen from while one types: commands, choices, members.

import { fill, freshId, h } from "./dom.js";

/** Makes an input choose from a list. `offers(text)` gives [{ words, note, face, value }], or a promise of them. */
export class Picker {
  constructor(input, { offers, pick, label }) {
    this.input = input;
    this.offers = offers;
    this.pick = pick;
    this.at = 0;
    this.shown = [];
    this.turn = 0;
    const id = freshId("list");
    this.list = h("ul", { class: "picker", role: "listbox", id, "aria-label": label, hidden: true });
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", id);
    input.setAttribute("aria-expanded", "false");
  }

  /** Looks anew at what is offered for what stands in the input. */
  async look() {
    const turn = ++this.turn;
    const offered = await this.offers(this.input.value);
    // What was asked for later counts.
    if (turn !== this.turn) return;
    this.show(offered ?? []);
  }

  show(offered) {
    this.shown = offered;
    this.at = 0;
    this.list.hidden = offered.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    fill(this.list, offered.map((it, index) => h("li", {
      role: "option", id: `${this.list.id}-${index}`, class: "picker-entry",
      onpointerdown: (event) => {
        // The input keeps the focus.
        event.preventDefault();
        this.take(index);
      },
      onpointermove: () => this.mark(index),
    }, it.face, h("span", { class: "picker-words" }, it.words), it.note && h("span", { class: "picker-note" }, it.note))));
    this.mark(0);
  }

  mark(index) {
    this.at = index;
    [...this.list.children].forEach((entry, at) => entry.setAttribute("aria-selected", String(at === index)));
    const marked = this.list.children[index];
    if (marked) {
      this.input.setAttribute("aria-activedescendant", marked.id);
      marked.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  take(index = this.at) {
    const taken = this.shown[index];
    if (taken) this.pick(taken);
  }

  get open() {
    return !this.list.hidden;
  }

  close() {
    this.turn += 1;
    this.show([]);
  }

  /** Whether the key was for the list. */
  key(event) {
    if (!this.open || event.isComposing) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.mark((this.at + step + this.shown.length) % this.shown.length);
    else if (event.key === "Enter" || event.key === "Tab") this.take();
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
