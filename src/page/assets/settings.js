// Who looks at the page, in which language, in light or dark. It is remembered in the browser.

import { ask, tell } from "./socket.js";
import { lang, speak } from "./words.js";

const remembered = (name) => localStorage.getItem(name) ?? sessionStorage.getItem(name);
const system = matchMedia("(prefers-color-scheme: dark)");

export const theme = () => remembered("theme") ?? (system.matches ? "dark" : "light");

export function showTheme() {
  document.documentElement.dataset.theme = theme();
}

export function toggleTheme() {
  localStorage.setItem("theme", theme() === "dark" ? "light" : "dark");
  showTheme();
  tell({ type: "themed" });
}
system.addEventListener("change", showTheme);

/** The language that was chosen here, if one was. */
export const chosenLang = () => remembered("lang");

export async function setLang(code) {
  localStorage.setItem("lang", code);
  await speak(code);
  become(myName());
}

/** A tab is one user: two tabs can be two of them. */
export const myName = () => sessionStorage.getItem("name") ?? "alice";

export function become(name) {
  sessionStorage.setItem("name", name);
  ask({ do: "become", name, lang: lang() });
}
