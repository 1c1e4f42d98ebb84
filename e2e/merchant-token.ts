import type { Kontor } from "./fixtures.ts";

export interface Credential {
  client_id: string;
  client_secret: string;
}

/** What a merchant's server fetches first, with its id and secret. */
export async function tokenOf(
  kontor: Pick<Kontor, "merchant" | "accountId">,
  credential: Credential,
  accountId: string = kontor.accountId,
): Promise<string> {
  const basic = Buffer.from(`${credential.client_id}:${credential.client_secret}`).toString("base64");
  const answer = await fetch(`${kontor.merchant}/v1/accounts/${accountId}/auth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/json" },
    body: JSON.stringify({
      grant_type: "client_credentials",
      audience: `https://api.dintero.com/v1/accounts/${accountId}`,
    }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
