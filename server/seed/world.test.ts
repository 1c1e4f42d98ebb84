import fc from "fast-check";
import { expect, test } from "vitest";
import { instant, shopUrlOf } from "./world.ts";

test("an instant is written as everywhere else, whatever came before it", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 })), (times) => {
      expect(times.map(instant)).toEqual(times.map((ms) => new Date(ms).toISOString()));
    }),
  );
});

test.each([
  ["Nordlys Interiør AS", "https://nordlys-interior.example"],
  ["Fjord & Fjäll", "https://fjord-fjall.example"],
  ["???", "https://shop.example"],
])("%s has its site at %s", (name, url) => expect(shopUrlOf(name)).toBe(url));
