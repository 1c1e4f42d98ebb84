import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Tests that put a module of their own in another's place need it not to be loaded yet. */
const mockingModules = ["server/http/refused-targets.test.ts"];

const isPostgresRun = process.env["KONTOR_TEST_ENGINE"] === "postgres";

const onNode = {
  environment: "node" as const,
  testTimeout: 20_000,
  globalSetup: ["server/testing/template-database.ts", ...(isPostgresRun ? ["server/testing/postgres-setup.ts"] : [])],
  setupFiles: ["server/testing/release-after-tests.ts"],
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
      {
        plugins: [react()],
        test: {
          name: "client",
          environment: "jsdom",
          include: ["client/**/*.test.{ts,tsx}"],
          testTimeout: 20_000,
        },
      },
    ],
  },
});
