import { join } from "node:path";
import { pino } from "pino";
import { createHeadMemory } from "../server/audit/head-file.ts";
import { migrateFolder } from "../server/cli/open-beside-server.ts";
import { createContext } from "../server/compose.ts";
import { readConfig } from "../server/config.ts";
import { openDataFolder } from "../server/data-folder.ts";
import type { Database } from "../server/database.ts";
import { openVault } from "../server/identity/open-vault.service.ts";
import { openSqliteStore } from "../server/store/sqlite/sqlite-store.ts";
import { createTestClock } from "../server/testing/clock.ts";
import { runRandomTransfers } from "../server/testing/random-transfers.ts";
import { printTable } from "./print-table.ts";

const steps = 10_000;

/** Ten thousand orders, transfers, refunds, payouts and failures by chance; then balances are held to the ledger. */
export async function randomTransfers(folder: string): Promise<number> {
  const config = readConfig({ KONTOR_DATA_DIR: join(folder, "data"), KONTOR_DEMO: "0" });
  await migrateFolder(config);
  const { database, masterKeys } = openDataFolder(config);
  const store = await openSqliteStore<Database>({ file: database });
  const clock = createTestClock();
  const vault = await openVault({ store, clock, masterKeys });
  const ctx = { ...createContext({ config, store, vault, auditHeads: createHeadMemory(), logger: pino({ level: "silent" }), clock }), clock };
  try {
    const { ends, balance, ledger, verify } = await runRandomTransfers(ctx, steps);
    printTable(
      `${steps} steps of transfers by chance`,
      ["what", "how many"],
      Object.entries(ends).map(([end, count]) => [end, String(count)]),
    );
    const broken = verify.invariants.filter(({ ok }) => !ok);
    for (const { id, detail } of broken) console.log(`${id}: ${detail}`);
    console.log(`\nBalances ${balance}, ledger ${ledger}, verify ${verify.ok ? "ok" : "not ok"}`);
    return broken.length + (balance === ledger ? 0 : 1);
  } finally {
    await store.close();
  }
}
