import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { Kysely, sql, SqliteDialect } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { up } from "../store/migrations/0059-approvals-and-balance-lines.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenPaidTransfer } from "../testing/paid-transfer.ts";
import { runRandomTransfers } from "../testing/random-transfers.ts";
import { runVerify } from "../verify/verify.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { createPayout } from "./create-payout.service.ts";
import { sendPayouts } from "./send-payouts.service.ts";
import { balanceObserver } from "./balance-observer.ts";
import { type BalanceLineRecord, listBalanceLines } from "./read-balance-lines.service.ts";
import { fileOf } from "../testing/store.ts";
import { testOfSqlite } from "../testing/engine.ts";

let ctx: TestContext;
let merchant: string;

beforeAll(async () => {
  ctx = await makeTestContext();
  ctx.paymentObservers = [balanceObserver, paymentEventRecorder(ctx)];
  await runRandomTransfers(ctx, 400);
  const account = await ctx.store.read((db) => db.selectFrom("account").select("id").executeTakeFirstOrThrow());
  merchant = `${account.id}.norte`;
  for (let round = 1; round <= 12; round += 1) await goOn(account.id, round);
}, 60_000);

/** What verify says of transfers, payouts and balances. */
async function booksAgree(): Promise<boolean | undefined> {
  return (await runVerify(ctx)).invariants.find(({ id }) => id === "I16")?.ok;
}

/** Two payments at one instant, and a payout that is paid or that comes back. */
async function goOn(accountId: string, round: number): Promise<void> {
  const shop = { accountId, merchantId: "norte" };
  for (const amount of [round * 1_700, 90_000 - round]) await givenPaidTransfer(ctx, { ...shop, amount });
  const identifierValue = round % 2 === 0 ? "unknown.alias" : "NORTE.PAGOS";
  await createPayout(ctx, {
    ...{ ...shop, currency: "ARS", amount: round * 311, externalId: null, customerId: null, metadata: null },
    destination: { identifierType: "alias_cbu", identifierValue, taxId: null, name: null },
    by: { actor: { type: "merchant", id: "key" }, requestId: null },
  });
  for (let tries = 0; tries < 3; tries += 1) {
    ctx.clock.advance(60_000);
    await sendPayouts(ctx);
  }
}

interface Wish {
  limit: number;
  descending?: boolean;
  gte?: string;
  lte?: string;
}

