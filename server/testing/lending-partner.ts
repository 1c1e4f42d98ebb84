import { createCredential } from "../identity/credential.service.ts";
import type { MerchantOrigin, WireReply } from "./merchant-origin.ts";
import { givenAccount } from "./payments.ts";

/** An answer of the wire, looked into without a schema. */
export type WireObject = Readonly<Record<string, string>>;

export function objectOf(reply: WireReply): WireObject {
  return reply.body as WireObject;
}

export interface Client {
  client_id: string;
  client_secret: string;
}

export async function givenClient(
  { ctx }: MerchantOrigin,
  accountId: string,
  api: "lending" | "checkout" = "lending",
): Promise<Client> {
  const issued = await createCredential(ctx, { accountId, api });
  if (!("client_id" in issued)) throw new Error("A credential of this API has a client id");
  return issued;
}

export function basicOf({ client_id, client_secret }: Client): string {
  return `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString("base64")}`;
}

/** A token of a new client, got as the public documentation says. */
export async function givenPartnerToken(origin: MerchantOrigin, accountId: string): Promise<string> {
  const reply = await origin.call("POST", "/v3/auth/token", {
    headers: {
      authorization: basicOf(await givenClient(origin, accountId)),
      "content-type": "application/x-www-form-urlencoded",
    },
    body: "grant_type=client_credentials",
  });
  return objectOf(reply)["access_token"] ?? "";
}

/** A partner's account with a token. */
export async function givenPartner(origin: MerchantOrigin, accountId: string): Promise<string> {
  await givenAccount(origin.ctx, accountId);
  return givenPartnerToken(origin, accountId);
}
