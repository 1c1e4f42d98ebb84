import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { addAccount } from "../accounts/account.service.ts";
import type { CommandContext } from "../cli/command.ts";
import { createCredential } from "../identity/credential.service.ts";
import { getPayment } from "../payments/read-payment.service.ts";
import { runVerify, type VerifyReport } from "../verify/verify.service.ts";
import { givenAuthorizedPayment } from "./payments.ts";
import { keysIn, neverMs, waitFor, withFolder } from "./killed-server.ts";
import { type DeathMoment, type SlowGatewayServer, startSlowGatewayServer } from "./slow-gateway-process.ts";

/** What is found after a server was killed around a capture and another one took over. */
export interface KillOutcome {
  /** Whether the shop heard that its capture succeeded before the server died. */
  isAcknowledged: boolean;
  /** The captures of the payment. */
  captures: readonly { state: string; processorKey: string; attempts: number }[];
  status: string;
  captured: number;
  /** One per call that reached the gateway, over both lives. */
  processorKeys: readonly string[];
  /** Of the captures. */
  ledgerTransactions: number;
  verify: VerifyReport;
}

/** When to kill: at a moment of the capture's life, while the gateway works, or so long after the capture was sent. */
export type KillMoment = DeathMoment | "in_gateway" | { afterMs: number };

const amount = 50_000;

/**
 * Captures a payment, kills the server with SIGKILL, starts it again, and waits until nothing is open any more.
 *
 * @param folder an empty one.
 */
export async function killDuringCapture(folder: string, moment: KillMoment): Promise<KillOutcome> {
  const options = { dataFolder: join(folder, "data"), journal: join(folder, "gateway.log") };
  const delayMs = moment === "in_gateway" ? neverMs : 20;
  const prepared = await withFolder({ ...options, delayMs: 0 }, prepare);
  const dies = typeof moment === "string" && moment !== "in_gateway" ? { dieAt: moment } : {};
  const first = await startSlowGatewayServer({ ...options, delayMs, ...dies });
  const capture = await sendCapture(first, prepared);
  if (moment === "in_gateway") await waitFor(() => keysIn(options.journal).length > 0, "the gateway to be asked");
  else if (typeof moment === "string") await first.gone;
  else await setTimeout(moment.afterMs);
  await first.kill();
  const isAcknowledged = await capture.isAcknowledged;

  const second = await startSlowGatewayServer({ ...options, delayMs: 0 });
  try {
    return await withFolder({ ...options, delayMs: 0 }, async (ctx) => {
      await waitFor(() => hasNothingOpen(ctx, prepared.paymentId), "the capture to be settled");
      return { isAcknowledged, ...(await lookAt(ctx, prepared.paymentId)), processorKeys: keysIn(options.journal) };
    });
  } finally {
    await second.stop();
  }
}

interface Prepared {
  accountId: string;
  client: { id: string; secret: string };
  paymentId: string;
}

async function prepare(ctx: CommandContext): Promise<Prepared> {
  const { account_id: accountId } = await addAccount(ctx, { name: "Lampehuset", kind: "sandbox" });
  const issued = await createCredential(ctx, { accountId, api: "checkout" });
  if (!("client_id" in issued)) throw new Error("A checkout credential has a client id");
  const { payment } = await givenAuthorizedPayment(ctx, { accountId, amount });
  return { accountId, client: { id: issued.client_id, secret: issued.client_secret }, paymentId: payment.id };
}

async function sendCapture({ merchant }: SlowGatewayServer, { accountId, client, paymentId }: Prepared) {
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString("base64");
  const token = await fetch(`${merchant}/v1/accounts/${accountId}/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/json" },
    body: JSON.stringify({ grant_type: "client_credentials", audience: `${merchant}/v1/accounts/${accountId}` }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const answer = fetch(`${merchant}/v1/transactions/${paymentId}/capture`, {
    method: "POST",
    headers: { authorization: `Bearer ${access_token}`, "content-type": "application/json" },
    body: JSON.stringify({ amount }),
  });
  // A server that dies in the middle breaks the connection, which is no acknowledgement.
  return { isAcknowledged: answer.then(({ status }) => status === 200).catch(() => false) };
}

async function hasNothingOpen(ctx: CommandContext, paymentId: string): Promise<boolean> {
  const { operations } = await getPayment(ctx, { scope: "all", id: paymentId });
  return operations.every(({ state }) => state === "succeeded" || state === "failed");
}

async function lookAt(ctx: CommandContext, paymentId: string) {
  const { payment, operations } = await getPayment(ctx, { scope: "all", id: paymentId });
  const captures = operations.filter((operation) => operation.kind === "capture");
  const posted = await ctx.store.read((db) =>
    db
      .selectFrom("ledger_transaction")
      .select("seq")
      .where("payment_id", "=", paymentId)
      .where("kind", "=", "capture")
      .execute(),
  );
  return {
    captures: captures.map(({ state, processor_key, attempts }) => ({ state, processorKey: processor_key, attempts })),
    status: payment.status,
    captured: payment.captured,
    ledgerTransactions: posted.length,
    verify: await runVerify(ctx),
  };
}
