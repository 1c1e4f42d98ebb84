import { expect, test } from "vitest";
import { createLiveHub, type LiveNotice } from "../../live.ts";
import { givenBorrower } from "../../testing/borrowers.ts";
import { makeTestContext } from "../../testing/context.ts";
import { givenAccount, testAccountId } from "../../testing/payments.ts";
import { changeBorrower } from "./change-borrower.service.ts";
import { denyCustomer } from "./review.service.ts";

test("open screens are told of a new customer, and of every change", async () => {
  const live = createLiveHub();
  const ctx = await makeTestContext({ live });
  await givenAccount(ctx);
  const notices: LiveNotice[] = [];
  live.subscribe((notice) => notices.push(notice));
  const told = () => expect.poll(() => notices.splice(0), { interval: 1 });

  const { borrower } = await givenBorrower(ctx);
  const notice = { type: "borrower", id: borrower.customer_id, account_id: testAccountId };
  await told().toEqual([{ ...notice, isNew: true }]);

  const target = { scope: [testAccountId], id: borrower.customer_id };
  const actor = { type: "merchant", id: "crd_test" } as const;
  await changeBorrower(ctx, { ...target, changes: { phone: "+5511987650000" }, actor });
  await told().toEqual([notice]);

  const rita = { type: "staff", id: "stf_rita" } as const;
  await denyCustomer(ctx, { scope: "all", customerId: borrower.customer_id, actor: rita, reason: "forged" });
  await told().toEqual([notice]);
});
