import type { ReportCount } from "../../shared/metrics/payment-count.ts";
import { bucketOf } from "../../shared/metrics/histogram.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import type { FirstOperations } from "./first-operations.rules.ts";
import type { CountedPayment, SettledOperation } from "./payment-rollup.rules.ts";
import type { PaymentRollup } from "./payment-rollup.record.ts";

interface Counted {
  counted: ReportCount;
  /** The instant to whose hour it belongs. */
  at: string;
  label?: string;
  amount?: number;
}

/** What the reports count of an operation that is settled, beside the first ones of its payment. */
export function reportCountsOf(
  payment: CountedPayment,
  operation: SettledOperation,
  first: FirstOperations,
): PaymentRollup[] {
  const { accountId: account_id, currency } = payment;
  return countsOf(payment, operation, first).map(({ counted, at, label = "", amount = operation.amount }) => {
    return { account_id, currency, hour: hourOf(at), counted, label, n: 1, amount };
  });
}

function countsOf(payment: CountedPayment, operation: SettledOperation, first: FirstOperations): Counted[] {
  const succeeded = operation.state === "succeeded";
  switch (operation.kind) {
    case "authorize":
    case "receive":
      return [...answersOf(payment, operation, first), ...(succeeded ? entryOf(payment, operation, first) : [])];
    case "capture":
      return succeeded ? captureOf(operation, first) : [];
    case "refund":
      return succeeded ? refundOf(operation, first) : [];
    case "expire":
      return payment.api === "payments" && succeeded
        ? [{ counted: "transfer_expired", at: payment.createdAt, label: payment.method, amount: payment.amount }]
        : [];
    default:
      return [];
  }
}

/** Each payment is counted once as answered, and once as refused. */
function answersOf(
  { api }: CountedPayment,
  { id, error, settled_at: at }: SettledOperation,
  first: FirstOperations,
): Counted[] {
  if (api === "payments") return [];
  return [
    ...(id === first.answered ? [{ counted: "reached", at } as const] : []),
    ...(id === first.refused ? [{ counted: "refused", at, label: refusalReason(error) } as const] : []),
  ];
}

function entryOf(
  { api, method, createdAt }: CountedPayment,
  { kind, settled_at: at }: SettledOperation,
  { reservedAt, takenAt }: FirstOperations,
): Counted[] {
  if (kind === "authorize") return [{ counted: "reserved", at: reservedAt ?? at }];
  const wait: Counted = { counted: "transfer_time", at, label: `${method} ${lengthLabel(createdAt, at)}` };
  return [...(api === "payments" ? [wait] : []), { counted: "taken", at: takenAt ?? at }];
}

function captureOf(
  { id, settled_at: at }: SettledOperation,
  { captured, reservedAt, takenAt }: FirstOperations,
): Counted[] {
  const taken: Counted = { counted: "taken", at: takenAt ?? at };
  if (reservedAt === null) return [taken];
  return [
    taken,
    { counted: "reserved_taken", at: reservedAt },
    ...(id === captured
      ? [{ counted: "capture_time", at, label: lengthLabel(reservedAt, at), amount: 0 } as const]
      : []),
  ];
}

function refundOf({ settled_at: at, reason, actor }: SettledOperation, { takenAt }: FirstOperations): Counted[] {
  return [
    { counted: "taken_refunded", at: takenAt ?? at },
    { counted: "refund_reason", at, label: reason ?? "" },
    { counted: "refund_person", at, label: actor.type === "staff" ? actor.id : actor.type },
  ];
}

/** The normalised reason; a mere `ERROR` says less than the code beside it. */
export function refusalReason(error: Pick<ProcessorError, "code" | "type"> | null): string {
  const [type] = error?.type ?? [];
  return type === undefined || type === "ERROR" ? (error?.code ?? "UNKNOWN") : type;
}

/** The bucket of the whole seconds between two instants, in the histogram that lengths of milliseconds have. */
export function lengthLabel(from: string, to: string): string {
  const second = (instant: string) => Math.floor(Date.parse(instant) / 1_000);
  return String(bucketOf(second(to) - second(from)));
}
