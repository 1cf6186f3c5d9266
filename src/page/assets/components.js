// Buttons and menus of a message, and what becomes of using them.

import { avatar } from "./avatar.js";
import { freshId, h, icon } from "./dom.js";
import { popUp } from "./popup.js";
import { askBot } from "./socket.js";
import { guild, isBot, known, nameOf } from "./store.js";
import { refusal, say } from "./words.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/** The rows of a message. `failed(words)` shows what went wrong below it. */
export function rows(message, failed) {
  return (message.components ?? []).map((row) => h("div", { class: "row" },
    (row.components ?? []).map((it) => (it.type === 2 ? button(message, it, failed) : select(message, it, failed)))));
}

const emoji = (it) => it.emoji?.name && h("span", { class: "emoji" }, it.emoji.id ? `:${it.emoji.name}:` : it.emoji.name);

function button(message, it, failed) {
  const face = [emoji(it), it.label && h("span", {}, it.label)];
  if (it.style === 5) {
    return h("a", { class: "button link", href: /^https?:\/\//i.test(it.url) ? it.url : undefined, target: "_blank", rel: "noopener noreferrer" }, face, icon("open"));
  }
  const press = (event) => use(event.currentTarget, { what: "press", message: message.id, id: it.custom_id }, failed);
  return h("button", { type: "button", class: `button ${STYLES[it.style] ?? "secondary"}`, disabled: it.disabled === true, onclick: press }, face);
}

/** Uses a button or a menu, which waits until the bot has taken it up. */
function use(element, what, failed) {
  element.classList.add("waiting");
  element.setAttribute("aria-busy", "true");
  askBot(what, (turn) => {
    if (!turn.ended) return;
    element.classList.remove("waiting");
    element.removeAttribute("aria-busy");
    if (turn.ended === "no-response") failed(say("failed"));
    if (turn.ended === "refused") failed(refusal(turn.told));
  });
}

/** What a menu offers: its own entries, or who and what is in the server. */
export function entries(it) {
  if (it.type === 3) {
    return (it.options ?? []).map((option) => ({ value: option.value, words: option.label, note: option.description, face: emoji(option), chosen: option.default === true }));
  }
  const here = guild();
  const members = () => (here?.members ?? []).map((member) => ({ value: member.id, words: nameOf(member.id), note: isBot(member.id) ? "BOT" : "", face: avatar(nameOf(member.id), isBot(member.id)) }));
  const roles = () => (here?.roles ?? []).map((role) => ({ value: role.id, words: `@${role.name.replace(/^@/, "")}` }));
  const channels = () => known.state.channels
    .filter((channel) => channel.guild === here?.id && (!it.channel_types?.length || it.channel_types.includes(channel.kind)))
    .map((channel) => ({ value: channel.id, words: `#${channel.name}` }));
  const all = { 5: members, 6: roles, 7: () => [...members(), ...roles()], 8: channels }[it.type]?.() ?? [];
  const chosen = new Set((it.default_values ?? []).map((value) => value.id));
  return all.map((entry) => ({ ...entry, chosen: chosen.has(entry.value) }));
}

function select(message, it, failed) {
  const [least, most] = [it.min_values ?? 1, it.max_values ?? 1];
  const chosenFirst = entries(it).filter((entry) => entry.chosen);
  const words = h("span", { class: "select-words" }, chosenFirst.map((entry) => entry.words).join(", ") || it.placeholder || say("choose"));
  const id = freshId("select");
  const opener = h("button", {
    type: "button", class: "select", "aria-haspopup": "listbox", "aria-expanded": "false", disabled: it.disabled === true, id,
    onclick: () => open(),
  }, words, icon("chevron"));

  const send = (values, all) => {
    const names = all.filter((entry) => values.includes(entry.value)).map((entry) => entry.words);
    words.textContent = names.join(", ") || it.placeholder || say("choose");
    use(opener, { what: "choose", message: message.id, id: it.custom_id, values }, failed);
  };

  const open = () => {
    const all = entries(it);
    const chosen = new Set(all.filter((entry) => entry.chosen).map((entry) => entry.value));
    const list = h("div", { class: "select-list" });
    const options = h("div", { role: "listbox", "aria-multiselectable": String(most > 1), "aria-labelledby": id, class: "select-options" });
    const done = h("button", { type: "button", class: "button primary" }, say("done"));
    const check = () => (done.disabled = chosen.size < least || chosen.size > most);
    const pick = (entry, element) => {
      if (most === 1) {
        close();
        send([entry.value], all);
        return;
      }
      if (!chosen.delete(entry.value) && chosen.size < most) chosen.add(entry.value);
      element.setAttribute("aria-selected", String(chosen.has(entry.value)));
      check();
    };
    const buttons = all.map((entry) => h("button", {
      type: "button", role: "option", class: "select-entry", "aria-selected": String(chosen.has(entry.value)),
      onclick: (event) => pick(entry, event.currentTarget),
    }, entry.face, h("span", { class: "select-entry-words" }, h("span", {}, entry.words), entry.note && h("small", {}, entry.note)), icon("check")));
    if (it.type !== 3) {
      const filter = h("input", { type: "search", placeholder: say("search"), "aria-label": say("search") });
      filter.addEventListener("input", () => buttons.forEach((element, at) => {
        element.hidden = !all[at].words.toLowerCase().includes(filter.value.toLowerCase());
      }));
      list.append(filter);
    }
    options.append(...buttons);
    list.append(options);
    if (most > 1) {
      done.addEventListener("click", () => {
        close();
        send([...chosen], all);
      });
      check();
      list.append(done);
    }
    list.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const stops = [...list.querySelectorAll("input, button")].filter((element) => !element.hidden && !element.disabled);
      stops.at((stops.indexOf(document.activeElement) + step) % stops.length)?.focus();
    });
    opener.setAttribute("aria-expanded", "true");
    const close = popUp(list, opener, { onclose: () => opener.setAttribute("aria-expanded", "false") });
  };
  return opener;
}
