import { beforeEach, expect, test } from "vitest";
import { type ApprovalView, approvalSchema } from "../../../shared/approvals/approval.schema.ts";
import { listSchema } from "../../../shared/page.ts";
import { paymentSchema } from "../../../shared/payments/payment.schema.ts";
import { addAccount, addMerchant } from "../../accounts/account.service.ts";
import { reconcileOperations, recoverOpenOperations } from "../../payments/reconcile.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenPaidTransfer } from "../../testing/paid-transfer.ts";
import { balanceObserver } from "../../transfers/balance-observer.ts";
import { balancesOfAccount } from "../../transfers/balance.service.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";
import { runVerify } from "../../verify/verify.service.ts";
import { paymentEventRecorder } from "../../webhooks/payment-events.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let asker: BackofficeClient;
let accountId: string;
let paymentId: string;

beforeEach(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [balanceObserver, paymentEventRecorder(ctx)];
  accountId = (await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" })).account_id;
  await addMerchant(ctx, { accountId, id: "norte" });
  const by = { type: "system", id: "test", role: null, ip: null } as const;
  await changeTransferSettings(ctx, { accountId, merchantId: "norte", changes: { approvalAbove: 100_000 }, by });
  paymentId = await givenPaidTransfer(ctx, { accountId, merchantId: "norte", amount: 500_000 });
  backoffice = await startBackoffice(ctx);
  asker = await backoffice.signedIn("finance");
});

const wish = { amount: 300_000, reason: "goods_returned", bank_reference: "DEV-1" };
const refund = (changes: object = {}, headers = {}) =>
  asker.post(`/payments/${paymentId}/refund`, { ...wish, ...changes }, headers);
const asked = async (changes: object = {}) => approvalSchema.parse((await refund(changes)).json);
const decide = (client: BackofficeClient, { id }: ApprovalView, verdict: string, body: object = {}) =>
  client.post(`/approvals/${id}/${verdict}`, body);
const payment = async (client = asker) => paymentSchema.parse((await client.get(`/payments/${paymentId}`)).json);
const listed = async (query: string, client = asker) =>
  listSchema(approvalSchema).parse((await client.get(`/approvals${query}`)).json).data;

test("up to the limit a refund needs nobody else; above it, it waits and no money moves", async () => {
  expect((await refund({ amount: 100_000 })).status).toBe(200);
  const answer = await refund();
  expect(answer.status).toBe(202);
  expect(answer.json).toMatchObject({
    kind: "refund",
    state: "waiting",
    amount: 300_000,
    limit: 100_000,
    outcome: null,
  });
  expect(answer.json?.["decision"]).toMatchObject({ allowed: false, code: "own_request" });
  // Neither the reconciler nor a restart carries out what nobody has approved.
  ctx.clock.advance(300_000);
  await recoverOpenOperations(ctx);
  expect(await reconcileOperations(ctx)).toBe(0);
  const waiting = await payment();
  expect(waiting).toMatchObject({ refunded: 100_000, pending_refund: 300_000, refundable: 100_000 });
  expect(waiting.approvals.map(({ id }) => id)).toEqual([answer.json?.["id"]]);
  expect(waiting.timeline.map(({ kind }) => kind)).toContain("refund.requested");
  expect(await balancesOfAccount(ctx, accountId)).toEqual([{ currency: "ARS", amount: 400_000 }]);
  expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
});

test("what waits counts against what may be refunded, and says so", async () => {
  await asked();
  const refused = await refund({ amount: 250_000 });
  expect(refused.status).toBe(409);
  expect(refused.json?.["detail"]).toMatch(/waits for a second person/);
  expect((await refund({ amount: 200_000 })).status).toBe(202);
  expect((await payment()).actions.refund).toMatchObject({ allowed: false, code: "awaiting_approval" });
});

