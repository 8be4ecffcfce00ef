import { EVENTS, type Channels, type Handlers } from "./sockets/channels/index.js";

type Board = Channels["/ws/{board}"];

const handled: string[] = [];

const handlers: Handlers<Board["sends"], "type"> = {
  drawn: (event) => handled.push(`${event.points.length} points`),
  moved: (event) => handled.push(`${event.x} ${event.y}`),
  "closed-by-peer": () => handled.push("closed"),
};

function handle(event: Board["sends"]): void {
  (handlers[event.type] as (event: Board["sends"]) => void)(event);
}

handle({ type: "drawn", points: [1, 2] });
handle({ type: "moved", x: 1, y: 0 });
handle({ type: "closed-by-peer" });

const sent: Board["receives"] = { type: "move", x: 1 };
const progress: Channels["/api/jobs/{job}"]["sends"] = { percent: 1 };
const names: readonly Board["sends"]["type"][] = EVENTS["/ws/{board}"].sends;

const forgotten: Handlers<Board["sends"], "type"> = { drawn() {}, moved() {} }; // refused
const unknown: Handlers<Board["receives"], "type"> = { draw() {}, move() {}, gone() {} }; // refused
const payload: Handlers<Board["receives"], "type"> = { draw: (e) => e.x, move() {} }; // refused
const wrong: Board["receives"] = { type: "move", x: "1" }; // refused
const nameless: Board["receives"] = { x: 1 }; // refused
const other: Board["receives"] = { type: "drawn", points: [] }; // refused
type Missing = Channels["/ws/board"]; // refused

console.log(JSON.stringify({ handled, events: names, sent }));
export type { Missing };
export { forgotten, nameless, other, payload, progress, unknown, wrong };
