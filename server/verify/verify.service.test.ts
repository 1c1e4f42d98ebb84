import Sqlite, { type Database } from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { dialects } from "../dialects.ts";
import { seedHistory } from "../seed/seed-history.service.ts";
import { makeTestContext, type TestContext } from "../testing/context.ts";
import { givenAccount, testAccountId } from "../testing/payments.ts";
import { runVerify } from "./verify.service.ts";
import { fileOf } from "../testing/store.ts";
import { isPostgresRun, testOfSqlite } from "../testing/engine.ts";

/** What is planted wants a history with everything in it, and is planted in a file of SQLite. */
const historyLength = isPostgresRun ? 200 : 1_500;

let ctx: TestContext;

beforeAll(async () => {
  ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  await seedHistory(ctx, { accountId: testAccountId, payments: historyLength, seed: "verify", until: ctx.clock.now() });
  await ctx.store.write((trx) =>
    recordAudit(trx, ctx, {
      chain: testAccountId,
      actor: systemActor("test"),
      action: "account.added",
      objectType: "account",
      objectId: testAccountId,
      isAllowed: true,
      details: {},
    }),
  );
});

/** What an intruder, a bug or a broken disk does: no keys, no rules, no services. */
function plant<T>(work: (db: Database) => T): T {
  const db = new Sqlite(fileOf(ctx.store));
  try {
    db.pragma("foreign_keys = OFF");
    db.pragma("ignore_check_constraints = ON");
    db.exec("DROP TRIGGER IF EXISTS audit_entry_is_frozen");
    return work(db);
  } finally {
    db.close();
  }
}

/** Runs SQL that finds one row, and the change for it; answers what names the row, and the way back. */
interface Violation {
  claim: string;
  /** One row whose first column the detail must name; its columns are the parameters `:a`, `:b` ... of the others. */
  find: string;
  change: string;
  undo: string;
  fails: readonly string[];
}

const openCapture = (kind: string) => `
  INSERT INTO operation (id, payment_id, kind, state, amount, currency, processor_key, request, actor_type, actor_id,
    next_attempt_at, created_at)
  VALUES ('op_planted', :name, '${kind}', 'pending', :b + 1, 'NOK', 'key', '{}', 'system', 'test', '2030', '2026')`;
const dropPlanted = "DELETE FROM operation WHERE id = 'op_planted'";

