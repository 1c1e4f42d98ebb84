import type { AppContext } from "../../context.ts";
import type { PublishedApi } from "../../http/reference/reference-pages.ts";
import { checkoutOpenApi } from "./openapi.ts";
import { quickStart } from "./quick-start.ts";
import { testData } from "./test-data.ts";

let published: { origin: string; api: PublishedApi } | null = null;

/** This wire with its reference, made once for the address that shops reach it by. */
export function checkoutApi({ origins: { merchant: origin } }: Pick<AppContext, "origins">): PublishedApi {
  if (published?.origin !== origin) {
    const document = checkoutOpenApi(origin);
    const api = {
      slug: "checkout",
      title: "Checkout API",
      summary: "Sessions that payers pay on a hosted page, and the transactions that they lead to.",
      document,
      pages: [quickStart(origin), testData()],
    };
    published = { origin, api };
  }
  return published.api;
}
