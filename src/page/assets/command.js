// A slash command, filled in option by option, as Discord's client does it.

import { avatar } from "./avatar.js";
import { fill, h, icon, iconButton } from "./dom.js";
import { upload } from "./files.js";
import { Picker } from "./picker.js";
import { askBot } from "./socket.js";
import { begin } from "./turns.js";
import { guild, here, known, nameOf, placeName } from "./store.js";
import { say } from "./words.js";

const [SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** Each command, and of one with subcommands each of those. */
function* all() {
  for (const command of known.state.commands.slash) yield* below(command, command, [], [], command.name);
}
function* below(command, level, path, names, words) {
  const subs = level.options.filter((it) => it.type === SUBCOMMAND || it.type === GROUP);
  if (subs.length === 0) yield { command, path, words, note: level.description, options: level.options };
  for (const sub of subs) yield* below(command, sub, [...path, sub.plain], [...names, sub.name], `${words} ${sub.name}`);
}

/** What a command is called in the language of whoever looks, by the name that the bot knows it by. */
export function commandName(plain) {
  for (const it of all()) if ([it.command.plain, ...it.path].join(" ") === plain) return it.words;
  return plain;
}

/** The commands that begin so, with those first that begin exactly so. */
export function offeredCommands(begun) {
  const wanted = begun.trim().toLowerCase();
  const fitting = [...all()].filter((it) => it.words.toLowerCase().includes(wanted) || it.command.plain.includes(wanted));
  fitting.sort((a, b) => b.words.toLowerCase().startsWith(wanted) - a.words.toLowerCase().startsWith(wanted));
  return fitting.map((it) => ({ ...it, words: `/${it.words}`, face: avatar(nameOf(known.state.bot), true) }));
}

/** The command that a text is, written out whole: `hello name: Bob`. What is given stands by the option's own name. */
export function writtenOut(text) {
  const begins = (words) => `${text} `.startsWith(`${words} `);
  const namesOf = (it) => [it.words, [it.command.plain, ...it.path].join(" ")];
  // Of `books` and `books add` the longer one is meant.
  const fitting = [...all()].flatMap((it) => namesOf(it).filter(begins).map((words) => ({ it, words })));
  fitting.sort((a, b) => b.words.length - a.words.length);
  if (fitting.length === 0) return undefined;
  const { it, words } = fitting[0];
  return { ...it, words: `/${it.words}`, given: givenIn(text.slice(words.length), it.options) };
}

/** What stands behind each `name:`, up to the next one. What stands before them all is for the first option. */
function givenIn(text, options) {
  const named = (name) => options.find((it) => it.name === name || it.plain === name);
  const marks = [...text.matchAll(/(?<=^|\s)([^\s:]+):/g)].filter((it) => named(it[1]));
  const given = {};
  const give = (option, from, to) => {
    const value = text.slice(from, to).trim();
    if (option && value) given[option.plain] = value;
  };
  give(options[0], 0, marks[0]?.index);
  marks.forEach((it, at) => give(named(it[1]), it.index + it[0].length, marks[at + 1]?.index));
  return given;
}

/** Gives a file that was dropped or pasted to the command that is being filled in. False if it asks for none. */
export const takesFile = (file) => taking?.(file) ?? false;
let taking;

/**
 * Shows the command in the place of the composer, with what is given already; if nothing is missing then, sends it at once. `then`
 * is called when it is sent or given up.
 */
export function fillIn(composer, { command, path, words, note, options, given: written = {} }, then) {
  let given = [];
  const hint = h("div", { class: "hint", "aria-live": "polite" });
  const fields = h("div", { class: "options" });
  const lists = h("div", {});
  const more = h("div", { class: "more-options" });

  const leave = () => then();
  const tell = (option, wrong) => fill(hint, wrong ? h("span", { class: "wrong", role: "alert" }, wrong)
    : [h("strong", {}, option ? option.name : words), " ", option ? [option.description, bounds(option) && h("span", { class: "bounds" }, ` · ${bounds(option)}`)] : note]);

  const add = (option, focus) => {
    const it = new Given(option, { tell, next: () => next(it), remove: () => remove(it), leave, others: () => given, command, path });
    given.push(it);
    fields.append(it.element);
    lists.append(it.picker?.list ?? "");
    showMore();
    if (focus) it.focus();
    return it;
  };
  const remove = (it) => {
    // Back at the beginning of a command with nothing in it, one has done with it.
    if (it.option.required) return given.every((other) => !other.value) ? leave() : undefined;
    const at = given.indexOf(it);
    given = given.filter((other) => other !== it);
    it.element.remove();
    it.picker?.list.remove();
    showMore();
    (given[at - 1] ?? given[0])?.focus();
  };
  const left = () => options.filter((option) => !given.some((it) => it.option === option));
  const showMore = () => fill(more, left().map((option) => h("button", { type: "button", class: "more-option", title: option.description, onclick: () => add(option, true) }, icon("plus"), option.name)));

  /** On to the next that is empty; if none is, it is sent. */
  const next = (it) => {
    const empty = given.slice(given.indexOf(it) + 1).find((other) => !other.value) ?? given.find((other) => other.option.required && !other.value);
    if (empty && empty !== it) empty.focus();
    else if (left().length === 0) send();
    else (it.isFile ? run : it.input).focus();
  };
  const send = () => {
    const wrong = given.find((it) => it.wrong());
    if (wrong) {
      wrong.focus();
      tell(wrong.option, wrong.wrong());
      wrong.element.classList.add("is-wrong");
      return;
    }
    const filled = given.filter((it) => it.value !== "").map((it) => [it.option.plain, it.value]);
    begin(words, { what: "run", command: command.id, path, options: filled });
    then();
  };

  const run = h("button", { type: "submit", class: "icon-button send", "aria-label": say("send"), title: say("send") }, icon("send"));
  const form = h("form", { class: "box command", novalidate: true, "aria-label": words, onsubmit: (event) => {
    event.preventDefault();
    send();
  } }, hint, h("div", { class: "line" },
    iconButton("close", say("cancel"), leave), h("span", { class: "command-name", tabindex: "-1" }, words), fields, more, run));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") leave();
  });
  taking = (file) => {
    if (!form.isConnected) return false;
    const all = given.filter((it) => it.isFile);
    const begun = all.find((it) => it.element.contains(document.activeElement)) ?? all.find((it) => !it.value) ?? all[0];
    const more = left().find((option) => option.type === ATTACHMENT);
    const into = begun ?? (more && add(more, true));
    into?.put(file);
    return Boolean(into);
  };
  fill(composer, lists, form);
  tell();
  for (const option of options) {
    const value = written[option.plain];
    if (option.required || value) add(option).write(value ?? "");
  }
  showMore();
  if (Object.keys(written).length > 0 && given.every((it) => !it.wrong())) return send();
  const first = given.find((it) => it.wrong()) ?? given.at(-1);
  if (first) first.focus();
  else run.focus();
}

