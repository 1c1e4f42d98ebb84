import { describe, expect, test } from "vitest";
import { DomainError } from "../../shared/errors.ts";
import { readConfig } from "../config.ts";
import type { TestContext } from "../testing/context.ts";
import { deliveriesAbout, startLoop } from "../testing/deliveries.ts";
import { byTest, givenEndpoint, makeEndpointContext } from "../testing/endpoints.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenEvent } from "../testing/plain-dialect.ts";
import { answering, startReceiver } from "../testing/receiver.ts";
import { runVerify } from "../verify/verify.service.ts";
import {
  createEndpoint,
  deleteEndpoint,
  disableEndpoint,
  enableEndpoint,
  endpointsOf,
  getEndpoint,
  listEndpoints,
  type NewEndpoint,
  updateEndpoint,
} from "./endpoint.service.ts";
import { presentEndpoint } from "./present-endpoint.ts";
import { getDelivery } from "./read-delivery.service.ts";

const wish: NewEndpoint = {
  accountId: testAccountId,
  merchantId: null,
  dialect: "plain",
  url: "https://shop.example/hooks",
  eventPatterns: [],
  description: null,
  by: byTest,
};

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await work.then(
    () => new Error("was not refused"),
    (reason: unknown) => reason,
  );
  if (error instanceof DomainError) return error;
  throw error;
}

function command(id: string) {
  return { scope: [testAccountId], id, by: byTest };
}

async function actions(ctx: TestContext): Promise<string[]> {
  const rows = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select("action").orderBy("position").execute(),
  );
  return rows.map((row) => row.action);
}

async function statesOf(ctx: TestContext): Promise<string[]> {
  return (await deliveriesAbout(ctx)).map((delivery) => delivery.state);
}

describe("an endpoint", () => {
  test("shows its secret once, keeps it sealed, and says who made it", async () => {
    const ctx = await makeEndpointContext();
    const { endpoint, secret } = await createEndpoint(ctx, { ...wish, description: "Orders" });
    const view = presentEndpoint(endpoint, ctx.clock.now());
    expect(view).toMatchObject({ status: "active", url: wish.url, description: "Orders", version: 0 });
    expect(view.secrets).toHaveLength(1);
    expect(JSON.stringify(view)).not.toContain(secret);
    const stored = await ctx.store.read((db) => db.selectFrom("webhook_secret").select("ciphertext").execute());
    expect(stored[0]?.ciphertext.includes(secret)).toBe(false);
    expect(await actions(ctx)).toEqual(["webhook_endpoint.created"]);
  });

  test.each([
    ["a name inside", "https://localhost/hooks"],
    ["a loopback address", "https://127.0.0.1/hooks"],
    ["the metadata address", "https://169.254.169.254/latest"],
    ["plain http", "http://shop.example/hooks"],
    ["a password", "https://user:pass@shop.example/hooks"],
    ["no URL", "shop"],
  ])("cannot be %s", async (_claim, url) => {
    const ctx = await makeEndpointContext();
    ctx.config = { ...readConfig({}), allowPrivateTargets: false };
    expect((await refusalOf(createEndpoint(ctx, { ...wish, url }))).code).toBe("url_refused");
    const made = await createEndpoint(ctx, wish);
    const changing = updateEndpoint(ctx, { ...command(made.endpoint.id), changes: { url } });
    expect((await refusalOf(changing)).code).toBe("url_refused");
    expect((await getEndpoint(ctx, { scope: "all", id: made.endpoint.id })).url).toBe(wish.url);
  });

  test.each<[string, Partial<NewEndpoint>, string]>([
    ["a pattern of another dialect", { eventPatterns: ["payment.*", "loan.active"] }, "event_patterns.1"],
    ["a long description", { description: "x".repeat(256) }, "description"],
    ["a header of ours", { settings: { headers: { "Webhook-Id": "1" } } }, "settings.headers.webhook-id"],
    ["the host", { settings: { headers: { Host: "other.example" } } }, "settings.headers.host"],
    ["a header in two lines", { settings: { headers: { "x-shop": "a\r\nb: c" } } }, "settings.headers.x-shop"],
    ["no concurrency", { settings: { concurrency: 0 } }, "settings.concurrency"],
    ["a dialect without endpoints", { dialect: "morse" }, "dialect"],
  ])("cannot have %s", async (_claim, changes, path) => {
    const ctx = await makeEndpointContext();
    const refusal = await refusalOf(createEndpoint(ctx, { ...wish, ...changes }));
    expect(refusal).toMatchObject({ code: "validation_failed", details: { fields: [{ path }] } });
    expect(await ctx.store.read((db) => endpointsOf(db, { accountId: testAccountId, dialect: "plain" }))).toEqual([]);
  });

  test("is the twentieth of its account at most, deleted ones not counted", async () => {
    const ctx = await makeEndpointContext({ endpointsMax: 2 });
    const { endpoint } = await createEndpoint(ctx, wish);
    await createEndpoint(ctx, wish);
    expect((await refusalOf(createEndpoint(ctx, wish))).code).toBe("operation_blocked");
    await deleteEndpoint(ctx, command(endpoint.id));
    await createEndpoint(ctx, wish);
  });

  test("of another account is not there", async () => {
    const ctx = await makeEndpointContext();
    const { id } = await givenEndpoint(ctx, wish.url);
    await givenAccount(ctx, "T00000002");
    const foreign = { ...command(id), scope: ["T00000002"] };
    const tries = [getEndpoint(ctx, foreign), updateEndpoint(ctx, { ...foreign, changes: {} })];
    const refusals = await Promise.all(
      [...tries, disableEndpoint(ctx, foreign), deleteEndpoint(ctx, foreign)].map(refusalOf),
    );
    expect(refusals.map((refusal) => refusal.code)).toEqual(Array(4).fill("not_found"));
    const request = {
      q: null,
      sort: { column: "created_at", descending: true },
      limit: 10,
      cursor: null,
      filters: { anyOf: { status: ["active"] }, range: {} },
    };
    expect((await listEndpoints(ctx, ["T00000002"], request)).data).toEqual([]);
    expect((await listEndpoints(ctx, [testAccountId], request)).data.map((found) => found.id)).toEqual([id]);
  });

  test("is changed where it is named, by whoever saw its latest state", async () => {
    const ctx = await makeEndpointContext();
    const { id } = await givenEndpoint(ctx, wish.url);
    const headers = { Authorization: "Bearer abc" };
    const changed = await updateEndpoint(ctx, {
      ...command(id),
      changes: { settings: { headers } },
      expectedVersion: 0,
    });
    expect(changed).toMatchObject({
      url: wish.url,
      version: 1,
      settings: { headers: { authorization: "Bearer abc" } },
    });
    const late = updateEndpoint(ctx, { ...command(id), changes: { description: "late" }, expectedVersion: 0 });
    expect((await refusalOf(late)).code).toBe("precondition_failed");
    const entries = await ctx.store.read((db) => db.selectFrom("audit_entry").select("details").execute());
    expect(entries.map((entry) => entry.details).join()).not.toContain("Bearer");
  });
});

