import { join } from "node:path";
import { expect, test } from "vitest";
import { killDuringCapture } from "../testing/kill-during-capture.ts";
import type { DeathMoment } from "../testing/slow-gateway-process.ts";
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

test.each<[DeathMoment, { gatewayCalls: number; captured: number }]>([
  ["before_intent", { gatewayCalls: 0, captured: 0 }],
  ["after_intent", { gatewayCalls: 1, captured: 50_000 }],
  ["after_answer", { gatewayCalls: 2, captured: 50_000 }],
  ["after_commit", { gatewayCalls: 1, captured: 50_000 }],
])("a server that dies %s leaves what the next one makes whole", { timeout: 90_000 }, async (moment, expected) => {
  const found = await killDuringCapture(join(folder, moment), moment);
  expect(found).toMatchObject({ isAcknowledged: false, captured: expected.captured, verify: { ok: true } });
  expect(found.processorKeys).toHaveLength(expected.gatewayCalls);
  expect(new Set(found.processorKeys).size).toBe(Math.min(1, expected.gatewayCalls));
  expect(found.ledgerTransactions).toBe(expected.captured === 0 ? 0 : 1);
});
