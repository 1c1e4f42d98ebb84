import type { Compilable, CompiledQuery, DialectAdapter, QueryExecutorProvider, QueryResult, RawBuilder } from "kysely";
import { sql } from "kysely";

/** Where the values of a call go, by name; each stands for exactly one parameter of the statement. */
export type Slots<Values> = { readonly [Name in keyof Values]: RawBuilder<Exclude<Values[Name], undefined>> };

/** Stands in a compiled statement for a value that every call brings along. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** As many values as there are, for a query whose list of them grows with what it is asked for. */
export type ListedValues<Value> = Readonly<Record<string, Value>>;

export function listedValues<Value>(values: readonly Value[]): ListedValues<Value> {
  return Object.fromEntries(values.map((value, index) => [`value${index}`, value]));
}

/** Forms of one query that are kept; more than that means that somebody builds names out of data. */
const formsMax = 100;

/**
 * A query that is built and compiled once for each engine, and once for each set of names that it is given values for:
 * building costs more than a short statement takes to run. For what is asked for with every payment or message; all
 * else is built where it is needed.
 *
 * A value that is left out (`undefined`) is no part of the statement. The shape of the query must not depend on
 * anything but which values are there.
 */
export function prepared<Handle extends QueryExecutorProvider, Values extends object, Row>(
  build: (db: Handle, slots: Slots<Values>) => Compilable<Row>,
): (db: Handle, values: Values) => Promise<QueryResult<Row>> {
  const byEngine = new WeakMap<DialectAdapter, Map<string, CompiledQuery>>();
  return (db, values) => {
    const executor = db.getExecutor();
    const forms = byEngine.get(executor.adapter) ?? new Map<string, CompiledQuery>();
    if (forms.size === 0) byEngine.set(executor.adapter, forms);
    const given = values as Readonly<Record<string, unknown>>;
    const names = Object.keys(given).filter((name) => given[name] !== undefined);
    const key = names.join(" ");
    let form = forms.get(key);
    if (form === undefined) {
      if (forms.size >= formsMax) forms.clear();
      const slots = Object.fromEntries(names.map((name) => [name, sql`${new Slot(name)}`]));
      forms.set(key, (form = build(db, slots as Slots<Values>).compile()));
    }
    const parameters = form.parameters.map((value) => (value instanceof Slot ? given[value.name] : value));
    return executor.executeQuery<Row>({ ...form, parameters });
  };
}
