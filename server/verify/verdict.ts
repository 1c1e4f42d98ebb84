/** What one invariant came to. */
export interface Verdict {
  ok: boolean;
  /** The first row that breaks it and how, or what was found to hold. */
  detail: string;
}

/** Holds when no check found a fault; otherwise the first fault says where. */
export function verdict(faults: readonly (string | null)[], whenOk: string): Verdict {
  const [fault] = faults.filter((found) => found !== null);
  return fault === undefined ? { ok: true, detail: whenOk } : { ok: false, detail: fault };
}
