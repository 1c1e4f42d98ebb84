import { addMerchant } from "../accounts/account.service.ts";
import { createCredential } from "../identity/credential.service.ts";
import { balanceObserver } from "../transfers/balance-observer.ts";
import { matchTransfers } from "../transfers/match-transfers.service.ts";
import { paymentEventRecorder } from "../webhooks/payment-events.ts";
import { type MerchantOrigin, startMerchantOrigin, type WireReply } from "./merchant-origin.ts";
import { givenAccount, testAccountId } from "./payments.ts";

/** An order in pesos as a merchant's server sends it. */
export const arsOrder = {
  amount: "2450.75",
  currency: "ARS",
  externalId: "PED-7731",
  customer: { name: "Inés Roldán", documentNumber: "20-30123456-3" },
  metadata: { cesta: "12" },
};

export const objectOf = (reply: WireReply) => reply.body as Readonly<Record<string, unknown>>;
export const transactionIdOf = (reply: WireReply) => String(objectOf(reply)["transactionId"]);
/** Status and error of a refusal, to be compared as one. */
export const errorOf = (reply: WireReply) => [reply.status, objectOf(reply)["error"]];

const foreignAccountId = "T00000002";

/** An account with two merchants, `tienda-1` and `tienda-2`, that speak the payments wire. */
export interface TransferShop {
  origin: MerchantOrigin;
  accountKey: string;
  /** Of another account with a merchant of the same name. */
  foreignKey: string;
  /** Of `tienda-1`. */
  merchantKey: string;
  /** With the key of `tienda-1` unless another is given. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
    key?: string,
  ): Promise<WireReply>;
  create(wish?: object, headers?: Record<string, string>): Promise<WireReply>;
  /** Creates an order and plays its transfer; answers the order's id. */
  paid(wish?: object, transfer?: object): Promise<string>;
}

export async function startTransferShop(): Promise<TransferShop> {
  const origin = await startMerchantOrigin();
  origin.ctx.paymentObservers = [balanceObserver, paymentEventRecorder(origin.ctx)];
  await givenAccount(origin.ctx);
  for (const id of ["tienda-1", "tienda-2"]) await addMerchant(origin.ctx, { accountId: testAccountId, id });
  await givenAccount(origin.ctx, foreignAccountId);
  await addMerchant(origin.ctx, { accountId: foreignAccountId, id: "tienda-1" });
  const accountKey = await apiKey(origin, {});
  const merchantKey = await apiKey(origin, { merchantId: "tienda-1" });
  const foreignKey = await apiKey(origin, { accountId: foreignAccountId });
  const call: TransferShop["call"] = (method, path, body, headers = {}, key = merchantKey) =>
    origin.call(method, path, { headers: { authorization: `Bearer ${key}`, ...headers }, body });
  const create: TransferShop["create"] = (wish = {}, headers) =>
    call("POST", "/payments", { ...arsOrder, ...wish }, headers);
  const paid: TransferShop["paid"] = async (wish = {}, transfer = {}) => {
    const id = transactionIdOf(await create(wish));
    await call("POST", `/sandbox/payments/${id}/receive`, transfer);
    await matchTransfers(origin.ctx);
    return id;
  };
  return { origin, accountKey, foreignKey, merchantKey, call, create, paid };
}

async function apiKey({ ctx }: MerchantOrigin, of: { accountId?: string; merchantId?: string }): Promise<string> {
  const issued = await createCredential(ctx, { accountId: testAccountId, api: "payments", ...of });
  if (!("api_key" in issued)) throw new Error("A payments credential is an API key");
  return issued.api_key;
}
