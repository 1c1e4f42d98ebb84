import { expect, test } from "vitest";
import { killDuringCapture } from "../testing/kill-during-capture.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const folder = temporaryFolder();

test(
  "a server killed while the gateway works neither loses the capture nor makes a second one",
  { timeout: 90_000 },
  async () => {
    const found = await killDuringCapture(folder, "in_gateway");
    expect(found.isAcknowledged).toBe(false);
    expect(found.captures).toEqual([{ state: "succeeded", processorKey: expect.any(String) as string, attempts: 1 }]);
    expect(found.processorKeys).toHaveLength(2);
    expect(new Set(found.processorKeys)).toEqual(new Set([found.captures[0]?.processorKey]));
    expect(found.status).toBe("CAPTURED");
    expect(found.captured).toBe(50_000);
    expect(found.ledgerTransactions).toBe(1);
    expect(found.verify.invariants.filter((invariant) => !invariant.ok)).toEqual([]);
  },
);
