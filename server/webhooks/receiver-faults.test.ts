import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasOpenssl } from "../testing/certificates.ts";
import { type FaultRun, meetFaults } from "../testing/meet-faults.ts";
import { receiverFaults } from "../testing/receiver-faults.ts";

const folder = mkdtempSync(join(tmpdir(), "kontor-faults-"));
let run: FaultRun;
beforeAll(async () => {
  run = await meetFaults(folder);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe("the first attempt to a receiver with the fault", () => {
  for (const fault of receiverFaults) {
    test.skipIf(fault.isTls === true && !hasOpenssl())(`"${fault.name}" ends as ${fault.outcome}`, () => {
      expect(run.met.find((met) => met.fault === fault)?.problems).toEqual([]);
    });
  }
});

test("a receiver that is well hears everything at once, beside all of those and after them", () => {
  expect(run.healthyProblems).toEqual([]);
});

test("a receiver that pours does not fill the memory", () => {
  expect(run.grownBytes).toBeLessThan(100_000_000);
});
