import { openSync, writeSync } from "node:fs";
import Sqlite from "better-sqlite3";

// Preloaded into the built server: every statement that reads is written down with its parameters before it runs, one
// JSON object on each line, so that all of them are there when the answer comes.
const path = process.env["KONTOR_BENCH_SQL"];
if (path !== undefined) {
  const file = openSync(path, "a");
  const { prepare } = Sqlite.prototype;
  Object.assign(Sqlite.prototype, {
    prepare(/** @type {string} */ sql) {
      const statement = Reflect.apply(prepare, this, [sql]);
      if (!statement.reader || !statement.readonly) return statement;
      const { all } = statement;
      return Object.assign(statement, {
        all(/** @type {unknown[]} */ ...parameters) {
          writeSync(file, `${JSON.stringify({ sql, parameters: parameters.flat() })}\n`);
          return Reflect.apply(all, statement, parameters);
        },
      });
    },
  });
}
