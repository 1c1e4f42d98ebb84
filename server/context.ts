import type { Logger } from "pino";
import type { HeadFile } from "./audit/head-file.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import type { Store } from "./database.ts";
import type { Gateways } from "./gateways/gateway.ts";
import type { Vault } from "./identity/vault.ts";
import type { Ids } from "./ids.ts";
import type { LiveHub } from "./live.ts";
import type { Monitor } from "./monitor.ts";
import type { PaymentObserver } from "./payments/payment-observer.ts";
import type { Tracer } from "./tracer.ts";
import type { DialectRegistry } from "./webhooks/dialect.ts";

/** Everything that a service needs from outside; made once by `main.ts`, and by each test. */
export interface AppContext {
  config: Config;
  store: Store;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  gateways: Gateways;
  dialects: DialectRegistry;
  vault: Vault;
  /** Where the heads of the audit chains are noted outside of the database. */
  auditHeads: HeadFile;
  live: LiveHub;
  /** Hears what the operator's monitoring is told. */
  monitor: Monitor;
  /** Hears what whoever collects traces is told. */
  tracer: Tracer;
  paymentObservers: readonly PaymentObserver[];
  /** Public origins without a trailing slash, known once the listeners are. */
  origins: { backoffice: string; merchant: string };
}
