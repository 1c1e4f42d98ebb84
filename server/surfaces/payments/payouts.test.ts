import { beforeEach, describe, expect, test } from "vitest";
import { addMerchant } from "../../accounts/account.service.ts";
import { createCredential } from "../../identity/credential.service.ts";
import { type MerchantOrigin, startMerchantOrigin, type WireReply } from "../../testing/merchant-origin.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { balanceObserver } from "../../transfers/balance-observer.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";
import { sendPayouts } from "../../transfers/send-payouts.service.ts";

let origin: MerchantOrigin;
let accountKey: string;
let merchantKey: string;

beforeEach(async () => {
  origin = await startMerchantOrigin({ paymentObservers: [balanceObserver] });
  await givenAccount(origin.ctx);
  for (const id of ["tienda-1", "tienda-2"]) await addMerchant(origin.ctx, { accountId: testAccountId, id });
  accountKey = await apiKey();
  merchantKey = await apiKey("tienda-1");
});

async function apiKey(merchantId?: string): Promise<string> {
  const wish = {
    accountId: testAccountId,
    api: "payments" as const,
    ...(merchantId === undefined ? {} : { merchantId }),
  };
  const issued = await createCredential(origin.ctx, wish);
  if (!("api_key" in issued)) throw new Error("A payments credential is an API key");
  return issued.api_key;
}

function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}, key = merchantKey) {
  return origin.call(method, path, { headers: { authorization: `Bearer ${key}`, ...headers }, body });
}

const ars = {
  amount: "2450.75",
  currency: "ARS",
  externalId: "PED-7731",
  customer: { name: "Inés Roldán", documentNumber: "20-30123456-3" },
  metadata: { cesta: "12" },
};

const objectOf = (reply: WireReply) => reply.body as Readonly<Record<string, unknown>>;
const idOf = (reply: WireReply) => String(objectOf(reply)["transactionId"]);
const error = (status: number, code: string, param: string | null = null): unknown[] => [
  status,
  expect.objectContaining({ code, param }),
];
const errorOf = (reply: WireReply) => [reply.status, objectOf(reply)["error"]];
const create = (wish: object = {}, headers?: Record<string, string>) =>
  call("POST", "/payments", { ...ars, ...wish }, headers);

async function paid(wish: object = {}, transfer: object = {}): Promise<string> {
  const id = idOf(await create(wish));
  await call("POST", `/sandbox/payments/${id}/receive`, transfer);
  await matchTransfers(origin.ctx);
  return id;
}

describe("payouts and the balance", () => {
  const payout = {
    amount: "450.75",
    currency: "ARS",
    externalId: "RET-88",
    destination: { identifierType: "cbu", identifierValue: "0170042800000012345674" },
  };

  test("a payout leaves the balance at once, and completes", async () => {
    await paid();
    const made = await call("POST", "/payouts", payout);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      merchantId: "tienda-1",
      status: "pending",
      amount: "450.75",
      attempts: 0,
      externalId: "RET-88",
    });
    const balance = { accountId: testAccountId, balances: [{ currency: "ARS", balance: "2000.00" }] };
    expect((await call("GET", "/balance", undefined, {}, accountKey)).body).toEqual(balance);
    await sendPayouts(origin.ctx);
    const { id } = objectOf(made);
    expect((await call("GET", `/payouts/${String(id)}`)).body).toMatchObject({
      status: "completed",
      completedAt: "2026-03-02T09:00:00Z",
    });
    expect((await call("GET", "/payouts?status=completed")).body).toMatchObject({ hasMore: false, data: [{ id }] });
    expect((await call("GET", "/balance", undefined, {}, accountKey)).body).toEqual(balance);
  });

  test("a payout beyond the balance is refused with 402, and takes nothing", async () => {
    expect(errorOf(await call("POST", "/payouts", payout))).toEqual(error(402, "insufficient_balance"));
    expect((await call("GET", "/balance", undefined, {}, accountKey)).body).toEqual({
      accountId: testAccountId,
      balances: [],
    });
  });

  test.each([
    [
      "a wrong CBU",
      { identifierType: "cbu", identifierValue: "0170042800000012345675" },
      "invalid_request",
      "destination.identifierValue",
    ],
    [
      "a key of the other country",
      { identifierType: "pix_key_email", identifierValue: "a@b.example" },
      "invalid_request",
      "destination.identifierType",
    ],
    ["a wrong tax number", { ...payout.destination, taxId: "20-12345678-9" }, "invalid_document", "destination.taxId"],
  ])("a destination with %s is refused", async (_claim, destination, code, param) => {
    expect(errorOf(await call("POST", "/payouts", { ...payout, destination }))).toEqual(error(400, code, param));
  });
});

test("a merchant's settings are changed in part by the account's key", async () => {
  const change = (body: object, key = accountKey, id = "tienda-1") =>
    call("PUT", `/merchants/${id}/settings`, body, {}, key);
  expect((await change({ defaultOrderExpirationHours: 48, refundPolicy: "on_expiration" })).body).toEqual({
    merchantId: "tienda-1",
    defaultTransferExpirationHours: 0,
    defaultOrderExpirationHours: 48,
    refundPolicy: "on_expiration",
  });
  expect((await change({ defaultTransferExpirationHours: 24 })).body).toMatchObject({
    defaultOrderExpirationHours: 48,
    defaultTransferExpirationHours: 24,
  });
  expect(objectOf(await create())["expiresAt"]).toBe("2026-03-04T09:00:00Z");
  expect(errorOf(await change({ refundPolicy: "never" }))).toEqual(error(400, "invalid_request", "refundPolicy"));
  expect(errorOf(await change({ defaultOrderExpirationHours: -1 }))).toEqual(
    error(400, "invalid_request", "defaultOrderExpirationHours"),
  );
  expect(errorOf(await change({}, merchantKey))).toEqual(error(403, "forbidden"));
  expect((await change({}, accountKey, "nobody")).status).toBe(404);
});
