import { DomainError } from "../../shared/errors.ts";

/** A place between two rows of an ordered list. */
export interface Position {
  /** The sort column's value on the row, and its `seq`. */
  value: string | number;
  seq: number;
  /** Whether the page before that row is wanted. */
  isBackward: boolean;
}

export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify([position.value, position.seq, position.isBackward ? 1 : 0])).toString("base64url");
}

/** @throws DomainError `validation_failed` for text that `writeCursor` did not make. */
export function readCursor(cursor: string): Position {
  const parts = parseJson(Buffer.from(cursor, "base64url").toString("utf8"));
  if (Array.isArray(parts) && parts.length === 3) {
    const [value, seq, backward] = parts as unknown[];
    const isValue = typeof value === "string" || Number.isSafeInteger(value);
    if (isValue && Number.isSafeInteger(seq) && (backward === 0 || backward === 1)) {
      return { value: value as string | number, seq: Number(seq), isBackward: backward === 1 };
    }
  }
  const fields = [{ path: "cursor", message: "was not handed out by this list" }];
  throw new DomainError("validation_failed", "The cursor was not handed out by this list.", { fields });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
