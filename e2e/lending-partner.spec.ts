import type { Page } from "@playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { expect, type Kontor, test } from "./fixtures.ts";
import { signInAs } from "./sign-in.ts";

type Start = (file: string, env?: Readonly<Record<string, string>>) => Promise<{ url: string }>;

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

interface Heard {
  messages: { type: string; data: Record<string, unknown> }[];
  refused: number;
}

interface Partner {
  url: string;
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  upload(customer: string, type: string): Promise<Answer>;
  heard(): Promise<Heard>;
  /** The data of the newest message of a type, once it has come. */
  told(type: string): Promise<Record<string, unknown>>;
}

async function openPartner(kontor: Kontor, start: Start): Promise<Partner> {
  const add = ["account", "add", "--name", "Banco Sol", "--kind", "sandbox"];
  const { account_id: account } = await kontor.run<{ account_id: string }>(...add);
  const { client_id, client_secret } = await kontor.run<{ client_id: string; client_secret: string }>(
    ...["credential", "add", "--account", account, "--api", "lending"],
  );
  const { url } = await start("e2e/processes/lending-partner.ts", {
    KONTOR_URL: kontor.merchant,
    LENDING_CLIENT: `${client_id}:${client_secret}`,
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
  const heard = async () => (await ask("/events")) as Heard;
  return {
    url,
    call: async (method, path, body) => (await ask("/calls", { method, path, body })) as Answer,
    upload: async (customer, type) => (await ask("/documents", { customer, type })) as Answer,
    heard,
    async told(type) {
      const find = async () => (await heard()).messages.findLast((message) => message.type === type)?.data ?? null;
      await expect.poll(find, { message: `the partner is told ${type}` }).not.toBeNull();
      return (await find()) ?? {};
    },
  };
}

async function approveEverything(page: Page, items: readonly string[]): Promise<void> {
  for (const item of items) {
    await page.getByRole("listitem").filter({ hasText: item }).getByRole("button").first().click();
    await expect(page.getByRole("heading", { name: item, level: 3 })).toBeVisible();
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    const chip = page.getByRole("listitem").filter({ hasText: item }).filter({ hasText: "Approved" });
    await expect(chip.first()).toBeVisible();
  }
}

test("a partner's customer is reviewed, borrows, signs, is paid by two people and pays everything back", async ({
  page,
  browser,
  kontor,
  start,
}) => {
  // Two people, a customer and a partner take some forty steps, each of which may have to wait for a busy machine.
  test.setTimeout(420_000);
  const partner = await openPartner(kontor, start);
  const rita = await signInAs(browser, kontor, "finance");
  const caio = await signInAs(browser, kontor, "finance", { which: 1 });
  let customer = "";

  await test.step("the partner registers a customer and sends what is asked for", async () => {
    const { status, body } = await partner.call("POST", "/v3/customers", {
      cpf: "529.982.247-25",
      name: "Bia Prado",
      email: "bia@flores.example",
      phone: "+5511987654321",
      external_id: "loja-42",
    });
    expect([status, body["status"]]).toEqual([201, "pending_kyc"]);
    customer = String(body["id"]);
    for (const type of ["ccmei", "cnh", "selfie"]) expect((await partner.upload(customer, type)).status).toBe(201);
    const session = await partner.call("POST", `/v3/customers/${customer}/biometrics`);
    await page.goto(String(session.body["session_url"]));
    await page.getByLabel("Choose a picture").setInputFiles("docs/payments.png");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
    expect(await partner.told("customer.under_review")).toEqual({
      ...{ id: customer, status: "under_review", external_id: "loja-42" },
    });
  });

  await test.step("finance looks at each document and approves it", async () => {
    await rita.goto(`${kontor.backoffice}/borrowers?account=all&status=under_review&q=529.982.247-25`);
    await rita.getByRole("link", { name: "Bia Prado" }).click();
    await expect(rita.getByRole("heading", { name: /Bia Prado/, level: 1 })).toBeVisible();
    await approveEverything(rita, ["MEI certificate (CCMEI)", "Driving licence (CNH)", "Selfie", "Biometrics"]);
    expect((await partner.told("customer.active"))["id"]).toBe(customer);
  });

  await test.step("finance issues an offer", async () => {
    await rita.goto(`${kontor.backoffice}/credit-offers?account=all`);
    await rita.getByRole("button", { name: "Issue an offer" }).click();
    const dialog = rita.getByRole("dialog", { name: "Issue a credit offer" });
    await dialog.getByRole("textbox", { name: "Customer" }).fill("529.982.247-25");
    await dialog.getByRole("button", { name: "Find" }).click();
    await expect(dialog.getByText(/Bia Prado/)).toBeVisible();
    await dialog.getByRole("textbox", { name: /^At most/ }).fill("5000");
    await dialog.getByRole("textbox", { name: /^At least/ }).fill("1000");
    await dialog.getByRole("textbox", { name: /^Interest a month/ }).fill("3.5");
    const validUntil = new Date(kontor.serverTime().getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel(/^Valid through/).fill(validUntil);
    await dialog.getByRole("button", { name: "Issue offer" }).click();
    expect((await partner.told("credit_offer.available"))["approved_amount"]).toBe("5000.00");
  });

  let loan = "";
  await test.step("the partner simulates and contracts, and the customer signs on the hosted page", async () => {
    const offer = await partner.told("credit_offer.available");
    const simulation = await partner.call("POST", `/v3/credit-offers/${String(offer["id"])}/simulations`, {
      requested_amount: "3000.00",
      installment_count: 12,
    });
    expect(simulation.status).toBe(201);
    const contracted = await partner.call("POST", "/v3/loans", {
      credit_offer_id: offer["id"],
      simulation_id: simulation.body["id"],
    });
    expect([contracted.status, contracted.body["status"]]).toEqual([201, "processing"]);
    loan = String(contracted.body["id"]);
    const waiting = await partner.told("loan.awaiting_signatures");
    await page.goto(String(waiting["signing_url"]));
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "Sign the contract" }).click();
    await expect(page.getByRole("heading", { name: "The contract is signed" })).toBeVisible();
    expect((await partner.told("loan.signed"))["id"]).toBe(loan);
  });

  await test.step("one person orders the payout, and only another can confirm it", async () => {
    await rita.goto(`${kontor.backoffice}/loans/${loan}/show`);
    await rita.getByRole("button", { name: "Order the payout" }).click();
    const order = rita.getByRole("dialog", { name: "Order the payout" });
    await order.getByRole("button", { name: "Order the payout" }).click();
    const own = rita.getByRole("button", { name: "Confirm the payout" });
    await expect(own).toHaveAttribute("aria-disabled", "true");
    await expect(own).toHaveAccessibleDescription(/A second person of finance has to confirm it/);

    await caio.goto(`${kontor.backoffice}/loans/${loan}/show`);
    await caio.getByRole("button", { name: "Confirm the payout" }).click();
    const confirm = caio.getByRole("dialog", { name: "Confirm the payout" });
    await confirm.getByRole("textbox", { name: "Bank's reference" }).fill("E2E-20260601");
    await confirm.getByRole("button", { name: "Confirm the payout" }).click();
    expect(await partner.told("loan.active")).toMatchObject({ id: loan, requested_amount: "3000.00" });
    const { body } = await partner.call("GET", `/v3/loans/${loan}/transactions`);
    expect(body["data"]).toHaveLength(12);
  });

  await test.step("finance books a payment, takes a mistake back and books the rest", async () => {
    await caio.goto(`${kontor.backoffice}/loans/${loan}/show`);
    await expect(caio.getByRole("heading", { name: "Schedule (BRL)" })).toBeVisible();
    await expectAccessible(caio);
    const book = async (amount: string | null, reference: string) => {
      await caio.getByRole("button", { name: "Book payment" }).click();
      const dialog = caio.getByRole("dialog", { name: "Book a payment" });
      if (amount !== null) await dialog.getByRole("textbox", { name: "Amount that came" }).fill(amount);
      await dialog.getByRole("textbox", { name: "Reference" }).fill(reference);
      await dialog.getByRole("button", { name: /^Book / }).click();
      await expect(dialog).toBeHidden();
    };
    await book("350.00", "PIX 1");
    await caio.getByRole("button", { name: "Reverse the payment of 350.00 BRL" }).click();
    const reverse = caio.getByRole("dialog", { name: "Reverse this payment" });
    await reverse.getByRole("textbox", { name: "Why is it taken back?" }).fill("Another customer's money");
    await reverse.getByRole("button", { name: "Reverse 350.00 BRL" }).click();
    await expect(caio.getByText(/Another customer's money/).first()).toBeVisible();
    await book(null, "PIX 2");
    expect(await partner.told("loan.finished")).toEqual({ id: loan, status: "finished" });
  });

  await test.step("every message held, one for each installment that a payment reached, and the books agree", async () => {
    const reached = async () =>
      (await partner.heard()).messages
        .filter(({ type }) => type === "loan.payment_received")
        .map(({ data }) => (data["payment"] as { installment_number: number }).installment_number)
        .toSorted((a, b) => a - b);
    // The mistake reached the first two, the rest of the money all twelve.
    await expect.poll(reached).toEqual([1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect((await partner.heard()).refused).toBe(0);
    const { body } = await partner.call("GET", `/v3/loans/${loan}`);
    expect(body["status"]).toBe("finished");
    const { ok } = await kontor.run<{ ok: boolean }>("verify");
    expect(ok).toBe(true);
  });

  await test.step("a forged message is refused", async () => {
    const forged = await fetch(`${partner.url}/hooks`, {
      method: "POST",
      headers: { "webhook-id": "evt_1", "webhook-timestamp": "1", "webhook-signature": "v1,AAAA" },
      body: JSON.stringify({ type: "loan.finished", data: { id: loan } }),
    });
    expect(forged.status).toBe(401);
  });
});
