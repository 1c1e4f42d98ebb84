import { z } from "zod";
import { type Role, roleMay } from "../permissions.ts";
import type { LoanStatus } from "./lending-states.ts";
import { factsOf, type Said, say } from "../sentences/say.ts";
import { sentenceSchema } from "../sentences/sentence.ts";

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
    /** These are there exactly when it is not allowed. */
    code: z.string().optional(),
    reason: z.string().optional(),
    said: sentenceSchema.optional(),
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
  said: Said;
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

/**
 * Why this person cannot do this to the loan now; null when they can. Buttons, dialogs, the API and its refusals all
 * ask this one function.
 */
export function loanBlocker(loan: LoanFacts, action: LoanActionName, actor: LoanActor): LoanBlocker | null {
  if (!roleMay(actor.role, "loans.manage")) {
    return { code: "role_forbids", said: say("loan.role_forbids") };
  }
  return stateBlocker(loan, action) ?? peopleBlocker(loan, action, actor);
}

/** What stands in the way whoever asks. */
export function stateBlocker(loan: LoanFacts, action: LoanActionName): LoanBlocker | null {
  const { status, is_sandbox } = loan;
  if (status === "active" || status === "finished" || status === "cancelled" || status === "error") {
    return { code: "ended", said: say(`loan.ended.${status}`) };
  }
  const from = fromState[action];
  if (action !== "cancel" && action !== "mark_error" && from !== status) {
    const instead = nextStep[status];
    return { code: "wrong_state", said: say(`loan.needs.${action}`), ...(instead === undefined ? {} : { instead }) };
  }
  if (action === "record_signature" && loan.never_signed) {
    return { code: "never_signed", said: say("loan.never_signed") };
  }
  if (action === "order_disbursement" && !is_sandbox) {
    return { code: "live_gateway_missing", said: say("loan.live_gateway_missing") };
  }
  if (from !== "any_before_active" || action === "mark_error" || loan.disbursement_confirmed_by === null) return null;
  return { code: "already_confirmed", said: say("loan.called_off_late") };
}

function peopleBlocker(loan: LoanFacts, action: LoanActionName, actor: LoanActor): LoanBlocker | null {
  if (action !== "confirm_disbursement") return null;
  if (loan.disbursement_confirmed_by !== null) {
    return { code: "already_confirmed", said: say("loan.already_confirmed") };
  }
  if (loan.disbursement_ordered_by !== actor.id) return null;
  return { code: "same_person", said: say("loan.same_person") };
}

/** Every action with whether this person may do it now, and if not, why. */
export function loanActions(loan: LoanFacts, actor: LoanActor): LoanActions {
  const answers = loanActionNames.map((name) => [name, present(loanBlocker(loan, name, actor))] as const);
  return Object.fromEntries(answers) as LoanActions;
}

function present(blocker: LoanBlocker | null): LoanActionView {
  if (blocker === null) return { allowed: true };
  const { said, ...facts } = blocker;
  return { allowed: false, ...facts, reason: said.text, said: factsOf(said) };
}
