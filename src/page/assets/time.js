// Times, as people say them.

import { lang, say } from "./words.js";

const formats = new Map();
function format(date, options) {
  const key = lang() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(lang(), options));
  return formats.get(key).format(date);
}

export const clock = (date) => format(date, { hour: "numeric", minute: "2-digit" });
export const exact = (date) => format(date, { dateStyle: "full", timeStyle: "medium" });
export const day = (date) => format(date, { dateStyle: "long" });
export const seconds = (date) => format(date, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

/** Beside a name: only the time of day, if that is enough. */
export function stamp(date) {
  return date.toDateString() === new Date().toDateString()
    ? say("today-at", { time: clock(date) })
    : format(date, { dateStyle: "short", timeStyle: "short" });
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};
const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** A time in a message: `<t:…:R>` is told from now. */
export function styled(date, style) {
  if (style !== "R") return format(date, STYLES[style] ?? STYLES.f);
  const from = (date - Date.now()) / 1000;
  const [unit, size] = UNITS.find(([, size]) => Math.abs(from) >= size) ?? UNITS[5];
  return new Intl.RelativeTimeFormat(lang(), { numeric: "auto" }).format(Math.round(from / size), unit);
}
