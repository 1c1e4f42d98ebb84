import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  Kysely,
  type KyselyProps,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from "kysely";
import type { Pool, PoolClient } from "pg";
import { StoreMisuse } from "../store-error.ts";
import { toPostgres } from "./translate.ts";

/** Whatever runs a statement: one connection, or whichever of a pool is free. */
export type Executor = Pick<Pool | PoolClient, "query">;

const compiler = new PostgresQueryCompiler();
const adapter = new PostgresAdapter();

/** Kysely may neither open connections nor begin transactions: the store does both. */
class StoreOwnedDriver extends DummyDriver {
  override acquireConnection(): Promise<DatabaseConnection> {
    return refuse();
  }

  override beginTransaction(): Promise<void> {
    return refuse();
  }

  override savepoint(): Promise<void> {
    return refuse();
  }
}

function refuse(): Promise<never> {
  return Promise.reject(new StoreMisuse("Transactions are begun by store.write alone."));
}

const driver = new StoreOwnedDriver();

const dialect: Dialect = {
  createAdapter: () => adapter,
  createDriver: () => driver,
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => compiler,
};

/** Goes straight to the connection, as SQLite's does. */
class DirectExecutor extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection, provider: ConnectionProvider) {
    super(compiler, adapter, provider);
    this.#connection = connection;
  }

  override executeQuery<R>(compiledQuery: CompiledQuery): Promise<QueryResult<R>> {
    return this.#connection.executeQuery(compiledQuery);
  }
}

function props(connection: DatabaseConnection): KyselyProps {
  const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
  return { config: { dialect }, dialect, driver, executor: new DirectExecutor(connection, provider) };
}

/** A query builder over one connection or a pool, outside any transaction. */
export function kyselyOver<DB>(connection: DatabaseConnection): Kysely<DB> {
  return new Kysely<DB>(props(connection));
}

/** A query builder of the type that writes demand; it neither begins nor ends anything itself. */
export function transactionOver<DB>(connection: DatabaseConnection): Transaction<DB> {
  return new Transaction<DB>(props(connection));
}

const translated = new Map<string, string>();
const translatedMax = 5_000;

/** Runs a statement in PostgreSQL's words and answers as Kysely expects. */
export async function runQuery<R>(client: Executor, { sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
  const { command, rowCount, rows } = await client.query({ text: inPostgres(sql), values: [...parameters] });
  const isChange = command === "INSERT" || command === "UPDATE" || command === "DELETE";
  return { rows: rows as R[], ...(isChange ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
}

/** Translating costs some microseconds; the same few thousand texts come again and again. */
function inPostgres(sql: string): string {
  const known = translated.get(sql);
  if (known !== undefined) return known;
  if (translated.size >= translatedMax) translated.clear();
  const text = toPostgres(sql);
  translated.set(sql, text);
  return text;
}
