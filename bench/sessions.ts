import { brokenInvariants, type Engine, withShop } from "./bench-shop.ts";
import type { PreparedFolder } from "./prepared-folder.ts";
import { figure, type Findings } from "./results.ts";
import { SessionMaking, sessionWish } from "./session-making.ts";
import { scaleOf, tellWrites } from "./write-figures.ts";
import { measureWrites, type WriteSizes } from "./writes.ts";

interface SessionBench {
  engine: Engine;
  history: PreparedFolder | null;
  sizes: WriteSizes;
}

/** Checkout sessions made over HTTP. */
export async function benchSessions({ engine, history, sizes }: SessionBench): Promise<Findings> {
  return withShop({ engine, payments: 1, history }, async (shop) => {
    const making = new SessionMaking(shop);
    const found = await measureWrites({
      sizes,
      connections: await shop.connect(sizes.clients),
      send: (connection) => making.send(connection),
      settle: () => Promise.resolve(),
      body: () => sessionWish(0),
    });
    const told = tellWrites(found, { one: "a session", many: "sessions made", sizes, targets: {} });
    await shop.server.stop();
    const faults = [...(await making.faults()), ...(await brokenInvariants(shop.installation))];
    for (const fault of faults.slice(0, 5)) console.log(`\n${fault}`);
    return {
      title: engine === "sqlite" ? "Checkout sessions" : "Checkout sessions on PostgreSQL",
      scale: scaleOf(sizes, history),
      figures: [
        ...told.figures,
        figure({
          ...{ what: "sessions lost or unexplained", target: "lost", value: faults.length },
          ...{ rounds: sizes.rounds, n: making.count },
        }),
      ],
      latencies: told.latencies,
      curves: [],
      checks: [
        {
          what: `${making.count} acknowledged = stored, by id; every invariant of \`kontor verify\` holds`,
          ok: faults.length === 0,
        },
      ],
    };
  });
}
