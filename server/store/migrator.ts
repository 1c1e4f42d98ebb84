import type { Kysely } from "kysely";
import { StoreError } from "./store-error.ts";

/** One step of the schema. Its name is its identity: it sorts after all earlier ones and is never changed. */
export interface Migration {
  readonly name: string;
  up(db: Kysely<unknown>): Promise<void>;
}

/** What a database says it has been through. */
export interface AppliedMigration {
  readonly name: string;
  readonly appliedAt: string;
}

/**
 * The migrations that a database still lacks, in order.
 *
 * @throws StoreError `schema_newer` when the database knows a migration that this program does not, and
 * `migration_failed` when names are out of order or a missing one precedes one already applied.
 */
export function pendingMigrations(known: readonly Migration[], applied: readonly string[]): readonly Migration[] {
  assertInOrder(known);
  const knownNames = new Set(known.map(({ name }) => name));
  const unknown = applied.filter((name) => !knownNames.has(name));
  if (unknown.length > 0) {
    throw new StoreError(
      "schema_newer",
      `The database was migrated by a newer version: this one does not know ${unknown.join(", ")}. Start the newer version, or restore the backup taken before that migration.`,
    );
  }
  const appliedNames = new Set(applied);
  const pending = known.filter(({ name }) => !appliedNames.has(name));
  const latestApplied = [...applied].sort().at(-1);
  const late = pending.find(({ name }) => latestApplied !== undefined && name < latestApplied);
  if (late !== undefined) {
    throw new StoreError(
      "migration_failed",
      `Migration ${late.name} is out of order: the database has already been through ${latestApplied}.`,
    );
  }
  return pending;
}

function assertInOrder(known: readonly Migration[]): void {
  known.forEach(({ name }, index) => {
    const previous = known[index - 1];
    if (previous !== undefined && previous.name >= name) {
      throw new StoreError("migration_failed", `Migration ${name} is listed after ${previous.name}; names must rise.`);
    }
  });
}
