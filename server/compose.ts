import type { Logger } from "pino";
import type { HeadFile } from "./audit/head-file.ts";
import { createSessionObserver } from "./checkout/session-observer.ts";
import { createTokenObserver } from "./checkout/token-observer.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { AppContext } from "./context.ts";
import type { Store } from "./database.ts";
import { dialects } from "./dialects.ts";
import type { Gateways } from "./gateways/gateway.ts";
import { createGateways } from "./gateways/registry.ts";
import type { Vault } from "./identity/vault.ts";
import { randomIds } from "./ids.ts";
import { createLiveHub, type LiveHub } from "./live.ts";
import { type Monitor, noMonitor } from "./monitor.ts";
import { traceStore } from "./monitoring/trace-store.ts";
import { noTracer, type Tracer } from "./tracer.ts";
import { balanceObserver } from "./transfers/balance-observer.ts";
import { paymentEventRecorder } from "./webhooks/payment-events.ts";

export interface Parts<S extends Store> {
  config: Config;
  store: S;
  vault: Vault;
  auditHeads: HeadFile;
  logger: Logger;
  clock?: Clock;
  gateways?: Gateways;
  /** Where other processes are to hear of changes as well. */
  live?: LiveHub;
  /** Where the operator watches. */
  monitor?: Monitor;
  /** Where traces are collected. */
  tracer?: Tracer;
  /** Public origins; from the configuration where they are left out. */
  origins?: AppContext["origins"];
}

/** Puts the parts together as `main.ts`, the command line and tests of the whole need them. */
export function createContext<S extends Store>(parts: Parts<S>): AppContext & { store: S } {
  const { config, logger, clock = systemClock, tracer = noTracer } = parts;
  const store = tracer === noTracer ? parts.store : traceStore(parts.store, tracer);
  const ctx: AppContext & { store: S } = {
    config,
    store,
    clock,
    ids: randomIds,
    logger,
    gateways: parts.gateways ?? createGateways(clock),
    dialects,
    vault: parts.vault,
    auditHeads: parts.auditHeads,
    live: parts.live ?? createLiveHub(),
    monitor: parts.monitor ?? noMonitor,
    tracer,
    paymentObservers: [],
    origins:
      parts.origins ?? publicOrigins(config, { backoffice: config.backofficePort, merchant: config.merchantPort }),
  };
  // The session first: the events that follow tell of the payment together with its session.
  ctx.paymentObservers = [
    createSessionObserver(ctx),
    createTokenObserver(ctx),
    balanceObserver,
    paymentEventRecorder(ctx),
  ];
  return ctx;
}

/** Where people and merchants reach the two listeners. Links say localhost, because passkeys refuse an address. */
export function publicOrigins(
  config: Pick<Config, "host" | "backofficeUrl" | "merchantUrl">,
  ports: { backoffice: number; merchant: number },
): AppContext["origins"] {
  const isLoopback = ["127.0.0.1", "::1", "0.0.0.0", "::", "localhost"].includes(config.host);
  const host = isLoopback ? "localhost" : config.host.includes(":") ? `[${config.host}]` : config.host;
  return {
    backoffice: config.backofficeUrl ?? `http://${host}:${ports.backoffice}`,
    merchant: config.merchantUrl ?? `http://${host}:${ports.merchant}`,
  };
}
