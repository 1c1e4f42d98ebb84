import { z } from "zod";
import { type Role, roleMay } from "../permissions.ts";
import type { ApprovalState } from "./approval-states.ts";

/** Why a person cannot decide about a request. */
export type DecisionBlocker =
  { code: "role_forbids"; role: Role } | { code: "own_request" } | { code: "not_waiting"; state: ApprovalState };

/** As much of a request as the rule asks about. */
export interface Decidable {
  state: ApprovalState;
  /** The person who asked. */
  requestedBy: string;
}

/** Why this person cannot approve or decline the request now; null when they can. Nobody decides about their own. */
export function decisionBlocker(request: Decidable, person: { id: string; role: Role }): DecisionBlocker | null {
  if (request.state !== "waiting") return { code: "not_waiting", state: request.state };
  if (!roleMay(person.role, "approvals.decide")) return { code: "role_forbids", role: person.role };
  return request.requestedBy === person.id ? { code: "own_request" } : null;
}

/** One English sentence: why not, and who can. */
export function decisionBlockerText(blocker: DecisionBlocker): string {
  switch (blocker.code) {
    case "not_waiting":
      return `This request was ${blocker.state} already.`;
    case "role_forbids":
      return `The role ${blocker.role} may not decide about requests. Ask someone in finance.`;
    case "own_request":
      return "You asked for this yourself, so another person has to decide.";
  }
}

/** Whether the person who reads may decide; `code` and `reason` are there exactly when not. */
export const decisionSchema = z
  .strictObject({ allowed: z.boolean(), code: z.string().optional(), reason: z.string().optional() })
  .meta({ id: "ApprovalDecision" });
export type DecisionView = z.infer<typeof decisionSchema>;

export function decision(request: Decidable, person: { id: string; role: Role }): DecisionView {
  const blocker = decisionBlocker(request, person);
  return blocker === null
    ? { allowed: true }
    : { allowed: false, code: blocker.code, reason: decisionBlockerText(blocker) };
}
