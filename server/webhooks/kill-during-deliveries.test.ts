import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { killDuringDeliveries } from "../testing/kill-during-deliveries.ts";

test("what waits when the process is killed arrives after the restart, and only what was under way comes twice", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kontor-kill-"));
  const found = await killDuringDeliveries(folder, { queued: 500, killAt: [100] });
  expect(found).toMatchObject({ acknowledged: 500, arrived: 500, lost: 0, unexplained: [] });
  expect(found.verify.invariants.filter(({ ok }) => !ok)).toEqual([]);
  rmSync(folder, { recursive: true });
}, 180_000);
