import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brokenInvariants } from "./bench-shop.ts";
import { medianSummary } from "./load.ts";
import { figure, type Findings, latencyOf } from "./results.ts";
import { measureNeighbors } from "./sick-neighbors.ts";

interface NeighborBench {
  rounds: number;
  perSecond: number;
  seconds: number;
}

const asked = ["none", "hangs"] as const;

/** How long a healthy endpoint waits beside one that hangs, and beside a second healthy one. */
export async function benchNeighbors(sizes: NeighborBench): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  try {
    const found = await measureNeighbors(folder, asked, sizes);
    const [alone, beside] = asked.map((neighbor) => medianSummary(found.get(neighbor) ?? []));
    if (alone === undefined || beside === undefined) throw new Error("Both are measured");
    const broken: string[] = [];
    for (const neighbor of asked) {
      for (let round = 0; round < sizes.rounds; round += 1) {
        broken.push(...(await brokenInvariants({ folder: join(folder, `${neighbor}-${round}`), settings: {} })));
      }
    }
    const all = { rounds: sizes.rounds, n: beside.count };
    const baseline = { what: "beside a healthy one", value: alone.p99 };
    return {
      title: "One endpoint hangs",
      scale: `${sizes.perSecond} events a second for ${sizes.seconds} s to two endpoints, ${sizes.rounds} times`,
      figures: [
        figure({
          ...{ ...all, what: "a healthy endpoint beside one that hangs, p99" },
          ...{ target: "neighbor_ratio", value: beside.p99 / alone.p99 },
        }),
        figure({
          ...all,
          what: "commit to first byte at the healthy one, p99",
          unit: "ms",
          value: beside.p99,
          baseline,
        }),
      ],
      latencies: [latencyOf("beside one that hangs", beside), latencyOf("beside a healthy one", alone)],
      curves: [],
      checks: [
        {
          what: "every event reached the healthy endpoint; every invariant of `kontor verify` holds",
          ok: broken.length === 0,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
