import { expect, test } from "vitest";
import { killDuringBulkRun } from "../testing/kill-during-bulk-run.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const folder = temporaryFolder();
const count = 14;

test(
  "a server killed in the middle of a run goes on with it, and takes every payment's money once",
  {
    timeout: 90_000,
  },
  async () => {
    const found = await killDuringBulkRun(folder, count);
    expect(found.runState).toBe("done");
    expect(found.itemStates).toEqual(Array.from({ length: count }, () => "done"));
    expect(found.captures).toEqual(
      Array.from({ length: count }, (_, n) => ({ states: ["succeeded"], captured: 1_000 + n, ledgerTransactions: 1 })),
    );
    // What was under way was asked for again, under the same key.
    expect(new Set(found.processorKeys).size).toBe(count);
    expect(found.processorKeys.length).toBeGreaterThan(count);
    expect(found.verify.invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  },
);
