import { beforeEach, describe, expect, test } from "vitest";
import { objectOf, startTransferShop, transactionIdOf, type TransferShop } from "../../testing/transfer-shop.ts";
import { wireRoutes } from "./routes.ts";

let shop: TransferShop;
beforeEach(async () => {
  shop = await startTransferShop();
});

const payout = {
  amount: "450.75",
  currency: "ARS",
  destination: { identifierType: "cbu", identifierValue: "0170042800000012345674" },
};
const webhookUrl = "https://tienda.example/hooks";

describe("what belongs to somebody else", () => {
  /** Every call whose path or body names a thing, asked for with the keys of others. */
  const bodies: Readonly<Record<string, object>> = {
    "delete /webhooks/payments": { webhookUrl },
    "post /webhooks/payments/rotate-secret": { webhookUrl },
    "put /merchants/:id/settings": {},
    "post /ars/cashin/simulate": { cuit: "20301234563", amount: "2450.75" },
    "post /trf/cashin/simulate": { amount: "2450.75", externalId: "PED-9", taxId: "39053344705" },
  };
  const naming = wireRoutes.filter(({ method, path }) => path.includes(":") || `${method} ${path}` in bodies);

  test("is asked for by calls that all are in this table", () => {
    expect(naming.map(({ refusals }) => refusals.includes(404))).toEqual(naming.map(() => true));
    expect(wireRoutes.filter(({ refusals }) => refusals.includes(404))).toEqual(naming);
  });

  test.each(naming.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "is not there for %s",
    async (name, { method, path, aliases }) => {
      const made = await shop.create();
      await shop.paid();
      await shop.create({
        currency: "BRL",
        externalId: "PED-9",
        customer: { name: "Bia Prado", documentNumber: "39053344705" },
      });
      await shop.call("POST", "/webhooks/payments", { webhookUrl });
      const { id: payoutId } = objectOf(await shop.call("POST", "/payouts", payout));
      const { reference, cbu } = objectOf(made)["paymentData"] as { reference: string; cbu: string };
      const told = { ...bodies[name], ...(name.includes("ars/cashin") ? { cbu, idTrxCliente: reference } : {}) };
      const body = method === "get" ? undefined : told;
      // The other account has a merchant of the same name as ours, so its settings are asked for by another one's.
      const known: Readonly<Record<string, string>> = {
        transactionId: transactionIdOf(made),
        payoutId: String(payoutId),
        id: "tienda-2",
      };
      for (const template of [path, ...aliases]) {
        const where = template.replace(/:(\w+)/g, (_all, part: string) => known[part] ?? "");
        const { status, body: said } = await shop.call(method.toUpperCase(), where, body, {}, shop.foreignKey);
        expect([where, status, said]).toMatchObject([where, 404, { error: { code: "not_found", param: null } }]);
      }
    },
  );

  test("is not in anybody's lists", async () => {
    await shop.paid();
    await shop.call("POST", "/webhooks/payments", { webhookUrl });
    await shop.call("POST", "/payouts", payout);
    for (const path of ["/payments", "/payments?merchantId=tienda-1", "/payouts", "/webhooks/payments"]) {
      const { body } = await shop.call("GET", path, undefined, {}, shop.foreignKey);
      expect([path, body]).toMatchObject([path, { data: [] }]);
    }
    const { body } = await shop.call("GET", "/balance", undefined, {}, shop.foreignKey);
    expect(body).toMatchObject({ balances: [] });
  });

  test.each(["/payments", "/payouts"])("is no place to start a page of %s", async (path) => {
    await shop.paid();
    const { id } = objectOf(await shop.call("POST", "/payouts", payout));
    const own = path === "/payouts" ? String(id) : transactionIdOf(await shop.create());
    const { status, body } = await shop.call("GET", `${path}?startingAfter=${own}`, undefined, {}, shop.foreignKey);
    expect([status, body]).toMatchObject([400, { error: { code: "invalid_request", param: "startingAfter" } }]);
  });
});
