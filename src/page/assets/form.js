// A form (modal) that the bot opens.

import { entries } from "./components.js";
import { freshId, h } from "./dom.js";
import { askBot, on } from "./socket.js";
import { refusal, say } from "./words.js";

let open;

on("form", ({ interaction, form }) => {
  if (open?.interaction === interaction) return;
  open?.dialog.remove();
  const inputs = (form.components ?? []).map(field);
  const wrong = h("p", { class: "dialog-wrong", role: "alert" });
  const submit = h("button", { type: "submit", class: "button primary" }, say("submit"));
  const send = (event) => {
    event.preventDefault();
    submit.disabled = true;
    const fields = inputs.flatMap(({ id, values }) => values().map((value) => [id, value]));
    askBot({ what: "submit", interaction, fields }, (turn) => {
      if (!turn.ended) return;
      submit.disabled = false;
      if (turn.ended === "answered") close();
      else wrong.textContent = turn.ended === "refused" ? refusal(turn.told) : say("form-failed");
    });
  };
  const dialog = h("dialog", { class: "dialog", "aria-label": form.title },
    h("form", { onsubmit: send },
      h("h2", {}, form.title),
      inputs.map((it) => it.element),
      wrong,
      h("div", { class: "dialog-buttons" },
        h("button", { type: "button", class: "button secondary", onclick: () => cancel() }, say("cancel")), submit)));
  const close = () => {
    open = undefined;
    dialog.remove();
  };
  const cancel = () => {
    askBot({ what: "close-form", interaction });
    close();
  };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    cancel();
  });
  document.body.append(dialog);
  dialog.showModal();
  open = { interaction, dialog };
});

const TEXT_INPUT = 4;
const TEXT_DISPLAY = 10;

function field(it) {
  if (it.type === TEXT_DISPLAY) return { values: () => [], element: h("p", { class: "field" }, it.content) };
  const id = freshId("field");
  const { input, values } = it.type === TEXT_INPUT ? text(it, id) : menu(it, id);
  const label = h("label", { for: id }, it.label, it.required === false ? null : h("span", { class: "required", title: say("required") }, " *"));
  return { id: it.custom_id, values, element: h("div", { class: "field" }, label, it.description ? h("small", {}, it.description) : null, input) };
}

function text(it, id) {
  const common = {
    id, name: it.custom_id, required: it.required !== false, placeholder: it.placeholder ?? "",
    minlength: it.min_length ? String(it.min_length) : undefined, maxlength: it.max_length ? String(it.max_length) : undefined,
  };
  const input = it.style === 2 ? h("textarea", { ...common, rows: "4" }) : h("input", { ...common, type: "text" });
  input.value = it.value ?? "";
  return { input, values: () => [input.value] };
}

/** A menu in a form is the browser's own: of several entries, or of one. */
function menu(it, id) {
  const several = (it.max_values ?? 1) > 1;
  const options = entries(it).map((entry) => h("option", { value: entry.value, selected: entry.chosen === true }, entry.note ? `${entry.words} (${entry.note})` : entry.words));
  const none = several ? null : h("option", { value: "" }, it.placeholder || say("choose"));
  const input = h("select", { id, name: it.custom_id, required: it.required !== false, multiple: several }, none, options);
  return { input, values: () => [...input.selectedOptions].map((option) => option.value).filter((value) => value !== "") };
}
