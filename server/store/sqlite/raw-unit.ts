import type { RunResult } from "better-sqlite3";
import type { UnitScope } from "./unit-scope.ts";

/** A prepared statement that works until its unit of work settles. */
export interface RawStatement<Row> {
  run(...parameters: readonly unknown[]): RunResult;
  get(...parameters: readonly unknown[]): Row | undefined;
  all(...parameters: readonly unknown[]): Row[];
}

/** SQLite without the query builder, for writing rows by the hundred thousand. */
export interface RawTrx {
  /** Cheap to repeat in every unit: the statement itself is kept by its SQL text. */
  prepare<Row = unknown>(sql: string): RawStatement<Row>;
}

export function rawTrxOver(scope: UnitScope): RawTrx {
  return {
    prepare: <Row>(sql: string): RawStatement<Row> => {
      const statement = scope.prepare(sql);
      return {
        run: (...parameters) => scope.run(() => statement.run(...parameters)),
        get: (...parameters) => scope.run(() => statement.get(parameters) as Row | undefined),
        all: (...parameters) => scope.run(() => statement.all(parameters) as Row[]),
      };
    },
  };
}
