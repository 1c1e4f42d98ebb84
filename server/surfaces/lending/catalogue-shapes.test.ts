import { expect, test } from "vitest";
import { startBackoffice } from "../../testing/backoffice.ts";
import { startLendingClient } from "../../testing/lending-client.ts";
import { objectOf } from "../../testing/lending-partner.ts";
import { givenActiveBorrower, givenOffer } from "../../testing/loans.ts";
import { testAccountId } from "../../testing/payments.ts";
import { standardDialect } from "./standard.dialect.ts";
import { standardCatalogue } from "./standard-message.schema.ts";

const schemaOf = (wanted: string) => standardCatalogue.find(({ type }) => type === wanted)?.body;

async function givenPartnerToldOfEverything() {
  const partner = await startLendingClient();
  await partner.call("POST", "/v3/webhooks/endpoints", { url: "https://loja.example/hooks" });
  const messages = async () => {
    const { ctx } = partner.origin;
    const rows = await ctx.store.read((db) => db.selectFrom("delivery").select("body").orderBy("seq").execute());
    return rows.map(({ body }) => JSON.parse(body?.toString("utf8") ?? "null") as { type: string; data: object });
  };
  return { partner, messages };
}

test("the sample of a registration has the fields of a real one, and no others", async () => {
  const { partner, messages } = await givenPartnerToldOfEverything();
  await partner.call("POST", "/v3/customers", { cpf: "123.456.789-09", name: "Ana Prado" });
  const [real] = await messages();
  const sample = standardDialect.endpoints?.sample({
    eventType: "customer.created",
    deliveryId: "dlv_1",
    eventId: `evt_${"0".repeat(32)}`,
    accountId: testAccountId,
    merchantId: null,
    settings: { headers: {}, concurrency: null, rate_per_second: null },
    at: "2026-03-02T09:00:00.000Z",
  });
  const made = JSON.parse(sample?.toString("utf8") ?? "null") as { data: object };
  expect(Object.keys(made.data).toSorted()).toEqual(Object.keys(real?.data ?? {}).toSorted());
  for (const message of [made, real]) expect(schemaOf("customer.created")?.safeParse(message).error).toBeUndefined();
});

test("an offer of a fixed term and one of a range are both as the catalogue says", async () => {
  const { partner, messages } = await givenPartnerToldOfEverything();
  const { ctx } = partner.origin;
  const borrower = await givenActiveBorrower(ctx, { accountId: testAccountId });
  await givenOffer(ctx, borrower);
  await givenOffer(ctx, borrower, { installments_min: 3, installments_max: 24 });
  const offers = (await messages()).filter(({ type }) => type === "credit_offer.available");
  expect(offers.map(({ data }) => Object.keys(data).filter((name) => name.includes("installments")))).toEqual([
    ["installments"],
    ["min_installments", "max_installments"],
  ]);
  for (const offer of offers) expect(schemaOf(offer.type)?.safeParse(offer).error).toBeUndefined();
});

test("a credential whose secret staff replaced says when", async () => {
  const { partner } = await givenPartnerToldOfEverything();
  const { ctx } = partner.origin;
  const admin = await (await startBackoffice(ctx)).signedIn("admin");
  const { data } = (await admin.get("/credentials")).json as { data: { id: string }[] };
  ctx.clock.advance(60_000);
  await admin.post(`/credentials/${data[0]?.id}/rotate`, { ends_tokens: false });
  expect((await partner.call("GET", "/v3/auth/credentials")).body).toMatchObject({
    data: [{ created_at: "2026-03-02T09:00:00Z", updated_at: "2026-03-02T09:01:00Z" }],
  });
});

test("the audit log names the call by its request id", async () => {
  const { partner } = await givenPartnerToldOfEverything();
  const made = await partner.call("POST", "/v3/auth/credentials", { name: "Loja" });
  const admin = await (await startBackoffice(partner.origin.ctx)).signedIn("admin");
  const { data } = (await admin.get("/audit?action=credential.created")).json as { data: { details: object }[] };
  expect(objectOf(made)["name"]).toBe("Loja");
  expect(data[0]?.details).toMatchObject({ name: "Loja", request_id: made.headers.get("x-request-id") });
});
