import { type Engine, withShop } from "./bench-shop.ts";
import { Capturing } from "./capturing.ts";
import { payment } from "./faults/installation.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { figure, type Findings } from "./results.ts";
import { scaleOf, tellWrites } from "./write-figures.ts";
import { measureWrites, type WriteSizes } from "./writes.ts";

interface CaptureBench {
  engine: Engine;
  history: PreparedFolder | null;
  sizes: WriteSizes;
  /** Of the shop; there are four captures in each. */
  payments: number;
}

/** Captures over HTTP, each of which the shop's receiver is told of while the next ones come. */
export async function benchCaptures({ engine, history, sizes, payments }: CaptureBench): Promise<Findings> {
  return withShop({ engine, payments, history }, async (shop) => {
    const capturing = new Capturing(shop, payments);
    const connections = await shop.connect(sizes.clients);
    const found = await measureWrites({
      sizes,
      connections,
      send: (connection) => capturing.send(connection),
      settle: () => capturing.settle(),
      body: () => JSON.stringify({ amount: payment.capture, capture_reference: "bench-000000" }),
    });
    const targets =
      engine === "sqlite"
        ? ({ rate: "capture_rate", closedP99: "capture_p99", openP99: "capture_open_p99" } as const)
        : {};
    const told = tellWrites(found, { one: "a capture", many: "captures", sizes, targets });
    await capturing.quiet();
    await shop.server.stop();
    const { figures, faults } = await capturing.check();
    const isSound = faults.length === 0;
    for (const fault of faults.slice(0, 5)) console.log(`\n${fault}`);
    return {
      title: engine === "sqlite" ? "Captures" : "Captures on PostgreSQL",
      scale: `${scaleOf(sizes, history)}; the receiver is told of every capture meanwhile`,
      figures: [
        ...told.figures,
        figure({
          ...{ what: "captures and deliveries lost or unexplained", target: "lost", value: faults.length },
          ...{ rounds: sizes.rounds, n: capturing.count },
        }),
      ],
      latencies: told.latencies,
      curves: [],
      checks: [{ what: `${figures}; every invariant of \`kontor verify\` holds`, ok: isSound }],
    };
  });
}
