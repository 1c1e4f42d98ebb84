import { defineConfig } from "@playwright/test";

const executablePath = process.env["KONTOR_CHROMIUM"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/bundle-programs.ts",
  outputDir: "test-results/journeys",
  workers: 2,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  // Two workers, each with a browser and a server, can keep a small machine busy for longer than the usual five.
  expect: { timeout: 15_000 },
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Oslo",
    // Nothing fades or pulses: drawing that would cost the small machine more than the pages themselves.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // What was done and asked; pictures of each step would cost as much time as the steps themselves.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Root in a container has no sandbox; the rest keeps the browser from talking to anyone but us.
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
    },
  },
});
