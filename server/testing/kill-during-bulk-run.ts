import { join } from "node:path";
import { addAccount } from "../accounts/account.service.ts";
import type { CommandContext } from "../cli/command.ts";
import { getPayment } from "../payments/read-payment.service.ts";
import { runVerify, type VerifyReport } from "../verify/verify.service.ts";
import { givenSignedIn } from "./backoffice.ts";
import { givenBulkRun, itemsOfRun } from "./bulk-runs.ts";
import { keysIn, neverMs, waitFor, withFolder } from "./killed-server.ts";
import { givenAuthorizedPayment } from "./payments.ts";
import { startSlowGatewayServer } from "./slow-gateway-process.ts";

export interface BulkKillOutcome {
  runState: string;
  itemStates: readonly string[];
  /** Of every payment. */
  captures: readonly { states: readonly string[]; captured: number; ledgerTransactions: number }[];
  /** One per call that reached the gateway, over both lives. */
  processorKeys: readonly string[];
  verify: VerifyReport;
}

/**
 * Starts a run that captures payments, kills the server with SIGKILL while the gateway has the first of them, starts it
 * again, and waits until the run is done.
 *
 * @param folder an empty one.
 * @param count of the payments: more than a step takes.
 */
export async function killDuringBulkRun(folder: string, count: number): Promise<BulkKillOutcome> {
  const options = { dataFolder: join(folder, "data"), journal: join(folder, "gateway.log") };
  const prepared = await withFolder({ ...options, delayMs: 0 }, (ctx) => prepare(ctx, count));
  const first = await startSlowGatewayServer({ ...options, delayMs: neverMs });
  await waitFor(() => keysIn(options.journal).length > 1, "the gateway to be asked");
  await first.kill();

  // What the dead one had taken is free again.
  const second = await startSlowGatewayServer({ ...options, delayMs: 0, clockAheadMs: 120_000 });
  try {
    return await withFolder({ ...options, delayMs: 0, clockAheadMs: 120_000 }, async (ctx) => {
      await waitFor(async () => (await stateOf(ctx, prepared.runId)) === "done", "the run to be done");
      const itemStates = (await itemsOfRun(ctx, prepared.runId)).map(({ state }) => state);
      const captures = [];
      for (const id of prepared.paymentIds) captures.push(await capturesOf(ctx, id));
      const found = { runState: await stateOf(ctx, prepared.runId), itemStates, captures };
      return { ...found, processorKeys: keysIn(options.journal), verify: await runVerify(ctx) };
    });
  } finally {
    await second.stop();
  }
}

async function prepare(ctx: CommandContext, count: number): Promise<{ runId: string; paymentIds: string[] }> {
  const { account_id: accountId } = await addAccount(ctx, { name: "Lampehuset", kind: "sandbox" });
  const paymentIds: string[] = [];
  for (let n = 0; n < count; n += 1) {
    paymentIds.push((await givenAuthorizedPayment(ctx, { accountId, amount: 1_000 + n })).payment.id);
  }
  const { staffId } = await givenSignedIn(ctx, { role: "finance" });
  const { id: runId } = await givenBulkRun(ctx, { kind: "capture", paymentIds, staffId });
  return { runId, paymentIds };
}

async function stateOf(ctx: CommandContext, id: string): Promise<string> {
  const run = await ctx.store.read((db) =>
    db.selectFrom("bulk_run").select("state").where("id", "=", id).executeTakeFirstOrThrow(),
  );
  return run.state;
}

async function capturesOf(ctx: CommandContext, paymentId: string) {
  const { payment, operations } = await getPayment(ctx, { scope: "all", id: paymentId });
  const posted = await ctx.store.read((db) =>
    db
      .selectFrom("ledger_transaction")
      .select("seq")
      .where("payment_id", "=", paymentId)
      .where("kind", "=", "capture")
      .execute(),
  );
  const states = operations.filter(({ kind }) => kind === "capture").map(({ state }) => state);
  return { states, captured: payment.captured, ledgerTransactions: posted.length };
}
