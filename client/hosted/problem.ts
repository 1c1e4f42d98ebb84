import { CheckoutError } from "./checkout-api.ts";
import type { Words } from "./words/en.ts";

/** Why the last thing that the payer wanted did not happen. */
export interface Problem {
  /** Kontor's name of the refusal, or `shop_refused`, `shop_silent`, `shop_address`; null when the server was not reached. */
  code: string | null;
  /** What the shop itself had to say about it. */
  said?: string;
}

export function problemOf(error: unknown): Problem {
  return { code: error instanceof CheckoutError && error.status !== null ? (error.code ?? "internal") : null };
}

/** The shop's own no, which the shop may word itself. */
export class ShopRefusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code ?? "refused");
    this.name = "ShopRefusal";
    this.problem = problem;
  }
}

const wordByCode: Readonly<Record<string, keyof Words>> = {
  stale_figures: "orderChanged",
  rate_limited: "tooManyTries",
  validation_failed: "checkEntries",
  operation_in_flight: "inFlight",
  shop_refused: "shopRefused",
  shop_silent: "shopSilent",
  shop_address: "shopAddress",
  unavailable: "shopSilent",
};

/** In the payer's language; what has no words of its own is a service that did not work. */
export function problemWords(problem: Problem, words: Words): { title: string; hint: string | null } {
  if (problem.said !== undefined && problem.said !== "") return { title: problem.said, hint: null };
  const word = problem.code === null ? undefined : wordByCode[problem.code];
  return word === undefined
    ? { title: words.unreachable, hint: words.unreachableHint }
    : { title: words[word], hint: null };
}