/** Every page of the list, in the order in which it is read. */
async function pages({ limit, descending = true, gte, lte }: Wish): Promise<BalanceLineRecord[][]> {
  const posted_at = { ...(gte === undefined ? {} : { gte }), ...(lte === undefined ? {} : { lte }) };
  const filters = { anyOf: { merchant: [merchant], currency: ["ARS"] }, range: { posted_at } };
  const found: BalanceLineRecord[][] = [];
  let cursor: string | null = null;
  do {
    const sort = { column: "posted_at", descending };
    const { data, page }: Awaited<ReturnType<typeof listBalanceLines>> = await listBalanceLines(ctx, "all", {
      ...{ q: null, sort, limit, cursor, filters },
    });
    found.push(data);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

/** What the shop held, by adding up the ledger afresh. */
async function ledgerOf(): Promise<{ seq: number; amount: number; posted_at: string }[]> {
  return ctx.store
    .read((db) =>
      db
        .selectFrom("ledger_posting as posting")
        .innerJoin("ledger_transaction as entry", "entry.seq", "posting.transaction_seq")
        .leftJoin("payment", "payment.id", "entry.payment_id")
        .leftJoin("payout", "payout.id", "entry.source_id")
        .select(["entry.seq", "posting.amount", "entry.posted_at"])
        .where("posting.ledger_account", "=", "merchant_balance")
        .where((eb) => eb.or([eb("payment.merchant_id", "=", "norte"), eb("payout.merchant_id", "=", "norte")]))
        .orderBy("entry.seq")
        .execute(),
    )
    .then((rows) => rows.map((row) => ({ ...row, amount: -row.amount })));
}

describe("the lines of a shop's balance", () => {
  test("have the running total of the ledger, however they are paged, ordered and narrowed", async () => {
    const ledger = await ledgerOf();
    expect(ledger.length).toBeGreaterThan(40);
    let sum = 0;
    const held = new Map(ledger.map(({ seq, amount }) => [seq, (sum += amount)]));
    const instant = fc.integer({ min: 0, max: ledger.length - 1 }).map((index) => ledger[index]?.posted_at ?? "");
    const wish = fc.record(
      { limit: fc.integer({ min: 1, max: 40 }), descending: fc.boolean(), gte: instant, lte: instant },
      { requiredKeys: ["limit"] },
    );
    await fc.assert(
      fc.asyncProperty(wish, async (asked) => {
        const { gte = "", lte = "9", descending = true } = asked;
        const lines = (await pages(asked)).flat();
        const expected = ledger.filter(({ posted_at }) => posted_at >= gte && posted_at <= lte);
        expect(lines.map(({ seq, amount, balance }) => [seq, amount, balance])).toEqual(
          (descending ? expected.toReversed() : expected).map(({ seq, amount }) => [seq, amount, held.get(seq)]),
        );
      }),
      { numRuns: 40 },
    );
  });

  test("begin with what the shop holds now", async () => {
    const [newest] = (await pages({ limit: 1 })).flat();
    const balance = await ctx.store.read((db) =>
      db.selectFrom("merchant_balance").select("amount").where("merchant_id", "=", "norte").executeTakeFirstOrThrow(),
    );
    expect(newest?.balance).toBe(balance.amount);
  });

  test("say what moved the money, by the kinds that there are", async () => {
    const lines = (await pages({ limit: 40 })).flat();
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(
      new Set(["receive", "refund", "payout_accepted", "payout_failed"]),
    );
    expect(lines.every(({ kind, amount }) => amount > 0 === (kind === "receive" || kind === "payout_failed"))).toBe(
      true,
    );
  });

  test.each([
    ["a total that is off", { balance: 1 }],
    ["an amount that is off", { amount: 1 }],
    ["another kind", { kind: "payout_failed" }],
    ["another shop", { merchant_id: "sur" }],
    ["an instant before an earlier line's", { posted_at: "2020-01-01T00:00:00.000Z" }],
  ] as const)("are held to the ledger by verify: %s is found", async (_claim, change) => {
    const line = (await pages({ limit: 40 })).flat().find(({ kind }) => kind === "receive");
    const set = (values: object) =>
      ctx.store.write((trx) =>
        trx
          .updateTable("balance_line")
          .set(values)
          .where("seq", "=", line?.seq ?? 0)
          .execute(),
      );
    await set(change);
    const found = await booksAgree();
    const { balance, amount, kind, merchant_id, posted_at } = line ?? {};
    await set({ balance, amount, kind, merchant_id, posted_at });
    expect([found, await booksAgree()]).toEqual([false, true]);
  });
});

testOfSqlite("lines that were made later out of the ledger are those that were made with it", async () => {
  const made = (await pages({ limit: 40 })).flat();
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database: new Sqlite(fileOf(ctx.store)) }) });
  for (const table of ["balance_line", "approval"]) await sql`DROP TABLE ${sql.table(table)}`.execute(db);
  await sql`DROP INDEX transfer_order_by_seq`.execute(db);
  await up(db);
  await db.destroy();
  expect((await pages({ limit: 40 })).flat()).toEqual(made);
});

test("a clock that goes back puts no line before an earlier one", async () => {
  const newest = (await pages({ limit: 1 })).flat()[0];
  ctx.clock.advance(-3_600_000);
  await givenPaidTransfer(ctx, { accountId: merchant.slice(0, 9), merchantId: "norte", amount: 100 });
  const lines = (await pages({ limit: 40 })).flat().toReversed();
  expect(lines.map(({ posted_at }) => posted_at)).toEqual(lines.map(({ posted_at }) => posted_at).toSorted());
  expect(lines.at(-1)?.seq).toBeGreaterThan(newest?.seq ?? 0);
});
