// Makes elements. Text is always text: nothing here reads HTML, so what a bot says can only be shown.

/** h("button", { class: "send", onclick: send }, "Send") */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "style") setStyle(element, value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((it) => it !== undefined && it !== null && it !== false));
  return element;
}

function setStyle(element, style) {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
}

/** Puts these in the place of all that an element holds. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter((it) => it !== undefined && it !== null && it !== false));
}

/** Makes these what an element holds. Those that it holds already are left alone. */
export function arrange(element, children) {
  const wanted = new Set(children);
  for (const it of [...element.children]) if (!wanted.has(it)) it.remove();
  let at = element.firstChild;
  for (const it of children) {
    if (it === at) at = at.nextSibling;
    else element.insertBefore(it, at);
  }
}

export const byId = (id) => document.getElementById(id);

let numbers = 0;
/** An id that no other element has. */
export const freshId = (name) => `${name}-${++numbers}`;

const SHAPES = {
  hash: "M9 4 7 20M17 4l-2 16M4 9h17M3 15h17",
  lock: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3",
  thread: "M4 5h16v11H10l-4 4v-4H4z",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6M18 14a6.5 6.5 0 0 1 3.5 6",
  pulse: "M2 12h4l3-8 5 16 3-8h5",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  keep: "M6 3h9l4 4v14H6zM14 3v5h5M9 13h6M9 17h6",
  menu: "M4 6h16M4 12h16M4 18h16",
  close: "M5 5l14 14M19 5 5 19",
  plus: "M12 5v14M5 12h14",
  reply: "M10 5 3 12l7 7M3 12h10a8 8 0 0 1 8 8",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5a4.5 4.5 0 0 0 7 0M9 9.5v.01M15 9.5v.01",
  more: "M5 12v.01M12 12v.01M19 12v.01",
  pen: "M4 20l1-4L16 5l3 3L8 19z",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  send: "M3 11 21 3l-6 18-4-7z",
  chevron: "M6 9l6 6 6-6",
  down: "M12 5v14M6 13l6 6 6-6",
  pause: "M8 5v14M16 5v14",
  play: "M7 4l13 8-13 8z",
  lang: "M3 6h10M8 4v2c0 5-2 8-5 10M5 10c1 3 4 5 7 6M12 21l4.5-11L21 21M14 17h5",
  check: "M4 12l6 6L20 6",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  gear: "M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM12 2v3M12 19v3M2 12h3M19 12h3",
};

/** A small picture that says nothing of its own: what it stands beside, or is in, has words. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", SHAPES[name]);
  svg.append(path);
  return svg;
}

/** A button that shows a picture and says its words to those who do not see it. */
export function iconButton(name, words, onclick, props = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": words, title: words, onclick, ...props }, icon(name));
}
