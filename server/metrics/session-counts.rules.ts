import type { SessionStatus } from "../../shared/checkout/session.schema.ts";
import { noCurrency, type SessionCount } from "../../shared/metrics/payment-count.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import type { PaymentRollup } from "./payment-rollup.record.ts";

/** How far a session has come. */
export interface SessionStanding {
  status: SessionStatus;
  /** Whoever chose a way to pay has opened the page. */
  isOpened: boolean;
  isChosen: boolean;
  isAuthorized: boolean;
  isCaptured: boolean;
}

interface OfSession {
  accountId: string;
  createdAt: string;
}

/** What a session adds by going from one standing to another, and what it takes back; null before it is made. */
export function countsOfMove(
  { accountId, createdAt }: OfSession,
  before: SessionStanding | null,
  after: SessionStanding,
): PaymentRollup[] {
  const was = new Set(before === null ? [] : countedAs(before));
  const is = new Set(countedAs(after));
  const change = (counted: SessionCount, n: number): PaymentRollup => {
    return { account_id: accountId, currency: noCurrency, hour: hourOf(createdAt), counted, label: "", n, amount: 0 };
  };
  return [
    ...[...is].filter((name) => !was.has(name)).map((name) => change(name, 1)),
    ...[...was].filter((name) => !is.has(name)).map((name) => change(name, -1)),
  ];
}

const over: ReadonlySet<SessionStatus> = new Set(["expired", "cancelled", "declined", "failed"]);

function countedAs({ status, isOpened, isChosen, isAuthorized, isCaptured }: SessionStanding): SessionCount[] {
  return [
    "session_created",
    ...(isOpened ? (["session_opened"] as const) : []),
    ...(isChosen ? (["session_method_chosen"] as const) : []),
    ...(isAuthorized ? (["session_authorized"] as const) : []),
    ...(isCaptured ? (["session_captured"] as const) : []),
    ...(isOpened && over.has(status) && !isAuthorized ? (["session_abandoned"] as const) : []),
    ...(!isOpened && status === "expired" ? (["session_expired"] as const) : []),
  ];
}
