import { verifyAuditLog } from "../audit/verify-chains.service.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { findMisledRequest, findStuckDelivery, findStuckOperation } from "./deliveries.repository.ts";
import { findUnexplainedDelivery } from "./deliveries.service.ts";
import { findMiscountedHour } from "./delivery-rollups.service.ts";
import { findEngineFault } from "../store/engine.ts";
import { findMisledKey } from "./idempotency.repository.ts";
import { findDriftedTotals, findMisposted, findUnbalanced, findUnposted } from "./ledger.repository.ts";
import { findOneSidedLink, findUnindexed } from "./links.repository.ts";
import {
  findMisallocated,
  findMisbookedLoan,
  findMiscountedDay,
  findMispostedRepayment,
} from "./loan-servicing.repository.ts";
import { findOverdrawn } from "./money.repository.ts";
import { findMiscounted, findUnfounded, findUntold, findUntoldSession } from "./outbox.repository.ts";
import {
  findLostPayout,
  findMispostedSettlement,
  findMissummed,
  findUnledgered,
  findUnlined,
} from "./settlements.repository.ts";
import { findMiscountedRun, findMisledItem, findSharedOperation } from "./bulk-runs.repository.ts";
import { findMiscountedPayments } from "./payment-rollups.repository.ts";
import { findStaleCopy } from "./stored-copy.service.ts";
import {
  findDriftedBalance,
  findMisledLine,
  findMisledPayout,
  findMisledTransfer,
  findMismatchedOrder,
} from "./transfers.repository.ts";
import { findMisledOffer, findMispostedLoan, findUntoldLoan } from "./lending.repository.ts";
import { type Verdict, verdict } from "./verdict.ts";

export interface InvariantReport extends Verdict {
  id: string;
  /** How long it took to look, milliseconds. */
  durationMs: number;
}

export interface VerifyReport {
  ok: boolean;
  invariants: readonly InvariantReport[];
}

type VerifyContext = Pick<AppContext, "store" | "clock" | "dialects" | "vault" | "auditHeads">;

/** A worker gives a lease up within a minute; a stopped server gives back its own. One that is older was lost. */
const leaseGraceMs = 3_600_000;

interface Invariant {
  id: string;
  check(db: Db, ctx: VerifyContext): Promise<Verdict>;
}

const invariants: readonly Invariant[] = [
  {
    id: "I1",
    check: async (db) => verdict([await findUnbalanced(db)], "every ledger transaction sums to zero per currency"),
  },
  {
    id: "I2",
    check: async (db) =>
      verdict(
        [await findOverdrawn(db)],
        "captured and voided within authorized, refunded within captured, on every payment",
      ),
  },
  {
    id: "I3",
    check: async (db) =>
      verdict(
        [await findUnposted(db), await findMisposted(db)],
        "every money operation has the one ledger transaction that it should",
      ),
  },
  {
    id: "I4",
    check: async (db) =>
      verdict(
        [await findUntold(db), await findUntoldSession(db), await findUnfounded(db), await findMiscounted(db)],
        "every outcome has one event, every event the deliveries that were written with it",
      ),
  },
  {
    id: "I5",
    check: async (db) => verdict([await findMisledKey(db)], "every idempotency key agrees with what it started"),
  },
  {
    id: "I6",
    check: async (db, { dialects }) =>
      verdict(
        [await findUnexplainedDelivery(db, dialects)],
        "every finished delivery is accounted for by its attempts",
      ),
  },
  {
    id: "I7",
    check: async (db, { clock }) =>
      verdict(
        [
          await findStuckDelivery(db, shiftInstant(clock.now(), -leaseGraceMs)),
          await findStuckOperation(db),
          await findMisledRequest(db),
        ],
        "nothing is in flight beyond its lease, and everything open will be looked at or decided about",
      ),
  },
  { id: "I8", check: (db, ctx) => verifyAuditLog(db, ctx) },
  {
    id: "I9",
    check: async (db) => verdict([await findEngineFault(db)], "integrity_check and foreign_key_check are clean"),
  },
  {
    id: "I10",
    check: async (db) =>
      verdict([await findStaleCopy(db)], "status and totals stored on every payment are what its operations say"),
  },
  {
    id: "I11",
    check: async (db) =>
      verdict([await findDriftedTotals(db)], "the ledger accounts of every payment come to its totals"),
  },
  {
    id: "I12",
    check: async (db) => verdict([await findOneSidedLink(db)], "sessions and payments name each other"),
  },
  { id: "I13", check: async (db) => verdict([await findUnindexed(db)], "every payment can be searched for") },
  {
    id: "I14",
    check: async (db) =>
      verdict([await findMiscountedHour(db)], "the hourly counts of every endpoint are what its deliveries come to"),
  },
  {
    id: "I15",
    check: async (db) =>
      verdict(
        [
          await findMissummed(db),
          await findUnledgered(db),
          await findUnlined(db),
          await findMispostedSettlement(db),
          await findLostPayout(db),
        ],
        "every settlement is what its lines and the ledger say, and every unit is paid out once",
      ),
  },
  {
    id: "I16",
    check: async (db) =>
      verdict(
        [
          await findMisledTransfer(db),
          await findMismatchedOrder(db),
          await findMisledPayout(db),
          await findDriftedBalance(db),
          await findMisledLine(db),
        ],
        "every transfer and payout is where the ledger says, orders have their money, balances are their lines",
      ),
  },
  {
    id: "I17",
    check: async (db) =>
      verdict(
        [await findUntoldLoan(db), await findMisledOffer(db), await findMispostedLoan(db)],
        "every loan is where its history, its events, its offer, its installments and the ledger say",
      ),
  },
  {
    id: "I18",
    check: async (db) =>
      verdict(
        [
          await findMisallocated(db),
          await findMispostedRepayment(db),
          await findMisbookedLoan(db),
          await findMiscountedDay(db),
        ],
        "every loan is paid as its bookings and the ledger say, and the portfolio is the sum of its loans",
      ),
  },
  {
    id: "I19",
    check: async (db) =>
      verdict([await findMiscountedPayments(db)], "the hourly counts of payments are what their operations come to"),
  },
  {
    id: "I20",
    check: async (db) =>
      verdict(
        [await findMisledItem(db), await findSharedOperation(db), await findMiscountedRun(db)],
        "every payment of a bulk run is where its operation says, and every run has as many as it counts",
      ),
  },
];

/**
 * Checks every invariant against committed rows, changing nothing. Memory stays level, but a database of a
 * million payments keeps the process busy for a minute or so: run it in a process of its own.
 */
export async function runVerify(ctx: VerifyContext): Promise<VerifyReport> {
  const reports: InvariantReport[] = [];
  for (const invariant of invariants) {
    const startedAt = performance.now();
    const found = await ctx.store.read((db) => invariant.check(db, ctx));
    reports.push({ id: invariant.id, ...found, durationMs: Math.round(performance.now() - startedAt) });
  }
  return { ok: reports.every((report) => report.ok), invariants: reports };
}
