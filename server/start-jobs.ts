import { noteHeadsHourly } from "./audit/chain-heads.service.ts";
import { retryAutoCaptures } from "./checkout/auto-capture.service.ts";
import { expireSessions } from "./checkout/expire-sessions.service.ts";
import type { AppContext } from "./context.ts";
import { purgeIdempotencyKeys } from "./idempotency/purge-keys.service.ts";
import { tidyKeys } from "./identity/rotate-key.service.ts";
import { createOutgoingCaller } from "./http/outgoing-caller.ts";
import { startLoop } from "./jobs/loop.ts";
import { expireOffers } from "./lending/credit/expire-offers.service.ts";
import { runSandboxSteps } from "./lending/customers/sandbox-steps.service.ts";
import { stepLoans } from "./lending/loans/step-loans.service.ts";
import { refreshOverdue } from "./lending/servicing/refresh-overdue.service.ts";
import { foldPaymentRollups } from "./metrics/payment-rollup.service.ts";
import { reconcileOperations, recoverOpenOperations } from "./payments/reconcile.service.ts";
import { renewAuthorizations } from "./payments/renew-authorizations.service.ts";
import { settleNight } from "./settlements/nightly.service.ts";
import { expireOrders } from "./transfers/end-order.service.ts";
import { matchTransfers } from "./transfers/match-transfers.service.ts";
import { returnTransfers } from "./transfers/return-transfers.service.ts";
import { sendPayouts } from "./transfers/send-payouts.service.ts";
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
const purgeEveryMs = 2_000;
const tidyEveryMs = 60_000;
const headsEveryMs = 60_000;

/**
 * Starts everything that runs without being asked: deliveries and their recovery, open operations, late and automatic
 * captures, reservations that last longer, sessions whose time is over, settlements, transfers and payouts, the steps of lending that nobody has to
 * take, counts by hour, contents past retention.
 */
export async function startJobs(ctx: AppContext): Promise<Jobs> {
  const { logger } = ctx;
  const recovered = await recoverOpenOperations(ctx);
  if (recovered > 0) logger.info({ count: recovered }, "took open operations over from an earlier process");
  const caller = createOutgoingCaller(ctx.config);
  const loops = [
    startDeliveryLoop(ctx, caller),
    startLoop({
      name: "reconcile",
      everyMs: reconcileEveryMs,
      logger,
      run: async () => (await reconcileOperations(ctx)) > 0,
    }),
    startLoop({
      name: "session-expiry",
      everyMs: expireEveryMs,
      logger,
      run: async () => (await expireSessions(ctx, ctx.clock.now())) > 0,
    }),
    startLoop({ name: "webhook-sweep", everyMs: sweepEveryMs, logger, run: () => sweepEndpoints(ctx) }),
    startLoop({ name: "webhook-recovery", everyMs: recoverEveryMs, logger, run: () => stepRecoveries(ctx) }),
    startLoop({
      name: "auto-capture",
      everyMs: autoCaptureEveryMs,
      logger,
      run: async () => (await retryAutoCaptures(ctx, ctx.clock.now())) > 0,
    }),
    startLoop({
      name: "authorization-renewal",
      everyMs: renewEveryMs,
      logger,
      run: async () => {
        await renewAuthorizations(ctx, ctx.clock.now());
        return false;
      },
    }),
    startLoop({ name: "payment-counts", everyMs: foldEveryMs, logger, run: () => foldPaymentRollups(ctx) }),
    startLoop({ name: "webhook-retention", everyMs: purgeEveryMs, logger, run: () => stepRetention(ctx) }),
    startLoop({
      name: "idempotency-keys",
      everyMs: purgeEveryMs,
      logger,
      run: async () => {
        await purgeIdempotencyKeys(ctx);
        return false;
      },
    }),
    startLoop({
      name: "audit-heads",
      everyMs: headsEveryMs,
      logger,
      run: async () => {
        await noteHeadsHourly(ctx);
        return false;
      },
    }),
    startLoop({ name: "vault-tidy", everyMs: tidyEveryMs, logger, run: () => tidyKeys(ctx) }),
    startLoop({
      name: "settlement",
      everyMs: settleEveryMs,
      logger,
      run: async () => {
        await settleNight(ctx, ctx.clock.now());
        // Never again at once: whoever settles years of history must not keep everybody else waiting.
        return false;
      },
    }),
    startLoop({
      name: "lending-sandbox",
      everyMs: sandboxEveryMs,
      logger,
      run: async () => (await runSandboxSteps(ctx)) > 0,
    }),
    startLoop({
      name: "transfers",
      everyMs: transferEveryMs,
      logger,
      run: async () => {
        const counts = [await matchTransfers(ctx), await expireOrders(ctx), await returnTransfers(ctx)];
        return [...counts, await sendPayouts(ctx)].some((count) => count > 0);
      },
    }),
    startLoop({
      name: "late-loans",
      everyMs: expireEveryMs,
      logger,
      run: async () => (await refreshOverdue(ctx)) > 0,
    }),
    startLoop({
      name: "lending",
      everyMs: lendingEveryMs,
      logger,
      run: async () => {
        const counts = [await expireOffers(ctx), await stepLoans(ctx)];
        return counts.some((count) => count > 0);
      },
    }),
  ];
  return {
    async stop() {
      await Promise.all(loops.map((loop) => loop.stop()));
      await caller.close();
    },
  };
}
