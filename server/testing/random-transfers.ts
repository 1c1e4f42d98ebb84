import { DomainError } from "../../shared/errors.ts";
import { refundOrAsk } from "../approvals/ask-approval.service.ts";
import { decideApproval } from "../approvals/decide-approval.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { changeTransferSettings } from "../transfers/settings.service.ts";
import { decidePayout } from "../transfers/decide-payout.service.ts";
import { addAccount, addMerchant } from "../accounts/account.service.ts";
import { Random } from "../seed/random.ts";
import type { AppContext } from "../context.ts";
import { runVerify, type VerifyReport } from "../verify/verify.service.ts";
import type { TestClock } from "./clock.ts";
import { createOrder } from "../transfers/create-order.service.ts";
import { createPayout } from "../transfers/create-payout.service.ts";
import { cancelOrder, expireOrders } from "../transfers/end-order.service.ts";
import { matchTransfers } from "../transfers/match-transfers.service.ts";
import { receiveTransfer } from "../transfers/receive-transfer.service.ts";
import { returnTransfers } from "../transfers/return-transfers.service.ts";
import { sendPayouts } from "../transfers/send-payouts.service.ts";

const by = { actor: { type: "merchant", id: "key" }, requestId: null } as const;
const payers = ["20301234563", "30712345671", "20221370075", "20234567897"] as const;

/** What a run left behind. */
export interface RandomTransfers {
  /** How many payments, transfers, payouts and requests ended how, as `payout failed`. */
  ends: Readonly<Record<string, number>>;
  /** What the merchants may ask for, and what the ledger holds for them, minor units. */
  balance: number;
  ledger: number;
  verify: VerifyReport;
}

/** Orders, transfers, cancellations, refunds, payouts, second persons and failures by chance, the same for every run of a length. */
export async function runRandomTransfers(
  ctx: AppContext & { clock: TestClock },
  steps: number,
): Promise<RandomTransfers> {
  const random = new Random("transfers");
  const { account_id: accountId } = await addAccount(ctx, { name: "Norte Pagos", kind: "sandbox" });
  const merchants = ["norte", "sur"] as const;
  for (const merchantId of merchants) {
    await addMerchant(ctx, { accountId, id: merchantId });
    const changes = { approvalAbove: limit };
    await changeTransferSettings(ctx, { accountId, merchantId, changes, by: systemActor("test") });
  }
  const people = await twoOfFinance(ctx);
  const open: string[] = [];
  const refused = (cause: unknown) => {
    if (!(cause instanceof DomainError)) throw cause;
  };

  const acts: Readonly<Record<string, () => Promise<unknown>>> = {
    order: async () => {
      const { payment } = await createOrder(ctx, {
        accountId,
        merchantId: random.pick(merchants),
        method: "bank_transfer",
        amount: random.between(1, 40) * 100,
        externalId: null,
        payer: { name: "Inés Roldán", email: null, phone: null },
        document: { type: "CUIT", number: random.pick(payers) },
        metadata: null,
        expiresAfter: random.between(60, 3_600),
        expiration: null,
        allowsOverUnder: random.chance(0.5),
        successUrl: null,
        cancelUrl: null,
        by,
      });
      open.push(payment.id);
    },
    transfer: () =>
      receiveTransfer(ctx, {
        accountId,
        merchantId: random.pick(merchants),
        currency: "ARS",
        amount: random.between(1, 40) * 100 + (random.chance(0.2) ? 1 : 0),
        reference: null,
        isByCode: false,
        payerDocument: random.pick(payers),
        payerName: null,
        payerAccount: null,
        bankTrxId: `TRX${random.below(9_000)}`,
      }),
    cancel: async () => {
      const paymentId = open.splice(random.below(Math.max(open.length, 1)), 1)[0];
      if (paymentId !== undefined) await cancelOrder(ctx, { scope: [accountId], paymentId, by }).catch(refused);
    },
    refund: async () => {
      const paid = await ctx.store.read((db) =>
        db
          .selectFrom("payment")
          .select(["id", "captured", "refunded"])
          .whereRef("captured", ">", "refunded")
          .orderBy("seq", "desc")
          .limit(20)
          .execute(),
      );
      const chosen = paid.length === 0 ? undefined : random.pick(paid);
      if (chosen === undefined) return;
      await refundOrAsk(ctx, {
        scope: [accountId],
        paymentId: chosen.id,
        amount: random.between(1, chosen.captured - chosen.refunded),
        reference: "BANK-1",
        reason: "requested_by_customer",
        note: null,
        request: {},
        by: { actor: { type: "staff", id: people.first }, requestId: null },
      }).catch(refused);
    },
    decide: async () => {
      const second = { type: "staff", id: people.second, role: "finance", ip: null } as const;
      const note = "By chance.";
      const isLet = random.chance(0.7);
      const [refund, payout] = await ctx.store.read(async (db) => [
        await db.selectFrom("approval").select("id").where("state", "=", "waiting").executeTakeFirst(),
        await db.selectFrom("payout").select("id").where("state", "=", "awaiting_approval").executeTakeFirst(),
      ]);
      if (refund !== undefined) {
        const decision = { scope: [accountId], id: refund.id, by: second, requestId: null, note };
        await decideApproval(ctx, { ...decision, verdict: isLet ? "approve" : "decline" });
      }
      if (payout !== undefined) {
        const decision = { scope: [accountId], payoutId: payout.id, by: second, note };
        await decidePayout(ctx, { ...decision, verdict: isLet ? "approve" : "reject" });
      }
    },
    payout: async () => {
      const isLost = random.chance(0.3);
      const destination = {
        identifierType: "alias_cbu",
        identifierValue: isLost ? "unknown.alias" : "NORTE.PAGOS",
      } as const;
      await createPayout(ctx, {
        accountId,
        merchantId: random.pick(merchants),
        currency: "ARS",
        amount: random.between(1, 6_000),
        destination: { ...destination, taxId: null, name: null },
        externalId: null,
        customerId: null,
        metadata: null,
        by,
      }).catch(refused);
    },
    tick: async () => {
      ctx.clock.advance(random.between(1_000, 60_000));
      await matchTransfers(ctx);
      await expireOrders(ctx);
      await returnTransfers(ctx);
      await sendPayouts(ctx);
    },
  };
  const weights = [
    ["order", 300],
    ["transfer", 350],
    ["cancel", 50],
    ["refund", 60],
    ["payout", 100],
    ["decide", 80],
    ["tick", 200],
  ] as const;
  for (let step = 0; step < steps; step += 1) await acts[random.pickWeighted(weights)]?.();
  await acts["tick"]?.();

  return { ...(await lookAt(ctx)), verify: await runVerify(ctx) };
}

