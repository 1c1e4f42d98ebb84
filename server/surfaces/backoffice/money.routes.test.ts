import { beforeEach, describe, expect, test } from "vitest";
import type { PaymentView } from "../../../shared/payments/payment.schema.ts";
import { type BackofficeClient, type RunningBackoffice, startBackoffice } from "../../testing/backoffice.ts";
import { makeTestContext, type TestContext } from "../../testing/context.ts";
import { givenAccount, givenAuthorizedPayment, givenStartedPayment, type PaymentWish } from "../../testing/payments.ts";

let ctx: TestContext;
let backoffice: RunningBackoffice;
let finance: BackofficeClient;

beforeEach(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  backoffice = await startBackoffice(ctx);
  finance = await backoffice.signedIn("finance");
});

/** The address of a payment that the payer has just authorized with 500.00 NOK. */
async function authorized(wish: PaymentWish = {}): Promise<string> {
  const { payment } = await givenAuthorizedPayment(ctx, wish);
  return `/payments/${payment.id}`;
}

async function figuresOf(path: string) {
  const view = (await finance.get(path)).json as unknown as PaymentView;
  const { status, captured, refunded, voided, capturable, refundable } = view;
  return { status, captured, refunded, voided, capturable, refundable };
}

function auditLines() {
  return ctx.store.read((db) =>
    db
      .selectFrom("audit_entry")
      .select(["action", "actor_id", "is_allowed", "chain", "object_id", "details"])
      .orderBy("seq")
      .execute(),
  );
}

function operationCount(kind: "capture" | "refund" | "void" | "cancel") {
  return ctx.store.read(
    async (db) => (await db.selectFrom("operation").select("id").where("kind", "=", kind).execute()).length,
  );
}

describe("money goes its way", () => {
  test("a partial capture answers the payment with what is left, and the rest can be captured", async () => {
    const path = await authorized();
    const answer = await finance.post(`${path}/capture`, {
      amount: 20_000,
      reference: "ship-1",
      expected_capturable: 50_000,
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({
      status: "PARTIALLY_CAPTURED",
      captured: 20_000,
      capturable: 30_000,
      refundable: 20_000,
    });
    expect(answer.headers.get("etag")).toBe(`"${String(answer.json?.["version"])}"`);
    expect((await finance.post(`${path}/capture`, { amount: 30_000 })).json).toMatchObject({
      status: "CAPTURED",
      capturable: 0,
    });
  });

  test("a final capture releases what it leaves", async () => {
    const path = await authorized();
    await finance.post(`${path}/capture`, { amount: 20_000, final: true });
    expect(await figuresOf(path)).toMatchObject({ captured: 20_000, voided: 30_000, capturable: 0 });
  });

  test("a refund keeps its reason and its note, and the timeline says who it was", async () => {
    const path = await authorized();
    await finance.post(`${path}/capture`, { amount: 50_000 });
    const answer = await finance.post(`${path}/refund`, {
      amount: 10_000,
      reason: "other",
      note: "Scratched",
      expected_refundable: 50_000,
    });
    const view = answer.json as unknown as PaymentView;
    expect(view).toMatchObject({ status: "PARTIALLY_REFUNDED", refunded: 10_000, refundable: 40_000 });
    expect(view.operations.at(-1)).toMatchObject({
      kind: "refund",
      state: "succeeded",
      reason: "other",
      note: "Scratched",
    });
    const line = view.timeline.find((entry) => entry.kind === "refund.succeeded");
    expect(line).toMatchObject({
      amount: 10_000,
      actor: { type: "staff", id: finance.staffId, name: "Somebody in finance" },
    });
    expect(line?.details).toMatchObject({ reason: "other", note: "Scratched" });
  });

  test("a void releases everything", async () => {
    const path = await authorized();
    expect((await finance.post(`${path}/void`, { reason: "duplicate" })).json).toMatchObject({
      status: "AUTHORIZATION_VOIDED",
      voided: 50_000,
    });
  });

  test("a payment that nobody has authorized is called off, once per key", async () => {
    const payment = await givenStartedPayment(ctx);
    const path = `/payments/${payment.id}/cancel`;
    const headers = { "idempotency-key": "call-off-1" };
    const first = await finance.post(path, { reason: "other", note: "Wrong shop" }, headers);
    expect(first.json).toMatchObject({ status: "AUTHORIZATION_VOIDED" });
    const again = await finance.post(path, { reason: "other", note: "Wrong shop" }, headers);
    expect([again.status, again.json?.["version"]]).toEqual([200, first.json?.["version"]]);
    expect((await finance.post(path, { reason: "duplicate" })).status).toBe(409);
    expect(await operationCount("cancel")).toBe(1);
  });

  test("each operation has its audit line, with the figures before", async () => {
    const path = await authorized();
    await finance.post(`${path}/capture`, { amount: 20_000 });
    const lines = await auditLines();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      action: "payment.capture",
      is_allowed: 1,
      actor_id: finance.staffId,
      chain: "T00000001",
    });
    expect(JSON.parse(lines[0]?.details ?? "{}")).toMatchObject({
      amount: 20_000,
      currency: "NOK",
      before: { status: "AUTHORIZED", captured: 0 },
    });
  });
});

