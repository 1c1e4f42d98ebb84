import { purgeAlerts, watchAlerts } from "./alerts/alert.service.ts";
import { noteHeadsHourly } from "./audit/chain-heads.service.ts";
import { retryAutoCaptures } from "./checkout/auto-capture.service.ts";
import { expireSessions } from "./checkout/expire-sessions.service.ts";
import { stepBulkRuns } from "./bulk-runs/step-bulk-runs.service.ts";
import type { AppContext } from "./context.ts";
import { purgeIdempotencyKeys } from "./idempotency/purge-keys.service.ts";
import { tidyKeys } from "./identity/rotate-key.service.ts";
import { purgeTokenCalls } from "./identity/token-call.service.ts";
import { createOutgoingCaller } from "./http/outgoing-caller.ts";
import { startLoop } from "./jobs/loop.ts";
import { expireOffers } from "./lending/credit/expire-offers.service.ts";
import { removeOldDocuments } from "./lending/customers/document-retention.service.ts";
import { runSandboxSteps } from "./lending/customers/sandbox-steps.service.ts";
import { stepLoans } from "./lending/loans/step-loans.service.ts";
import { refreshOverdue } from "./lending/servicing/refresh-overdue.service.ts";
import { foldDeliveryRollups, foldPaymentRollups } from "./metrics/fold-rollups.service.ts";
import { reconcileOperations, recoverOpenOperations } from "./payments/reconcile.service.ts";
import { renewAuthorizations } from "./payments/renew-authorizations.service.ts";
import { settleNight } from "./settlements/nightly.service.ts";
import { expireOrders } from "./transfers/end-order.service.ts";
import { matchTransfers } from "./transfers/match-transfers.service.ts";
import { returnTransfers } from "./transfers/return-transfers.service.ts";
import { sendPayouts } from "./transfers/send-payouts.service.ts";
import { purgeCalls } from "./wire-calls/wire-call.service.ts";
import type { RunKontor } from "./kontor-process.ts";
import { stepUpkeep } from "./upkeep/upkeep-job.ts";
import { startDeliveryLoop } from "./webhooks/delivery-loop.ts";
import { sweepEndpoints } from "./webhooks/end-pending.service.ts";
import { stepRetention } from "./webhooks/retention.service.ts";
import { stepRecoveries } from "./webhooks/recovery-job.ts";

export interface Jobs {
  /** Begins no more work and waits for what is under way. */
  stop(): Promise<void>;
}

const reconcileEveryMs = 250;
const expireEveryMs = 5_000;
const recoverEveryMs = 250;
const bulkEveryMs = 250;
const sweepEveryMs = 1_000;

const autoCaptureEveryMs = 5_000;
/** A reservation is made longer days before it ends. */
const renewEveryMs = 600_000;
const sandboxEveryMs = 500;
const settleEveryMs = 60_000;
const transferEveryMs = 1_000;
const lendingEveryMs = 500;
const foldEveryMs = 1_000;
/**
 * What is past retention is no hurry; where there is much of it, short steps follow each other and leave the writer to
 * everybody else in between.
 */
const purgeEveryMs = 10_000;
const tidyEveryMs = 60_000;
const headsEveryMs = 60_000;
/** Hours and days are watched; a minute more is soon enough. */
const alertsEveryMs = 60_000;
/** Days are counted here. */
const documentsEveryMs = 60_000;
const upkeepEveryMs = 2_000;

/** How the processes of one database share the work. */
export interface Team {
  /** Of this process; what it claims bears it. */
  readonly id: string;
  /** Whether nobody else was there when it came, so that whatever is begun was begun by an earlier process. */
  readonly isAlone: boolean;
  /** Whether this process is the one that does what only one may do. */
  leads(): Promise<boolean>;
}

/** A process that has its database for itself. */
const onlyOne: Omit<Team, "id"> = { isAlone: true, leads: () => Promise.resolve(true) };

