import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runVerify } from "../server/verify/verify.service.ts";
import { type Connection, shopConnection } from "./connection.ts";
import { beside, type Installation, prepareInstallation } from "./faults/installation.ts";
import { preparePostgres } from "./faults/postgres-installation.ts";
import { type RunningServer, startServer } from "./kontor-process.ts";
import type { PreparedFolder } from "./prepared-folder.ts";

/** A shop with payments that can be captured, its receiver, and a server that answers it. */
export interface BenchShop {
  installation: Installation;
  server: RunningServer;
  connect(count: number): Promise<Connection[]>;
}

export type Engine = "sqlite" | "postgres";

interface Wish {
  engine: Engine;
  /** Of the shop itself. */
  payments: number;
  /** History that is there already, which stays as it is; SQLite only. */
  history: PreparedFolder | null;
  nodeFlags?: readonly string[];
  settings?: Readonly<Record<string, string>>;
}

/** Works with a shop in a folder of its own, which is gone afterwards. The server is stopped when the work is done. */
export async function withShop<T>(wish: Wish, work: (shop: BenchShop) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "kontor-bench-"));
  const { installation, remove } = await prepare(wish, folder);
  try {
    const server = await startServer({
      folder,
      nodeFlags: wish.nodeFlags ?? [],
      settings: { ...installation.settings, ...wish.settings },
    });
    const open: Connection[] = [];
    const connect = async (count: number) => {
      const made = await Promise.all(
        Array.from({ length: count }, () => shopConnection(server.merchant, installation)),
      );
      open.push(...made);
      return made;
    };
    try {
      return await work({ installation, server, connect });
    } finally {
      for (const connection of open) connection.close();
      await server.stop();
    }
  } finally {
    await installation.receiver.stop();
    remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare({ engine, payments, history }: Wish, folder: string) {
  if (engine === "postgres") {
    const { postgres, installation } = await preparePostgres(folder, payments);
    return { installation, remove: () => postgres.remove() };
  }
  if (history !== null) cpSync(history.folder, folder, { recursive: true });
  return { installation: await prepareInstallation({ folder, payments }), remove: () => undefined };
}

/** What `kontor verify` finds broken. */
export async function brokenInvariants(installation: Pick<Installation, "folder" | "settings">): Promise<string[]> {
  const { invariants } = await beside(installation, runVerify);
  return invariants.filter(({ ok }) => !ok).map(({ id, detail }) => `${id}: ${detail}`);
}
