import { expect, test } from "vitest";
import { plansOf } from "../testing/query-plan.ts";
import { statesOfReference } from "./session-reference.repository.ts";

test("sessions with the same reference are looked up by their reference", async () => {
  const plan = await plansOf((trx) =>
    statesOfReference(trx, { id: "T00000001.s", account_id: "T00000001", merchant_reference: "A-1001" }),
  );
  expect(plan).toContain("checkout_session_by_reference (merchant_reference=?");
});
