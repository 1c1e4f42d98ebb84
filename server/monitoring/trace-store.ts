import type { Store } from "../database.ts";
import { traced, type Tracer } from "../tracer.ts";

/**
 * The same store, whose units of work are spans of the calls that they belong to: from when a unit is handed over until
 * it is durable, which on SQLite means its share of a commit. Units of the background belong to no call and are not told.
 */
export function traceStore<S extends Store>(store: S, tracer: Tracer): S {
  const facts = { "db.system.name": store.isShared ? "postgresql" : "sqlite" };
  const write: Store["write"] = (work) =>
    traced(tracer, { name: "store.write", kind: "internal", place: { at: "here" }, facts }, () => store.write(work));
  return new Proxy(store, {
    get(target, name) {
      if (name === "write") return write;
      const value: unknown = Reflect.get(target, name, target);
      // Methods reach private fields, which a proxy has none of.
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
