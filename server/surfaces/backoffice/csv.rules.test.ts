import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine, csvText, exportFileName, zoneFormat } from "./csv.rules.ts";

describe("cells", () => {
  test.each([
    ["nothing is an empty cell", null, ""],
    ["plain text stays", "A-100123", "A-100123"],
    ["a comma is quoted", "a,b", '"a,b"'],
    ["a quote is doubled", 'say "hi"', '"say ""hi"""'],
    ["a formula is defused", "=1+1", "'=1+1"],
    ["a plus is defused", "+4799887766", "'+4799887766"],
    ["a minus is defused", "-1", "'-1"],
    ["an at sign is defused", "@SUM(A1)", "'@SUM(A1)"],
    ["a tab is defused", "\t=1", "'\t=1"],
    ["a carriage return is defused and quoted", "\r=1", '"\'\r=1"'],
    ["a quoted formula is defused inside the quotes", '=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ])("%s", (_claim, value, cell) => {
    expect(csvText(value)).toBe(cell);
  });

  test("no text starts a formula, and each line has as many cells as it was given", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), (values) => {
        const cells = values.map(csvText);
        for (const cell of cells) expect(cell).not.toMatch(/^"?[=+\-@\t\r\n]/);
        expect(readLine(csvLine(cells)).length).toBe(values.length);
      }),
    );
  });
});

/** Cells of one RFC 4180 line; quoted ones are replaced by a letter, for counting. */
function readLine(line: string): string[] {
  return line
    .replace(/\r\n$/, "")
    .replace(/"(?:[^"]|"")*"/g, "q")
    .split(",");
}

describe("times", () => {
  test("a zone's summer and winter offsets are shown", () => {
    const oslo = zoneFormat("Europe/Oslo");
    expect(oslo("2026-06-01T09:00:00.000Z")).toBe("2026-06-01 11:00:00 +02:00");
    expect(oslo("2026-12-31T23:30:00.000Z")).toBe("2027-01-01 00:30:00 +01:00");
  });

  test("UTC has a zero offset", () => {
    expect(zoneFormat("UTC")("2026-06-01T00:00:05.000Z")).toBe("2026-06-01 00:00:05 +00:00");
  });

  test("an unknown zone is refused", () => {
    expect(() => zoneFormat("Mars/Olympus")).toThrow(RangeError);
  });
});

test("the file name says the filters and the day, and nothing that a header or a disk minds", () => {
  const filters = [
    ["status", "CAPTURED"],
    ["q", 'kari"\r\n/../x'],
  ] as const;
  expect(exportFileName("payments", filters, "2026-06-01")).toBe("payments_status-CAPTURED_q-kari-..-x_2026-06-01.csv");
});
