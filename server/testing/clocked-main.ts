/**
 * A whole server whose clock a test may move: `{ advanceMs }` over the process channel moves it and is
 * answered with `{ now }`. Only tests start this file; `main.ts` has no such door.
 */
import type { Clock } from "../clock.ts";
import { readConfig } from "../config.ts";
import { createLogger } from "../logger.ts";
import { startServer } from "../start-server.ts";

let aheadMs = 0;
const clock: Clock = { now: () => new Date(Date.now() + aheadMs).toISOString() };

const config = readConfig(process.env);
const server = await startServer({ config, logger: createLogger(config.logLevel), clock });

process.on("message", (message: { advanceMs?: number }) => {
  aheadMs += message.advanceMs ?? 0;
  process.send?.({ now: clock.now() });
});
process.on("SIGTERM", () => {
  void server.stop().then(() => process.exit(0));
});
process.stdout.write(`${JSON.stringify({ ready: true, ...server.origins })}\n`);
