import { expect, test } from "vitest";
import { bookedAmount, killDuringLoan } from "../../testing/kill-during-loan.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";

const folder = temporaryFolder();

test(
  "a server killed while a loan is contracted, paid out and repaid does each of them once",
  { timeout: 180_000 },
  async () => {
    const found = await killDuringLoan(folder);
    expect(found.loans).toEqual([{ status: "active" }]);
    expect(found.installments).toBe(12);
    expect(found.payments).toEqual([{ amount: bookedAmount }]);
    expect(found.ledger).toEqual(["loan_disbursed", "loan_payment"]);
    expect(found.verify.invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  },
);
