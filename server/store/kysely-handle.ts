import {
  type CompiledQuery,
  type ConnectionProvider,
  type DatabaseConnection,
  type DatabaseIntrospector,
  DefaultQueryExecutor,
  type Dialect,
  type DialectAdapter,
  DummyDriver,
  Kysely,
  type KyselyProps,
  type QueryCompiler,
  type QueryResult,
  Transaction,
} from "kysely";
import { StoreMisuse } from "./store-error.ts";

/** What Kysely has to know of an engine. */
export interface EngineParts {
  readonly adapter: DialectAdapter;
  readonly compiler: QueryCompiler;
  readonly introspector: (db: Kysely<unknown>) => DatabaseIntrospector;
}

/** Kysely's query builders over connections that the store owns. */
export interface KyselyHandles {
  /** A query builder over one connection or a pool, outside any transaction. */
  readonly over: <DB>(connection: DatabaseConnection) => Kysely<DB>;
  /** A query builder of the type that writes demand; it neither begins nor ends anything itself. */
  readonly transactionOver: <DB>(connection: DatabaseConnection) => Transaction<DB>;
}

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

/** Goes straight to the connection; the general executor's detours cost more than a short query. */
class DirectExecutor extends DefaultQueryExecutor {
  readonly #connection: DatabaseConnection;

  constructor({ compiler, adapter }: EngineParts, connection: DatabaseConnection, provider: ConnectionProvider) {
    super(compiler, adapter, provider);
    this.#connection = connection;
  }

  override executeQuery<R>(compiledQuery: CompiledQuery): Promise<QueryResult<R>> {
    return this.#connection.executeQuery(compiledQuery);
  }
}

export function kyselyHandles(parts: EngineParts): KyselyHandles {
  const dialect: Dialect = {
    createAdapter: () => parts.adapter,
    createDriver: () => driver,
    createIntrospector: (db) => parts.introspector(db as Kysely<unknown>),
    createQueryCompiler: () => parts.compiler,
  };
  const props = (connection: DatabaseConnection): KyselyProps => {
    const provider: ConnectionProvider = { provideConnection: (consumer) => consumer(connection) };
    return { config: { dialect }, dialect, driver, executor: new DirectExecutor(parts, connection, provider) };
  };
  return {
    over: <DB>(connection: DatabaseConnection) => new Kysely<DB>(props(connection)),
    transactionOver: <DB>(connection: DatabaseConnection) => new Transaction<DB>(props(connection)),
  };
}
