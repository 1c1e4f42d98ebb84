import { beforeAll, describe, expect, test } from "vitest";
import { createApp } from "./app.ts";
import { listen, type Listener } from "./http/listen.ts";
import { routes as backofficeRoutes } from "./surfaces/backoffice/routes.ts";
import { accountRoutes, paymentRoutes } from "./surfaces/checkout/routes.ts";
import { wireRoutes as lendingRoutes } from "./surfaces/lending/routes.ts";
import { wireRoutes as paymentsRoutes } from "./surfaces/payments/routes.ts";
import { makeTestContext } from "./testing/context.ts";

const host = "127.0.0.1";
let listeners: { backoffice: Listener; merchant: Listener };

beforeAll(async () => {
  const apps = createApp(await makeTestContext());
  listeners = {
    backoffice: await listen(apps.backoffice, { host, port: 0 }),
    merchant: await listen(apps.merchant, { host, port: 0 }),
  };
  return async () => {
    await Promise.all(Object.values(listeners).map((listener) => listener.stop(0)));
  };
});

interface Ask {
  origin: keyof typeof listeners;
  method: string;
  path: string;
}

const named = (path: string) => path.replaceAll(/:\w+/g, "none").replaceAll(/[{}*]/g, "");
const ofRoutes = (origin: Ask["origin"], routes: readonly { method: string; path: string }[], prefix = ""): Ask[] =>
  routes.map(({ method, path }) => ({ origin, method: method.toUpperCase(), path: prefix + named(path) }));
const pages = (origin: Ask["origin"], paths: readonly string[]): Ask[] =>
  paths.map((path) => ({ origin, method: "GET", path }));

const asks: readonly Ask[] = [
  ...ofRoutes("backoffice", backofficeRoutes, "/api"),
  ...ofRoutes("merchant", paymentRoutes, "/v1"),
  ...ofRoutes("merchant", accountRoutes, "/v1"),
  ...ofRoutes("merchant", paymentsRoutes),
  ...ofRoutes("merchant", lendingRoutes),
  ...pages("backoffice", [
    "/",
    "/payments",
    "/setup",
    "/healthz",
    "/readyz",
    "/api/nowhere",
    "/assets/none.js",
    "/%zz",
  ]),
  ...pages("merchant", ["/", "/v1/view/none", "/v1/view/none/session", "/checkout?sid=none", "/checkout/embedResult"]),
  ...pages("merchant", ["/checkout/00000000-0000-4000-8000-000000000000", "/sign/none", "/biometrics/none"]),
  ...pages("merchant", ["/docs", "/docs/payments", "/docs/payments/openapi.json", "/healthz", "/v3/none", "/v1/%zz"]),
];

async function headersOf({ origin, method, path }: Ask): Promise<Headers> {
  const abort = new AbortController();
  const response = await fetch(`http://${host}:${listeners[origin].port}${path}`, {
    method,
    redirect: "manual",
    signal: abort.signal,
  });
  abort.abort();
  return response.headers;
}

/** What a directive of the policy allows. */
function directives(policy: string): Map<string, string[]> {
  const parts = policy.split(";").map((part) => part.trim().split(/\s+/));
  return new Map(parts.map(([name = "", ...sources]) => [name, sources]));
}

describe("every answer of both origins", () => {
  test.each(asks.map((ask) => [`${ask.origin} ${ask.method} ${ask.path}`, ask] as const))("%s", async (_name, ask) => {
    const headers = await headersOf(ask);
    const policy = directives(headers.get("content-security-policy") ?? "");
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("object-src")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    for (const loose of ["'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:"]) {
      expect(policy.get("script-src")).not.toContain(loose);
    }
    expect(policy.has("frame-ancestors")).toBe(true);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}/);
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
  });

  test.each(asks.filter(({ origin }) => origin === "backoffice").map((ask) => [ask.path, ask] as const))(
    "the back office at %s is shown in nobody's frame",
    async (_name, ask) => {
      const policy = directives((await headersOf(ask)).get("content-security-policy") ?? "");
      expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    },
  );
});
