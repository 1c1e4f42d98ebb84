import { render } from "@testing-library/react";
import { vi } from "vitest";
import type { HostedSession } from "../../../shared/checkout/hosted-page.schema.ts";
import { CheckoutPage } from "../CheckoutPage.tsx";
import { readPageAddress } from "../page-address.ts";
import { shopPage } from "../shop/shop-page.ts";
import { en } from "../words/en.ts";
import { session } from "./session.ts";

export interface SentCall {
  method: string;
  path: string;
  body: unknown;
}

/** A server that answers page loads with the session, and other calls by what the path ends in. */
export function givenServer(
  answers: Readonly<Record<string, () => Promise<unknown>>>,
  loaded: HostedSession = session,
): SentCall[] {
  const calls: SentCall[] = [];
  vi.stubGlobal("fetch", async (path: string, init?: { method?: string; body?: string }) => {
    const body: unknown = init?.body === undefined ? undefined : JSON.parse(init.body);
    calls.push({ method: init?.method ?? "GET", path, body });
    const key = Object.keys(answers).find((end) => path.endsWith(end));
    const answer = key === undefined ? loaded : await answers[key]?.();
    return answer instanceof Response ? answer : Response.json(answer);
  });
  return calls;
}

/** A server's refusal. */
export function problem(status: number, code: string): Response {
  return Response.json({ code, detail: "Said to machines" }, { status });
}

/** Opens the page in English; what comes back is where it would have gone. */
export function open(query = "", page: Window = window) {
  const goTo = vi.fn<(address: string) => void>();
  const address = readPageAddress(new URL(`https://pay.example/v1/view/${session.id}?${query}`));
  const shop = shopPage(session.id, address.role, page);
  render(<CheckoutPage address={address} shop={shop} initial={{ language: "en", words: en }} goTo={goTo} />);
  return goTo;
}
