import type { AppContext } from "../context.ts";
import { createOrder } from "../transfers/create-order.service.ts";
import { matchTransfers } from "../transfers/match-transfers.service.ts";
import { simulateTransfer } from "../transfers/simulate-transfer.service.ts";

const cuit = "20301234563";

interface Wanted {
  accountId: string;
  merchantId: string;
  /** Minor units of Argentine money. */
  amount: number;
}

/** A shop's payment whose transfer has come; answers its id. */
export async function givenPaidTransfer(ctx: AppContext, { accountId, merchantId, amount }: Wanted): Promise<string> {
  const made = await createOrder(ctx, {
    accountId,
    merchantId,
    method: "bank_transfer",
    amount,
    externalId: "PED-7731",
    payer: { name: "Inés Roldán", email: null, phone: null },
    document: { type: "CUIT", number: cuit },
    metadata: null,
    expiresAfter: null,
    expiration: null,
    allowsOverUnder: false,
    successUrl: null,
    cancelUrl: null,
    by: { actor: { type: "merchant", id: "key" }, requestId: null },
  });
  await simulateTransfer(ctx, { ...made, amount, payerDocument: cuit, payerName: null, payerAccount: null });
  await matchTransfers(ctx);
  return made.payment.id;
}