describe("an event", () => {
  test("reaches the endpoints whose patterns mean it, with their own headers, which the log does not show", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(200));
    const settings = { headers: { authorization: "Bearer abc" } };
    await createEndpoint(ctx, { ...wish, url: `${receiver.url}/a`, eventPatterns: ["payment.captured"], settings });
    await createEndpoint(ctx, { ...wish, url: `${receiver.url}/b`, eventPatterns: ["payment.refunded"] });
    const loop = startLoop(ctx);
    await givenEvent(ctx, []);
    await loop.tick();
    expect(receiver.received.map((request) => request.path)).toEqual(["/a"]);
    expect(receiver.received[0]?.headers.authorization).toBe("Bearer abc");
    const [delivery] = await deliveriesAbout(ctx);
    const { attempts } = await getDelivery(ctx, { scope: "all", id: delivery?.id ?? "" });
    expect(attempts?.[0]?.request_headers["authorization"]).toBe("(not shown)");
  });

  test("is sent to one receiver as often at once as it wishes", async () => {
    const ctx = await makeEndpointContext();
    let open = 0;
    let most = 0;
    const receiver = await startReceiver((response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.writeHead(200).end();
      });
    });
    await createEndpoint(ctx, { ...wish, url: receiver.url, settings: { concurrency: 1 } });
    const loop = startLoop(ctx);
    await loop.tick();
    await Promise.all(Array.from({ length: 12 }, () => givenEvent(ctx, [])));
    await loop.tick();
    expect(receiver.received).toHaveLength(12);
    expect(most).toBe(1);
  });

  test("is kept as skipped for a disabled endpoint, told again once it is enabled, and adds up", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(200));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    await disableEndpoint(ctx, { ...command(id), reason: "moving house" });
    await givenEvent(ctx, []);
    await loop.tick();
    expect(await statesOf(ctx)).toEqual(["skipped"]);
    const enabled = await enableEndpoint(ctx, command(id));
    expect(enabled).toMatchObject({ disabled_at: null, disabled_reason: null });
    await givenEvent(ctx, []);
    await loop.tick();
    expect(await statesOf(ctx)).toEqual(["skipped", "delivered"]);
    expect(receiver.received).toHaveLength(1);
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("that waits is dropped with its endpoint, whose log stays, and later ones are not planned", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver(answering(500));
    const { id } = await givenEndpoint(ctx, receiver.url);
    const loop = startLoop(ctx);
    await givenEvent(ctx, []);
    await loop.tick();
    await deleteEndpoint(ctx, command(id));
    await givenEvent(ctx, []);
    ctx.clock.advance(86_400_000);
    await loop.tick();
    expect(await statesOf(ctx)).toEqual(["dropped"]);
    expect(receiver.received).toHaveLength(1);
    const { data } = await ctx.store.read(async (db) => ({
      data: await endpointsOf(db, { ...wish, merchantId: null }),
    }));
    expect(data).toEqual([]);
    expect(presentEndpoint(await getEndpoint(ctx, { scope: "all", id }), ctx.clock.now()).status).toBe("deleted");
    expect((await refusalOf(enableEndpoint(ctx, command(id)))).code).toBe("not_found");
    expect(await runVerify(ctx)).toMatchObject({ ok: true });
  });

  test("that was claimed before its endpoint was deleted is not sent from memory", async () => {
    const ctx = await makeEndpointContext();
    const receiver = await startReceiver((response, _received, count) => {
      if (count > 1) response.writeHead(200).end();
      else void deleteEndpoint(ctx, command(id)).then(() => response.writeHead(200).end());
    });
    const { id } = await givenEndpoint(ctx, receiver.url);
    for (let index = 0; index < 5; index += 1) await givenEvent(ctx, []);
    const limits = { perLane: 1, perTroubledLane: 1, total: 4, retries: 2, ahead: 8, aheadTotal: 16, claimsAtOnce: 4 };
    await startLoop(ctx, { limits }).tick();
    expect(receiver.received).toHaveLength(1);
    expect(await statesOf(ctx)).toEqual(["delivered", ...Array<string>(4).fill("dropped")]);
  });
});
