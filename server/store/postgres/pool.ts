import { Pool, type PoolClient } from "pg";

export interface PoolOptions {
  /** With what TLS to use, as `sslmode` says it. */
  readonly url: string;
  readonly connectionsMax: number;
  /** After this long a statement is given up; 0 for never. */
  readonly statementTimeoutMs: number;
  /** For connections that must not change anything. */
  readonly isReadOnly: boolean;
}

const connectTimeoutMs = 10_000;
const idleMs = 30_000;
/** A unit of work that does not go on within this time holds others up; the server ends it. */
const idleInUnitMs = 10_000;

/** Connections that answer in the same JavaScript types as SQLite. None is opened before it is needed. */
export function openPool({ url, connectionsMax, statementTimeoutMs, isReadOnly }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: idleInUnitMs,
    application_name: "kontor",
    types: resultTypes,
    verify: (client, isReady) => {
      client.query(isReadOnly ? readOnlySession : writingSession).then(() => isReady(), isReady);
    },
  });
  // A connection that breaks while nobody uses it is replaced; whoever uses one hears of it from the query.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** What is read is found by an index; to compile such a statement first takes longer than to run it. */
const readOnlySession = "SET default_transaction_read_only = on; SET jit = off";
/** Some servers come with asynchronous commits, and an acknowledged write would not survive a power cut there. */
const writingSession =
  "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

export type { Pool, PoolClient };

const oid = { bool: 16, bytea: 17, int8: 20, numeric: 1700 };

function parserOf(type: number): (value: string) => unknown {
  if (type === oid.int8 || type === oid.numeric) return toNumber;
  if (type === oid.bool) return toFlag;
  if (type === oid.bytea) return toBytes;
  return plainNumbers.has(type) ? Number : asText;
}

/** The same JavaScript types as SQLite's. */
export const resultTypes = { getTypeParser: parserOf };

/** Small integers and floating point. */
const plainNumbers: ReadonlySet<number> = new Set([21, 23, 26, 700, 701]);

/** As the server writes them: `\\x` and two digits for each. */
function toBytes(text: string): Buffer {
  return Buffer.from(text.slice(2), "hex");
}

function asText(value: string): string {
  return value;
}

function toFlag(value: string): number {
  return value === "t" ? 1 : 0;
}

/** @throws RangeError rather than to round an amount. */
function toNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value))
    throw new RangeError(`${text} is beyond what can be counted exactly`);
  return value;
}