test("another person of finance lets it through, and the money goes at once", async () => {
  const request = await asked();
  const other = await backoffice.signedIn("finance");
  expect((await listed("?state=waiting", other)).map(({ id, decision }) => [id, decision.allowed])).toEqual([
    [request.id, true],
  ]);
  const approved = await decide(other, request, "approve");
  expect(approved.json).toMatchObject({ state: "approved", outcome: "succeeded", decided_by: { id: other.staffId } });
  const done = await payment();
  expect(done).toMatchObject({ status: "PARTIALLY_REFUNDED", refunded: 300_000, pending_refund: 0 });
  const line = done.timeline.find(({ kind }) => kind === "refund.approved");
  expect(line?.actor).toEqual({ type: "staff", id: other.staffId, name: "Somebody in finance" });
  expect((await decide(other, request, "decline", { note: "Too late." })).status).toBe(409);
  expect(await balancesOfAccount(ctx, accountId)).toEqual([{ currency: "ARS", amount: 200_000 }]);
  expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
});

test("an admin decides too, though they could not have asked; who asked may not, and others only read", async () => {
  const request = await asked();
  const admin = await backoffice.signedIn("admin");
  expect((await admin.post(`/payments/${paymentId}/refund`, wish)).status).toBe(403);
  expect((await decide(asker, request, "approve")).status).toBe(409);
  expect((await decide(await backoffice.signedIn("support"), request, "approve")).status).toBe(403);
  expect((await decide(admin, request, "approve", { note: "Seen the parcel." })).status).toBe(200);
  expect(await payment()).toMatchObject({ refunded: 300_000 });
});

test("a declined one says why, moves nothing and frees its amount", async () => {
  const request = await asked();
  const other = await backoffice.signedIn("finance");
  expect((await decide(other, request, "decline")).status).toBe(400);
  const declined = await decide(other, request, "decline", { note: "The parcel never came back." });
  expect(declined.json).toMatchObject({
    state: "declined",
    outcome: null,
    decision_note: "The parcel never came back.",
  });
  expect(await payment()).toMatchObject({ status: "CAPTURED", refunded: 0, refundable: 500_000 });
  expect(await balancesOfAccount(ctx, accountId)).toEqual([{ currency: "ARS", amount: 500_000 }]);
  expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
});

test("asked twice with one key there is one request", async () => {
  const key = { "idempotency-key": "once" };
  const [first, second] = [await refund({}, key), await refund({}, key)];
  expect([first.status, second.status, second.json?.["id"]]).toEqual([202, 202, first.json?.["id"]]);
  expect(await listed("")).toHaveLength(1);
  await decide(await backoffice.signedIn("finance"), approvalSchema.parse(first.json), "approve");
  expect((await refund({}, key)).status).toBe(200);
  expect(await payment()).toMatchObject({ refunded: 300_000 });
});

test("another account's request is not there", async () => {
  const request = await asked();
  const { account_id: other } = await addAccount(ctx, { name: "Sul Pagamentos", kind: "sandbox" });
  const narrow = await backoffice.signedIn("finance", [other]);
  expect((await narrow.get(`/approvals/${request.id}`)).status).toBe(404);
  expect((await decide(narrow, request, "approve")).status).toBe(404);
  expect(await listed("", narrow)).toEqual([]);
  expect(await listed(`?account=${accountId}`)).toHaveLength(1);
});

test("the audit log has who asked, who decided, and whoever was refused", async () => {
  const request = await asked();
  await decide(asker, request, "approve");
  const other = await backoffice.signedIn("finance");
  await decide(other, request, "decline", { note: "No." });
  const lines = await ctx.store.read((db) =>
    db
      .selectFrom("audit_entry")
      .select(["action", "actor_id", "is_allowed"])
      .where("action", "in", ["payment.refund", "approval.approved", "approval.declined"])
      .orderBy("seq")
      .execute(),
  );
  expect(lines).toEqual([
    { action: "payment.refund", actor_id: asker.staffId, is_allowed: 1 },
    { action: "approval.approved", actor_id: asker.staffId, is_allowed: 0 },
    { action: "approval.declined", actor_id: other.staffId, is_allowed: 1 },
  ]);
});
