import { beforeEach, expect, test } from "vitest";
import { listSigners } from "../../lending/loans/loan.repository.ts";
import type { ContractedLoan } from "../../lending/loans/loan.record.ts";
import { signingCode } from "../../lending/loans/signing-code.ts";
import type { BorrowerRecord } from "../../lending/customers/borrower.record.ts";
import { givenActiveBorrower, givenAwaitingSignatures, givenLoan, letTimePass, step } from "../../testing/loans.ts";
import { type MerchantOrigin, startMerchantOrigin } from "../../testing/merchant-origin.ts";
import { givenAccount } from "../../testing/payments.ts";

const hourMs = 3_600_000;
let origin: MerchantOrigin;
let borrower: BorrowerRecord;

beforeEach(async () => {
  origin = await startMerchantOrigin();
  origin.ctx.clock.advance(24 * hourMs);
  await givenAccount(origin.ctx);
  borrower = await givenActiveBorrower(origin.ctx);
});

const pathOf = ({ loan }: ContractedLoan, what: string) => `/sign/${signingCode(origin.ctx, loan.id)}/${what}`;
const look = (contracted: ContractedLoan) => origin.call("GET", pathOf(contracted, "contract"));
const sign = (contracted: ContractedLoan, headers: Record<string, string> = {}, body: unknown = { agreed: true }) =>
  origin.call("POST", pathOf(contracted, "signature"), { body, headers });

test("whoever has the address reads the contract and no more about the signer than they need", async () => {
  const contracted = await givenAwaitingSignatures(origin.ctx, borrower);
  const { status, headers, body } = await look(contracted);
  expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
  expect(body).toMatchObject({
    state: "open",
    lender: "Lampehuset",
    is_sandbox: true,
    ccb_number: "CCB-2026-000001",
    signer: { name: "Ana Prado", cpf: "•••.456.789-••" },
    cnpj: "12.345.678/0001-95",
    sign_until: "2026-03-10T09:00:02.000Z",
    net_amount: 24_172_00,
    total_amount: 31_045_18,
    monthly_rate: 3.5,
    annual_rate: 51.11,
    monthly_cet: 4.05,
    annual_cet: 61.11,
  });
  expect((body as { installments: unknown[] }).installments).toHaveLength(12);
});

test("signing takes effect once, with the time and the address", async () => {
  const contracted = await givenAwaitingSignatures(origin.ctx, borrower);
  expect((await sign(contracted)).body).toMatchObject({ state: "signed", signed_at: "2026-03-03T09:00:02.000Z" });
  origin.ctx.clock.advance(hourMs);
  expect((await sign(contracted)).body).toMatchObject({ state: "signed", signed_at: "2026-03-03T09:00:02.000Z" });
  const signers = await origin.ctx.store.read((db) => listSigners(db, contracted.loan.id));
  expect(signers).toMatchObject([{ name: "Ana Prado", cpf: "12345678909", ip: "127.0.0.1" }]);
  const told = await origin.ctx.store.read((db) =>
    db.selectFrom("event").select("id").where("type", "=", "loan.signed").execute(),
  );
  expect(told).toHaveLength(1);
});

test("two signatures at once are one", async () => {
  const contracted = await givenAwaitingSignatures(origin.ctx, borrower);
  const replies = await Promise.all(Array.from({ length: 10 }, () => sign(contracted)));
  expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
  const told = await origin.ctx.store.read((db) =>
    db.selectFrom("event").select("id").where("type", "=", "loan.signed").execute(),
  );
  expect(told).toHaveLength(1);
});

test("a contract that is being sent is shown and cannot be signed yet", async () => {
  const contracted = await givenLoan(origin.ctx, borrower);
  await letTimePass(origin.ctx, 1_000);
  expect((await look(contracted)).body).toMatchObject({ state: "preparing", sign_until: null });
  expect(await sign(contracted)).toMatchObject({ status: 409, body: { blocker: "wrong_state" } });
});

test.each([
  ["expired", { blocker: "expired" }],
  ["cancelled", { blocker: "ended" }],
])("a contract that is %s says so and takes no signature", async (state, refusal) => {
  const contracted = await givenAwaitingSignatures(origin.ctx, borrower);
  if (state === "cancelled") await step(origin.ctx, contracted, { action: "cancel", reason: "Changed their mind" });
  // Nobody has looked yet: the time is over all the same.
  else origin.ctx.clock.advance(168 * hourMs);
  expect((await look(contracted)).body).toMatchObject({ state });
  expect(await sign(contracted)).toMatchObject({ status: 409, body: refusal });
  await letTimePass(origin.ctx, 0);
  expect((await look(contracted)).body).toMatchObject({ state });
});

test("a code that nobody was given opens nothing", async () => {
  const unknown = "A".repeat(43);
  expect((await origin.call("GET", `/sign/${unknown}/contract`)).status).toBe(404);
  expect((await origin.call("POST", `/sign/${unknown}/signature`, { body: { agreed: true } })).status).toBe(404);
});

test("nobody signs without agreeing, or from another site", async () => {
  const contracted = await givenAwaitingSignatures(origin.ctx, borrower);
  expect((await sign(contracted, {}, { agreed: false })).status).toBe(400);
  expect((await sign(contracted, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await look(contracted)).body).toMatchObject({ state: "open" });
});
