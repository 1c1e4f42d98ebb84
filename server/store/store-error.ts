/** What can go wrong with the store itself, whichever engine is behind it. */
export type StoreErrorCode =
  | "misuse"
  | "closed"
  | "overloaded"
  | "locked"
  | "disk_full"
  | "unreachable"
  | "broken"
  | "not_a_database"
  | "not_durable"
  | "schema_newer"
  | "schema_older"
  | "migration_failed"
  | "backup_failed";

/** What ends when somebody makes room, lets go of a lock or starts the database server again. */
const passing: ReadonlySet<StoreErrorCode> = new Set(["overloaded", "locked", "disk_full", "unreachable"]);

/** A failure of the store rather than of the question it was asked; `cause` holds the engine's own error. */
export class StoreError extends Error {
  override readonly name: string = "StoreError";
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Whether the same may succeed a while later without anything being mended in the database. */
  get passes(): boolean {
    return passing.has(this.code);
  }
}

/** The caller broke a rule of the store. Nothing of that unit was kept; the fix is in the calling code. */
export class StoreMisuse extends StoreError {
  override readonly name = "StoreMisuse";

  constructor(message: string, options?: ErrorOptions) {
    super("misuse", message, options);
  }
}
