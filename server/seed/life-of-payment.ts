import { balancesOf, capturable, held, type OperationKind, refundable } from "../../shared/payments/balances.ts";
import type { Actor } from "../../shared/payments/actor.ts";
import { moneyReasons } from "../../shared/payments/reasons.ts";
import type { EndReason } from "../../shared/payments/payment-status.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { LifeInput, PlannedOperation } from "./life.ts";
import type { Random } from "./random.ts";
import { authorizeRefusals, timeOut } from "./refusals.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const notes = [
  "Scratched on arrival",
  "Wrong colour, agreed by phone",
  "Late delivery, goodwill",
  "Ordered twice",
] as const;

/** Writes one payment's life, step by step, and stops where the history ends. */
export class LifeOfPayment {
  readonly operations: PlannedOperation[] = [];
  readonly #random: Random;
  readonly #input: LifeInput;
  #nowMs: number;
  /** Set by the first step that would lie beyond the end of the history. */
  #isOver = false;

  constructor(random: Random, input: LifeInput) {
    this.#random = random;
    this.#input = input;
    this.#nowMs = input.startedMs;
  }

  /** The payer pays: a reservation, or money at once where the method knows none. */
  pay(): void {
    const { amount } = this.#input;
    this.#add({ kind: this.#entry, amount, actor: this.#input.payer, settledMs: this.#answerMs() });
  }

