// Files that one sends: chosen, dropped or pasted.

import { sendFile, tell } from "./socket.js";
import { say } from "./words.js";

/** The largest file that Discord takes. */
const LARGEST = 10 * 1024 * 1024;

/** Hands a file over. Resolves with its id; or with null if it is not sent, and says why. */
export async function upload(file) {
  if (file.size > LARGEST) return not("too-large", file);
  // A folder can be dropped, too, and cannot be read.
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return not("not-read", file);
  return (await sendFile(file.name, bytes)) ?? not("not-sent", file);
}

function not(why, { name }) {
  tell({ type: "said", words: say(why, { name }) });
  return null;
}
