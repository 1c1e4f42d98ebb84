/**
 * A whole server whose gateway writes the processor key of every capture and of all money that leaves into a file and
 * then takes its time. Only tests start this file: they kill the process while the gateway works.
 *
 * `GATEWAY_JOURNAL` names the file, `GATEWAY_DELAY_MS` says how long a call takes, `CLOCK_AHEAD_MS` how far the
 * server's clock is ahead, so that what a dead one had claimed is free again. With `DIE_AT` it kills itself at that
 * moment of the first operation it is asked for.
 */
import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Clock } from "../clock.ts";
import { readConfig } from "../config.ts";
import type { Gateway } from "../gateways/gateway.ts";
import { createGateways } from "../gateways/registry.ts";
import { createLogger } from "../logger.ts";
import { startServer } from "../start-server.ts";
import type { DeathMoment } from "./slow-gateway-process.ts";

const journal = process.env["GATEWAY_JOURNAL"] ?? "";
const delayMs = Number(process.env["GATEWAY_DELAY_MS"] ?? 0);
const aheadMs = Number(process.env["CLOCK_AHEAD_MS"] ?? 0);
const clock: Clock = { now: () => new Date(Date.now() + aheadMs).toISOString() };
const dieAt = process.env["DIE_AT"] as DeathMoment | undefined;
let [timesLookedUp, timesTold] = [0, 0];

/** As a power cut would: nothing of what comes after it happens. */
function dieIf(moment: DeathMoment): void {
  if (moment === dieAt) process.kill(process.pid, "SIGKILL");
}

async function slowly<T>({ processorKey }: { processorKey: string }, work: () => Promise<T>): Promise<T> {
  appendFileSync(journal, `${processorKey}\n`);
  const answer = await work();
  dieIf("after_answer");
  await setTimeout(delayMs);
  return answer;
}

function slow(gateway: Gateway): Gateway {
  return {
    ...gateway,
    capture: (request) => slowly(request, () => gateway.capture(request)),
    transferOut: (request) => slowly(request, () => gateway.transferOut(request)),
  };
}

const config = readConfig(process.env);
const gateways = createGateways(clock);
const server = await startServer({
  config,
  clock,
  logger: createLogger(config.logLevel),
  gateways: {
    forAccount(accountId) {
      // First inside the unit that writes the intent, then before the gateway is asked.
      timesLookedUp += 1;
      dieIf(timesLookedUp === 1 ? "before_intent" : "after_intent");
      const gateway = gateways.forAccount(accountId);
      return gateway === null ? null : slow(gateway);
    },
  },
});

// Open screens hear of a payment when its intent is there, and again when its outcome is.
server.ctx.live.subscribe(() => {
  timesTold += 1;
  if (timesTold === 2) dieIf("after_commit");
});

process.on("SIGTERM", () => {
  void server.stop().then(() => process.exit(0));
});
process.stdout.write(`${JSON.stringify({ ready: true, ...server.origins })}\n`);
