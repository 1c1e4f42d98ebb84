/** Something changed that an open screen may show. Carries no content: screens ask again, with their own rights. */
export interface LiveNotice {
  type:
    | "payment"
    | "session"
    | "delivery"
    | "transfer"
    | "payout"
    | "approval"
    | "borrower"
    | "credit_offer"
    | "loan"
    | "bulk_run";
  id: string;
  account_id: string;
  /** It was made just now. Only said of what has an id that does not tell when it was made. */
  isNew?: boolean;
}

export interface LiveHub {
  publish(notice: LiveNotice): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (notice: LiveNotice) => void): () => void;
}

/** Within one process. A listener that throws does not keep the others from hearing. */
export function createLiveHub(): LiveHub {
  const listeners = new Set<(notice: LiveNotice) => void>();
  return {
    publish(notice) {
      for (const listener of listeners) queueMicrotask(() => listener(notice));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
