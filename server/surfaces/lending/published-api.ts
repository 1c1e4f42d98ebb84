import type { AppContext } from "../../context.ts";
import type { PublishedApi } from "../../http/reference/reference-pages.ts";
import { lendingOpenApi } from "./openapi.ts";
import { quickStart } from "./quick-start.ts";
import { testData } from "./test-data.ts";

let published: { origin: string; api: PublishedApi } | null = null;

/** This wire with its reference, made once for the address that partners reach it by. */
export function lendingApi({ origins: { merchant: origin } }: Pick<AppContext, "origins">): PublishedApi {
  if (published?.origin !== origin) {
    const api = {
      slug: "lending",
      title: "Lending API",
      summary:
        "Credit for your customers in Brazil: registration, offers, simulations, loans and what becomes of them.",
      document: lendingOpenApi(origin),
      pages: [quickStart(origin), testData()],
    };
    published = { origin, api };
  }
  return published.api;
}
