import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { signInByApi } from "./sign-in.ts";

interface Payment {
  transactionId: string;
  actionUrl: string;
  status: string;
  paymentData: { cbu?: string; qrCodeString?: string };
  refunded: boolean;
  refundedAmount: string | null;
}

interface Shop {
  url: string;
  order(wish: object): Promise<Payment>;
  /** What the wire says of the payment, and how often the shop has sent the goods. */
  look(id: string): Promise<{ payment: Payment; fulfilments: number }>;
  /** Has the sandbox send what the order asks for. */
  sendMoney(id: string): Promise<void>;
}

type Start = (file: string, env?: Readonly<Record<string, string>>) => Promise<{ url: string }>;

async function openShop(kontor: Kontor, start: Start): Promise<Shop> {
  const add = ["account", "add", "--name", "Norte", "--kind", "sandbox"];
  const { account_id: account } = await kontor.run<{ account_id: string }>(...add);
  await kontor.run("merchant", "add", "--account", account, "--id", "tienda-norte", "--name", "Tienda Norte");
  const credential = ["credential", "add", "--account", account, "--api", "payments", "--merchant", "tienda-norte"];
  const { api_key } = await kontor.run<{ api_key: string }>(...credential);
  const { url } = await start("e2e/processes/transfer-shop.ts", {
    KONTOR_URL: kontor.merchant,
    PAYMENTS_KEY: api_key,
    CLOCK_AHEAD_MS: String(kontor.serverTime().getTime() - Date.now()),
  });
  const ask = async (path: string, body?: unknown) => {
    const answer = await fetch(
      `${url}${path}`,
      body === undefined ? {} : { method: "POST", body: JSON.stringify(body) },
    );
    expect(answer.status).toBe(200);
    return (await answer.json()) as unknown;
  };
  const addresses = { successUrl: `${url}/thanks?pedido=7731`, cancelUrl: `${url}/cart` };
  return {
    url,
    order: async (wish) => (await ask("/orders", { ...addresses, ...wish })) as Payment,
    look: async (id) => (await ask(`/orders/${id}`)) as { payment: Payment; fulfilments: number },
    async sendMoney(id) {
      await ask(`/orders/${id}/money`, {});
    },
  };
}

const ines = { name: "Inés Roldán", documentNumber: "20-30123456-3" };
const bia = { name: "Bia Prado", documentNumber: "390.533.447-05" };

/** A page that was loaded anew has forgotten this. */
const remember = (page: Page) => page.evaluate(() => void (window.name = "the same page"));
const remembers = (page: Page) => page.evaluate(() => window.name === "the same page");

async function refund(kontor: Kontor, id: string, request: object): Promise<number> {
  const answer = await fetch(`${kontor.backoffice}/api/payments/${id}/refund`, {
    method: "POST",
    headers: {
      cookie: await signInByApi(kontor, "finance"),
      "content-type": "application/json",
      "idempotency-key": `refund-${id}`,
    },
    body: JSON.stringify(request),
  });
  return answer.status;
}

test.describe("in Argentina", () => {
  test.use({ locale: "es-AR", permissions: ["clipboard-read", "clipboard-write"] });

  test("a payer transfers, the page turns to paid, the shop fulfils once, and sees the refund", async ({
    page,
    kontor,
    start,
  }) => {
    const shop = await openShop(kontor, start);
    const order = await shop.order({ amount: "2450.75", currency: "ARS", externalId: "PED-7731", customer: ines });

    await test.step("the payer reads where to send the money and copies it without a mouse", async () => {
      await page.goto(order.actionUrl);
      await expect(page.getByRole("heading", { name: "Tienda Norte" })).toBeVisible();
      await expect(page.getByText("2.450,75 ARS", { exact: true })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Copiar CBU o CVU" }).focus();
      await page.keyboard.press("Enter");
      await expect(page.getByText("CBU o CVU: copiado")).toHaveRole("status");
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(order.paymentData.cbu);
    });

    await test.step("a forged message moves nothing", async () => {
      const body = JSON.stringify({ eventId: "1", transactionId: order.transactionId, status: "confirmed" });
      const headers = { "x-webhook-signature": `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}` };
      expect((await fetch(`${shop.url}/webhook`, { method: "POST", headers, body })).status).toBe(401);
      expect((await shop.look(order.transactionId)).fulfilments).toBe(0);
    });

    await test.step("the money arrives, and the open page says so and leads on", async () => {
      await remember(page);
      await shop.sendMoney(order.transactionId);
      await expect(page.getByRole("heading", { name: "Pago recibido" })).toBeVisible();
      expect(await remembers(page)).toBe(true);
      await expect(page.getByRole("heading", { name: "thanks" })).toBeVisible();
      expect(page.url()).toBe(`${shop.url}/thanks?pedido=7731`);
    });

    await test.step("the shop was told, read the payment and fulfilled", async () => {
      await expect
        .poll(() => shop.look(order.transactionId))
        .toMatchObject({
          payment: { status: "confirmed" },
          fulfilments: 1,
        });
    });

    await test.step("finance gives a part back, and the shop and the payer see it", async () => {
      const request = { amount: 45_075, reason: "goods_returned", bank_reference: "DEV-2041" };
      expect(await refund(kontor, order.transactionId, request)).toBe(200);
      expect((await shop.look(order.transactionId)).payment).toMatchObject({
        status: "confirmed",
        refunded: true,
        refundedAmount: "450.75",
      });
      await page.goto(order.actionUrl);
      await expect(page.getByText("Te devolvieron 450,75 ARS.")).toBeVisible();
      await expectAccessible(page);
    });
  });
});

test.describe("in Brazil, on a phone in the dark", () => {
  test.use({
    locale: "pt-BR",
    viewport: { width: 375, height: 740 },
    colorScheme: "dark",
    permissions: ["clipboard-read", "clipboard-write"],
  });

  test("a payer copies the code, comes too late, and is told not to pay", async ({ page, kontor, start }) => {
    const shop = await openShop(kontor, start);
    const wish = { amount: "189.90", currency: "BRL", paymentMethod: "pix_qr", customer: bia };
    const order = await shop.order(wish);
    await page.goto(order.actionUrl);
    const picture = page.getByRole("img", { name: "Código QR para pagar 189,90 BRL a Tienda Norte" });
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Copiar Código PIX" }).click();
    await expect(page.getByText("Código PIX: copiado")).toHaveRole("status");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(order.paymentData.qrCodeString);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);

    await page.getByLabel("Idioma").selectOption({ label: "English" });
    await expect(page.getByRole("heading", { name: "Scan to pay" })).toBeVisible();
    await page.getByLabel("Language").selectOption({ label: "Português" });
    await remember(page);
    await kontor.advance(16 * 60_000);
    await expect(page.getByRole("heading", { name: "O tempo para pagar acabou" })).toBeVisible();
    expect(await remembers(page)).toBe(true);
    await expect(page.getByText("Não pague mais.")).toBeVisible();
    await expect(picture).toHaveCount(0);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Voltar à loja" }).click();
    await expect(page).toHaveURL(`${shop.url}/cart`);
    expect((await shop.look(order.transactionId)).payment.status).toBe("expired");
  });
});
