/** Never tried, or tried and failed: the first never wait for the second. */
export type Turn = "first" | "retry";

/** What a group of lanes holds of what all lanes share. */
export class Share {
  inFlight = 0;
  retriesInFlight = 0;
  /** Claimed, or promised a place, and not begun. */
  waiting = 0;
  /** Known ones. */
  lanes = 0;
}

export interface Side<Job> {
  lane: Lane<Job>;
  turn: Turn;
  /** Claimed and waiting. */
  jobs: Job[];
  /** When it is worth asking the database for more, UTC; null when nothing is known to come. */
  dueAt: string | null;
}

/** Receivers that are called one after another, a few at once. */
export class Lane<Job> {
  readonly name: string;
  readonly account: string;
  /** That of the account. */
  readonly share: Share;
  readonly sides: Readonly<Record<Turn, Side<Job>>>;
  inFlight = 0;
  /** The last call brought no answer. */
  isTroubled = false;
  /** Places promised and not yet taken. */
  reserved = 0;
  /** Calls that may begin at once under a rate; whole and parts. */
  allowance = Infinity;
  /** When the allowance was last worked out. */
  allowedAtMs = 0;

  constructor({ name, account, share }: { name: string; account: string; share: Share }) {
    this.name = name;
    this.account = account;
    this.share = share;
    const side = (turn: Turn): Side<Job> => ({ lane: this, turn, jobs: [], dueAt: null });
    this.sides = { first: side("first"), retry: side("retry") };
  }
}
