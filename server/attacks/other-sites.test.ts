import express from "express";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { systemActor } from "../audit/system-actor.ts";
import { clientFolder } from "../http/client-folder.ts";
import { listen } from "../http/listen.ts";
import { issueSetupLink, needsSetup } from "../identity/setup.service.ts";
import { addStaff } from "../identity/staff.service.ts";
import { routes } from "../surfaces/backoffice/routes.ts";
import { createExpressCallback } from "../surfaces/checkout/express-callback.ts";
import { hostedRouter } from "../surfaces/hosted/hosted.router.ts";
import { setupRouter } from "../surfaces/setup/setup.router.ts";
import { afterThisTest } from "../testing/after-tests.ts";
import { type AttackedServer, emailOf, staffPassword, startAttackedServer } from "../testing/attacked-server.ts";
import { startBackoffice } from "../testing/backoffice.ts";
import { makeTestContext } from "../testing/context.ts";

let server: AttackedServer;
let invited = 0;

beforeAll(async () => {
  server = await startAttackedServer();
});

const routedSchema = z.object({
  route: z.object({ path: z.string(), stack: z.array(z.object({ method: z.string() })) }).optional(),
});

/** Every change that a router takes, as `post /path`, without its routers below. */
function writesOf({ stack }: { stack: readonly unknown[] }): string[] {
  const writes = stack.flatMap((layer) => {
    const { route } = routedSchema.parse(layer);
    const methods = route?.stack.map(({ method }) => method).filter((method) => method !== "get") ?? [];
    return methods.map((method) => `${method} ${route?.path ?? ""}`);
  });
  return [...new Set(writes)];
}

const foreign: readonly (readonly [string, Record<string, string>])[] = [
  ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
  ["another port of this host", { "sec-fetch-site": "same-site" }],
  ["an older browser elsewhere", { origin: "https://evil.example" }],
];

async function send(write: string, origin: string, headers: Record<string, string>, cookie?: string) {
  const [method = "", path = ""] = write.split(" ");
  const url = origin + path.replaceAll(/:\w+/g, "none");
  return server.ask(method.toUpperCase(), url, {
    ...{ headers: { ...headers, "content-type": "application/json", "idempotency-key": "forged" }, body: "{}" },
    ...(cookie === undefined ? {} : { cookie }),
  });
}

describe.each(foreign)("a change asked for by a page on %s is refused", (_who, headers) => {
  test("on every page of payers and borrowers", async () => {
    const shop = createExpressCallback(server.ctx);
    const writes = writesOf(hostedRouter(server.ctx, clientFolder("hosted"), shop));
    expect(writes.length).toBeGreaterThan(8);
    for (const write of writes) {
      const answer = await send(write, server.merchant, headers);
      expect([write, answer.status, answer.json]).toMatchObject([write, 403, { code: "origin_refused" }]);
    }
  });

  test("on every route of the back office", async () => {
    const cookie = await server.signIn("admin");
    const writes = routes.filter(({ method }) => method !== "get").map(({ method, path }) => `${method} /api${path}`);
    expect(writes.length).toBeGreaterThan(80);
    for (const write of writes) {
      const answer = await send(write, server.backoffice, headers, cookie);
      expect([write, answer.status, answer.json]).toMatchObject([write, 403, { code: "origin_refused" }]);
    }
  });

  test("where people set their password", async () => {
    const cookie = await server.signIn("admin");
    const invite = { email: `p${invited}@kontor.example`, name: "P", role: "viewer", account_ids: [] };
    invited += 1;
    const made = await server.ask("POST", `${server.backoffice}/api/staff`, { cookie, body: invite });
    const token = new URL((made.json as { url: string }).url).searchParams.get("token") ?? "";
    const body = new URLSearchParams({ token, password: staffPassword }).toString();
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const set = (extra: Record<string, string>) =>
      server.ask("POST", `${server.backoffice}/setup/person`, { body, headers: { ...type, ...extra } });
    expect((await set(headers)).status).toBe(403);
    expect((await set({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  test("where the first admin is made", async () => {
    const ctx = await makeTestContext();
    const page = await listen(express().use("/setup", setupRouter(ctx)), { host: "127.0.0.1", port: 0 });
    afterThisTest(() => page.stop(1_000));
    const token = new URL(await issueSetupLink(ctx)).searchParams.get("token") ?? "";
    const body = new URLSearchParams({ token, email: "first@kontor.example", password: staffPassword }).toString();
    const type = { "content-type": "application/x-www-form-urlencoded" };
    const set = (extra: Record<string, string>) =>
      fetch(`http://127.0.0.1:${page.port}/setup`, { method: "POST", body, headers: { ...type, ...extra } });
    expect((await set(headers)).status).toBe(403);
    expect(await needsSetup(ctx)).toBe(true);
    expect((await set({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  });
});

describe("behind TLS", () => {
  test("cookies are bound to the host, sent over TLS alone, read by no script, and taken by no other name", async () => {
    const ctx = await makeTestContext();
    ctx.origins = { ...ctx.origins, backoffice: "https://office.shop.example" };
    const { stranger } = await startBackoffice(ctx);
    const person = { email: emailOf("admin"), password: staffPassword };
    await addStaff(ctx, { ...person, role: "admin", by: systemActor("test") });
    const cookies = (await stranger.post("/session", person)).headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split("=")[0])).toEqual(["__Host-kontor_session", "__Host-kontor_device"]);
    for (const cookie of cookies) {
      expect(cookie.split("; ").slice(1)).toEqual([
        "Path=/",
        expect.stringMatching(/^Max-Age=\d+$/),
        "HttpOnly",
        "SameSite=Lax",
        "Secure",
      ]);
    }
    const [bound = ""] = (cookies[0] ?? "").split(";");
    expect((await stranger.get("/session", { cookie: bound })).status).toBe(200);
    expect((await stranger.get("/session", { cookie: bound.replace("__Host-", "") })).status).toBe(401);
  });
});