/**
 * Starts everything that runs without being asked: deliveries and their recovery, open operations, late and automatic
 * captures, bulk runs, reservations that last longer, sessions whose time is over, settlements, transfers and payouts,
 * the steps of lending that nobody has to take, counts by hour, contents past retention, backups. All processes of a
 * team send deliveries; the rest is done by the one that leads. Backups and checks need to be able to run commands;
 * without that nobody makes them.
 */
export async function startJobs(
  ctx: AppContext,
  { team = { id: ctx.ids.uuid(), ...onlyOne }, run }: { team?: Team; run?: RunKontor | undefined } = {},
): Promise<Jobs> {
  const { logger, monitor } = ctx;
  const recovered = team.isAlone ? await recoverOpenOperations(ctx) : 0;
  if (recovered > 0) logger.info({ count: recovered }, "took open operations over from an earlier process");
  const caller = createOutgoingCaller(ctx.config);
  const job = (name: string, everyMs: number, run: () => Promise<boolean>) =>
    startLoop({
      name,
      everyMs,
      logger,
      run: async () => (await team.leads()) && run(),
      onRun: (end) => monitor.jobRan({ job: name, ...end }),
    });
  const stopping = new AbortController();
  const { signal } = stopping;
  const loops = [
    startDeliveryLoop(ctx, caller, { owner: team.id, ownsAll: team.isAlone }),
    job("reconcile", reconcileEveryMs, async () => (await reconcileOperations(ctx)) > 0),
    job("session-expiry", expireEveryMs, async () => (await expireSessions(ctx, ctx.clock.now())) > 0),
    job("bulk-runs", bulkEveryMs, () => stepBulkRuns(ctx)),
    job("webhook-sweep", sweepEveryMs, () => sweepEndpoints(ctx)),
    job("webhook-recovery", recoverEveryMs, () => stepRecoveries(ctx)),
    job("auto-capture", autoCaptureEveryMs, async () => (await retryAutoCaptures(ctx, ctx.clock.now())) > 0),
    job("authorization-renewal", renewEveryMs, async () => {
      await renewAuthorizations(ctx, ctx.clock.now());
      return false;
    }),
    job("webhook-retention", purgeEveryMs, () => stepRetention(ctx)),
    job("payment-counts", foldEveryMs, () => foldPaymentRollups(ctx)),
    job("delivery-counts", foldEveryMs, () => foldDeliveryRollups(ctx)),
    job("audit-heads", headsEveryMs, async () => {
      await noteHeadsHourly(ctx);
      return false;
    }),
    job("vault-tidy", tidyEveryMs, () => tidyKeys(ctx)),
    job("idempotency-keys", purgeEveryMs, async () => {
      await purgeIdempotencyKeys(ctx);
      return false;
    }),
    job("alerts", alertsEveryMs, async () => {
      await watchAlerts(ctx);
      return false;
    }),
    job("call-logs", purgeEveryMs, async () => {
      await purgeTokenCalls(ctx);
      await purgeCalls(ctx);
      await purgeAlerts(ctx);
      return false;
    }),
    job("settlement", settleEveryMs, async () => {
      await settleNight(ctx, ctx.clock.now());
      // Never again at once: whoever settles years of history must not keep everybody else waiting.
      return false;
    }),
    job("document-retention", documentsEveryMs, async () => (await removeOldDocuments(ctx)) > 0),
    job("lending-sandbox", sandboxEveryMs, async () => (await runSandboxSteps(ctx)) > 0),
    job("transfers", transferEveryMs, async () => {
      const counts = [await matchTransfers(ctx), await expireOrders(ctx), await returnTransfers(ctx)];
      return [...counts, await sendPayouts(ctx)].some((count) => count > 0);
    }),
    job("late-loans", expireEveryMs, async () => (await refreshOverdue(ctx)) > 0),
    job("lending", lendingEveryMs, async () => {
      const counts = [await expireOffers(ctx), await stepLoans(ctx)];
      return counts.some((count) => count > 0);
    }),
  ];
  if (run !== undefined) loops.push(job("upkeep", upkeepEveryMs, () => stepUpkeep(ctx, { run, signal })));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops.map((loop) => loop.stop()));
      await caller.close();
    },
  };
}
