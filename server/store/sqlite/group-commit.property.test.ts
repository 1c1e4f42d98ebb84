import fc from "fast-check";
import { expect, test } from "vitest";
import { type NoteStore, noteStores, ONE_BATCH_MS, wordsIn } from "../../testing/note-store.ts";

const openStore = noteStores();

type Fate = "succeeds" | "throws" | "breaks a rule" | "recovers" | "waits" | "nests" | "leaves a query behind";

const planArbitrary = fc.record({
  rows: fc.integer({ min: 0, max: 4 }),
  pauses: fc.integer({ min: 0, max: 6 }),
  fate: fc.constantFrom<Fate>(
    "succeeds",
    "succeeds",
    "throws",
    "breaks a rule",
    "recovers",
    "waits",
    "nests",
    "leaves a query behind",
  ),
  raw: fc.boolean(),
  startsNewRound: fc.boolean(),
});

interface Plan {
  readonly rows: number;
  readonly pauses: number;
  readonly fate: Fate;
  readonly raw: boolean;
  readonly startsNewRound: boolean;
}

/** Adds the unit's rows, then meets its fate. Resolves exactly when the rows ought to be there. */
function runUnit(store: NoteStore, plan: Plan, name: string): Promise<unknown> {
  const words = Array.from({ length: plan.rows }, (_, index) => `${name}-${index}`);
  if (plan.raw) {
    return store.writeRaw((trx) => {
      for (const word of words) trx.prepare("INSERT INTO note (word) VALUES (?)").run(word);
      if (!isKept(plan)) throw new Error("refused");
    });
  }
  return store.write(async (trx) => {
    const add = (word: string) => trx.insertInto("note").values({ word }).execute();
    for (const word of words) await add(word);
    for (let pause = 0; pause < plan.pauses; pause += 1) await Promise.resolve();
    const clashing = `${name}-clash`;
    const clash = async () => {
      await add(clashing);
      await add(clashing);
    };
    if (plan.fate === "throws") throw new Error("refused");
    if (plan.fate === "breaks a rule") await clash();
    if (plan.fate === "recovers")
      await clash().catch(() => trx.deleteFrom("note").where("word", "=", clashing).execute());
    if (plan.fate === "waits") await new Promise((resolve) => setImmediate(resolve));
    if (plan.fate === "nests") await store.write((inner) => inner.deleteFrom("note").execute());
    if (plan.fate === "leaves a query behind") {
      const late = async () => {
        for (let turn = 0; turn < plan.pauses; turn += 1) await Promise.resolve();
        await add(`${name}-late`);
      };
      await Promise.all([late(), Promise.reject(new Error("refused"))]);
    }
  });
}

function isKept({ fate }: Plan): boolean {
  return fate === "succeeds" || fate === "recovers";
}

test("exactly the rows of the units that succeeded are there, in whatever company they ran", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(planArbitrary, { maxLength: 25 }),
      fc.constantFrom(0, ONE_BATCH_MS),
      async (plans, maxBatchMs) => {
        const store = await openStore({ maxBatchMs });
        const units: Promise<unknown>[] = [];
        for (const [index, plan] of plans.entries()) {
          if (plan.startsNewRound) await new Promise((resolve) => setImmediate(resolve));
          const unit = runUnit(store, plan, `unit-${index}`);
          unit.catch(() => undefined);
          units.push(unit);
        }
        const outcomes = await Promise.allSettled(units);
        expect(outcomes.map(({ status }) => status === "fulfilled")).toEqual(plans.map(isKept));
        const expected = plans.flatMap((plan, index) =>
          isKept(plan) ? Array.from({ length: plan.rows }, (_, row) => `unit-${index}-${row}`) : [],
        );
        expect(await wordsIn(store)).toEqual(expected.sort());
        await store.close();
      },
    ),
    { numRuns: 60 },
  );
});
