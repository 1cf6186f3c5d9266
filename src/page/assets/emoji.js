// Emoji by their names, for whoever writes one. The list comes when the first is asked for.

/** So many are offered at once. */
const OFFERED = 8;

let all;

/** The emoji whose names have this in them, those first that begin with it: [{ emoji, name }]. */
export async function emojiNamed(begun) {
  all ??= fetch("emoji").then((answer) => answer.json());
  const wanted = begun.toLowerCase();
  const found = (await all).flatMap(([emoji, names]) => {
    const name = names.find((it) => it.startsWith(wanted)) ?? names.find((it) => it.includes(wanted));
    return name ? [{ emoji, name }] : [];
  });
  const rank = ({ name }) => (name === wanted ? 2 : name.startsWith(wanted) ? 1 : 0);
  return found.sort((a, b) => rank(b) - rank(a)).slice(0, OFFERED);
}
