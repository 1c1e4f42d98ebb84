import { pino } from "pino";
import { createHeadMemory } from "../audit/head-file.ts";
import { type Config, readConfig } from "../config.ts";
import type { AppContext } from "../context.ts";
import { createGateways } from "../gateways/registry.ts";
import { createVault, keysOfMaster } from "../identity/vault.ts";
import { randomIds } from "../ids.ts";
import { createLiveHub } from "../live.ts";
import { noMonitor } from "../monitor.ts";
import { noTracer } from "../tracer.ts";
import { createTestClock, type TestClock } from "./clock.ts";
import { openTestStore, type TestStore } from "./store.ts";

export interface TestContext extends AppContext {
  clock: TestClock;
  store: TestStore;
}

/**
 * Everything that a service needs, on a database of its own and a clock that stands still. Without
 * dialects and observers unless the test hands them over: a payment then changes and nobody is told.
 */
export async function makeTestContext(overrides: Partial<AppContext> & { config?: Config } = {}): Promise<TestContext> {
  const clock = createTestClock();
  return {
    config: readConfig({}),
    ids: randomIds,
    logger: pino({ level: "silent" }),
    gateways: createGateways(clock),
    dialects: new Map(),
    vault: createVault(keysOfMaster(Buffer.alloc(32, 7))),
    auditHeads: createHeadMemory(),
    live: createLiveHub(),
    monitor: noMonitor,
    tracer: noTracer,
    paymentObservers: [],
    origins: { backoffice: "http://localhost:3000", merchant: "http://localhost:3001" },
    ...overrides,
    store: await openTestStore(),
    clock,
  };
}
