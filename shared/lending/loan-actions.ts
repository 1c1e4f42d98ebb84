import { z } from "zod";
import { type Role, roleMay } from "../permissions.ts";
import type { LoanStatus } from "./lending-states.ts";

/** What staff do to a loan until it runs, in the order of its life. */
export const loanActionNames = [
  "generate_contract",
  "request_signatures",
  "record_signature",
  "order_disbursement",
  "confirm_disbursement",
  "cancel",
  "mark_error",
] as const;
export type LoanActionName = (typeof loanActionNames)[number];

/** What the answer depends on. */
export interface LoanFacts {
  status: LoanStatus;
  /** A sandbox account's: money can be moved, and only for show. */
  is_sandbox: boolean;
  /** A sandbox amount whose signers never sign. */
  never_signed: boolean;
  /** Staff ids. */
  disbursement_ordered_by: string | null;
  disbursement_confirmed_by: string | null;
}

export interface LoanActor {
  id: string;
  role: Role;
}

export const loanActionSchema = z
  .strictObject({
    allowed: z.boolean(),
    /** These three are there exactly when it is not allowed. */
    code: z.string().optional(),
    reason: z.string().optional(),
    /** The action that would lead on. */
    instead: z.enum(loanActionNames).optional(),
  })
  .meta({ id: "LoanAction" });
export type LoanActionView = z.infer<typeof loanActionSchema>;

export const loanActionsSchema = z.record(z.enum(loanActionNames), loanActionSchema).meta({ id: "LoanActions" });
export type LoanActions = z.infer<typeof loanActionsSchema>;

export interface LoanBlocker {
  code:
    | "role_forbids"
    | "wrong_state"
    | "ended"
    | "live_gateway_missing"
    | "never_signed"
    | "same_person"
    | "already_confirmed";
  /** A sentence for staff. */
  reason: string;
  instead?: LoanActionName;
}

/** The one state from which a step leads on; those that end a loan can be taken from any state before it runs. */
const fromState: Readonly<Record<LoanActionName, LoanStatus | "any_before_active">> = {
  generate_contract: "processing",
  request_signatures: "contract_generated",
  record_signature: "awaiting_signatures",
  order_disbursement: "signed",
  confirm_disbursement: "disbursing",
  cancel: "any_before_active",
  mark_error: "any_before_active",
};

/** What leads on from a state. */
const nextStep: Partial<Record<LoanStatus, LoanActionName>> = {
  processing: "generate_contract",
  contract_generated: "request_signatures",
  awaiting_signatures: "record_signature",
  signed: "order_disbursement",
  disbursing: "confirm_disbursement",
};

const needs: Readonly<Record<LoanActionName, string>> = {
  generate_contract: "The contract is made once, when the loan was accepted.",
  request_signatures: "Only a contract that was made and not sent yet can be sent to its signers.",
  record_signature: "Signatures are recorded while the contract waits for them.",
  order_disbursement: "Money is ordered once everybody has signed.",
  confirm_disbursement: "There is no disbursement that waits to be confirmed.",
  cancel: "",
  mark_error: "",
};

/**
 * Why this person cannot do this to the loan now; null when they can. Buttons, dialogs, the API and its refusals all
 * ask this one function.
 */
export function loanBlocker(loan: LoanFacts, action: LoanActionName, actor: LoanActor): LoanBlocker | null {
  if (!roleMay(actor.role, "loans.manage")) {
    return { code: "role_forbids", reason: "Only finance moves loans on." };
  }
  return stateBlocker(loan, action) ?? peopleBlocker(loan, action, actor);
}

/** What stands in the way whoever asks. */
export function stateBlocker(loan: LoanFacts, action: LoanActionName): LoanBlocker | null {
  const { status, is_sandbox } = loan;
  if (status === "active" || status === "finished" || status === "cancelled" || status === "error") {
    return { code: "ended", reason: endings[status] };
  }
  const from = fromState[action];
  if (from !== "any_before_active" && from !== status) {
    const instead = nextStep[status];
    return { code: "wrong_state", reason: needs[action], ...(instead === undefined ? {} : { instead }) };
  }
  if (action === "record_signature" && loan.never_signed) {
    return { code: "never_signed", reason: "Sandbox: nobody signs for an amount that ends in .17." };
  }
  if (action === "order_disbursement" && !is_sandbox) {
    const reason = "This account is live and no live gateway is configured, so it cannot pay out yet.";
    return { code: "live_gateway_missing", reason };
  }
  if (from !== "any_before_active" || action === "mark_error" || loan.disbursement_confirmed_by === null) return null;
  return { code: "already_confirmed", reason: "Two people let the money go; it cannot be called back." };
}

function peopleBlocker(loan: LoanFacts, action: LoanActionName, actor: LoanActor): LoanBlocker | null {
  if (action !== "confirm_disbursement") return null;
  if (loan.disbursement_confirmed_by !== null) {
    return { code: "already_confirmed", reason: "It was confirmed, and the bank is about to report the payment." };
  }
  if (loan.disbursement_ordered_by !== actor.id) return null;
  return {
    code: "same_person",
    reason: "You ordered this disbursement. A second person of finance has to confirm it.",
  };
}

const endings = {
  active: "The loan runs: its money was paid out.",
  finished: "The loan was paid back in full.",
  cancelled: "The loan was cancelled.",
  error: "The loan failed and is closed.",
} as const;

/** Every action with whether this person may do it now, and if not, why. */
export function loanActions(loan: LoanFacts, actor: LoanActor): LoanActions {
  const answers = loanActionNames.map((name) => [name, present(loanBlocker(loan, name, actor))] as const);
  return Object.fromEntries(answers) as LoanActions;
}

function present(blocker: LoanBlocker | null): LoanActionView {
  return blocker === null ? { allowed: true } : { allowed: false, ...blocker };
}
