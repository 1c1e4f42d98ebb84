import { expect, test } from "vitest";
import { dialects } from "../dialects.ts";
import { signingCode } from "../lending/loans/signing-code.ts";
import { startBackoffice } from "../testing/backoffice.ts";
import type { TestContext } from "../testing/context.ts";
import { makeTestContext } from "../testing/context.ts";
import { startLendingClient } from "../testing/lending-client.ts";
import { givenActiveBorrower, givenAwaitingSignatures, givenOffer } from "../testing/loans.ts";
import { startMerchantOrigin } from "../testing/merchant-origin.ts";
import { givenAccount, givenAuthorizedPayment, testAccountId } from "../testing/payments.ts";
import { objectOf, startTransferShop } from "../testing/transfer-shop.ts";
import { sendPayouts } from "../transfers/send-payouts.service.ts";

/** Of the newest event of a type: the call that it says it came of. */
async function callBehind(ctx: TestContext, type: string): Promise<string | null> {
  const event = await ctx.store.read((db) =>
    db
      .selectFrom("event")
      .select("request_id")
      .where("type", "=", type)
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  return event.request_id;
}

const idOf = ({ headers }: { headers: Headers }) => headers.get("x-request-id");

test("what a partner's call does to a customer is followed by its id", async () => {
  const { origin, call } = await startLendingClient();
  const registered = await call("POST", "/v3/customers", {
    cpf: "123.456.789-09",
    name: "Ana Prado",
    email: "ana@padaria.example",
    phone: "+5511987654321",
    external_id: "loja-42",
  });
  expect(registered.status).toBe(201);
  expect(idOf(registered)).toMatch(/^req_/);
  expect(await callBehind(origin.ctx, "customer.created")).toBe(idOf(registered));
});

test("a signature on the borrower's page is followed by the call that made it, and what time does by none", async () => {
  const origin = await startMerchantOrigin();
  await givenAccount(origin.ctx);
  const { loan } = await givenAwaitingSignatures(origin.ctx, await givenActiveBorrower(origin.ctx));
  expect(await callBehind(origin.ctx, "loan.awaiting_signatures")).toBeNull();
  const path = `/sign/${signingCode(origin.ctx, loan.id)}/signature`;
  const signed = await origin.call("POST", path, { body: { agreed: true } });
  expect(signed.status).toBe(200);
  expect(await callBehind(origin.ctx, "loan.signed")).toBe(idOf(signed));
});

test("an offer that staff take back is followed by their call", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const { id } = await givenOffer(ctx, await givenActiveBorrower(ctx));
  expect(await callBehind(ctx, "credit_offer.available")).toBeNull();
  const finance = await (await startBackoffice(ctx)).signedIn("finance");
  const taken = await finance.post(`/credit-offers/${id}/expire`, { reason: "The terms were wrong." });
  expect(taken.status).toBe(200);
  expect(await callBehind(ctx, "credit_offer.expired")).toBe(idOf(taken));
});

test("a payout is followed by the call that asked for it, whoever sends it later", async () => {
  const shop = await startTransferShop();
  await shop.paid();
  const asked = await shop.call("POST", "/payouts", {
    amount: "450.75",
    currency: "ARS",
    externalId: "RET-88",
    destination: { identifierType: "cbu", identifierValue: "0170042800000012345674" },
  });
  expect([asked.status, objectOf(asked)["status"]]).toEqual([201, "pending"]);
  await sendPayouts(shop.origin.ctx);
  expect(await callBehind(shop.origin.ctx, "payout.completed")).toBe(idOf(asked));
});

test("a settlement that staff ask for is followed by their call", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const finance = await (await startBackoffice(ctx)).signedIn("finance");
  const { payment } = await givenAuthorizedPayment(ctx);
  expect((await finance.post(`/payments/${payment.id}/capture`, { amount: payment.amount })).status).toBe(200);
  const settled = await finance.post("/settlements", { account_id: testAccountId });
  expect(settled.status).toBe(200);
  expect(await callBehind(ctx, "settlement.added")).toBe(idOf(settled));
});
