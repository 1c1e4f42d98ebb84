import fc from "fast-check";
import { expect, test } from "vitest";
import { nextWidth, type TryOutcome, UnitGate } from "./unit-gate.ts";

test.each<[number, TryOutcome, number]>([
  [8, "through", 8],
  [7.98, "through", 8],
  [4, "through", 4.05],
  [8, "lost", 7.5],
  [1.2, "lost", 1],
  [1, "lost", 1],
])("%d units at a time, and one went or was %s: %d", (width, outcome, expected) => {
  expect(nextWidth(width, outcome, 8)).toBeCloseTo(expected, 10);
});

test("whatever becomes of units, at least one may run and never more than there are connections", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<TryOutcome>("through", "lost")),
      fc.integer({ min: 1, max: 20 }),
      (all, max) => {
        const width = all.reduce((before, outcome) => nextWidth(before, outcome, max), max);
        expect(width).toBeGreaterThanOrEqual(1);
        expect(width).toBeLessThanOrEqual(max);
      },
    ),
  );
});

/** Runs so many units, each of which loses once for every other that runs beside it; answers how many ran at a time. */
async function runBesides(gate: UnitGate, units: number, doMeet: boolean): Promise<number[]> {
  let running = 0;
  const besides: number[] = [];
  const unit = async () => {
    running += 1;
    besides.push(running);
    await new Promise(setImmediate);
    const isAlone = running === 1;
    running -= 1;
    return isAlone || !doMeet;
  };
  const one = async (): Promise<void> => {
    while (!(await gate.run(unit, (isThrough) => (isThrough ? "through" : "lost"))));
  };
  await Promise.all(Array.from({ length: units }, one));
  return besides;
}

test("units that meet run one after another, after a few have lost", async () => {
  const gate = new UnitGate(8);
  const besides = await runBesides(gate, 200, true);
  const later = besides.slice(50);
  expect(later.filter((count) => count === 1).length / later.length).toBeGreaterThan(0.7);
  expect(besides.length).toBeLessThan(300);
});

test("units that do not meet run beside each other, also after others have", async () => {
  const gate = new UnitGate(8);
  await runBesides(gate, 50, true);
  expect(gate.width).toBeLessThan(8);
  await runBesides(gate, 500, false);
  expect(gate.width).toBe(8);
  expect((await runBesides(gate, 50, false)).filter((count) => count === 8).length).toBeGreaterThan(30);
});

test("a unit that ends otherwise says nothing about the others, and lets the next one in", async () => {
  const gate = new UnitGate(2);
  await expect(
    gate.run(
      () => Promise.reject(new Error("broken")),
      () => "lost",
    ),
  ).rejects.toThrow("broken");
  expect(
    await gate.run(
      () => Promise.resolve("refused"),
      () => null,
    ),
  ).toBe("refused");
  expect(gate.width).toBe(2);
  expect(gate.waiting).toBe(0);
});