function bounds(option) {
  const parts = [
    option.min_value != null && `≥ ${option.min_value}`, option.max_value != null && `≤ ${option.max_value}`,
    (option.min_length || option.max_length) && say(option.min_length ? "characters" : "characters-at-most", { least: option.min_length, most: option.max_length ?? 6000 }),
  ];
  return parts.filter(Boolean).join(", ");
}

/** An option and what is given for it. */
class Given {
  constructor(option, { tell, next, remove, others, command, path }) {
    this.option = option;
    this.others = others;
    this.command = command;
    this.path = path;
    this.fileName = "";
    const { isFile } = this;
    this.next = () => next();
    this.input = h("input", {
      type: isFile ? "file" : "text", class: "option-input", "aria-label": `${option.name}${option.required ? `, ${say("required")}` : ""}`, autocomplete: "off", spellcheck: "false",
      inputmode: option.type === INTEGER ? "numeric" : option.type === NUMBER ? "decimal" : undefined,
      "aria-required": option.required ? "true" : undefined,
      onfocus: () => {
        tell(option);
        this.picker?.look();
      },
      onblur: () => this.picker?.close(),
      oninput: () => {
        this.element.classList.remove("is-wrong");
        this.size();
        tell(option);
        this.picker?.look();
      },
      onchange: () => isFile && this.upload(),
      onkeydown: (event) => this.key(event, next, remove),
    });
    if (!isFile) this.picker = new Picker(this.input, { offers: () => this.offers(), pick: (taken) => this.take(taken, next), label: option.name });
    this.element = h("label", { class: option.required ? "option required-option" : "option" }, h("span", { class: "option-name" }, option.name, option.required && h("span", { class: "required" }, "*")), this.input);
    this.size();
  }

  get isFile() {
    return this.option.type === ATTACHMENT;
  }

  get value() {
    return this.isFile ? this.fileName : this.input.value.trim();
  }

  focus() {
    this.input.focus();
  }

  /** Puts in what was written elsewhere. A file is chosen, not written. */
  write(value) {
    if (!this.isFile) this.input.value = value;
    this.size();
  }