const violations: readonly Violation[] = [
  {
    claim: "a ledger transaction that does not sum to zero",
    find: "SELECT seq AS name FROM ledger_transaction ORDER BY seq LIMIT 1 OFFSET 40",
    change: "INSERT INTO ledger_posting VALUES (:name, 3, 'fees', 'NOK', -5)",
    undo: "DELETE FROM ledger_posting WHERE transaction_seq = :name AND line = 3",
    fails: ["I1"],
  },
  {
    claim: "a ledger transaction that balances only across currencies",
    find: "SELECT seq AS name FROM ledger_transaction ORDER BY seq LIMIT 1 OFFSET 41",
    change: "INSERT INTO ledger_posting VALUES (:name, 3, 'fees', 'XXX', -5), (:name, 4, 'fees', 'YYY', 5)",
    undo: "DELETE FROM ledger_posting WHERE transaction_seq = :name AND line > 2",
    fails: ["I1", "I3"],
  },
  {
    claim: "more asked to be captured than is authorized",
    find: "SELECT id AS name, authorized AS b FROM payment WHERE status = 'AUTHORIZED' LIMIT 1",
    change: openCapture("capture"),
    undo: dropPlanted,
    fails: ["I2"],
  },
  {
    claim: "more asked to be refunded than is captured",
    find: "SELECT id AS name, captured - refunded AS b FROM payment WHERE status = 'PARTIALLY_REFUNDED' LIMIT 1",
    change: openCapture("refund"),
    undo: dropPlanted,
    fails: ["I2"],
  },
  {
    claim: "a ledger transaction of another kind than its operation",
    find: "SELECT operation_id AS name FROM ledger_transaction WHERE kind = 'capture' LIMIT 1",
    change: "UPDATE ledger_transaction SET kind = 'refund' WHERE operation_id = :name",
    undo: "UPDATE ledger_transaction SET kind = 'capture' WHERE operation_id = :name",
    fails: ["I3"],
  },
  {
    claim: "an operation whose outcome no event tells of",
    find: "SELECT id AS name FROM operation WHERE kind = 'authorize' AND state = 'failed' LIMIT 1",
    change: "UPDATE event SET operation_id = NULL WHERE operation_id = :name",
    undo: "UPDATE event SET operation_id = :name WHERE operation_id IS NULL AND type = 'payment.authorization_failed'",
    fails: ["I4"],
  },
  {
    claim: "an event with fewer deliveries than were written with it",
    find: "SELECT event_id AS name FROM delivery LIMIT 1",
    change: "UPDATE event SET delivery_count = delivery_count + 1 WHERE id = :name",
    undo: "UPDATE event SET delivery_count = delivery_count - 1 WHERE id = :name",
    fails: ["I4"],
  },
  {
    claim: "a cancelled session that no event tells of",
    find: "SELECT subject_id AS name FROM event WHERE type = 'session.cancelled' AND delivery_count = 0 LIMIT 1",
    change: "UPDATE event SET type = 'session.forgotten' WHERE subject_id = :name",
    undo: "UPDATE event SET type = 'session.cancelled' WHERE subject_id = :name",
    fails: ["I4"],
  },
  {
    claim: "an idempotency key that names another payment's operation",
    find: "SELECT id AS name FROM operation LIMIT 1",
    change: `INSERT INTO idempotency_key (scope, key, request_hash, object_id, operation_id, created_at)
      VALUES ('staff:1', 'wish', x'00', 'T00000001.other', :name, '2026')`,
    undo: "DELETE FROM idempotency_key WHERE operation_id = :name",
    fails: ["I5"],
  },
  {
    claim: "a delivered delivery without an answer that says so",
    find: "SELECT id AS name FROM delivery WHERE state = 'delivered' AND attempt_count = 1 LIMIT 1",
    change: "UPDATE delivery_attempt SET code = 500 WHERE delivery_id = :name",
    undo: "UPDATE delivery_attempt SET code = 200 WHERE delivery_id = :name",
    fails: ["I6"],
  },
  {
    claim: "an exhausted delivery that was not tried as often as its schedule allows",
    find: "SELECT id AS name FROM delivery WHERE state = 'delivered' AND attempt_count = 1 LIMIT 1",
    change: "UPDATE delivery SET state = 'exhausted' WHERE id = :name",
    undo: "UPDATE delivery SET state = 'delivered' WHERE id = :name",
    fails: ["I6", "I14"],
  },
  {
    claim: "a rejected delivery whose answer does not end it",
    find: "SELECT id AS name FROM delivery WHERE state = 'exhausted' LIMIT 1",
    change: "UPDATE delivery SET state = 'rejected' WHERE id = :name",
    undo: "UPDATE delivery SET state = 'exhausted' WHERE id = :name",
    fails: ["I6", "I14"],
  },
  {
    claim: "a dropped delivery whose endpoint is still there",
    find: "SELECT id AS name FROM delivery WHERE state = 'delivered' LIMIT 1",
    change: "UPDATE delivery SET state = 'dropped' WHERE id = :name",
    undo: "UPDATE delivery SET state = 'delivered' WHERE id = :name",
    fails: ["I6"],
  },
  {
    claim: "a delivery in flight beyond its lease",
    find: "SELECT id AS name FROM delivery WHERE state = 'delivered' LIMIT 1",
    change: "UPDATE delivery SET state = 'pending', lease_until = '2020-01-01T00:00:00.000Z' WHERE id = :name",
    undo: "UPDATE delivery SET state = 'delivered', lease_until = NULL WHERE id = :name",
    fails: ["I7"],
  },
  {
    claim: "an open operation that nobody will look at",
    find: "SELECT id AS name, next_attempt_at AS b FROM operation WHERE state = 'unknown' LIMIT 1",
    change: "UPDATE operation SET next_attempt_at = NULL WHERE id = :name",
    undo: "UPDATE operation SET next_attempt_at = :b WHERE id = :name",
    fails: ["I7"],
  },
  {
    claim: "a request that waits although its refund is done",
    find: "SELECT id AS name, payment_id AS a, currency AS b FROM operation WHERE kind = 'refund' AND state = 'succeeded' LIMIT 1",
    change: `INSERT INTO approval (id, account_id, kind, state, payment_id, operation_id, limit_amount, requested_by, requested_at)
      VALUES ('apr_' || :name, '${testAccountId}', 'refund', 'waiting', :a, :name, 0, 'stf_1', '2026')`,
    undo: "DELETE FROM approval WHERE operation_id = :name",
    fails: ["I7", "I9"],
  },
  {
    claim: "an audit entry that was changed",
    find: "SELECT id AS name, action AS b FROM audit_entry LIMIT 1",
    change: "UPDATE audit_entry SET action = 'nothing.happened' WHERE id = :name",
    undo: "UPDATE audit_entry SET action = :b WHERE id = :name",
    fails: ["I8"],
  },
  {
    claim: "a row that points to one that does not exist",
    find: "SELECT 'payment' AS name, seq AS a, customer_id AS b FROM payment LIMIT 1",
    change: "UPDATE payment SET customer_id = 'cus_nobody' WHERE seq = :a",
    undo: "UPDATE payment SET customer_id = :b WHERE seq = :a",
    fails: ["I9"],
  },
  {
    claim: "a stored status that the operations do not lead to",
    find: "SELECT id AS name FROM payment WHERE status = 'CAPTURED' LIMIT 1",
    change: "UPDATE payment SET status = 'AUTHORIZED' WHERE id = :name",
    undo: "UPDATE payment SET status = 'CAPTURED' WHERE id = :name",
    fails: ["I10"],
  },
  {
    claim: "stored totals that the operations and the ledger do not come to",
    find: "SELECT id AS name, captured AS b FROM payment WHERE status = 'CAPTURED' LIMIT 1",
    change: "UPDATE payment SET captured = captured - 1 WHERE id = :name",
    undo: "UPDATE payment SET captured = :b WHERE id = :name",
    fails: ["I10", "I11"],
  },
  {
    claim: "an amount that is not the one that is authorized",
    find: "SELECT id AS name FROM payment WHERE status = 'CAPTURED' AND api = 'checkout' LIMIT 1",
    change: "UPDATE payment SET amount = amount + 1 WHERE id = :name",
    undo: "UPDATE payment SET amount = amount - 1 WHERE id = :name",
    fails: ["I10"],
  },
  {
    claim: "money on the wrong ledger account",
    find: `SELECT payment_id AS name, seq AS a FROM ledger_transaction WHERE kind = 'capture' LIMIT 1`,
    change:
      "UPDATE ledger_posting SET ledger_account = 'merchant_authorized' WHERE transaction_seq = :a AND amount < 0",
    undo: "UPDATE ledger_posting SET ledger_account = 'merchant_balance' WHERE transaction_seq = :a AND amount < 0",
    fails: ["I11"],
  },
  {
    claim: "a payment whose session does not name it",
    find: "SELECT session_id AS name, id AS b FROM payment LIMIT 1",
    change: "UPDATE checkout_session SET payment_id = NULL WHERE id = :name",
    undo: "UPDATE checkout_session SET payment_id = :b WHERE id = :name",
    fails: ["I12", "I19"],
  },
  {
    claim: "a payment that cannot be searched for",
    find: "SELECT id AS name, seq AS a FROM payment LIMIT 1",
    change: "DELETE FROM payment_search WHERE rowid = :a",
    undo: "INSERT INTO payment_search (rowid, words) VALUES (:a, 'found again')",
    fails: ["I13"],
  },
  {
    claim: "an hour with more tries than were made",
    find: "SELECT hour AS name FROM delivery_rollup WHERE attempts_2xx > 3 LIMIT 1",
    change: "UPDATE delivery_rollup SET attempts_2xx = attempts_2xx + 1 WHERE hour = :name",
    undo: "UPDATE delivery_rollup SET attempts_2xx = attempts_2xx - 1 WHERE hour = :name",
    fails: ["I14"],
  },
  {
    claim: "an hour that was not counted",
    find: "SELECT hour AS name, attempts_2xx AS a FROM delivery_rollup WHERE attempts_2xx > 3 LIMIT 1",
    change: "UPDATE delivery_rollup SET attempts_2xx = 0 WHERE hour = :name",
    undo: "UPDATE delivery_rollup SET attempts_2xx = :a WHERE hour = :name",
    fails: ["I14"],
  },
];

test("an untouched history holds", async () => {
  expect((await runVerify(ctx)).invariants.filter((invariant) => !invariant.ok)).toEqual([]);
});

testOfSqlite.each(violations.map((violation) => [violation.claim, violation] as const))(
  "%s is found and named",
  async (_claim, violation) => {
    const { find, change, undo, fails } = violation;
    const row = plant((db) => db.prepare<[], Record<string, unknown>>(find).get());
    expect(row).toBeDefined();
    expect(plant((db) => db.prepare(change).run(row).changes)).toBeGreaterThan(0);
    const report = await runVerify(ctx);
    plant((db) => db.prepare(undo).run(row));

    const failed = report.invariants.filter((invariant) => !invariant.ok);
    expect(failed.map((invariant) => invariant.id)).toEqual(fails);
    expect(report.ok).toBe(false);
    expect(failed[0]?.detail).toContain(String(row?.["name"]));
    expect((await runVerify(ctx)).ok).toBe(true);
  },
);
