import { expect, test } from "vitest";
import { delivery } from "../../testing/rows.ts";
import { emptyTail, heard, nextReading, readingMax, rowsMax, shown, waitingMax } from "./tail-queue.ts";

const ids = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `dlv_${from + index}`);
const row = (number: number, attempt_count = 1) => ({
  ...delivery,
  id: `dlv_${number}`,
  attempt_count,
  last_attempt_at: new Date(1_780_000_000_000 + number).toISOString(),
});

test("five hundred a second for a minute are held within the limits, and what is let go is counted", () => {
  let tail = emptyTail;
  let read = 0;
  for (let tick = 0; tick < 120; tick += 1) {
    tail = heard(tail, ids(250, tick * 250));
    const reading = nextReading(tail);
    expect(reading.ids.length).toBeLessThanOrEqual(readingMax);
    read += reading.ids.length;
    tail = shown(
      reading.tail,
      reading.ids.map((id) => row(Number(id.slice(4)))),
    );
    expect(tail.rows.length).toBeLessThanOrEqual(rowsMax);
    expect(tail.waiting.length).toBeLessThanOrEqual(waitingMax);
  }
  expect(read + tail.waiting.length + tail.missed).toBe(120 * 250);
  expect(tail.rows[0]?.id).toBe(`dlv_${120 * 250 - 1}`);
});

test("a delivery that is announced twice before it is read is read once", () => {
  expect(heard(heard(emptyTail, ["dlv_1"]), ["dlv_1", "dlv_2"]).waiting).toEqual(["dlv_1", "dlv_2"]);
});

test("a second try is a line of its own, the same try is not", () => {
  const first = shown(emptyTail, [row(1)]);
  expect(shown(first, [row(1)]).rows).toHaveLength(1);
  expect(
    shown(first, [row(1, 2)])
      .rows.map((one) => one.attempt_count)
      .sort(),
  ).toEqual([1, 2]);
});

test("what has not been tried is no line", () => {
  expect(shown(emptyTail, [{ ...row(1), last_attempt_at: null }]).rows).toEqual([]);
});
