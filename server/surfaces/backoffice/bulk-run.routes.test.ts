import { beforeEach, describe, expect, test } from "vitest";
import type { BulkPreview, BulkRunView } from "../../../shared/payments/bulk-run.schema.ts";
import { systemActor } from "../../audit/system-actor.ts";
import { setStepUpLimit } from "../../identity/step-up-rules.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { workOffBulkRuns } from "../../testing/bulk-runs.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, givenAuthorizedPayment, givenStartedPayment, testAccountId } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

const nok = async (amount: number) => (await givenAuthorizedPayment(ctx, { amount })).payment.id;
const sek = async (amount: number) => (await givenAuthorizedPayment(ctx, { amount, currency: "SEK" })).payment.id;

async function preview(selection: object, kind = "capture"): Promise<BulkPreview> {
  return (await finance.post("/bulk-runs/preview", { kind, selection })).json as unknown as BulkPreview;
}

async function wishFor(selection: object, kind = "capture") {
  const { account_id, totals: expected } = await preview(selection, kind);
  return { kind, selection, account_id, expected, ...(kind === "capture" ? {} : { reason: "duplicate" }) };
}

async function started(selection: object, kind?: string): Promise<BulkRunView> {
  const answer = await finance.post("/bulk-runs", await wishFor(selection, kind));
  expect(answer.status).toBe(200);
  return answer.json as unknown as BulkRunView;
}

const runNow = async (id: string) => (await finance.get(`/bulk-runs/${id}`)).json as unknown as BulkRunView;

describe("a preview", () => {
  test("counts what would be done by currency and what would be left out by reason, and does nothing", async () => {
    const open = (await givenStartedPayment(ctx)).id;
    const ids = [await nok(10_000), await sek(7_000), await nok(5_000), open];
    expect(await preview({ ids })).toEqual({
      account_id: testAccountId,
      item_count: 4,
      totals: [
        { currency: "NOK", count: 2, amount: 15_000 },
        { currency: "SEK", count: 1, amount: 7_000 },
      ],
      skipped: [
        {
          code: "not_authorized",
          reason: "The payer has not authorized this payment, so there is no money to move.",
          count: 1,
          examples: [{ payment_id: open, merchant_reference: "A-1001" }],
        },
      ],
    });
    expect((await finance.get("/bulk-runs")).json).toMatchObject({ data: [] });
  });

  test("takes a filter for the payments that it finds, all pages of them", async () => {
    for (let n = 0; n < 103; n += 1) await nok(100);
    await sek(100);
    expect((await preview({ query: "currency=NOK" })).totals).toEqual([
      { currency: "NOK", count: 103, amount: 10_300 },
    ]);
    const unknown = await finance.post("/bulk-runs/preview", { kind: "void", selection: { query: "color=red" } });
    expect([unknown.status, unknown.json?.["code"]]).toEqual([400, "validation_failed"]);
  });

  test("is refused for payments of several accounts, and for those out of reach", async () => {
    await givenAccount(ctx, "T00000002");
    const foreign = (await givenAuthorizedPayment(ctx, { accountId: "T00000002" })).payment.id;
    const wish = { kind: "capture", selection: { ids: [await nok(100), foreign] } };
    expect((await finance.post("/bulk-runs/preview", wish)).status).toBe(400);
    const narrow = await backoffice.signedIn("finance", [testAccountId]);
    expect((await narrow.post("/bulk-runs/preview", wish)).status).toBe(404);
  });
});

