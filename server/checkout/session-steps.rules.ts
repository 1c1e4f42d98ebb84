import type { SessionStepsView } from "../../shared/checkout/session-steps.schema.ts";

export interface StepFacts {
  /** UTC, like every instant here. */
  createdAt: string;
  events: readonly {
    name: string;
    created_at: string;
    details: Readonly<Record<string, unknown>> | null;
  }[];
  payment: { created_at: string; captured_at: string | null } | null;
}

/** When a session took each step. Whoever chose a way to pay has opened the page, whether or not that was noted. */
export function stepsOf({ createdAt, events, payment }: StepFacts): SessionStepsView {
  const first = (names: readonly string[]) => events.find(({ name }) => names.includes(name))?.created_at ?? null;
  const choice = events.find(({ details }) => typeof details?.["payment_product_type"] === "string")?.created_at;
  const chosen = payment?.created_at ?? choice ?? null;
  return {
    created: createdAt,
    opened: first(["VISITED"]) ?? chosen,
    method_chosen: chosen,
    authorized: first(["AUTHORIZED"]),
    captured: payment?.captured_at ?? null,
  };
}