  /** An authorization that came to nothing, for a reason of the issuer's unless another is given. */
  failedTry(error?: ProcessorError): void {
    this.#addFailed(
      this.#entry,
      this.#input.amount,
      error ?? this.#random.pickWeighted(authorizeRefusals),
      this.#input.payer,
    );
    this.#pass(20_000, 3 * minuteMs);
  }

  /** No answer came while the payer waited; later it turned out that nothing had happened, which ended the payment. */
  timeOut(): void {
    this.#addFailed(this.#entry, this.#input.amount, timeOut, this.#input.payer);
    this.#add({
      kind: "cancel",
      amount: 0,
      reason: "failed",
      actor: this.#input.payer,
      settledMs: this.#nowMs,
      isConsequence: true,
    });
  }

  /** Asks for the whole amount and never hears back within the history. */
  waitForAnswer(kind: "authorize" | "capture"): void {
    const amount = kind === "authorize" ? this.#input.amount : this.capturable();
    const actor = kind === "authorize" ? this.#input.payer : this.#input.cast.merchant;
    const unansweredMs = this.#nowMs;
    if (amount > 0) this.#add({ kind, state: "unknown", amount, unansweredMs, settledMs: null, actor });
  }

  /** The payer leaves; or, where nothing but refusals came of it, never comes back and the session runs out. */
  end(reason: EndReason): void {
    const isExpiry = reason === "failed" && this.#random.chance(0.3);
    if (isExpiry) this.#nowMs = Math.max(this.#nowMs, this.#input.expiresMs);
    else this.#pass(5_000, 10 * minuteMs);
    if (this.#isOver || this.#nowMs > this.#input.untilMs) return;
    const actor: Actor = isExpiry ? { type: "system", id: "session_expiry" } : this.#input.payer;
    this.#add({ kind: "cancel", amount: 0, reason, actor, settledMs: this.#nowMs });
  }

  /** The warehouse ships and the shop takes its money; now and then the processor says no first. */
  ship(amount: number): void {
    if (this.#input.method.authorizationDays === null || amount <= 0) return;
    if (!this.#pass(hourMs, 2 * dayMs)) return;
    const actor = this.#someone(0.2);
    if (this.#random.chance(0.012)) {
      this.#addFailed("capture", amount, timeOut, actor);
      if (!this.#pass(10 * minuteMs, hourMs)) return;
    }
    const common = { reference: this.#input.reference, lines: this.#linesFor(amount), actor };
    this.#add({ kind: "capture", amount, settledMs: this.#answerMs(), ...common });
  }

  /** A return some days later. */
  giveBack(amount: number): void {
    if (amount <= 0) return;
    if (!this.#pass(dayMs, 9 * dayMs)) return;
    const actor = this.#someone(0.8);
    if (this.#random.chance(0.02)) {
      this.#addFailed("refund", amount, timeOut, actor);
      if (!this.#pass(10 * minuteMs, hourMs)) return;
    }
    const why = actor.type === "staff" ? this.#why() : { reason: null, note: null };
    const common = { reference: this.#input.reference, lines: this.#linesFor(amount), actor };
    this.#add({ kind: "refund", amount, settledMs: this.#answerMs(), ...common, ...why });
  }

  /** The order is called off and the reservation released. */
  callOff(): void {
    const amount = this.capturable();
    if (this.#input.method.authorizationDays === null || amount === 0) return;
    if (!this.#pass(hourMs, 2 * dayMs)) return;
    const actor = this.#someone(0.6);
    const why = actor.type === "staff" ? this.#why() : { reason: null, note: null };
    this.#add({ kind: "void", amount, settledMs: this.#answerMs(), actor, ...why });
  }

  /** Where the method can, a last capture or a void gives up what is not delivered. */
  releaseRest(): void {
    const { method } = this.#input;
    if (method.hasVoidOfRemainder) {
      this.ship(this.part());
      if (balancesOf(this.operations).captured > 0) this.callOff();
      return;
    }
    if (!method.hasFinalCapture) return this.ship(this.capturable());
    if (!this.#pass(hourMs, 2 * dayMs)) return;
    const amount = this.part();
    const common = { reference: this.#input.reference, lines: this.#linesFor(amount), actor: this.#someone(0.5) };
    this.#add({ kind: "capture", amount, isFinal: true, settledMs: this.#answerMs(), ...common });
    const capture = this.operations.at(-1);
    const rest = held(balancesOf(this.operations));
    if (capture?.state !== "succeeded" || rest === 0) return;
    const { settledMs, reference, actor } = capture;
    const follow = { askedMs: settledMs ?? capture.askedMs, settledMs, reference, actor, isConsequence: true };
    this.#add({ kind: "void", amount: rest, reason: "final_capture", ...follow });
  }

  /** Nothing any more once the history is over. */
  capturable(): number {
    return this.#isOver ? 0 : capturable(balancesOf(this.operations));
  }

  refundable(): number {
    return this.#isOver ? 0 : refundable(balancesOf(this.operations));
  }

  /** Some of the goods: whole lines where there are several, else most of the one. */
  part(): number {
    return this.partOf(this.capturable());
  }

  partOf(whole: number): number {
    const [first] = this.#input.lines;
    if (first !== undefined && first.amount > 0 && first.amount < whole) return first.amount;
    return Math.max(1, Math.floor((whole * this.#random.between(30, 80)) / 100));
  }

  #linesFor(amount: number): PlannedOperation["lines"] {
    const { lines } = this.#input;
    const whole = amount === this.#input.amount ? lines : lines.slice(0, 1).filter((line) => line.amount === amount);
    return whole.map(({ line_id, amount: ofLine, quantity }) => ({ line_id, amount: ofLine, quantity }));
  }

  #why(): Pick<PlannedOperation, "reason" | "note"> {
    const reason = this.#random.pick(moneyReasons);
    const hasNote = reason === "other" || this.#random.chance(0.25);
    return { reason, note: hasNote ? this.#random.pick(notes) : null };
  }

  /** A colleague in the given share of cases, else the shop's server. */
  #someone(staffShare: number): Actor {
    const { staff, merchant } = this.#input.cast;
    return staff.length > 0 && this.#random.chance(staffShare) ? this.#random.pick(staff) : merchant;
  }

  /** Lets time go by; false when the history ends before that. */
  #pass(leastMs: number, mostMs: number): boolean {
    this.#nowMs += this.#random.between(leastMs, mostMs);
    this.#isOver ||= this.#nowMs > this.#input.untilMs;
    return !this.#isOver;
  }

  #answerMs(): number {
    return this.#nowMs + this.#random.between(180, 1_900);
  }

  /** The operation that brings the money in. */
  get #entry(): "authorize" | "receive" {
    return this.#input.method.authorizationDays === null ? "receive" : "authorize";
  }

  #addFailed(kind: OperationKind, amount: number, error: PlannedOperation["error"], actor: Actor): void {
    const answeredMs = this.#answerMs();
    const late = error === timeOut ? { unansweredMs: answeredMs, settledMs: answeredMs + 2_000 } : {};
    this.#add({ kind, state: "failed", amount, error, actor, settledMs: answeredMs, ...late });
  }

  #add(operation: Pick<PlannedOperation, "kind" | "amount" | "settledMs"> & Partial<PlannedOperation>): void {
    const { untilMs } = this.#input;
    const unansweredMs = operation.unansweredMs ?? null;
    const settledMs = operation.settledMs === null ? null : Math.min(operation.settledMs, untilMs);
    this.operations.push({
      state: "succeeded",
      isFinal: false,
      askedMs: Math.min(this.#nowMs, untilMs),
      reference: null,
      reason: null,
      note: null,
      error: null,
      actor: this.#input.cast.merchant,
      lines: [],
      isConsequence: false,
      ...operation,
      unansweredMs: unansweredMs === null ? null : Math.min(unansweredMs, untilMs),
      settledMs,
    });
    this.#nowMs = settledMs ?? this.#nowMs;
  }
}