describe("a run", () => {
  test("is done by itself, can be read as it goes and is taken along as a file", async () => {
    const ids = [await nok(10_000), (await givenStartedPayment(ctx, { reference: "=1+1" })).id, await sek(5_000)];
    const run = await started({ ids });
    expect(run).toMatchObject({ kind: "capture", state: "running", item_count: 3, finished_at: null });
    expect(run.created_by).toMatchObject({ id: finance.staffId, name: "Somebody in finance" });
    await workOffBulkRuns(ctx);
    expect(await runNow(run.id)).toMatchObject({
      state: "done",
      totals: [
        { state: "done", currency: "NOK", count: 1, amount: 10_000 },
        { state: "skipped", currency: "NOK", count: 1, amount: 0 },
        { state: "done", currency: "SEK", count: 1, amount: 5_000 },
      ],
    });
    const items = (await finance.get(`/bulk-items?run_id=${run.id}&state=skipped`)).json;
    expect(items).toMatchObject({ data: [{ payment_id: ids[1], code: "not_authorized", position: 2 }] });
    const file = (await finance.get(`/exports/bulk-items.csv?run_id=${run.id}`)).text.split("\r\n");
    expect(file).toHaveLength(5);
    expect(file[1]).toContain(`1,${ids[0]},A-1001,NOK,10000,100.00,done`);
    expect(file[2]).toContain(`'=1+1`);
  });

  test("does not begin when it would not do what was shown", async () => {
    const id = await nok(10_000);
    const wish = await wishFor({ ids: [id] });
    await finance.post(`/payments/${id}/capture`, { amount: 1 });
    const answer = await finance.post("/bulk-runs", wish);
    expect([answer.status, answer.json?.["code"]]).toEqual([409, "stale_figures"]);
    expect(answer.json?.["facts"]).toEqual({ totals: [{ currency: "NOK", count: 1, amount: 9_999 }] });
  });

  test("does not begin when nothing could be done", async () => {
    const answer = await finance.post("/bulk-runs", await wishFor({ ids: [await nok(100)] }, "refund"));
    expect([answer.status, answer.json?.["code"]]).toEqual([409, "operation_blocked"]);
  });

  test("begins once for one key, whatever has become of the payments since", async () => {
    await nok(10_000);
    const body = await wishFor({ query: "status=AUTHORIZED" });
    const headers = { "idempotency-key": "once" };
    const first = await finance.post("/bulk-runs", body, headers);
    await workOffBulkRuns(ctx);
    const second = await finance.post("/bulk-runs", body, headers);
    expect([second.status, second.json?.["id"]]).toEqual([200, first.json?.["id"]]);
  });

  test("to refund or to void says why", async () => {
    const { reason: _reason, ...wish } = await wishFor({ ids: [await nok(100)] }, "void");
    const answer = await finance.post("/bulk-runs", wish);
    expect([answer.status, answer.json?.["errors"]]).toEqual([400, { reason: "Say why" }]);
  });

  test("takes a fresh proof where it moves more of one currency than the limit, all payments together", async () => {
    const limit = { account_id: testAccountId, currency: "SEK", amount: 10_000 };
    await setStepUpLimit(ctx, { limit, by: systemActor("test") });
    const wish = await wishFor({ ids: [await nok(50_000), await sek(6_000), await sek(6_000)] });
    ctx.clock.advance(11 * 60_000);
    const answer = await finance.post("/bulk-runs", wish);
    expect([answer.status, answer.json?.["code"]]).toEqual([403, "step_up_required"]);
  });

  test("can be called off by finance, once", async () => {
    const run = await started({ ids: [await nok(100)] });
    const path = `/bulk-runs/${run.id}/cancel`;
    expect((await finance.post(path)).json).toMatchObject({
      state: "cancelling",
      end_reason: "cancelled",
      cancelled_by: { id: finance.staffId },
      totals: [{ state: "cancelled", count: 1 }],
    });
    expect((await finance.post(path)).status).toBe(409);
    await workOffBulkRuns(ctx);
    expect(await runNow(run.id)).toMatchObject({ state: "cancelled" });
  });

  test("is not there for people who do not reach its account", async () => {
    const run = await started({ ids: [await nok(100)] });
    await givenAccount(ctx, "T00000002");
    const narrow = await backoffice.signedIn("finance", ["T00000002"]);
    expect((await narrow.get(`/bulk-runs/${run.id}`)).status).toBe(404);
    expect((await narrow.get(`/bulk-items?run_id=${run.id}`)).status).toBe(404);
    expect((await narrow.post(`/bulk-runs/${run.id}/cancel`)).status).toBe(404);
    expect((await narrow.get("/bulk-runs")).json).toMatchObject({ data: [] });
  });
});

test("the audit log tells of the run, of every payment in it, and of those who were refused", async () => {
  const id = await nok(100);
  const wish = await wishFor({ ids: [id] });
  const admin = await backoffice.signedIn("admin");
  expect((await admin.post("/bulk-runs", wish)).status).toBe(403);
  const run = await started({ ids: [id] });
  await workOffBulkRuns(ctx);
  const lines = await ctx.store.read((db) =>
    db.selectFrom("audit_entry").select(["action", "actor_id", "object_id", "is_allowed"]).orderBy("seq").execute(),
  );
  expect(lines).toEqual([
    { action: "bulk_run.start", actor_id: admin.staffId, object_id: null, is_allowed: 0 },
    { action: "bulk_run.start", actor_id: finance.staffId, object_id: run.id, is_allowed: 1 },
    { action: "payment.capture", actor_id: finance.staffId, object_id: id, is_allowed: 1 },
    { action: "bulk_run.finish", actor_id: "bulk_runs", object_id: run.id, is_allowed: 1 },
  ]);
});
