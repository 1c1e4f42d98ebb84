import jsQR from "jsqr";
import { beforeEach, describe, expect, test } from "vitest";
import { addMerchant } from "../../accounts/account.service.ts";
import { createDefaultProfile } from "../../checkout/profile.service.ts";
import { createCredential } from "../../identity/credential.service.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { balanceObserver } from "../../transfers/balance-observer.ts";
import { expireOrders } from "../../transfers/end-order.service.ts";
import { matchTransfers } from "../../transfers/match-transfers.service.ts";

let origin: MerchantOrigin;
let authorization: string;

const unknownId = "5c1d0a2e-7b34-4f19-8a60-2f9d4c3b1e70";
const ars = {
  amount: "2450.75",
  currency: "ARS",
  externalId: "PED-7731",
  customer: { name: "Inés Roldán", documentNumber: "20-30123456-3", email: "ines@buyer.example" },
  successUrl: "https://tienda.example/gracias?pedido=7731",
  cancelUrl: "https://tienda.example/carrito",
};
const brl = { ...ars, currency: "BRL", customer: { name: "Bia Prado", documentNumber: "390.533.447-05" } };

beforeEach(async () => {
  origin = await startMerchantOrigin({ paymentObservers: [balanceObserver] });
  const { ctx } = origin;
  await givenAccount(ctx);
  await ctx.store.write((trx) => createDefaultProfile(trx, { id: testAccountId, kind: "sandbox" }, ctx.clock.now()));
  await addMerchant(ctx, { accountId: testAccountId, id: "tienda-1", name: "Tienda Norte" });
  const issued = await createCredential(ctx, { accountId: testAccountId, api: "payments", merchantId: "tienda-1" });
  if (!("api_key" in issued)) throw new Error("A payments credential is an API key");
  authorization = `Bearer ${issued.api_key}`;
});

const call = (method: string, path: string, body?: unknown) =>
  origin.call(method, path, { headers: { authorization }, ...(body === undefined ? {} : { body }) });

async function givenOrder(wish: object = ars): Promise<string> {
  const { body } = await call("POST", "/payments", wish);
  return (body as { transactionId: string }).transactionId;
}

const look = (id: string, what = "state") => origin.call("GET", `/checkout/${id}/${what}`);

describe("what the payer's page is told", () => {
  test("is where to send the money, how long there is, and no more about the payer than they need", async () => {
    const id = await givenOrder({ ...ars, expiresAfter: 7_200 });
    const { status, body, headers } = await look(id);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toMatchObject({
      id,
      is_sandbox: true,
      merchant_name: "Tienda Norte",
      amount: 245_075,
      currency: "ARS",
      merchant_reference: "PED-7731",
      payer_document: { type: "CUIT", masked: "••••••••563" },
      state: "started",
      is_final: false,
      instructions: { type: "bank_transfer", reference: expect.stringMatching(/^9032\d{15}$/) as string },
      expires_at: "2026-03-02T11:00:00.000Z",
      return_url: ars.cancelUrl,
    });
    const text = JSON.stringify(body);
    for (const hidden of ["20301234563", "Inés", "ines@buyer.example", ars.successUrl]) {
      expect(text).not.toContain(hidden);
    }
  });

  test.each([
    ["pix_qr", brl, true],
    ["qr", ars, false],
  ] as const)(
    "of %s is a picture that scanners read, and text only where apps take it",
    async (method, wish, pastes) => {
      const id = await givenOrder({ ...wish, paymentMethod: method });
      const { body: order } = await call("GET", `/payments/${id}`);
      const { qrCodeString } = (order as { paymentData: { qrCodeString: string } }).paymentData;
      const { instructions, payer_document } = (await look(id)).body as Record<string, Record<string, string> | null>;
      expect(instructions?.["code"]).toBe(pastes ? qrCodeString : undefined);
      expect(payer_document).toBeNull();
      const picture = await origin.call("GET", String(instructions?.["picture_url"]));
      expect(picture.headers.get("content-type")).toContain("image/svg+xml");
      expect(read(String(picture.body))).toBe(qrCodeString);
    },
  );

  test("names the key of PIX and its reference", async () => {
    const id = await givenOrder(brl);
    const { instructions } = (await look(id)).body as { instructions: Record<string, string> };
    expect(instructions).toEqual({ type: "pix_transfer", pix_key: expect.any(String) as string, reference: id });
    expect((await look(id, "qr.svg")).status).toBe(404);
  });
});

