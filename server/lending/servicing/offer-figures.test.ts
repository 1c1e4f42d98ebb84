import { expect, test } from "vitest";
import { dialects } from "../../dialects.ts";
import { makeTestContext } from "../../testing/context.ts";
import { givenActiveBorrower, givenActiveLoan, givenLoan, givenOffer } from "../../testing/loans.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { expireOffers } from "../credit/expire-offers.service.ts";
import { simulateOffer } from "../credit/simulate-offer.service.ts";
import { countOffers } from "./offer-figures.repository.ts";

const dayMs = 86_400_000;

test("offers are counted by the time they were issued and by how far they came", async () => {
  const ctx = await makeTestContext({ dialects });
  await givenAccount(ctx);
  const borrower = await givenActiveBorrower(ctx);
  const count = () => ctx.store.read((db) => countOffers(db, testAccountId, ctx.clock.now()));
  const until = (days: number) => new Date(Date.parse(ctx.clock.now()) + days * dayMs).toISOString();

  // One that runs out unused, one that is only tried, one that becomes a loan, and one whose loan is paid out.
  await givenOffer(ctx, borrower, { valid_until: until(20), approved_amount: 10_000_00 });
  const tried = await givenOffer(ctx, borrower, { valid_until: until(41), approved_amount: 20_000_00 });
  const asked = { requestedAmount: 5_000_00, installmentCount: 12 };
  await simulateOffer(ctx, { scope: "all", offerId: tried.id, ...asked });
  await simulateOffer(ctx, { scope: "all", offerId: tried.id, ...asked });
  await givenLoan(ctx, borrower, { valid_until: until(50) });
  await givenActiveLoan(ctx, borrower, { valid_until: until(50) });
  const all = { issued: 4, amount: 130_000_00, simulated: 3, accepted: 2, disbursed: 1, expired: 0 };
  expect(await count()).toMatchObject({ offers: all, offers_before: { issued: 0 }, offers_expiring: 0 });

  // Forty days on, the first has run out, the second does within a day, and a new one counts for itself.
  ctx.clock.advance(40 * dayMs);
  await expireOffers(ctx, testAccountId);
  await givenOffer(ctx, borrower, { valid_until: until(3), approved_amount: 7_000_00 });
  expect(await count()).toEqual({
    offers: { issued: 1, amount: 7_000_00, simulated: 0, accepted: 0, disbursed: 0, expired: 0 },
    offers_before: { ...all, expired: 1 },
    offers_expiring: 1,
  });
});
