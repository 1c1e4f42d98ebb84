import { beforeEach, describe, expect, test } from "vitest";
import { customerSchema } from "../../shared/customers/customer.schema.ts";
import { verifyAuditChains } from "../audit/audit.service.ts";
import { getSession } from "../checkout/read-session.service.ts";
import { createSessionObserver } from "../checkout/session-observer.ts";
import { dialects } from "../dialects.ts";
import { uploadDocument } from "../lending/customers/submit-document.service.ts";
import { capturePayment } from "../payments/payment.service.ts";
import { listPayments } from "../payments/list-payments.service.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../testing/backoffice.ts";
import { givenBorrower } from "../testing/borrowers.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { documentBytes } from "../testing/documents.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { givenSession, givenShop, payByCard } from "../testing/sessions.ts";
import { parseListQuery } from "../http/list-query.ts";
import { paymentListSpec } from "../../shared/payments/payment-list.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";

const reason = "Asked for it by letter";
let ctx: TestContext;
let backoffice: RunningBackoffice;
let admin: BackofficeClient;
let paymentId: string;
let customerId: string;

beforeEach(async () => {
  ctx = await makeTestContext({ dialects });
  const observed = { ids: ctx.ids, dialects, store: ctx.store };
  ctx.paymentObservers = [createSessionObserver(ctx), paymentEventRecorder(observed)];
  await givenShop(ctx);
  ({ paymentId, customerId } = await givenPaidSession());
  backoffice = await startBackoffice(ctx);
  admin = await backoffice.signedIn("admin");
});

async function givenPaidSession() {
  const { id } = await givenSession(ctx);
  await payByCard(ctx, { id });
  const { session } = await getSession(ctx, { scope: "all", id });
  return { paymentId: session.payment_id ?? "", customerId: session.customer_id ?? "" };
}

const by = { actor: { type: "merchant", id: "client-1" }, requestId: null } as const;
const captureAll = () =>
  capturePayment(ctx, {
    scope: [testAccountId],
    paymentId,
    amount: 50_000,
    isFinal: false,
    reference: null,
    request: {},
    by,
  });
const erase = (id = customerId, who = admin) => who.post(`/customers/${id}/erase`, { reason });
const found = async (q: string) =>
  (await listPayments(ctx, "all", parseListQuery(paymentListSpec, { q }))).data.map(({ id }) => id);

/** Every text and number of every table but the log of who did what, as one text. */
async function everything(): Promise<string> {
  const { rows } = await ctx.store.read(async (db) => ({
    rows: [
      await db.selectFrom("customer").selectAll().execute(),
      await db.selectFrom("payment").selectAll().execute(),
      await db.selectFrom("operation").selectAll().execute(),
      await db.selectFrom("timeline_entry").selectAll().execute(),
      await db.selectFrom("checkout_session").selectAll().execute(),
      await db.selectFrom("borrower").selectAll().execute(),
      await db.selectFrom("kyc_entry").selectAll().execute(),
      await db.selectFrom("event").selectAll().execute(),
      await db.selectFrom("note").selectAll().execute(),
      await db.selectFrom("audit_entry").select("personal").execute(),
    ],
  }));
  return JSON.stringify(rows);
}

describe("a customer is erased", () => {
  test("with their payments, which are found by reference and by no name", async () => {
    await captureAll();
    const note = await admin.post("/notes", {
      subject_type: "payment",
      subject_id: paymentId,
      text: "Kari called on Monday",
      mentions: [],
    });
    expect(note.status).toBe(200);
    expect(await everything()).toContain("kari@buyer.example");
    expect(await found("kari@buyer.example")).toEqual([paymentId]);
    const answer = await erase();
    expect(answer.status).toBe(200);
    expect(customerSchema.parse(answer.json)).toMatchObject({ name: null, email: null, erased_at: ctx.clock.now() });
    const left = await everything();
    for (const trace of ["kari@buyer.example", "Kari", "+4740000000"]) expect(left).not.toContain(trace);
    expect(await found("kari@buyer.example")).toEqual([]);
    expect(await found(paymentId)).toEqual([paymentId]);
  });

  test("and books, totals and the audit chain hold as before", async () => {
    await captureAll();
    await erase();
    expect((await runVerify(ctx)).invariants.filter(({ ok }) => !ok)).toEqual([]);
    expect(await ctx.store.read((db) => verifyAuditChains(db))).toMatchObject({ ok: true });
  });

  test("with what they handed in to borrow", async () => {
    const { borrower } = await givenBorrower(ctx);
    const id = borrower.customer_id;
    const file = { bytes: documentBytes.png, sha256: "00" };
    const actor = { type: "merchant", id: "crd_1" } as const;
    await uploadDocument(ctx, { scope: "all", customerId: id, type: "ccmei", file, actor });
    expect((await erase(id)).status).toBe(200);
    const left = await everything();
    for (const trace of ["12345678909", "12345678000195", borrower.email]) expect(left).not.toContain(trace);
    const contents = await ctx.store.read((db) =>
      db.selectFrom("kyc_document_content").select("document_id").execute(),
    );
    expect(contents).toEqual([]);
    expect((await admin.get(`/borrowers/${id}`)).status).toBe(200);
  });

  test("once, and the reason is where it can be erased itself", async () => {
    await captureAll();
    await erase();
    ctx.clock.advance(60_000);
    expect(customerSchema.parse((await erase()).json).erased_at).toBe("2026-03-02T09:00:00.000Z");
    const entries = await ctx.store.read((db) =>
      db
        .selectFrom("audit_entry")
        .select(["actor_id", "object_id", "details", "personal"])
        .where("action", "=", "customer.erased")
        .execute(),
    );
    expect(entries).toMatchObject([{ actor_id: admin.staffId, object_id: customerId, details: "{}" }]);
    expect(entries[0]?.personal).toContain(reason);
  });

  test("and the next payment with the same address is somebody new's", async () => {
    await captureAll();
    await erase();
    expect((await givenPaidSession()).customerId).not.toBe(customerId);
  });
});

describe("a customer is not erased", () => {
  test("while money is reserved, and the answer says which", async () => {
    const answer = await erase();
    expect([answer.status, answer.json?.["code"]]).toEqual([409, "operation_blocked"]);
    expect(answer.json?.["detail"]).toMatch(
      /^Something is still open: the payment .+\. Erase the customer once it is over\.$/,
    );
    expect(answer.json?.["said"]).toEqual({
      key: "refusal.erasure_waits",
      values: {
        open: expect.arrayContaining([{ word: "matter.payment", name: expect.any(String) as string }]) as unknown,
      },
    });
    expect(await found("kari@buyer.example")).toEqual([paymentId]);
    expect(customerSchema.parse((await admin.get(`/customers/${customerId}`)).json)).toMatchObject({
      name: "Kari Prøve",
      erased_at: null,
    });
  });

  test("by anybody but an admin, and never without a reason", async () => {
    const finance = await backoffice.signedIn("finance");
    expect((await erase(customerId, finance)).status).toBe(403);
    expect((await admin.post(`/customers/${customerId}/erase`, {})).status).toBe(400);
  });

  test("out of reach", async () => {
    await givenAccount(ctx, "T00000002");
    expect((await erase(customerId, await backoffice.signedIn("admin", ["T00000002"]))).status).toBe(404);
  });
});
