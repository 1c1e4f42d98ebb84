import { join } from "node:path";
import { addAccount } from "../accounts/account.service.ts";
import type { AppContext } from "../context.ts";
import { createCredential } from "../identity/credential.service.ts";
import { simulateOffer } from "../lending/credit/simulate-offer.service.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { takeStep } from "../lending/loans/staff-steps.service.ts";
import { signContract } from "../lending/loans/signing.service.ts";
import { signingCode } from "../lending/loans/signing-code.ts";
import { runVerify, type VerifyReport } from "../verify/verify.service.ts";
import { givenSignedIn } from "./backoffice.ts";
import { waitFor, withFolder } from "./killed-server.ts";
import { givenActiveBorrower, givenOffer, rita } from "./loans.ts";
import { basicOf } from "./lending-partner.ts";
import { type SlowGatewayServer, startSlowGatewayServer } from "./slow-gateway-process.ts";

/** What is found of one loan after its server was killed three times. */
export interface KilledLoan {
  loans: readonly { status: string }[];
  installments: number;
  /** Every booking that was kept. */
  payments: readonly { amount: number }[];
  /** The kinds of the ledger's entries about it, in order. */
  ledger: readonly string[];
  verify: VerifyReport;
}

interface Prepared {
  client: { client_id: string; client_secret: string };
  wish: Record<string, unknown>;
  /** Of the second person of finance. */
  cookie: string;
}

/** Longer than a dead server's claims hold. */
const afterClaimsMs = 120_000;
export const bookedAmount = 100_000;

/**
 * Contracts a loan, confirms its disbursement and books a payment, each over HTTP to a server that is killed with
 * SIGKILL as soon as the wish is written, and once more to the server after it, which has not heard of the first time.
 *
 * @param folder an empty one.
 */
export async function killDuringLoan(folder: string): Promise<KilledLoan> {
  const options = { dataFolder: join(folder, "data"), journal: join(folder, "gateway.log"), delayMs: 0 };
  let life = 0;
  const start = () => startSlowGatewayServer({ ...options, clockAheadMs: afterClaimsMs * life++ });
  const inFolder = <T>(work: (ctx: AppContext) => Promise<T>) => withFolder(options, work);
  const prepared = await inFolder(prepare);

  let server = await start();
  const again = async (
    ask: (server: SlowGatewayServer) => Promise<number>,
    isWritten: (ctx: AppContext) => Promise<boolean>,
  ): Promise<number> => {
    const first = ask(server).catch(() => 0);
    await inFolder((ctx) => waitFor(() => isWritten(ctx), "the first try to be written"));
    await server.kill();
    await first;
    server = await start();
    return ask(server);
  };
  try {
    expectOneOf(await again((target) => contract(target, prepared), hasLoan), [201, 409]);
    await waitFor(() => inFolder((ctx) => isIn(ctx, "awaiting_signatures")), "the contract");
    const loanId = await inFolder(async (ctx) => {
      const [loan] = await loansIn(ctx);
      const id = loan?.id ?? "";
      await signContract(ctx, { code: signingCode(ctx, id), ip: null });
      await takeStep(ctx, { scope: "all", id, step: { action: "order_disbursement" }, by: rita });
      return id;
    });
    const staff =
      (path: string, body: unknown, key = "none") =>
      (target: SlowGatewayServer) =>
        send(`${target.backoffice}/api/loans/${loanId}/${path}`, body, {
          cookie: prepared.cookie,
          "idempotency-key": key,
        });
    expectOneOf(await again(staff("confirm-disbursement", { reference: "E2E-1" }), isConfirmed), [200, 409]);
    await waitFor(() => inFolder((ctx) => isIn(ctx, "active")), "the money to have left");
    const booking = { amount: bookedAmount, paid_on: await inFolder(disbursementDay), reference: "PIX-1" };
    expectOneOf(await again(staff("payments", booking, "book-once"), hasPayment), [200]);
    return await inFolder(lookAt);
  } finally {
    await server.stop();
  }
}

function expectOneOf(status: number, allowed: readonly number[]): void {
  if (!allowed.includes(status)) throw new Error(`The second try was answered with ${status}`);
}

async function prepare(ctx: AppContext): Promise<Prepared> {
  const { account_id: accountId } = await addAccount(ctx, { name: "Padaria Sol", kind: "sandbox" });
  const client = await createCredential(ctx, { accountId, api: "lending" });
  if (!("client_id" in client)) throw new Error("A credential of this API has a client id");
  const borrower = await givenActiveBorrower(ctx, { accountId });
  const offer = await givenOffer(ctx, borrower, { valid_until: shiftInstant(ctx.clock.now(), 30 * 86_400_000) });
  const simulation = await simulateOffer(ctx, {
    scope: "all",
    offerId: offer.id,
    requestedAmount: 25_000_00,
    installmentCount: 12,
  });
  const { cookie } = await givenSignedIn(ctx, { role: "finance" });
  return { client, wish: { credit_offer_id: offer.id, simulation_id: simulation.id }, cookie };
}

async function contract({ merchant }: SlowGatewayServer, { client, wish }: Prepared): Promise<number> {
  const token = await fetch(`${merchant}/v3/auth/token`, {
    method: "POST",
    headers: { authorization: basicOf(client) },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = (await token.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, "idempotency-key": "loan-once" };
  return send(`${merchant}/v3/loans`, wish, headers);
}

async function send(url: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<number> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const hasLoan = async (ctx: AppContext) => (await loansIn(ctx)).length > 0;
const isConfirmed = async (ctx: AppContext) =>
  (await loansIn(ctx)).some((loan) => loan.disbursement_confirmed_by !== null);
const hasPayment = async (ctx: AppContext) =>
  (await ctx.store.read((db) => db.selectFrom("loan_payment").select("id").execute())).length > 0;

function loansIn(ctx: AppContext) {
  return ctx.store.read((db) =>
    db.selectFrom("loan").select(["id", "status", "disbursed_at", "disbursement_confirmed_by"]).execute(),
  );
}

async function isIn(ctx: AppContext, status: string): Promise<boolean> {
  const loans = await loansIn(ctx);
  return loans.length > 0 && loans.every((loan) => loan.status === status);
}

async function disbursementDay(ctx: AppContext): Promise<string> {
  const [loan] = await loansIn(ctx);
  // São Paulo is three hours behind.
  return shiftInstant(loan?.disbursed_at ?? "", -3 * 3_600_000).slice(0, 10);
}

async function lookAt(ctx: AppContext): Promise<KilledLoan> {
  const found = await ctx.store.read(async (db) => ({
    loans: await db.selectFrom("loan").select("status").execute(),
    installments: (await db.selectFrom("installment").select("loan_id").execute()).length,
    payments: await db.selectFrom("loan_payment").select("amount").execute(),
    ledger: (await db.selectFrom("ledger_transaction").select("kind").orderBy("seq").execute()).map(({ kind }) => kind),
  }));
  return { ...found, verify: await runVerify(ctx) };
}
