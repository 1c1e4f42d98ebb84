import type { Logger } from "pino";
import { ConfigError, readConfig } from "./config.ts";
import { runKontor } from "./kontor-process.ts";
import { createLogger } from "./logger.ts";
import { type RunningServer, StartError, startServer } from "./start-server.ts";
import { StoreError } from "./store/store-error.ts";

// Whatever is written from here on is for the owner of the process alone.
process.umask(0o077);

const exitOnBadSetting = 2;
const sameSignalMs = 2_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const starting = startServer({ config, logger, run: runKontor });
  stopOnSignal(starting, logger);
  const server = await starting;
  const { backoffice, merchant } = server.origins;
  say(`Kontor is ready.\n  Back office  ${backoffice}\n  Merchants    ${merchant}\n  ${server.signInHint}`);
  process.stdout.write(`${JSON.stringify({ ready: true, backoffice, merchant })}\n`);
}

/** A server that is still starting is stopped once it stands; a second signal does not wait. */
function stopOnSignal(starting: Promise<RunningServer>, logger: Logger): void {
  let stoppingSince: number | null = null;
  const stop = (signal: string) => {
    if (stoppingSince !== null) {
      // Ctrl-C arrives twice, from the terminal and from npm; only a later one means "at once".
      if (Date.now() - stoppingSince > sameSignalMs) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    logger.info({ signal }, "stopping");
    starting
      .then((server) => server.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          logger.fatal({ err: error }, "stopping failed");
          process.exit(1);
        },
      );
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** One line for what the person who starts the server can put right; everything else with its stack. */
function explain(error: unknown): { text: string; code: number } {
  if (error instanceof ConfigError) return { text: error.message, code: exitOnBadSetting };
  if (error instanceof StoreError || error instanceof StartError) return { text: error.message, code: 1 };
  return { text: error instanceof Error ? (error.stack ?? error.message) : String(error), code: 1 };
}

main().catch((error: unknown) => {
  const { text, code } = explain(error);
  say(text);
  process.exit(code);
});
