import type { ReportCount } from "../../shared/metrics/payment-count.ts";
import { bucketOf } from "../../shared/metrics/histogram.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import { hourOf } from "./delivery-rollup.rules.ts";
import type { CountedOperation, CountedPayment } from "./payment-rollup.rules.ts";
import type { PaymentRollup } from "./payment-rollup.record.ts";

interface Counted {
  counted: ReportCount;
  /** The instant to whose hour it belongs. */
  at: string;
  label?: string;
  amount?: number;
}

/** What the reports count of an operation that is settled. `all` are those of its payment as they stand. */
export function reportCountsOf(
  payment: CountedPayment,
  operation: CountedOperation & { settled_at: string },
  all: readonly CountedOperation[],
): PaymentRollup[] {
  const { accountId: account_id, currency } = payment;
  return countsOf(payment, operation, all).map(({ counted, at, label = "", amount = operation.amount }) => {
    return { account_id, currency, hour: hourOf(at), counted, label, n: 1, amount };
  });
}

function countsOf(
  payment: CountedPayment,
  operation: CountedOperation & { settled_at: string },
  all: readonly CountedOperation[],
): Counted[] {
  const succeeded = operation.state === "succeeded";
  switch (operation.kind) {
    case "authorize":
    case "receive":
      return [...answersOf(payment, operation, all), ...(succeeded ? entryOf(payment, operation, all) : [])];
    case "capture":
      return succeeded ? captureOf(operation, all) : [];
    case "refund":
      return succeeded ? refundOf(operation, all) : [];
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
  { id, state, error, settled_at: at }: CountedOperation & { settled_at: string },
  all: readonly CountedOperation[],
): Counted[] {
  if (api === "payments") return [];
  const others = all.filter(
    (other) => (other.kind === "authorize" || other.kind === "receive") && other.id !== id && other.settled_at !== null,
  );
  const isFirstRefusal = state === "failed" && !others.some((other) => other.state === "failed");
  return [
    ...(others.length === 0 ? [{ counted: "reached", at } as const] : []),
    ...(isFirstRefusal ? [{ counted: "refused", at, label: refusalReason(error) } as const] : []),
  ];
}

function entryOf(
  { api, method, createdAt }: CountedPayment,
  { kind, settled_at: at }: CountedOperation & { settled_at: string },
  all: readonly CountedOperation[],
): Counted[] {
  if (kind === "authorize") return [{ counted: "reserved", at: firstOf(all, ["authorize"]) ?? at }];
  const wait: Counted = { counted: "transfer_time", at, label: `${method} ${lengthLabel(createdAt, at)}` };
  return [...(api === "payments" ? [wait] : []), { counted: "taken", at: firstTaken(all) ?? at }];
}

function captureOf(
  { id, settled_at: at }: CountedOperation & { settled_at: string },
  all: readonly CountedOperation[],
): Counted[] {
  const reservedAt = firstOf(all, ["authorize"]);
  const isFirst = !all.some(
    (other) => other.kind === "capture" && other.state === "succeeded" && other.id !== id && other.settled_at !== null,
  );
  return [
    { counted: "taken", at: firstTaken(all) ?? at },
    ...(reservedAt === null ? [] : [{ counted: "reserved_taken", at: reservedAt } as const]),
    ...(reservedAt === null || !isFirst
      ? []
      : [{ counted: "capture_time", at, label: lengthLabel(reservedAt, at), amount: 0 } as const]),
  ];
}

function refundOf(
  { settled_at: at, reason, actor }: CountedOperation & { settled_at: string },
  all: readonly CountedOperation[],
): Counted[] {
  return [
    { counted: "taken_refunded", at: firstTaken(all) ?? at },
    { counted: "refund_reason", at, label: reason ?? "" },
    { counted: "refund_person", at, label: actor.type === "staff" ? actor.id : actor.type },
  ];
}

function firstTaken(all: readonly CountedOperation[]): string | null {
  return firstOf(all, ["capture", "receive"]);
}

/** When the first of these kinds succeeded. */
function firstOf(all: readonly CountedOperation[], kinds: readonly string[]): string | null {
  let first: string | null = null;
  for (const { kind, state, settled_at: at } of all) {
    if (at !== null && state === "succeeded" && kinds.includes(kind) && (first === null || at < first)) first = at;
  }
  return first;
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
