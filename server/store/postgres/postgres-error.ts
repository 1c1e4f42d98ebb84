import { StoreError } from "../store-error.ts";

/** Another unit changed what this one read: asked again, it sees that change. */
const conflictCodes = new Set(["40001", "40P01"]);

/** The server is going down, starting up or full; or the connection to it is gone. */
const absentCodes = new Set([
  ...["57P01", "57P02", "57P03", "53300", "08000", "08001", "08003", "08004", "08006"],
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOENT", "EHOSTUNREACH"],
]);

export function isConflict(error: unknown): boolean {
  return conflictCodes.has(codeOf(error));
}

/** Whether the server could not be reached, so that nothing of what was asked has been done unless it was a commit. */
export function isAbsence(error: unknown): boolean {
  if (absentCodes.has(codeOf(error))) return true;
  return (
    error instanceof Error &&
    /^(?:Connection terminated|timeout (?:exceeded )?when trying to connect|Client has encountered a connection error)/.test(
      error.message,
    )
  );
}

/** Names the failures that an operator has to act on. Everything else, a broken rule for one, passes through. */
export function toStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const cause = { cause: error };
  const code = codeOf(error);
  if (code === "53100")
    return new StoreError(
      "disk_full",
      "The disk of the database server is full. Nothing of this write was kept.",
      cause,
    );
  if (code === "28P01" || code === "28000")
    return new StoreError(
      "broken",
      "KONTOR_DATABASE_URL: the database server refused the user or the password.",
      cause,
    );
  if (code === "3D000")
    return new StoreError(
      "not_a_database",
      "KONTOR_DATABASE_URL: the server has no database of that name. Create it first.",
      cause,
    );
  if (code === "ENOTFOUND")
    return new StoreError("broken", "KONTOR_DATABASE_URL: there is no server of that name.", cause);
  if (code === "57014")
    return new StoreError("locked", "The database gave up on a statement that took too long.", cause);
  if (isAbsence(error)) return new StoreError("unreachable", "The database server cannot be reached.", cause);
  if (isConflict(error))
    return new StoreError(
      "locked",
      "Others changed the same rows again and again. Nothing of this write was kept.",
      cause,
    );
  return error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
