import type { PayState } from "../../shared/checkout/hosted-page.schema.ts";

/** Tells the shop's page what happened, when this one is shown inside of it. */
export interface ParentPage {
  isPresent: boolean;
  say(type: string, facts?: Readonly<Record<string, unknown>>): void;
}

export function parentPage(sessionId: string, page: Window = window): ParentPage {
  const isPresent = page.parent !== page;
  return {
    isPresent,
    // Any shop may show the page, and nothing secret is said.
    say: (type, facts = {}) => {
      if (isPresent) page.parent.postMessage({ type, sid: sessionId, ...facts }, "*");
    },
  };
}

/** The frame has no height of its own: it follows what the page needs. Returns the function that stops it. */
export function followHeight(parent: ParentPage, element: HTMLElement): () => void {
  if (!parent.isPresent) return () => undefined;
  const observer = new ResizeObserver(() => parent.say("HeightChanged", { height: Math.ceil(element.scrollHeight) }));
  observer.observe(element);
  return () => observer.disconnect();
}

/** What the shop learns when the page is done; its own handler may then decide where to go. */
export function endMessage(state: Extract<PayState, { return_url: string }>): {
  type: string;
  facts: Record<string, string>;
} {
  const href = state.return_url;
  const query = new URL(href, "https://shop.example").searchParams;
  if (state.state === "paid") {
    const transaction_id = query.get("transaction_id") ?? "";
    const merchant_reference = query.get("merchant_reference") ?? "";
    return { type: "SessionPaymentAuthorized", facts: { href, transaction_id, merchant_reference } };
  }
  if (state.reason === "expired") return { type: "SessionNotFound", facts: {} };
  if (state.reason === "cancelled") return { type: "SessionCancel", facts: { href } };
  return { type: "SessionPaymentError", facts: { href, error: query.get("error") ?? "failed" } };
}
