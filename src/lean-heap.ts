import { setFlagsFromString } from "node:v8";

// V8 takes its time with what is garbage on a machine with much memory: a bot that needs 70 MB of heap grew to 300 under
// load and stayed there. Imported first by main.ts, before anything fills the heap; `npm run bench` shows the effect.
/** The old generation is cleaned when it has grown by a third, not when it has doubled or more. */
setFlagsFromString("--heap-growing-percent=30");
/** The young generation stays as small as it starts. */
setFlagsFromString("--semi-space-growth-factor=1");
