import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rotateUnderLoad } from "../testing/rotate-under-load.ts";

test("while secrets are replaced every delivery is signed by all that live and by none that is over", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kontor-rotate-"));
  const found = await rotateUnderLoad(folder, {
    perSecond: 150,
    seconds: 4,
    rotations: [
      { afterMs: 500, overlapSeconds: 1 },
      { afterMs: 1_000, overlapSeconds: 1 },
      { afterMs: 3_000, overlapSeconds: 0 },
    ],
  });
  expect(found).toMatchObject({ delivered: 600, unsigned: 0, foreign: 0, dead: 0, missing: 0 });
  const [none = 0, one = 0, ...several] = found.bySecrets;
  expect(none).toBe(0);
  expect(one).toBeGreaterThan(0);
  expect(several.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  rmSync(folder, { recursive: true });
}, 180_000);