describe("refusals say why, and change nothing", () => {
  test("more than what is left names the maximum and the current figures", async () => {
    const path = await authorized();
    const answer = await finance.post(`${path}/capture`, { amount: 50_001 });
    expect(answer.status).toBe(409);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.json).toMatchObject({
      code: "operation_blocked",
      detail: "At most 500.00 NOK can be captured.",
      facts: {
        blocker: { code: "amount_exceeds_capturable", limit: 50_000 },
        status: "AUTHORIZED",
        capturable: 50_000,
        refundable: 0,
      },
    });
  });

  test("a refund of what is only authorized offers the void", async () => {
    const path = await authorized();
    const answer = await finance.post(`${path}/refund`, { amount: 100, reason: "duplicate" });
    expect(answer.json).toMatchObject({
      detail: "Only authorized: nothing to refund. Void releases 500.00 NOK.",
      facts: { blocker: { instead: "void" } },
    });
  });

  test("figures that have moved since the dialog opened are shown afresh", async () => {
    const path = await authorized();
    await finance.post(`${path}/capture`, { amount: 20_000 });
    const answer = await finance.post(`${path}/capture`, { amount: 10_000, expected_capturable: 50_000 });
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ code: "stale_figures", facts: { capturable: 30_000, refundable: 20_000 } });
    expect(await figuresOf(path)).toMatchObject({ captured: 20_000 });
  });

  test("a processor's refusal carries its code and its message", async () => {
    const path = await authorized();
    ctx.clock.advance(8 * 86_400_000);
    const later = await backoffice.signedIn("finance");
    const answer = await later.post(`${path}/capture`, { amount: 10_000 });
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({
      code: "processor_refused",
      detail: "The authorization has expired",
      facts: { error: { code: "AUTHORIZATION_EXPIRED" } },
    });
  });

  test("without an answer of the processor the outcome is said to be unknown and the amount stays reserved", async () => {
    const path = await authorized({ card: "4100000000000019" });
    const headers = { "idempotency-key": "slow-1" };
    const answer = await finance.post(`${path}/capture`, { amount: 10_000 }, headers);
    expect(answer.status).toBe(503);
    expect(answer.json?.["code"]).toBe("processor_unavailable");
    expect(answer.json?.["detail"]).toMatch(/stays reserved/);
    expect(answer.headers.get("retry-after")).toBe("2");
    expect(await figuresOf(path)).toMatchObject({ captured: 0, capturable: 40_000 });
    expect((await finance.post(`${path}/capture`, { amount: 10_000 }, headers)).status).toBe(503);
    expect(await operationCount("capture")).toBe(1);
  });

  test.each(["viewer", "support", "admin"] as const)(
    "a %s is told in the words of the disabled button, and it is audited",
    async (role) => {
      const path = await authorized();
      const client = await backoffice.signedIn(role);
      const answer = await client.post(`${path}/capture`, { amount: 10_000 });
      expect(answer.status).toBe(403);
      const shown = (await client.get(path)).json as unknown as PaymentView;
      expect(answer.json?.["detail"]).toBe(shown.actions.capture.reason);
      expect(answer.json).toMatchObject({ facts: { blocker: { code: "role_forbids", role } } });
      expect(await auditLines()).toMatchObject([
        { action: "payment.capture", is_allowed: 0, actor_id: client.staffId, chain: "T00000001" },
      ]);
      expect(await operationCount("capture")).toBe(0);
    },
  );

  test("a payment of another account is as unknown as one that does not exist", async () => {
    const path = await authorized();
    await givenAccount(ctx, "T00000002");
    const narrowed = await backoffice.signedIn("finance", ["T00000002"]);
    const answers = [
      await narrowed.post(`${path}/capture`, { amount: 1 }),
      await narrowed.post("/payments/T00000001.none/capture", { amount: 1 }),
    ];
    const said = answers.map(({ status, json }) => [status, json?.["code"], json?.["detail"]]);
    expect(said[0]).toEqual([404, "not_found", said[1]?.[2]]);
    expect(said[1]).toEqual(said[0]);
    expect((await auditLines()).map((line) => line.chain)).toEqual(["installation", "installation"]);
  });

  test.each([
    ["a note is missing", { amount: 1, reason: "other" }, "note"],
    ["the reason is unknown", { amount: 1, reason: "because" }, "reason"],
    ["the amount is zero", { amount: 0, reason: "duplicate" }, "amount"],
    ["the amount has decimals", { amount: 1.5, reason: "duplicate" }, "amount"],
    ["the amount is text", { amount: "100", reason: "duplicate" }, "amount"],
    ["the amount is beyond counting", { amount: 1e21, reason: "duplicate" }, "amount"],
    ["a field is misspelt", { amount: 1, reason: "duplicate", expected_refundabel: 0 }, "expected_refundabel"],
  ])("%s: 400 names the field", async (_claim, body, field) => {
    const path = await authorized();
    const answer = await finance.post(`${path}/refund`, body);
    expect([answer.status, answer.json?.["code"]]).toEqual([400, "validation_failed"]);
    expect(Object.keys(answer.json?.["errors"] ?? {})).toEqual([field]);
    expect(await operationCount("refund")).toBe(0);
  });
});
