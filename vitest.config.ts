import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["{server,shared,scripts,bench}/**/*.test.ts"],
          testTimeout: 20_000,
          globalSetup: process.env["KONTOR_TEST_ENGINE"] === "postgres" ? ["server/testing/postgres-setup.ts"] : [],
        },
      },
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
