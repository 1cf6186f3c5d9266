// The beginning: the words, then the connection; everything else happens as it is told.

import "./form.js";
import * as composer from "./composer.js";
import "./header.js";
import * as pane from "./pane.js";
import "./people.js";
import { become, chosenLang, myName, showTheme } from "./settings.js";
import "./sidebar.js";
import { connect, on } from "./socket.js";
import { known } from "./store.js";
import { redraw } from "./timeline.js";
import { lang, speak } from "./words.js";

// For whoever looks for what is wrong with the page itself.
window.faults = [];
addEventListener("error", (event) => window.faults.push(String(event.message)));
addEventListener("unhandledrejection", (event) => window.faults.push(String(event.reason)));

showTheme();
const words = speak(chosenLang() ?? document.documentElement.lang);

on("hello", async () => {
  await words;
  // Who we are is ours to say: it outlives a reload, and the course tool's being started anew.
  become(myName());
});

/** In another language, all is drawn anew. */
let drawnIn = "";
on("state", () => {
  if (drawnIn && drawnIn !== lang()) {
    redraw();
    composer.draw();
    pane.draw();
  }
  drawnIn = lang();
  document.body.dataset.me = known.state.users.find((it) => it.id === known.state.me)?.name ?? "";
});

// From here on the page can be used. How long that takes is measured by `cargo bench --bench page`.
on("drawn", () => {
  if (known.state && performance.getEntriesByName("usable").length === 0) performance.mark("usable");
});

connect();
