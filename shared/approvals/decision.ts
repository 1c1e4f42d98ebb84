import { z } from "zod";
import { type Role, roleMay } from "../permissions.ts";
import type { ApprovalState } from "./approval-states.ts";
import { factsOf, type Said, say } from "../sentences/say.ts";
import { sentenceSchema } from "../sentences/sentence.ts";

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

/** Why not, and who can. */
export function decisionSentence(blocker: DecisionBlocker): Said {
  switch (blocker.code) {
    case "not_waiting":
      return say(`decision.was_${blocker.state}`);
    case "role_forbids":
      return say("decision.role_forbids", { role: { word: `role.${blocker.role}` } });
    case "own_request":
      return say("decision.own_request");
  }
}

/** Whether the person who reads may decide; the others are there exactly when not. */
export const decisionSchema = z
  .strictObject({
    allowed: z.boolean(),
    code: z.string().optional(),
    reason: z.string().optional(),
    said: sentenceSchema.optional(),
  })
  .meta({ id: "ApprovalDecision" });
export type DecisionView = z.infer<typeof decisionSchema>;

export function decision(request: Decidable, person: { id: string; role: Role }): DecisionView {
  const blocker = decisionBlocker(request, person);
  if (blocker === null) return { allowed: true };
  const said = decisionSentence(blocker);
  return { allowed: false, code: blocker.code, reason: said.text, said: factsOf(said) };
}
