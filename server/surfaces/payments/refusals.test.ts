import { beforeEach, describe, expect, test } from "vitest";
import { addMerchant } from "../../accounts/account.service.ts";
import { createCredential } from "../../identity/credential.service.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { arsOrder, startTransferShop, transactionIdOf, type TransferShop } from "../../testing/transfer-shop.ts";
import { changeTransferSettings } from "../../transfers/settings.service.ts";

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

const by = { type: "system", id: "test", role: null, ip: null } as const;
const payout = {
  amount: "450.75",
  currency: "ARS",
  destination: { identifierType: "cbu", identifierValue: "0170042800000012345674" },
};
describe("an amount", () => {
  const wrong = [
    ["a number", 2450.75],
    ["a whole number", 100],
    ["three decimals", "1.234"],
    ["an exponent", "1e3"],
    ["a minus", "-1.00"],
    ["a plus", "+1.00"],
    ["a comma", "1,50"],
    ["no digit before the point", ".50"],
    ["no digit after it", "1."],
    ["spaces", " 1.00"],
    ["hexadecimal digits", "0x10"],
    ["more digits than fit", "12345678901234.00"],
    ["nothing", ""],
    ["zero", "0.00"],
    ["null", null],
  ] as const;

  test.each(wrong)("that is %s is refused wherever one is taken", async (_claim, amount) => {
    const id = transactionIdOf(await shop.create());
    const cbu = "0170042800000012345674";
    const calls: readonly (readonly [string, object])[] = [
      ["/payments", { ...arsOrder, amount }],
      ["/payouts", { ...payout, amount }],
      ["/ars/cashin/simulate", { cbu, cuit: "20301234563", amount }],
      // Without an amount, or with null, it pays what the order asks for.
      ...(amount === null ? [] : ([[`/sandbox/payments/${id}/receive`, { amount }]] as const)),
    ];
    for (const [path, body] of calls) {
      const { status, body: said } = await shop.call("POST", path, body);
      expect([path, status, said]).toMatchObject([path, 400, { error: { code: "invalid_request", param: "amount" } }]);
    }
  });

  test.each([
    [1.234, 400],
    [1e21, 400],
    [-1, 400],
    ["1.5e1", 400],
    ["2450.75", 200],
    [2450.75, 200],
  ])("of the older call in Brazil may be a number: %s is answered with %i", async (amount, expected) => {
    const customer = { name: "Bia Prado", documentNumber: "390.533.447-05" };
    await shop.create({ currency: "BRL", customer });
    const body = { amount, currency: "BRL", externalId: "PED-7731", taxId: "39053344705" };
    expect((await shop.call("POST", "/trf/cashin/simulate", body)).status).toBe(expected);
  });
});

