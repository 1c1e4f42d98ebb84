import type { AppContext } from "../../context.ts";
import type { PublishedApi } from "../../http/reference/reference-pages.ts";
import { paymentsOpenApi } from "./openapi.ts";
import { quickStart } from "./quick-start.ts";

let published: { origin: string; api: PublishedApi } | null = null;

/** This wire with its reference, made once for the address that merchants reach it by. */
export function paymentsApi({ origins: { merchant: origin } }: Pick<AppContext, "origins">): PublishedApi {
  if (published?.origin !== origin) {
    const api = {
      slug: "payments",
      title: "Payments API",
      summary: "Payments by transfer in Argentina and Brazil, payouts, and the messages that tell of both.",
      document: paymentsOpenApi(origin),
      pages: [quickStart(origin)],
    };
    published = { origin, api };
  }
  return published.api;
}
