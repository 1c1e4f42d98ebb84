import type { SessionStatus } from "../../shared/checkout/session.schema.ts";
import type { Trx } from "../database.ts";
import { appendRollups } from "./payment-rollup.repository.ts";
import { countsOfMove, type SessionStanding } from "./session-counts.rules.ts";

/** As much of a session's row as the counts depend on. */
interface SessionRow {
  account_id: string;
  created_at: string;
}

const fresh: SessionStanding = {
  status: "open",
  isOpened: false,
  isChosen: false,
  isAuthorized: false,
  isCaptured: false,
};

/** Counts a session in the write that makes it. */
export async function countNewSession(trx: Trx, session: SessionRow): Promise<void> {
  await appendRollups(trx, countsOfMove(ofSession(session), null, fresh));
}

/**
 * Counts what a session came to, in the write in which it does. `before` and `after` say what is so, and leave out what
 * is not; the status is the stored one where nothing else is said.
 */
export async function countSessionMove(
  trx: Trx,
  session: SessionRow & { status: SessionStatus },
  before: Partial<SessionStanding>,
  after: Partial<SessionStanding>,
): Promise<void> {
  const { status } = session;
  const stood = { ...fresh, status, ...before };
  await appendRollups(trx, countsOfMove(ofSession(session), stood, { ...fresh, status, ...after }));
}

function ofSession({ account_id, created_at }: SessionRow) {
  return { accountId: account_id, createdAt: created_at };
}
