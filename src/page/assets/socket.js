// The connection to the course tool. It comes back by itself after a laptop's sleep, and says who we are again.

const listeners = new Map();
let socket;
let wait = 250;
let closed = false;
let numbers = 0;
const turns = new Map();

/** Calls `then` with everything of this type that comes. */
export function on(type, then) {
  if (!listeners.has(type)) listeners.set(type, []);
  listeners.get(type).push(then);
}

/** Tells those who listen, as if it had come from there. */
export function tell(told) {
  for (const then of listeners.get(told.type) ?? []) then(told);
}

export function connect() {
  const address = new URL("socket", location.href);
  address.protocol = "ws:";
  socket = new WebSocket(address);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => {
    wait = 250;
    tell({ type: "connected", again: closed });
    closed = false;
  };
  socket.onmessage = ({ data }) => {
    const all = JSON.parse(data);
    for (const told of all) tell(told);
    tell({ type: "drawn" });
  };
  socket.onclose = () => {
    if (!closed) tell({ type: "disconnected" });
    closed = true;
    for (const [number, turn] of turns) turn({ type: "turn", number, ended: "refused", told: null });
    turns.clear();
    for (const sent of files.splice(0)) sent(null);
    later = setTimeout(connect, wait);
    wait = Math.min(wait * 2, 4000);
  };
}

// A browser hardly lets a hidden page's timers run: whoever looks again does not wait for one.
let later;
document.addEventListener("visibilitychange", () => {
  if (document.hidden || socket?.readyState !== WebSocket.CLOSED) return;
  clearTimeout(later);
  connect();
});

/** Asks for something. False if there is nobody to ask. */
export function ask(what) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(what));
  return true;
}

/** Asks the bot for something. `then` is called with each word of what becomes of it. */
export function askBot(what, then = () => {}) {
  const number = ++numbers;
  turns.set(number, then);
  if (!ask({ do: "ask", number, ...what })) {
    turns.delete(number);
    then({ type: "turn", number, ended: "refused", told: null });
  }
  return number;
}

for (const type of ["turn", "suggestions"]) {
  on(type, (told) => {
    turns.get(told.number)?.(told);
    if (told.ended || type === "suggestions") turns.delete(told.number);
  });
}

/** Sends a file; resolves with its id there, or with null if there is nobody to send it to. */
const files = [];
on("file", (told) => files.shift()?.(told.id));
export function sendFile(name, bytes) {
  if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(null);
  const head = new TextEncoder().encode(`${name.replaceAll("\n", " ")}\n`);
  const frame = new Uint8Array(head.length + bytes.byteLength);
  frame.set(head);
  frame.set(new Uint8Array(bytes), head.length);
  return new Promise((resolve) => {
    files.push(resolve);
    socket.send(frame);
  });
}
