import { expect, test } from "vitest";
import { instantInputSchema } from "./wire-fields.ts";

test.each(["2026-02-30", "2026-02-30T10:00:00Z", "2026-04-31 10:00", "2026-02-29T10:00:00+01:00"])(
  "refuses %s, which is in no calendar",
  (text) => {
    const parsed = instantInputSchema.safeParse(text);
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual(["must be an ISO 8601 date-time"]);
  },
);

test.each([
  ["2028-02-29", "2028-02-29T00:00:00.000Z"],
  ["2026-02-28T23:30:00-0100", "2026-03-01T00:30:00.000Z"],
])("takes %s", (text, instant) => expect(instantInputSchema.parse(text)).toBe(instant));
