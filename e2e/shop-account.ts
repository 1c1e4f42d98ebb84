import type { Kontor } from "./fixtures.ts";
import { type Credential, tokenOf } from "./merchant-token.ts";

/** A sandbox account of a journey's own, with a token for the checkout API. */
export interface ShopAccount {
  id: string;
  name: string;
  credential: Credential;
  token: string;
}

export async function openShopAccount(
  kontor: Pick<Kontor, "merchant" | "accountId" | "run">,
  name: string,
): Promise<ShopAccount> {
  const added = await kontor.run<{ account_id: string }>("account", "add", "--name", name, "--kind", "sandbox");
  const id = added.account_id;
  const credential = await kontor.run<Credential>("credential", "add", "--account", id, "--api", "checkout");
  return { id, name, credential, token: await tokenOf(kontor, credential, id) };
}

interface Order {
  token: string;
  reference: string;
  /** Minor units of NOK. */
  amount?: number;
  items?: readonly Readonly<Record<string, unknown>>[];
  callbackUrl?: string;
  /** Number of a sandbox card; one that works unless told. */
  card?: string;
}

/** Opens a session as a shop does and pays it by card as the hosted page does; answers the transaction's id. */
export async function payOrder(kontor: Kontor, order: Order): Promise<string> {
  const { token, reference, amount = 52_900, items, callbackUrl, card = "4000000000000002" } = order;
  const url = { return_url: "https://shop.example/thanks", ...(callbackUrl && { callback_url: callbackUrl }) };
  const session = await post<{ id: string }>(`${kontor.merchant}/v1/sessions-profile`, {
    headers: { authorization: `Bearer ${token}` },
    body: { profile_id: "default", url, order: { amount, currency: "NOK", merchant_reference: reference, items } },
  });
  const state = await post<{ return_url: string }>(
    `${kontor.merchant}/v1/view/${session.id}/payments/dintero_psp.creditcard`,
    {
      body: {
        agreed: { amount, currency: "NOK" },
        input: { kind: "card", number: card, expiry: "12/2030", cvc: "123" },
      },
    },
  );
  return new URL(state.return_url).searchParams.get("transaction_id") ?? "";
}

interface Wish {
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

async function post<Answer>(url: string, { headers = {}, body }: Wish): Promise<Answer> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Answer;
}
