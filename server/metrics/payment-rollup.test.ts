import Sqlite from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { paymentCounts } from "../../shared/metrics/payment-count.ts";
import { capturePayment } from "../payments/payment.service.ts";
import { seedHistory } from "../seed/seed-history.service.ts";
import { dialects } from "../dialects.ts";
import { migrations } from "../store/migrations/index.ts";
import { migrateSqlite } from "../store/sqlite/migrate.ts";
import { makeTestContext } from "../testing/context.ts";
import { byMerchant, givenAccount, givenAuthorizedPayment, testAccountId } from "../testing/payments.ts";
import { testOfSqlite } from "../testing/engine.ts";
import { fileOf } from "../testing/store.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { plansOf } from "../testing/query-plan.ts";
import { findMiscountedPayments } from "../verify/payment-rollups.repository.ts";
import { foldPaymentRollups } from "./fold-rollups.service.ts";
import { sumRollupSpans } from "./payment-rollup.repository.ts";
import { type CountedOperation, type CountedPayment, countsOfMoved, sumRollups } from "./payment-rollup.rules.ts";

const folder = temporaryFolder();
const payment: CountedPayment = {
  ...{ accountId: testAccountId, currency: "NOK", api: "checkout", method: "dintero_psp.creditcard", amount: 500 },
  createdAt: "2026-03-02T09:00:00.000Z",
};

function operation(changes: Partial<CountedOperation>): CountedOperation {
  const settled_at = "2026-03-02T09:59:59.000Z";
  const plain = { reason: null, error: null, actor: { type: "merchant", id: "cl_1" } } as const;
  return { id: "op_1", kind: "authorize", state: "succeeded", amount: 500, settled_at, ...plain, ...changes };
}

/** Of the counts that the dashboard shows. */
function namesOf(one: CountedOperation, all: readonly CountedOperation[]): string[] {
  const names = countsOfMoved(payment, [one], all).map(({ counted }) => counted);
  return names.filter((name) => paymentCounts.some((known) => known === name));
}

describe("an operation", () => {
  test.each([
    ["that is open counts for nothing", operation({ state: "pending", settled_at: null }), []],
    ["that reserves counts as a payment tried and approved", operation({}), ["tried", "approved", "authorized"]],
    ["that was refused was tried", operation({ state: "failed" }), ["tried"]],
    ["that brings a transfer reserves and takes at once", operation({ kind: "receive" }), ["authorized", "captured"]],
    ["that captures", operation({ kind: "capture" }), ["captured"]],
    ["that failed to capture", operation({ kind: "capture", state: "failed" }), ["capture_failed"]],
    ["that refunds", operation({ kind: "refund" }), ["refunded"]],
    ["whose refund failed", operation({ kind: "refund", state: "failed" }), []],
    ["that releases", operation({ kind: "void" }), ["voided"]],
    ["that ends a payment moved no money", operation({ kind: "cancel" }), []],
  ])("%s", (_claim, one, counted) => {
    expect(namesOf(one, [one])).toEqual(counted);
  });

  test("counts a payment as tried and as approved once, whatever comes after", () => {
    const refused = operation({ id: "op_0", state: "failed" });
    const second = operation({});
    const more = operation({ id: "op_2", amount: 100 });
    expect(namesOf(second, [refused, second])).toEqual(["approved", "authorized"]);
    expect(namesOf(more, [refused, second, more])).toEqual(["authorized"]);
  });

  test("belongs to the hour in which it was settled", () => {
    const one = operation({ kind: "capture" });
    const two = operation({ id: "op_2", kind: "capture", amount: 70 });
    const sums = sumRollups(countsOfMoved(payment, [one, two], [one, two]));
    expect(sums.filter(({ counted }) => counted === "captured")).toEqual([
      {
        ...{ account_id: testAccountId, currency: "NOK", hour: "2026-03-02T09" },
        ...{ counted: "captured", label: "", n: 2, amount: 570 },
      },
    ]);
  });
});