  size() {
    this.input.style.width = `${Math.min(Math.max([...this.input.value].length + 2, 6), 40)}ch`;
  }

  /** Chooses a file that was not chosen from the disk. */
  put(file) {
    const list = new DataTransfer();
    list.items.add(file);
    this.input.files = list.files;
    this.element.classList.remove("is-wrong");
    this.upload();
  }

  async upload() {
    const [file] = this.input.files;
    this.fileName = "";
    if (!file || !(await upload(file))) return;
    this.fileName = file.name;
    this.next();
  }

  take(taken, next) {
    this.input.value = taken.value ?? taken.words;
    this.size();
    this.picker.close();
    next();
  }

  key(event, next, remove) {
    if (event.isComposing) return;
    // A value that stands there whole is not picked once more: Enter sends.
    const whole = this.picker?.open && this.picker.shown.some((it) => (it.value ?? it.words) === this.input.value);
    if (event.key === "Enter" && whole) this.picker.close();
    if (this.picker?.key(event)) return;
    if (event.key === "Backspace" && this.input.value === "" && !this.isFile) {
      event.preventDefault();
      remove();
    } else if (event.key === "Enter" && !this.isFile) {
      const missing = this.others().find((it) => it !== this && it.option.required && !it.value);
      if (!missing) return;
      event.preventDefault();
      next();
    }
  }

  /** What can be picked for what stands in the input. */
  offers() {
    const { option } = this;
    const begun = this.input.value.trim().toLowerCase();
    const among = (all) => all.filter((it) => it.words.toLowerCase().replace(/^[@#]/, "").includes(begun.replace(/^[@#]/, ""))).slice(0, 25);
    const members = () => (guild()?.members ?? []).map((it) => ({ words: nameOf(it.id), value: `@${known.state.users.find((one) => one.id === it.id).name}`, face: avatar(nameOf(it.id), it.bot) }));
    const roles = () => (guild()?.roles ?? []).map((it) => ({ words: `@${it.name.replace(/^@/, "")}`, value: it.name.startsWith("@") ? it.name : `@${it.name}` }));
    if (option.choices.length) return among(option.choices.map((words) => ({ words })));
    if (option.autocomplete) return this.suggestions();
    switch (option.type) {
      case BOOLEAN: return among([{ words: "True" }, { words: "False" }]);
      case USER: return among(members());
      case ROLE: return among(roles());
      case MENTIONABLE: return among([...members(), ...roles()]);
      case CHANNEL: return among(known.state.channels
        .filter((it) => it.guild === here()?.guild && (!option.channel_types?.length || option.channel_types.includes(it.kind)))
        .map((it) => ({ words: `#${placeName(it)}`, value: `#${placeName(it)}` })));
      default: return [];
    }
  }

  /** Asks the bot, with what the other options are so far. */
  suggestions() {
    const others = this.others().filter((it) => it !== this && it.value && !it.wrong()).map((it) => [it.option.plain, it.value]);
    const options = [...others, [this.option.plain, this.input.value.trim()]];
    return new Promise((resolve) => askBot({ what: "suggest", command: this.command.id, path: this.path, options }, (turn) => {
      if (turn.names) resolve(turn.names.map((words) => ({ words })));
      else if (turn.ended) resolve([]);
    }));
  }

  /** What the client says of a value that it does not send. */
  wrong() {
    const { option, value } = this;
    if (value === "") return option.required ? say("option-required", { name: option.name }) : say("option-empty", { name: option.name });
    if (option.choices.length) return option.choices.includes(value) ? "" : say("option-choice", { name: option.name });
    const length = [...value].length;
    const number = Number(value);
    switch (option.type) {
      case STRING: return !option.autocomplete && (length < (option.min_length ?? 0) || length > (option.max_length ?? 6000)) ? say("option-length", { name: option.name, bounds: bounds(option) }) : "";
      case INTEGER:
      case NUMBER:
        if (option.autocomplete) return "";
        if (!Number.isFinite(number) || (option.type === INTEGER && !Number.isInteger(number))) return say(option.type === INTEGER ? "option-whole" : "option-number", { name: option.name });
        return number < (option.min_value ?? -Infinity) || number > (option.max_value ?? Infinity) ? say("option-length", { name: option.name, bounds: bounds(option) }) : "";
      case BOOLEAN: return /^(true|false)$/i.test(value) ? "" : say("option-choice", { name: option.name });
      case USER: case CHANNEL: case ROLE: case MENTIONABLE: return this.offers().some((it) => (it.value ?? it.words) === value || it.words === value) ? "" : say("option-choice", { name: option.name });
      default: return "";
    }
  }
}