/** Above this a second person decides, minor units. */
const limit = 1_500;

/** Two people who never sign in, so that no password has to be hashed. */
async function twoOfFinance(ctx: AppContext): Promise<{ first: string; second: string }> {
  const created_at = ctx.clock.now();
  const add = (name: string) =>
    ctx.store.write(async (trx) => {
      const id = ctx.ids.own("stf", created_at);
      const person = { id, name, email: `${id.toLowerCase()}@kontor.example`, role: "finance" } as const;
      await trx
        .insertInto("staff")
        .values({ ...person, password_hash: null, disabled_at: null, created_at })
        .execute();
      return id;
    });
  return { first: await add("first"), second: await add("second") };
}

async function lookAt({ store }: AppContext): Promise<Omit<RandomTransfers, "verify">> {
  return store.read(async (db) => {
    const counted = (what: string, rows: readonly { end: string; n: number }[]) =>
      rows.map(({ end, n }) => [`${what} ${end.toLowerCase()}`, n] as const);
    const payments = await db
      .selectFrom("payment")
      .select(({ fn }) => ["status as end", fn.count<number>("id").as("n")])
      .groupBy("status")
      .execute();
    const transfers = await db
      .selectFrom("incoming_transfer")
      .select(({ fn }) => ["state as end", fn.count<number>("id").as("n")])
      .groupBy("state")
      .execute();
    const payouts = await db
      .selectFrom("payout")
      .select(({ fn }) => ["state as end", fn.count<number>("id").as("n")])
      .groupBy("state")
      .execute();
    const approvals = await db
      .selectFrom("approval")
      .select(({ fn }) => ["state as end", fn.count<number>("id").as("n")])
      .groupBy("state")
      .execute();
    const held = await db
      .selectFrom("merchant_balance")
      .select(({ fn }) => fn.sum<number>("amount").as("amount"))
      .executeTakeFirstOrThrow();
    const posted = await db
      .selectFrom("ledger_posting")
      .select(({ fn }) => fn.sum<number>("amount").as("amount"))
      .where("ledger_account", "=", "merchant_balance")
      .executeTakeFirstOrThrow();
    return {
      ends: Object.fromEntries([
        ...counted("payment", payments),
        ...counted("transfer", transfers),
        ...counted("payout", payouts),
        ...counted("request", approvals),
      ]),
      balance: held.amount,
      // What Kontor owes stands on the other side of the ledger.
      ledger: -posted.amount,
    };
  });
}
