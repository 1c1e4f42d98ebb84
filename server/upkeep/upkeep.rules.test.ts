import { describe, expect, test } from "vitest";
import { backupName, backupsToRemove, isBackupLate, isBackupName, nextBackupAt } from "./upkeep.rules.ts";

const at = (text: string) => `${text}:00.000Z`;

describe("the next backup", () => {
  const now = at("2026-03-02T09:00");
  const started = { startedAt: at("2026-03-02T03:00"), endedAt: at("2026-03-02T03:10") };

  test.each([
    ["is due at once where there is none", null, 24, now],
    ["comes one interval after the last one began", { state: "passed", ...started }, 24, at("2026-03-03T03:00")],
    ["is tried again soon after one that failed", { state: "failed", ...started }, 24, at("2026-03-02T03:25")],
  ] as const)("%s", (_claim, last, everyHours, due) => {
    expect(nextBackupAt(last, { everyHours }, now)).toBe(due);
  });

  test.each([
    ["two intervals without one are late", at("2026-02-28T08:59"), true],
    ["less is not", at("2026-02-28T09:01"), false],
    ["an installation without any has not begun", null, false],
  ])("%s", (_claim, last, isLate) => {
    expect(isBackupLate(last, { everyHours: 24 }, now)).toBe(isLate);
  });
});

describe("retention", () => {
  const keep = { keepDays: 3, keepWeeks: 2 };
  const good = (day: string) => ({ id: day, at: at(day), isGood: true });

  test("keeps the newest of each day and of each week", () => {
    // 2 March 2026 is a Monday.
    const days = [
      "2026-02-16T03:00",
      "2026-02-20T03:00",
      "2026-02-22T03:00",
      "2026-02-27T03:00",
      "2026-03-01T03:00",
      "2026-03-02T03:00",
      "2026-03-02T15:00",
    ];
    const removed = backupsToRemove(days.map(good), keep, at("2026-03-02T16:00"));
    expect(removed.toSorted()).toEqual([
      "2026-02-16T03:00",
      "2026-02-20T03:00",
      "2026-02-22T03:00",
      "2026-03-02T03:00",
    ]);
  });

  test("never removes the newest good one, however little is to be kept", () => {
    expect(backupsToRemove([good("2025-01-01T03:00")], { keepDays: 0, keepWeeks: 0 }, at("2026-03-02T16:00"))).toEqual(
      [],
    );
  });

  test("keeps a bad one for as many days, and never in the place of a good one", () => {
    const bad = (day: string) => ({ ...good(day), isGood: false });
    const backups = [good("2026-02-01T03:00"), bad("2026-02-27T03:00"), bad("2026-03-02T03:00")];
    expect(backupsToRemove(backups, keep, at("2026-03-02T16:00"))).toEqual(["2026-02-27T03:00"]);
  });
});

test("names of backups say when and what they are, and are known again", () => {
  const name = backupName("2026-03-02T09:00:01.234Z", "sqlite");
  expect(name).toBe("kontor-20260302T090001Z.db");
  expect([name, backupName("2026-03-02T09:00:01.234Z", "postgres")].map(isBackupName)).toEqual([true, true]);
  expect(["kontor.db", `${name}.partial-1`, "before-restore-1.db"].map(isBackupName)).toEqual([false, false, false]);
});
