import { StoreMisuse } from "./store-error.ts";

const reserved =
  /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*(begin|commit|end|rollback|savepoint|release|attach|detach|pragma|vacuum|abort|start)\b/i;

/**
 * Refuses statements that would pull the store's transaction from under it, or put off a constraint until the commit.
 *
 * @throws StoreMisuse
 */
export function assertOrdinaryStatement(sql: string): void {
  const keyword = reserved.exec(sql)?.[1];
  if (keyword === undefined) return;
  throw new StoreMisuse(`${keyword.toUpperCase()} cannot be run inside store.write: the store owns the transaction.`);
}

/** A call of the store's own door from inside of a unit of work. */
export function calledInside(door: keyof typeof insideReasons): StoreMisuse {
  return new StoreMisuse(`store.${door} was called inside a unit of work, ${insideReasons[door]}`);
}

const insideReasons = {
  write: "which would wait for itself. Pass the handle (trx) on instead.",
  read: "whose rows it cannot see. Query through the handle (trx) instead.",
  close: "which it would wait for.",
} as const;

export function lateQuery(): StoreMisuse {
  return new StoreMisuse(
    "A query came after its unit of work had settled. Await every query inside the function given to store.write.",
  );
}

/** Anything may be thrown; callers get errors. */
export function asError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new Error("A unit of work threw something that is not an error.", { cause: thrown });
}

export function yieldedError(): StoreMisuse {
  return new StoreMisuse(
    "A unit of work waited for something other than its own queries (a timer, file, socket, worker or another promise) and was rolled back. Do that before or after store.write.",
  );
}
