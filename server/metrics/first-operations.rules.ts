/** As much of an operation as tells which was the first. */
interface Settled {
  id: string;
  kind: string;
  state: string;
  settled_at: string;
}

/** The first operations of a payment, each null where there is none. */
export interface FirstOperations {
  /** Id of the first that asked the gateway for a reservation, whatever it answered. */
  tried: string | null;
  /** Id of the first that the gateway reserved money for. */
  approved: string | null;
  /** Id of the first that was answered, by a gateway or by a bank. */
  answered: string | null;
  /** Id of the first of those that was refused. */
  refused: string | null;
  /** Id of the first capture. */
  captured: string | null;
  /** When money was first reserved. */
  reservedAt: string | null;
  /** When money first came: by a capture or by a transfer. */
  takenAt: string | null;
}

/**
 * Finds them by when they were settled, and of two at the same instant the one that stands first: a clock that went
 * back makes another one the first than the one that was written first.
 */
export function firstOperationsOf(settled: readonly Settled[]): FirstOperations {
  const first = (fits: (operation: Settled) => boolean) =>
    settled.reduce<Settled | null>(
      (found, operation) =>
        fits(operation) && (found === null || operation.settled_at < found.settled_at) ? operation : found,
      null,
    );
  const isEntry = ({ kind }: Settled) => kind === "authorize" || kind === "receive";
  const succeeded = (kinds: readonly string[]) =>
    first(({ kind, state }) => state === "succeeded" && kinds.includes(kind));
  const reserved = succeeded(["authorize"]);
  return {
    tried: first(({ kind }) => kind === "authorize")?.id ?? null,
    approved: reserved?.id ?? null,
    answered: first(isEntry)?.id ?? null,
    refused: first((operation) => isEntry(operation) && operation.state === "failed")?.id ?? null,
    captured: succeeded(["capture"])?.id ?? null,
    reservedAt: reserved?.settled_at ?? null,
    takenAt: succeeded(["capture", "receive"])?.settled_at ?? null,
  };
}
