import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./free-port.ts";

/** A PostgreSQL server of a test run, reached on 127.0.0.1 by `postgres` without a password. */
export interface TestPostgres {
  /** Of the database with the name; the server has `postgres` to begin with. */
  urlOf(database: string): string;
  /** As a power cut would, or in order. The data stays. */
  stop(mode: "immediate" | "fast"): void;
  start(): void;
  /** Stops it and removes everything. */
  remove(): void;
}

const debianFolder = "/usr/lib/postgresql";

/** Where PostgreSQL's programs are, newest version first; null where it is not installed. */
export function findPostgres(): string | null {
  const named = process.env["KONTOR_POSTGRES_BIN"];
  if (named !== undefined) return named;
  try {
    const [newest] = readdirSync(debianFolder).sort((a, b) => Number(b) - Number(a));
    return newest === undefined ? null : join(debianFolder, newest, "bin");
  } catch {
    return null;
  }
}

/**
 * Starts a server of its own in the temporary folder. It does not sync the disk, unless it is told to: what is tested
 * is what it answers. Root hands it to the user `postgres`, because it refuses to run as root.
 */
export async function startTestPostgres(
  programs: string,
  { isDurable = false }: { isDurable?: boolean } = {},
): Promise<TestPostgres> {
  const folder = mkdtempSync(join((isDurable ? null : roomyMemory()) ?? tmpdir(), "kontor-pg-"));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const [uid, gid] = ["-u", "-g"].map((what) => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" })));
    chownSync(folder, uid ?? 0, gid ?? 0);
  }
  const data = join(folder, "data");
  const run = (program: string, args: readonly string[]) => {
    const command = [join(programs, program), ...args];
    const [first = "", ...rest] = isRoot ? ["runuser", "-u", "postgres", "--", ...command] : command;
    const { status, stderr, error } = spawnSync(first, rest, {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "ignore", "pipe"],
    });
    if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  };
  const control = (...args: string[]) => run("pg_ctl", ["-D", data, "-w", ...args]);
  const port = await freePort();
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    // Stores stay open until their file is over, each with a few connections.
    "max_connections=500",
    "shared_buffers=64MB",
    ...(isDurable ? [] : ["fsync=off", "full_page_writes=off"]),
  ];
  const start = () =>
    control("-l", join(folder, "log"), "-o", settings.map((setting) => `-c ${setting}`).join(" "), "start");
  run("initdb", ["-D", data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
  start();
  return {
    urlOf: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop: (mode) => control("-m", mode, "stop"),
    start,
    remove() {
      try {
        control("-m", "immediate", "stop");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

const memoryFolder = "/dev/shm";
const memoryBytesMin = 4 * 1024 ** 3;

/** A folder in memory with room for hundreds of small databases: making one is mostly writing files. */
function roomyMemory(): string | null {
  try {
    accessSync(memoryFolder, constants.W_OK);
    const { bavail, bsize } = statfsSync(memoryFolder);
    return bavail * bsize > memoryBytesMin ? memoryFolder : null;
  } catch {
    return null;
  }
}