test("verify holds the counts to what happened, folded or not", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  await givenAuthorizedPayment(ctx);
  const fault = () => ctx.store.read(findMiscountedPayments);
  expect(await fault()).toBeNull();
  expect(await foldPaymentRollups(ctx)).toBe(false);
  expect(await fault()).toBeNull();
  await ctx.store.write((trx) =>
    trx
      .updateTable("payment_rollup")
      .set((eb) => ({ amount: eb("amount", "+", 1) }))
      .where("counted", "=", "authorized")
      .execute(),
  );
  expect(await fault()).toMatch(/authorized of 2026-03-02T09 in NOK is off by 0 and 1 minor units/);
});

testOfSqlite("the migrations make up the same counts for what was there before it", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  await seedHistory(ctx, { accountId: testAccountId, payments: 300, seed: "back-fill", until: ctx.clock.now() });
  const rows = () => {
    const db = new Sqlite(fileOf(ctx.store), { readonly: true });
    const found = db.prepare("SELECT * FROM payment_rollup").all();
    db.close();
    return found;
  };
  const counted = rows();
  expect(counted.length).toBeGreaterThan(300);
  const db = new Sqlite(fileOf(ctx.store));
  db.exec(
    "DROP VIEW session_rollup_fact; DROP VIEW payment_rollup_fact; DROP TABLE payment_rollup; DROP TABLE payment_rollup_key; DROP TABLE payment_rollup_delta",
  );
  db.exec("DROP INDEX payment_uncaptured; DROP INDEX operation_failed_capture");
  const again = ["0063-payment-rollups", "0092-report-counts", "0093-session-counts", "0097-rollup-keys"];
  db.exec("DELETE FROM schema_migration WHERE name >= '0063'");
  db.close();
  const upToHere = migrations.filter(({ name }) => name < "0063" || again.includes(name));
  await migrateSqlite({ file: fileOf(ctx.store), migrations: upToHere, backupFolder: folder, now: new Date() });
  expect(rows()).toEqual(counted);
});

testOfSqlite("a sum reads the hours of its own key and sorts none of them", async () => {
  const spans = [{ number: 0, startsAt: "2026-03-02T09:00:00.000Z", endsAt: "2026-03-03T09:00:00.000Z" }];
  const plans = await plansOf((trx) => sumRollupSpans(trx, [testAccountId], [{ spans, counts: ["capture_time"] }]));
  const [folded = ""] = plans.split("payment_rollup_delta");
  expect(folded).toContain(
    "SEARCH one USING PRIMARY KEY (account_id=? AND counted=? AND currency=? AND label=? AND hour>? AND hour<?)",
  );
  expect(folded).not.toContain("TEMP B-TREE");
});

test("an hour of which its key does not tell cannot be kept: no report would find it", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const hour = {
    account_id: testAccountId,
    currency: "NOK",
    hour: "2026-03-02T09",
    counted: "created",
    label: "",
  } as const;
  const keep = ctx.store.write((trx) =>
    trx
      .insertInto("payment_rollup")
      .values({ ...hour, n: 1, amount: 0 })
      .execute(),
  );
  await expect(keep).rejects.toThrow(/foreign key/i);
});

test("the counts hold after a clock went back, whichever capture is the first by then", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const { payment: authorized } = await givenAuthorizedPayment(ctx);
  const capture = (amount: number) =>
    capturePayment(ctx, {
      ...{ scope: [testAccountId], paymentId: authorized.id, amount, isFinal: false, reference: null, request: {} },
      by: byMerchant,
    });
  ctx.clock.advance(3 * 86_400_000);
  await capture(100);
  ctx.clock.advance(-2 * 86_400_000);
  await capture(50);
  await foldPaymentRollups(ctx);
  expect(await ctx.store.read(findMiscountedPayments)).toBeNull();
});
