import { beforeEach, describe, expect, test } from "vitest";
import { alertSchema } from "../../../shared/alerts/alert.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import type { Role } from "../../../shared/permissions.ts";
import { purgeAlerts, watchAlerts } from "../../alerts/alert.service.ts";
import { systemActor } from "../../audit/system-actor.ts";
import { dialects } from "../../dialects.ts";
import { createCredential } from "../../identity/credential.service.ts";
import { type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenGivenUp } from "../../testing/given-up.ts";
import { givenActiveBorrower, givenOffer } from "../../testing/loans.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { givenRunningLoan, givenSignedLoan } from "../../testing/serviced-loans.ts";
import { recordEvent } from "../../webhooks/event.service.ts";
import { createEndpoint, disableEndpoint } from "../../webhooks/endpoint.service.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const by = systemActor("test");
let ctx: TestContext;
let backoffice: RunningBackoffice;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
});

async function givenEndpoint(): Promise<string> {
  const wish = { accountId: testAccountId, merchantId: null, dialect: "standard", description: null, by };
  const url = "https://shop.example/hooks?key=hush";
  return (await createEndpoint(ctx, { ...wish, url, eventPatterns: [] })).endpoint.id;
}

/** What the role sees after another look at everything. */
async function seen(role: Role, query = "") {
  await watchAlerts(ctx);
  const person = await backoffice.signedIn(role);
  return listSchema(alertSchema).parse((await person.get(`/alerts?${query}`)).json).data;
}

const told = async (role: Role, query = "") =>
  (await seen(role, query)).map(({ kind, object_id, state }) => [kind, object_id, state]);

describe("deliveries that were given up", () => {
  test("are told once for each endpoint, with how many, to who sends them again", async () => {
    const id = await givenEndpoint();
    await givenGivenUp(ctx, id, 2);
    const [alert, ...others] = await seen("support");
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ kind: "deliveries_exhausted", object_id: id, amount: 2, state: "open" });
    expect(alert?.label).toContain("https://shop.example/hooks");
    expect(alert?.label).not.toContain("hush");
    expect(await told("finance")).toEqual([]);
  });

  test("are over once they were sent again, or a week has passed", async () => {
    await givenGivenUp(ctx, await givenEndpoint(), 1);
    expect(await seen("support")).toMatchObject([{ state: "open", cleared_at: null }]);
    await ctx.store.write((trx) => trx.updateTable("delivery").set({ state: "delivered" }).execute());
    expect(await seen("support")).toMatchObject([{ state: "cleared", cleared_at: ctx.clock.now() }]);
    await givenGivenUp(ctx, await givenEndpoint(), 1);
    expect(await seen("support", "state=open")).toHaveLength(1);
    ctx.clock.advance(7 * dayMs + 1);
    expect(await seen("support", "state=open")).toEqual([]);
  });

  test("are told anew when more come after somebody took note", async () => {
    const id = await givenEndpoint();
    await givenGivenUp(ctx, id, 1);
    const [alert] = await seen("support");
    await (await backoffice.signedIn("support")).post(`/alerts/${alert?.id}/acknowledge`);
    expect(await told("support")).toEqual([["deliveries_exhausted", id, "acknowledged"]]);
    ctx.clock.advance(1_000);
    await givenGivenUp(ctx, id, 1);
    expect(await told("support")).toEqual([
      ["deliveries_exhausted", id, "open"],
      ["deliveries_exhausted", id, "cleared"],
    ]);
  });
});

test("an endpoint that Kontor disabled is told to admins, one that a person disabled is not", async () => {
  const [itself, hand] = [await givenEndpoint(), await givenEndpoint()];
  await disableEndpoint(ctx, { scope: "all", id: hand, by });
  ctx.clock.advance(1_000);
  await disableEndpoint(ctx, { scope: "all", id: itself, by });
  const event = {
    accountId: testAccountId,
    type: "webhook_endpoint.disabled",
    subjectType: "webhook_endpoint",
  } as const;
  const facts = { subjectId: itself, operationId: null, payload: {}, at: ctx.clock.now() };
  await ctx.store.write((trx) => recordEvent(trx, ctx, { ...event, ...facts }));
  expect(await told("admin")).toEqual([["endpoint_disabled", itself, "open"]]);
});

