import { register } from "tsx/esm/api";

// Threads do not inherit what makes `node` understand TypeScript.
register();
await import("../seed-planner.ts");
