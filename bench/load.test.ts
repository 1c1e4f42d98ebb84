import { expect, test } from "vitest";
import { type Answer, Connection } from "./connection.ts";
import { closedLoop, openLoop, perSecondOf, summaryOf } from "./load.ts";

const connections = [new Connection("http://shop.example"), new Connection("http://shop.example")];

function answer(status: number, body = ""): Answer {
  return { status, headers: {}, body, durationMs: 7 };
}

test("a closed loop ends when there is nothing left, and tells taken from refused", async () => {
  const answers = [answer(200), answer(409, "too late"), answer(201), answer(409, "no")];
  const series = await closedLoop(connections, 60_000, () => Promise.resolve(answers.shift() ?? null));
  expect(series).toMatchObject({ acknowledged: 2, refused: 2, refusal: "409 too late", samples: [7, 7, 7, 7] });
});

test("an open loop sends as many as were intended, over its connections in turn", async () => {
  const used: Connection[] = [];
  const series = await openLoop(connections, { perSecond: 2_000, durationMs: 5 }, (connection) => {
    used.push(connection);
    return Promise.resolve(answer(200));
  });
  expect(series.acknowledged).toBe(10);
  expect(used.filter((connection) => connection === connections[0])).toHaveLength(5);
});

test("an open loop counts from when it should have asked: who waits for others waits longer", async () => {
  const open: (() => void)[] = [];
  const loop = openLoop(connections, { perSecond: 200, durationMs: 100 }, () => {
    const sent = new Promise<Answer>((resolve) => open.push(() => resolve(answer(200))));
    // All are answered at the same moment, when the last one has been asked for.
    if (open.length === 20) for (const release of open) release();
    return sent;
  });
  const { samples } = await loop;
  const [first = 0, last = 0] = [samples[0], samples.at(-1)];
  expect(first - last).toBeGreaterThan(10);
});

test("rounds are told by their medians, and all of their calls count", () => {
  const round = (samples: number[]) => ({ samples, acknowledged: 3, refused: 0, refusal: null, elapsedMs: 1_500 });
  const rounds = [round([1, 1, 1]), round([5, 5, 5]), round([2, 2, 2])];
  expect(summaryOf(rounds)).toEqual({ count: 9, p50: 2, p95: 2, p99: 2, max: 2 });
  expect(rounds.map(perSecondOf)).toEqual([2, 2, 2]);
});
