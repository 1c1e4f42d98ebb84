import { expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

test("nothing set means the demo on this machine", () => {
  expect(readConfig({})).toMatchObject({
    dataDir: "./data",
    host: "127.0.0.1",
    backofficePort: 3000,
    merchantPort: 3001,
    isDemo: true,
    role: "all",
    allowPrivateTargets: true,
    hasRateLimits: true,
  });
});

test("an empty variable is one that is not set", () => {
  expect(readConfig({ KONTOR_BACKOFFICE_PORT: "", KONTOR_MASTER_KEY: "" }).backofficePort).toBe(3000);
});

test("private targets are off outside of the demo unless asked for", () => {
  expect(readConfig({ KONTOR_DEMO: "0" }).allowPrivateTargets).toBe(false);
  expect(readConfig({ KONTOR_DEMO: "0", KONTOR_ALLOW_PRIVATE_TARGETS: "1" }).allowPrivateTargets).toBe(true);
});

test("a public origin loses its last slash", () => {
  expect(readConfig({ KONTOR_BACKOFFICE_URL: "https://office.shop.example/" }).backofficeUrl).toBe(
    "https://office.shop.example",
  );
});

test.each([
  ["KONTOR_BACKOFFICE_PORT", "eighty"],
  ["KONTOR_MERCHANT_PORT", "70000"],
  ["KONTOR_BACKOFFICE_URL", "office.shop.example"],
  ["KONTOR_MERCHANT_URL", "ftp://pay.shop.example"],
  ["KONTOR_DEMO", "yes"],
  ["KONTOR_ROLE", "boss"],
  ["KONTOR_MASTER_KEY", "c2hvcnQ="],
  ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"],
  ["OTEL_TRACES_SAMPLER_ARG", "1.5"],
  ["KONTOR_ALLOW_PRIVATE_TARGETS", "true"],
  ["KONTOR_RATE_LIMITS", "0"],
  ["KONTOR_WEBHOOK_RETENTION_DAYS", "29"],
  ["KONTOR_BACKUP_EVERY_HOURS", "0"],
  ["KONTOR_BACKUP_KEEP_DAYS", "many"],
  ["KONTOR_BACKUP_KEEP_WEEKS", "-1"],
  ["KONTOR_DRAIN_SECONDS", "61"],
  ["KONTOR_METRICS_PORT", "many"],
  ["KONTOR_METRICS_TOKEN", "short"],
  ["KONTOR_LOG_LEVEL", "loud"],
  ["KONTOR_DATABASE_URL", "mysql://db"],
])("a bad %s is one line that names it and does not repeat its value", (name, value) => {
  let message = "";
  try {
    readConfig({ [name]: value });
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    message = error instanceof ConfigError ? error.message : "";
  }
  expect(message).toMatch(new RegExp(`^${name}: .+`));
  expect(message).not.toContain("\n");
  expect(message).not.toMatch(/invalid|expected|received/i);
});

test("figures for monitoring need a port and a token together", () => {
  expect(readConfig({}).metrics).toBeNull();
  const token = "0123456789abcdef";
  expect(readConfig({ KONTOR_METRICS_PORT: "9464", KONTOR_METRICS_TOKEN: token }).metrics).toEqual({
    port: 9464,
    token,
  });
  expect(() => readConfig({ KONTOR_METRICS_PORT: "9464" })).toThrow(/^KONTOR_METRICS_TOKEN: must be set/);
});