describe("the end of an order", () => {
  test("once paid leads to the success address, letter by letter", async () => {
    const id = await givenOrder();
    await call("POST", `/sandbox/payments/${id}/receive`, {});
    expect((await look(id)).body).toMatchObject({ state: "started", return_url: ars.cancelUrl });
    await matchTransfers(origin.ctx);
    expect((await look(id)).body).toMatchObject({
      state: "confirmed",
      is_final: true,
      received: 245_075,
      instructions: null,
      return_url: ars.successUrl,
    });
  });

  test("when cancelled leads back and shows nobody where to pay", async () => {
    const id = await givenOrder({ ...ars, paymentMethod: "qr" });
    await call("POST", `/payments/${id}/cancel`);
    expect((await look(id)).body).toMatchObject({ state: "cancelled", instructions: null, return_url: ars.cancelUrl });
    expect((await look(id, "qr.svg")).status).toBe(404);
  });

  test("is over for the payer at the second it expires, before anybody has closed it", async () => {
    const id = await givenOrder({ ...ars, expiresAfter: 60 });
    origin.ctx.clock.advance(60_000);
    const over = { state: "expired", instructions: null, return_url: ars.cancelUrl };
    expect((await look(id)).body).toMatchObject({ ...over, is_final: false });
    await expireOrders(origin.ctx);
    expect((await look(id)).body).toMatchObject({ ...over, is_final: true });
  });

  test("looking changes nothing", async () => {
    const id = await givenOrder();
    const before = [await origin.rowCounts(), (await call("GET", `/payments/${id}`)).body];
    await look(id);
    await look(id, "qr.svg");
    expect([await origin.rowCounts(), (await call("GET", `/payments/${id}`)).body]).toEqual(before);
  });
});

test("a page that insists is told when to come back, and another order's is not", async () => {
  const [id, other] = [await givenOrder(), await givenOrder()];
  for (let looks = 0; looks < 60; looks += 1) expect((await look(id)).status).toBe(200);
  const { status, headers, body } = await look(id);
  expect([status, headers.get("retry-after"), body]).toMatchObject([429, "1", { code: "rate_limited" }]);
  expect((await look(other)).status).toBe(200);
  origin.ctx.clock.advance(1_000);
  expect((await look(id)).status).toBe(200);
});

describe("the address", () => {
  test.each([
    ["an order that does not exist", `/checkout/${unknownId}/state`, "not_found"],
    ["a picture of one", `/checkout/${unknownId}/qr.svg`, "not_found"],
  ])("answers a problem for %s", async (_claim, path, code) => {
    const { status, body } = await origin.call("GET", path);
    expect([status, (body as { code: string }).code]).toEqual([404, code]);
  });

  test.each([
    ["text that is no UUID", "/checkout/unknown"],
    ["a UUID with more behind it", `/checkout/${unknownId}x`],
    ["a UUID in capitals", `/checkout/${unknownId.toUpperCase()}/state`],
    ["a page below an order's", `/checkout/${unknownId}/else`],
  ])("leaves %s to the payments wire", async (_claim, path) => {
    const { status, body } = await origin.call("GET", path);
    expect([status, body]).toEqual([404, { error: expect.objectContaining({ code: "not_found" }) as unknown }]);
  });
});

describe("an address to lead to", () => {
  test.each([
    ["plain http", "http://tienda.example/gracias"],
    ["a look-alike of this machine", "http://localhost.tienda.example/"],
    ["another scheme", "ftp://tienda.example/"],
    ["a name and password", "https://user:pass@tienda.example/"],
  ])("is refused when it is %s", async (_claim, successUrl) => {
    const { status, body } = await call("POST", "/payments", { ...ars, successUrl });
    expect([status, body]).toEqual([400, { error: expect.objectContaining({ param: "successUrl" }) as unknown }]);
  });

  test("may be this machine's in a sandbox account, and stays as it was written", async () => {
    const id = await givenOrder({ ...ars, cancelUrl: "http://localhost:4000" });
    expect((await look(id)).body).toMatchObject({ return_url: "http://localhost:4000" });
  });
});

/** Draws the picture's squares as a camera would see them. */
function read(svg: string): string | undefined {
  const [, size = "0"] = /viewBox="0 0 (\d+) /.exec(svg) ?? [];
  const width = Number(size);
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x = "0", y = "0", side = "0"] of svg.matchAll(/M(\d+),(\d+)h(\d+)/g)) {
    for (let row = Number(y); row < Number(y) + Number(side); row += 1) {
      for (let column = Number(x); column < Number(x) + Number(side); column += 1) {
        const at = (row * width + column) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return jsQR(pixels, width, width)?.data;
}
