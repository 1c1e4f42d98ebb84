import type { Kontor } from "./fixtures.ts";
import type { ShopAccount } from "./shop-account.ts";
import { signInByApi } from "./sign-in.ts";

interface Reply {
  status: number;
  body: Record<string, unknown>;
}

/** The back office's API as one of the demo people. */
export async function apiAs(kontor: Kontor, role: string) {
  const cookie = await signInByApi(kontor, role);
  return async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const answer = await fetch(`${kontor.backoffice}/api${path}`, {
      method,
      headers: { cookie, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>) };
  };
}

/** What registers an endpoint for authorizations of a shop's checkout. */
export function checkoutEndpoint(shop: ShopAccount, url: string) {
  return { account_id: shop.id, dialect: "checkout-hook", url, event_patterns: ["checkout_authorization"] };
}
