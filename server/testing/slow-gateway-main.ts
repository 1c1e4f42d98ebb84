/**
 * A whole server whose gateway writes the processor key of every capture into a file and then takes its time.
 * Only tests start this file: they kill the process while the gateway works.
 *
 * `GATEWAY_JOURNAL` names the file, `GATEWAY_DELAY_MS` says how long a capture takes.
 */
import { appendFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { systemClock } from "../clock.ts";
import { readConfig } from "../config.ts";
import type { Gateway } from "../gateways/gateway.ts";
import { createGateways } from "../gateways/registry.ts";
import { createLogger } from "../logger.ts";
import { startServer } from "../start-server.ts";

const journal = process.env["GATEWAY_JOURNAL"] ?? "";
const delayMs = Number(process.env["GATEWAY_DELAY_MS"] ?? 0);

function slow(gateway: Gateway): Gateway {
  return {
    ...gateway,
    async capture(request) {
      appendFileSync(journal, `${request.processorKey}\n`);
      const answer = await gateway.capture(request);
      await setTimeout(delayMs);
      return answer;
    },
  };
}

const config = readConfig(process.env);
const gateways = createGateways(systemClock);
const server = await startServer({
  config,
  logger: createLogger(config.logLevel),
  gateways: {
    forAccount(accountId) {
      const gateway = gateways.forAccount(accountId);
      return gateway === null ? null : slow(gateway);
    },
  },
});

process.on("SIGTERM", () => {
  void server.stop().then(() => process.exit(0));
});
process.stdout.write(`${JSON.stringify({ ready: true, ...server.origins })}\n`);
