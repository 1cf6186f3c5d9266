// What the page says, in the language of whoever looks at it. The sentences come from the course tool.

let sentences = {};
let language = "en";

export const lang = () => language;

/** Loads the sentences of a language. */
export async function speak(code) {
  const answer = await fetch(`words/${code}`);
  sentences = await answer.json();
  language = code;
  document.documentElement.lang = code;
}

/** say("typing", { name: "bora" }) */
export function say(key, values = {}) {
  const sentence = sentences[`page-${key}`] ?? key;
  return sentence.replace(/\{\$([a-z_]+)\}/g, (all, name) => values[name] ?? all);
}

/** What was refused, in words. What nobody was there to refuse comes to nothing. */
export const refusal = (told) => (told ? say(told.sentence, told.args) : say("disconnected"));
