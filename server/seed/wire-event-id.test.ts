import { expect, test } from "vitest";
import { wireUuid } from "../surfaces/checkout/event-id.ts";
import { Random } from "./random.ts";
import { SeedIds } from "./seed-ids.ts";
import { wireEventId } from "./wire-event-id.ts";

test("a seeded callback names events as the checkout wire does", () => {
  const ids = new SeedIds(new Random("events"));
  for (let round = 0; round < 100; round += 1) {
    const id = ids.own("op", 1_700_000_000_000 + round);
    expect(wireEventId(id)).toBe(wireUuid(id));
  }
});
