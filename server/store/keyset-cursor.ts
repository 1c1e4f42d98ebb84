import { DomainError, fieldSaying } from "../../shared/errors.ts";
import { say } from "../../shared/sentences/say.ts";

/** A place between two rows of an ordered list. */
export interface Position {
  /** The sort column's value on the row, and its `seq`. */
  value: string | number;
  seq: number;
  /** Whether the page before that row is wanted. */
  isBackward: boolean;
  /** The order that the list was walked in, such as `-created_at`: a place means nothing in another one. */
  order: string;
}

/** The order's name in cursors. */
export function orderName({ column, descending }: { column: string; descending: boolean }): string {
  return `${descending ? "-" : ""}${column}`;
}

export function writeCursor(position: Position): string {
  return Buffer.from(
    JSON.stringify([position.value, position.seq, position.isBackward ? 1 : 0, position.order]),
  ).toString("base64url");
}

/** @throws DomainError `validation_failed` for text that `writeCursor` did not make, or made for another order. */
export function readCursor(cursor: string, order: string): Position {
  const parts = parseJson(Buffer.from(cursor, "base64url").toString("utf8"));
  if (Array.isArray(parts) && parts.length === 4) {
    const [value, seq, backward, madeFor] = parts as unknown[];
    const isValue = (typeof value === "string" && !value.includes("\u0000")) || Number.isSafeInteger(value);
    if (isValue && Number.isSafeInteger(seq) && (backward === 0 || backward === 1) && madeFor === order) {
      return { value: value as string | number, seq: Number(seq), isBackward: backward === 1, order };
    }
  }
  const fields = [fieldSaying("cursor", say("list.cursor"))];
  throw new DomainError("validation_failed", say("list.cursor_foreign"), { fields });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
