// A form (modal) that the bot opens.

import { freshId, h } from "./dom.js";
import { askBot, on } from "./socket.js";
import { say } from "./words.js";

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
    const fields = inputs.map(({ id, input }) => [id, input.value]);
    askBot({ what: "submit", interaction, fields }, (turn) => {
      if (!turn.ended) return;
      submit.disabled = false;
      if (turn.ended === "answered") close();
      else wrong.textContent = turn.ended === "refused" && turn.told ? turn.told : say("form-failed");
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

function field(it) {
  const id = freshId("field");
  const common = {
    id, name: it.custom_id, required: it.required !== false, placeholder: it.placeholder ?? "",
    minlength: it.min_length ? String(it.min_length) : undefined, maxlength: it.max_length ? String(it.max_length) : undefined,
  };
  const input = it.style === 2 ? h("textarea", { ...common, rows: "4" }) : h("input", { ...common, type: "text" });
  input.value = it.value ?? "";
  const label = h("label", { for: id }, it.label, it.required === false ? null : h("span", { class: "required", title: say("required") }, " *"));
  return { id: it.custom_id, input, element: h("div", { class: "field" }, label, input) };
}
