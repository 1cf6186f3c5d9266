// A command that was sent, until the bot takes it up: a line at the end of the chat, seen by nobody else.

import { askBot, tell } from "./socket.js";
import { refusal, say } from "./words.js";

/** Sends it. `words` is what was run, for the line that waits. */
export function begin(words, what) {
  const id = `${Date.now()}-${Math.random()}`;
  tell({ type: "waiting", id, words });
  askBot(what, (turn) => {
    if (turn.interaction && !turn.ended) tell({ type: "waiting", id, words, interaction: turn.interaction });
    if (turn.ended === "answered") tell({ type: "waited", id });
    if (turn.ended === "no-response") tell({ type: "waited", id, words, failed: say("no-response") });
    if (turn.ended === "refused") tell({ type: "waited", id, words, failed: refusal(turn.told) });
  });
}