describe("loans", () => {
  test("that wait for longer than the account allows are told to finance, and cleared when they move", async () => {
    const id = await givenSignedLoan(ctx);
    ctx.clock.advance(48 * hourMs - 60_000);
    expect(await told("finance")).toEqual([]);
    ctx.clock.advance(60_000);
    expect(await told("finance")).toEqual([["loan_stuck", id, "open"]]);
    const admin = await backoffice.signedIn("admin");
    await admin.send("PATCH", `/lending-settings/${testAccountId}`, { stuck_hours: 72 });
    expect(await told("finance")).toEqual([["loan_stuck", id, "cleared"]]);
  });

  test("that miss an installment are told for thirty days", async () => {
    const id = await givenRunningLoan(ctx);
    ctx.clock.advance(31 * dayMs);
    expect(await told("finance")).toEqual([]);
    ctx.clock.advance(dayMs);
    expect(await seen("finance")).toMatchObject([{ kind: "installment_missed", object_id: id, amount: 1 }]);
    ctx.clock.advance(30 * dayMs);
    expect(await told("finance")).toEqual([["installment_missed", id, "cleared"]]);
  });
});

test("an offer is told in its last 48 hours, until it is over", async () => {
  const offer = await givenOffer(ctx, await givenActiveBorrower(ctx), { valid_until: "2026-03-05T09:00:00.000Z" });
  expect(await told("finance")).toEqual([]);
  ctx.clock.advance(dayMs);
  expect(await seen("finance")).toMatchObject([
    { kind: "offer_expiring", object_id: offer.id, since: "2026-03-05T09:00:00.000Z", state: "open" },
  ]);
  ctx.clock.advance(2 * dayMs);
  expect(await told("finance")).toEqual([["offer_expiring", offer.id, "cleared"]]);
});

test("an old secret and a client that nobody uses are told to admins", async () => {
  await createCredential(ctx, { accountId: testAccountId, api: "lending", name: "Padaria" });
  ctx.clock.advance(8 * dayMs);
  expect(await seen("admin")).toMatchObject([{ kind: "credential_unused", label: "Padaria", amount: 8 }]);
  ctx.clock.advance(83 * dayMs);
  expect((await seen("admin")).map(({ kind, amount }) => [kind, amount])).toEqual([
    ["credential_old", 91],
    ["credential_unused", 91],
  ]);
});

describe("an alert", () => {
  test("is counted until somebody takes note, whose name and time stay, also in the audit log", async () => {
    await createCredential(ctx, { accountId: testAccountId, api: "lending" });
    ctx.clock.advance(8 * dayMs);
    const [alert] = await seen("admin");
    const admin = await backoffice.signedIn("admin");
    const count = async () => (await admin.get(`/alerts/count?account=${testAccountId}`)).json;
    expect(await count()).toEqual({ open: 1 });
    const path = `/alerts/${alert?.id}/acknowledge`;
    const noted = { state: "acknowledged", acknowledged_by: "Somebody in admin", acknowledged_at: ctx.clock.now() };
    expect((await admin.post(path)).json).toMatchObject(noted);
    ctx.clock.advance(1_000);
    expect((await admin.post(path)).json).toMatchObject(noted);
    expect(await count()).toEqual({ open: 0 });
    const { data } = (await admin.get("/audit?action=alert.acknowledged")).json as { data: object[] };
    expect(data).toMatchObject([{ object_id: alert?.id, details: { kind: "credential_unused" } }]);
    expect(await seen("admin")).toMatchObject([{ state: "acknowledged" }]);
  });

  test("cannot be touched by who does not deal with it, nor from another account", async () => {
    await createCredential(ctx, { accountId: testAccountId, api: "lending" });
    ctx.clock.advance(8 * dayMs);
    const [alert] = await seen("admin");
    await givenAccount(ctx, "T00000002");
    for (const person of [await backoffice.signedIn("finance"), await backoffice.signedIn("admin", ["T00000002"])]) {
      expect((await person.post(`/alerts/${alert?.id}/acknowledge`)).status).toBe(404);
      expect((await person.get("/alerts/count")).json).toEqual({ open: 0 });
      expect((await person.get("/alerts")).json).toMatchObject({ data: [] });
    }
  });

  test("is forgotten ninety days after it was cleared, and looking again changes nothing", async () => {
    await givenGivenUp(ctx, await givenEndpoint(), 1);
    expect([await watchAlerts(ctx), await watchAlerts(ctx)]).toEqual([1, 0]);
    ctx.clock.advance(8 * dayMs);
    expect(await watchAlerts(ctx)).toBe(1);
    ctx.clock.advance(90 * dayMs);
    expect([await purgeAlerts(ctx), await purgeAlerts(ctx)]).toEqual([1, 0]);
  });
});
