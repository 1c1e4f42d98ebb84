import { expect, test } from "vitest";
import { killDuringTransferOut } from "../testing/kill-during-transfer-out.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const folder = temporaryFolder();

test.each([
  ["payout", "completed", ["payout_accepted", "payout_completed"], 50_000],
  ["return", "returned", ["transfer_received", "transfer_returned"], 0],
] as const)(
  "a server killed while the gateway works on a %s neither loses it nor sends the money twice",
  async (what, state, ledgerSteps, balance) => {
    const found = await killDuringTransferOut(`${folder}/${what}`, what);
    expect(found).toMatchObject({ state, ledgerSteps, balance });
    expect(found.processorKeys).toHaveLength(2);
    expect(new Set(found.processorKeys).size).toBe(1);
    expect(found.verify.invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  },
  90_000,
);
