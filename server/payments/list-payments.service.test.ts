import { beforeAll, describe, expect, test } from "vitest";
import { paymentListSpec } from "../../shared/payments/payment-list.ts";
import { parseListQuery } from "../http/list-query.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import {
  byMerchant,
  givenAccount,
  givenAuthorizedPayment,
  givenStartedPayment,
  testAccountId,
} from "../testing/payments.ts";
import { plansOf } from "../testing/query-plan.ts";
import { listPayments } from "./list-payments.service.ts";
import { oldestWithin } from "./payment-facts.repository.ts";
import { listPaymentRows } from "./payment-list.repository.ts";
import { capturePayment } from "./payment.service.ts";
import { setSecondReference } from "./read-payment.service.ts";

const other = "T00000002";
let ctx: TestContext;

beforeAll(async () => {
  ctx = await makeTestContext();
  await givenAccount(ctx);
  await givenAccount(ctx, other);
  for (let n = 1; n <= 6; n += 1) {
    ctx.clock.advance(60_000);
    await givenAuthorizedPayment(ctx, {
      reference: `A-${n}`,
      amount: n * 1_000,
      currency: n % 2 === 0 ? "SEK" : "NOK",
    });
  }
  ctx.clock.advance(60_000);
  await givenStartedPayment(ctx, { reference: "A-open" });
  await givenAuthorizedPayment(ctx, { reference: "B-1", accountId: other, card: "5200000000000007" });
  const first = await ask({ merchant_reference: "A-1" });
  const [payment] = first.data;
  if (payment === undefined) throw new Error("A-1 was not listed");
  await capturePayment(ctx, {
    scope: "all",
    paymentId: payment.id,
    amount: 1_000,
    isFinal: false,
    reference: null,
    request: {},
    by: byMerchant,
  });
  await setSecondReference(ctx, { scope: "all", paymentId: payment.id, value: "invoice-77", by: byMerchant });
});

function ask(query: Record<string, string | string[]>, scope: "all" | readonly string[] = "all") {
  return listPayments(ctx, scope, parseListQuery(paymentListSpec, query));
}

async function references(query: Record<string, string | string[]>, scope: "all" | readonly string[] = "all") {
  return (await ask(query, scope)).data.map((payment) => payment.merchant_reference);
}

describe("the payments list", () => {
  test.each<[string, Record<string, string | string[]>, string[]]>([
    ["is newest first", { limit: "3" }, ["B-1", "A-open", "A-6"]],
    ["takes one status, in any case", { status: "captured" }, ["A-1"]],
    ["merges several statuses in order", { status: ["CAPTURED", "INITIATED"] }, ["A-open", "A-1"]],
    ["takes a currency", { currency: "SEK" }, ["A-6", "A-4", "A-2"]],
    ["takes filters together", { currency: "NOK", status: "AUTHORIZED", account: "T00000001" }, ["A-5", "A-3"]],
    ["takes a reference", { merchant_reference: "A-4" }, ["A-4"]],
    ["takes an amount range", { "amount.gte": "2000", "amount.lte": "3000" }, ["A-3", "A-2"]],
    [
      "takes a time range",
      { "created_at.gte": "2026-03-02T09:05:00Z", "created_at.lte": "2026-03-02T09:06:00Z" },
      ["A-6", "A-5"],
    ],
    ["takes when money was captured", { "captured_at.gte": "2026-03-02T09:00:00Z" }, ["A-1"]],
    [
      "takes until when money is reserved",
      { currency: "SEK", "authorization_expires_at.lte": "2026-03-09T09:03:00Z" },
      ["A-2"],
    ],
    ["searches among what was captured", { q: "kari", "captured_at.gte": "2026-03-02T09:00:00Z" }, ["A-1"]],
    [
      "sorts by amount within a currency",
      { currency: "NOK", status: "AUTHORIZED", sort: "amount", limit: "2" },
      ["A-3", "A-5"],
    ],
    ["finds by the beginning of a word", { q: "a-op" }, ["A-open"]],
    ["finds by e-mail and other filters together", { q: "kari@buyer", currency: "SEK" }, ["A-6", "A-4", "A-2"]],
    ["finds by the last four digits", { q: "0007" }, ["B-1"]],
    ["finds by a reference that was set later", { q: "invoice-77" }, ["A-1"]],
    ["takes a NUL for nothing", { q: "A-op\u0000" }, ["A-open"]],
    ["finds nothing for a word that no payment has", { q: "zebra" }, []],
  ])("%s", async (_claim, query, expected) => {
    expect(await references(query)).toEqual(expected);
  });

  test("keeps other accounts out of reach, also when they are asked for by name", async () => {
    expect(await references({ account: other }, ["T00000001"])).toEqual([]);
    expect(await references({ q: "B-1" }, ["T00000001"])).toEqual([]);
    expect(await references({ merchant_reference: "B-1" }, [other])).toEqual(["B-1"]);
  });

  test("refuses a cursor of another order", async () => {
    const byAmount = await ask({ currency: "NOK", sort: "-amount", limit: "1" });
    const cursor = byAmount.page.next ?? "";
    await expect(ask({ currency: "NOK", sort: "-created_at", cursor })).rejects.toThrow("not handed out");
  });

  test("says how many there are", async () => {
    expect((await ask({ currency: "SEK" })).page.total).toEqual({ value: 3, capped: false });
  });

  test.each([
    ["an unknown filter", { colour: "red" }, "colour"],
    ["an unknown sort", { sort: "payer" }, "sort"],
    ["an amount that is not a whole number", { "amount.gte": "1.5" }, "amount.gte"],
    ["a limit out of range", { limit: "101" }, "limit"],
    ["an order by amount over several currencies", { sort: "-amount" }, "sort"],
    ["an order by amount of search results", { sort: "-amount", q: "kari" }, "sort"],
  ])("refuses %s and names it", async (_claim, query, path) => {
    const refusal = await Promise.resolve()
      .then(() => ask(query))
      .catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "validation_failed", details: { fields: [{ path }] } });
  });
});

test("what was captured when is looked up in its index alone", async () => {
  const range = { gte: "2026-03-02T00:00:00.000Z" };
  for (const [column, index] of [
    ["captured_at", "payment_by_account_captured"],
    ["refunded_at", "payment_by_account_refunded"],
  ] as const) {
    const plan = await plansOf((trx) => oldestWithin(trx, { accountId: testAccountId, column, range }));
    expect(plan).toContain(`COVERING INDEX ${index} (account_id=? AND ${column}>?)`);
  }
});

test("a merchant's list walks the order of creation, filtered and never counted", async () => {
  const anyOf = { account: [testAccountId], api: ["checkout"] };
  const request = { q: null, sort: { column: "created_at", descending: true }, limit: 10, cursor: null };
  const facts = { anyOf: { store_id: ["oslo"] }, capturedAt: {}, refundedAt: {} };
  const plan = await plansOf((trx) =>
    listPaymentRows(trx, [testAccountId], { ...request, filters: { anyOf, range: {} } }, { facts, isCounted: false }),
  );
  expect(plan).toContain("payment_by_account_created (account_id=?)");
  expect(plan).not.toContain("TEMP B-TREE");
});
