import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Dialect,
  DummyDriver,
  Kysely,
  type KyselyProps,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  Transaction,
} from "kysely";
import { StoreMisuse } from "../store-error.ts";
import type { CachedStatement } from "./statement-cache.ts";

const compiler = new SqliteQueryCompiler();
const adapter = new SqliteAdapter();

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
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => compiler,
};

/** Goes straight to the connection; the general executor's detours cost more than a short query. */
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

/** A query builder over one connection, outside any transaction. */
export function kyselyOver<DB>(connection: DatabaseConnection): Kysely<DB> {
  return new Kysely<DB>(props(connection));
}

/** A query builder of the type that writes demand; it neither begins nor ends anything itself. */
export function transactionOver<DB>(connection: DatabaseConnection): Transaction<DB> {
  return new Transaction<DB>(props(connection));
}

/** A promise for what `run` returns or throws, settled already. */
export function settled<T>(run: () => T): Promise<T> {
  return new Promise((resolve) => resolve(run()));
}

/** Runs a prepared statement at once and answers as Kysely expects. */
export function runStatement<R>(statement: CachedStatement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}
