import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { conformanceTests } from "./server/testing/conformance.ts";
import { findPostgres } from "./server/testing/postgres-server.ts";

/** Tests that put a module of their own in another's place need it not to be loaded yet. */
const mockingModules = ["server/http/refused-targets.test.ts", "server/identity/sign-in.service.test.ts"];

const onNode = {
  environment: "node" as const,
  testTimeout: 20_000,
  globalSetup: ["server/testing/template-database.ts"],
  setupFiles: ["server/testing/release-after-tests.ts"],
};

/** They start servers of their own on an SQLite file, whatever the run is about; `npm run faults` does it on PostgreSQL. */
const ownServerTests = [
  "server/main.test.ts",
  "server/monitoring/{open-telemetry,tracing-off}.test.ts",
  "server/**/kill-during-*.test.ts",
  "server/webhooks/receiver-faults.test.ts",
  "server/webhooks/rotate-under-load.test.ts",
];

const isWholePostgresRun = process.env["KONTOR_TEST_POSTGRES_ALL"] === "1";

/**
 * What holds on every engine, once more on PostgreSQL. `KONTOR_TEST_POSTGRES_ALL=1` takes all tests of the server
 * instead, which lasts many minutes.
 */
const onPostgres = {
  ...onNode,
  name: "postgres",
  include: isWholePostgresRun ? ["server/**/*.test.ts"] : [...conformanceTests],
  exclude: [...mockingModules, "server/store/sqlite/**", ...ownServerTests],
  env: { KONTOR_TEST_ENGINE: "postgres" },
  globalSetup: [...onNode.globalSetup, "server/testing/postgres-setup.ts"],
  isolate: false,
  testTimeout: isWholePostgresRun ? 300_000 : 60_000,
  hookTimeout: isWholePostgresRun ? 300_000 : 60_000,
};

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...onNode,
          name: "node",
          include: ["{server,shared,scripts,bench}/**/*.test.ts"],
          exclude: [...mockingModules, "**/node_modules/**"],
          // Modules are loaded once for each worker: loading them anew for every file took most of the time.
          isolate: false,
        },
      },
      { test: { ...onNode, name: "node-isolated", include: [...mockingModules] } },
      ...(findPostgres() === null ? [] : [{ test: onPostgres }]),
      {
        plugins: [react()],
        test: {
          name: "client",
          environment: "jsdom",
          include: ["client/**/*.test.{ts,tsx}"],
          setupFiles: ["client/backoffice/testing/speak-english.ts"],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
