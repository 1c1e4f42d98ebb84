import { say } from "../../shared/sentences/say.ts";

/** When Kontor stops telling an endpoint that fails, as its dialect declares it. */
export type DisablingRule =
  | {
      kind: "failing_for";
      /** Every attempt failed for this long, and at least one event was given up in that time. */
      ms: number;
    }
  | {
      kind: "given_up_in_a_row";
      /** Events that used up their whole schedule without a success between them. However many are under way, a short outage ends none. */
      count: number;
    };

/** The failures of an endpoint since it last answered well. */
export interface Trouble {
  /** When the first of them ended, UTC. */
  failingSince: string;
  failedAttempts: number;
  /** Events that used up their schedule, or were refused for good, in that time. */
  givenUp: number;
}

export const warningPercents = [50, 70, 90] as const;
export type WarningPercent = 0 | (typeof warningPercents)[number];

/** How much of the rule an endpoint has used up, in percent; 100 and more means that it ends now. */
export function usedPercent(rule: DisablingRule, trouble: Trouble, now: string): number {
  if (rule.kind === "given_up_in_a_row") return (100 * trouble.givenUp) / rule.count;
  return (100 * (Date.parse(now) - Date.parse(trouble.failingSince))) / rule.ms;
}

/** The highest warning that an endpoint's failures have earned. */
export function warningOf(rule: DisablingRule, trouble: Trouble, now: string): WarningPercent {
  const used = usedPercent(rule, trouble, now);
  return warningPercents.findLast((percent) => used >= percent) ?? 0;
}

/** Whether the endpoint is told nothing more from now on. */
export function isEndedBy(rule: DisablingRule, trouble: Trouble, now: string): boolean {
  if (usedPercent(rule, trouble, now) < 100) return false;
  return trouble.givenUp > 0;
}

/** When the rule would end the endpoint if nothing changed, UTC; null where that is no matter of time. */
export function endsAt(rule: DisablingRule, trouble: Trouble): string | null {
  if (rule.kind !== "failing_for") return null;
  return new Date(Date.parse(trouble.failingSince) + rule.ms).toISOString();
}

/** Why, in one sentence for people. */
export function disabledReason(rule: DisablingRule, trouble: Trouble): string {
  return rule.kind === "given_up_in_a_row"
    ? say("reason.sentence.events_given_up", { count: String(trouble.givenUp) }).text
    : say("reason.sentence.attempts_failed", { since: trouble.failingSince }).text;
}