describe("a refusal", () => {
  /** Who asks what, and how it is told: one line per code. */
  type Case = readonly [code: string, status: number, param: string | null, ask: () => Promise<unknown>];
  const settle = (changes: Parameters<typeof changeTransferSettings>[1]["changes"]) =>
    changeTransferSettings(shop.origin.ctx, { accountId: testAccountId, merchantId: "tienda-1", changes, by });
  const keyWithout = async (...grants: string[]) => {
    const issued = await createCredential(shop.origin.ctx, { accountId: testAccountId, api: "payments", grants });
    return "api_key" in issued ? issued.api_key : "";
  };
  const cases: readonly Case[] = [
    ["invalid_request", 400, "currency", () => shop.create({ currency: "EUR" })],
    ["invalid_request", 400, null, () => shop.call("POST", "/payments", "[]")],
    ["invalid_request", 400, null, () => shop.call("POST", "/payments", "{")],
    ["invalid_request", 413, null, () => shop.call("POST", "/payments", `"${"x".repeat(1_000_001)}"`)],
    [
      "invalid_document",
      400,
      "customer.documentNumber",
      () => shop.create({ customer: { name: "X", documentNumber: "20999999999" } }),
    ],
    ["unauthorized", 401, null, () => shop.call("GET", "/balance", undefined, {}, "di_live_nobody")],
    ["insufficient_balance", 402, null, () => shop.call("POST", "/payouts", payout)],
    ["forbidden", 403, null, () => shop.call("PUT", "/merchants/tienda-1/settings", {})],
    ["forbidden", 403, "merchantId", () => shop.create({ merchantId: "tienda-2" })],
    [
      "forbidden",
      403,
      null,
      async () => shop.call("GET", "/payouts", undefined, {}, await keyWithout("payments", "webhooks")),
    ],
    [
      "currency_not_enabled",
      403,
      "currency",
      async () => {
        await settle({ currencies: ["BRL"] });
        return shop.create();
      },
    ],
    [
      "payout_not_enabled",
      403,
      null,
      async () => {
        await settle({ paysOut: false });
        return shop.call("POST", "/payouts", payout);
      },
    ],
    ["not_found", 404, null, () => shop.call("GET", "/payments/nobody")],
    ["not_found", 404, null, () => shop.call("PATCH", "/payments")],
    [
      "idempotency_key_reused",
      409,
      null,
      async () => {
        await shop.create({}, { "idempotency-key": "k" });
        return shop.create({ amount: "1.00" }, { "idempotency-key": "k" });
      },
    ],
    ["invalid_status", 422, null, async () => shop.call("POST", `/payments/${await shop.paid()}/cancel`)],
    [
      "not_implemented",
      501,
      null,
      async () => {
        const customer = { name: "Bia Prado", documentNumber: "390.533.447-05" };
        const id = transactionIdOf(await shop.create({ currency: "BRL", customer }));
        return shop.call("POST", `/sandbox/payments/${id}/receive`, {});
      },
    ],
    [
      "not_configured",
      503,
      null,
      async () => {
        const { ctx } = shop.origin;
        const accountId = await givenAccount(ctx, "P00000001");
        await addMerchant(ctx, { accountId, id: "tienda-1" });
        const issued = await createCredential(ctx, { accountId, api: "payments", merchantId: "tienda-1" });
        const key = "api_key" in issued ? issued.api_key : "";
        return shop.call("POST", "/payments", arsOrder, {}, key);
      },
    ],
    [
      "internal_error",
      500,
      null,
      async () => {
        await shop.origin.ctx.store.close();
        return shop.call("GET", "/payments");
      },
    ],
    ["invalid_request", 400, "Idempotency-Key", () => shop.create({}, { "idempotency-key": "k".repeat(129) })],
  ];

  test.each(cases.map((line, at) => [at, ...line] as const))(
    "%i is %s with %i and %s, in the one envelope",
    async (_at, code, status, param, ask) => {
      const reply = (await ask()) as Awaited<ReturnType<TransferShop["call"]>>;
      expect([reply.status, reply.body]).toEqual([
        status,
        {
          error: {
            code,
            message: expect.stringMatching(/^\S.*\.$/) as string,
            param,
            requestId: reply.headers.get("request-id"),
          },
        },
      ]);
      expect(reply.headers.get("request-id")).toMatch(/^req_[0-9A-Za-z]{22}$/);
      expect(reply.headers.get("content-type")).toContain("application/json");
    },
  );

  test("names who may not ask before what is wrong with the wish", async () => {
    const wrong = { ...arsOrder, amount: 1, customer: {} };
    expect((await shop.create({ ...wrong, merchantId: "tienda-2" })).status).toBe(403);
    await settle({ currencies: ["BRL"] });
    expect((await shop.create(wrong)).body).toMatchObject({ error: { code: "currency_not_enabled" } });
    const { status } = await shop.call("POST", "/payouts", { ...payout, amount: 1, merchantId: "tienda-2" });
    expect(status).toBe(403);
  });

  test("is not remembered: a replay wins over what has changed since", async () => {
    const key = { "idempotency-key": "k" };
    const first = await shop.create({}, key);
    await settle({ currencies: ["BRL"] });
    expect((await shop.create({}, key)).body).toEqual(first.body);
  });
});

test("the sandbox refuses in the documented words", async () => {
  const wish = { cbu: "0170042800000012345674", cuit: "20301234563", amount: "1.00", idTrxCliente: "9032" };
  const paid = await shop.paid();
  const [unknown, nameless, settled] = [
    await shop.call("POST", "/sandbox/payments/nobody/receive", {}),
    await shop.call("POST", "/ars/cashin/simulate", wish),
    await shop.call("POST", `/sandbox/payments/${paid}/receive`, {}),
  ];
  const notFound = { error: { code: "not_found", message: "payment not found for this account" } };
  expect([unknown.status, unknown.body]).toMatchObject([404, notFound]);
  expect([nameless.status, nameless.body]).toMatchObject([404, notFound]);
  expect([settled.status, settled.body]).toMatchObject([
    409,
    { error: { code: "invalid_status", message: "payment is not awaiting receipt" } },
  ]);
});

test("metadata is measured in bytes", async () => {
  expect((await shop.create({ metadata: { nota: "ñ".repeat(5_000) } })).body).toMatchObject({
    error: { code: "invalid_request", param: "metadata" },
  });
  expect((await shop.create({ metadata: { nota: "n".repeat(5_000) } })).status).toBe(200);
});
