import { givenPartner } from "./lending-partner.ts";
import { type MerchantOrigin, startMerchantOrigin, type WireReply } from "./merchant-origin.ts";
import { testAccountId } from "./payments.ts";

/** A partner of the lending wire who calls it. */
export interface LendingClient {
  origin: MerchantOrigin;
  /** What proves who calls. */
  headers: Readonly<Record<string, string>>;
  call(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<WireReply>;
}

export async function startLendingClient(accountId = testAccountId): Promise<LendingClient> {
  return clientOf(await startMerchantOrigin(), accountId);
}

/** Another partner at the same origin. */
export async function clientOf(origin: MerchantOrigin, accountId: string): Promise<LendingClient> {
  const token = await givenPartner(origin, accountId);
  const proof = { authorization: `Bearer ${token}` };
  return {
    origin,
    headers: proof,
    call: (method, path, body, headers = {}) => origin.call(method, path, { headers: { ...proof, ...headers }, body }),
  };
}

/** The problem document that a refusal is, to the letter. */
export function problem(
  status: keyof typeof categories,
  code: string,
  { instance, detail, ...more }: { instance: string; detail: string; param?: string; errors?: readonly object[] },
) {
  const [slug, title] = categories[status];
  return { type: `https://api.dinie.com.br/errors/${slug}`, title, status, detail, instance, code, ...more };
}

const categories = {
  400: ["invalid-request", "Invalid Request"],
  401: ["authentication-failed", "Authentication Failed"],
  404: ["not-found", "Not Found"],
  409: ["conflict", "Conflict"],
  422: ["validation-failed", "Validation Failed"],
} as const;

/** What a refusal of one field of the body says. */
export function fieldProblem(instance: string, param: string, code: string, message: string) {
  const detail = `${param} ${message}.`;
  return problem(422, code, { instance, detail: "1 field is invalid.", param, errors: [{ param, detail, code }] });
}
