// Colours for a block of code, in the languages that a beginner's bot shows. Every crate that does it brings along a regex
// engine and grammars, many seconds of each student's first build; and a browser has such an engine.

const SLASHES = String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
const HASH = String.raw`#[^\n]*`;
const DOUBLE = String.raw`"(?:\\[\s\S]|[^"\\])*"?`;
const SINGLE = String.raw`'(?:\\[\s\S]|[^'\\\n])*'?`;
const BACKTICK = "`(?:\\\\[\\s\\S]|[^`\\\\])*`?";
// 'x' is a character, and 'a is a lifetime.
const CHARACTER = String.raw`'(?:\\[^']*|[^'\\])'`;
const LONG = String.raw`"""[\s\S]*?(?:"""|$)`;

const language = (names, comment, string, words, flags = "") => ({ names: names.split(" "), comment, string, words: new Set(words.split(" ")), flags });

const LANGUAGES = [
  language("rust rs", SLASHES, `${DOUBLE}|${CHARACTER}`, "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while"),
  language("javascript js jsx typescript ts tsx", SLASHES, `${DOUBLE}|${SINGLE}|${BACKTICK}`, "as async await break case catch class const continue default delete do else enum export extends false finally for from function if implements import in instanceof interface let new null of return static super switch this throw true try type typeof undefined var void while yield"),
  language("c cpp c++ h hpp cs csharp java kotlin kt go swift dart", SLASHES, `${DOUBLE}|${SINGLE}`, "auto bool boolean break case catch char class const continue default defer delete do double else enum extends extern false final float for fun func go goto if import int interface internal let long namespace new nil null nullptr override package private protected public range return short signed sizeof static string struct super switch template this throw true try type typedef union unsigned using val var void volatile when while"),
  language("python py", HASH, `${LONG}|${DOUBLE}|${SINGLE}`, "and as assert async await break class continue def del elif else except False finally for from global if import in is lambda None nonlocal not or pass raise return True try while with yield"),
  language("sh bash shell zsh", String.raw`(?<![^\s])#[^\n]*`, `${DOUBLE}|${SINGLE}`, "case do done elif else esac export fi for function if in local return then until while"),
  language("json", SLASHES, DOUBLE, "true false null"),
  language("toml ini yaml yml", HASH, `${DOUBLE}|${SINGLE}`, "true false null"),
  language("sql", String.raw`--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`, SINGLE, "add all alter and as asc begin between by case check commit constraint create default delete desc distinct drop else end exists false foreign from group having if in index inner insert into is join key left like limit not null on or order primary references returning rollback select set table then true union unique update using values view when where with", "i"),
];

const NUMBER = String.raw`\b(?:0x[\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)\w*`;

/** The text in pieces: each is of a kind, or of none. Together they are the text again. */
export function pieces(text, name) {
  const wanted = (name ?? "").toLowerCase();
  if (wanted === "diff") return text.split(/(?<=\n)/).map((line) => [{ "+": "added", "-": "removed", "@": "comment" }[line[0]], line]);
  const it = LANGUAGES.find((one) => one.names.includes(wanted));
  if (!it) return [[undefined, text]];
  const found = new RegExp(`(?<comment>${it.comment})|(?<string>${it.string})|(?<number>${NUMBER})|(?<word>[\\p{L}_][\\p{L}\\p{N}_]*(?:!(?=[(\\[{]))?)`, `gu${it.flags}`);
  const all = [];
  let at = 0;
  for (const { 0: whole, index, groups } of text.matchAll(found)) {
    if (index > at) all.push([undefined, text.slice(at, index)]);
    const end = index + whole.length;
    const word = it.flags ? groups.word?.toLowerCase() : groups.word;
    const kind = ["comment", "string", "number"].find((one) => groups[one] !== undefined);
    const called = word && (text[end] === "(" || word.endsWith("!"));
    all.push([kind ?? (it.words.has(word) ? "keyword" : called ? "name" : undefined), whole]);
    at = end;
  }
  all.push([undefined, text.slice(at)]);
  return all;
}
