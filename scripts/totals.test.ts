import { describe, expect, test } from "vitest";
import { addTotals, browserTotals, judged, totalsLine, unitTotals } from "./totals.ts";

const loaded = { status: "passed", assertionResults: [{}] };

describe("totals of the unit tests", () => {
  test("count passed, failed, skipped and planned ones", () => {
    const report = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3, testResults: [loaded] };
    expect(unitTotals(report)).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });

  test("count a file that does not load as a failure", () => {
    const broken = { status: "failed", assertionResults: [] };
    const failing = { status: "failed", assertionResults: [{}] };
    const counts = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0 };
    expect(unitTotals({ ...counts, testResults: [loaded, failing, broken] }).failed).toBe(2);
  });
});

describe("totals of the browser tests", () => {
  test("count a journey that needed a second try, and an error outside any journey, as failures", () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(browserTotals(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
  });
});

describe("a runner", () => {
  test.each([
    ["that passed everything is taken at its word", { passed: 3, failed: 0, skipped: 0 }, 0, 0],
    ["that ran no test failed", { passed: 0, failed: 0, skipped: 0 }, 0, 1],
    ["that skipped every test failed", { passed: 0, failed: 0, skipped: 9 }, 0, 1],
    ["that failed without naming a test failed", { passed: 3, failed: 0, skipped: 0 }, 1, 1],
    ["that was killed failed", { passed: 3, failed: 0, skipped: 0 }, null, 1],
    ["that named its failures is not counted twice", { passed: 3, failed: 2, skipped: 0 }, 1, 2],
  ])("%s", (_claim, totals, exitCode, failed) => {
    expect(judged(totals, exitCode).failed).toBe(failed);
  });
});

describe("the last line", () => {
  test("is the sum of all runners", () => {
    const sum = addTotals({ passed: 7, failed: 0, skipped: 0 }, { passed: 5, failed: 1, skipped: 0 });
    expect(totalsLine(sum)).toBe("12 passed, 1 failed");
  });

  test("names skipped tests only when there are some", () => {
    expect(totalsLine({ passed: 12, failed: 0, skipped: 3 })).toBe("12 passed, 0 failed, 3 skipped");
  });
});
