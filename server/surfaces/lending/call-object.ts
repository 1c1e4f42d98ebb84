import type { CallObjectType } from "../../../shared/wire-calls/wire-call.schema.ts";
import type { AppContext } from "../../context.ts";
import { listCredentials } from "../../identity/credential.service.ts";
import type { WireAnswer } from "../../idempotency/answer-once.service.ts";
import { customerIdOf, endpointIdOf } from "./wire-ids.ts";

const types: Readonly<Record<string, CallObjectType>> = {
  customers: "borrower",
  "credit-offers": "credit_offer",
  loans: "loan",
  "webhooks/endpoints": "webhook_endpoint",
  "auth/credentials": "credential",
};

interface Called {
  accountId: string;
  /** Without its query. */
  path: string;
  answer: WireAnswer;
}

/** What a call made or was about, as the back office names it; null where nobody has what it names. */
export async function callObject(
  ctx: AppContext,
  { accountId, path, answer }: Called,
): Promise<{ type: CallObjectType; id: string } | null> {
  const [, group = "", pathId] = /^\/v3\/(webhooks\/endpoints|auth\/credentials|[\w-]+)(?:\/([^/]+))?/.exec(path) ?? [];
  const type = types[group];
  const wireId = pathId ?? madeId(answer);
  if (type === undefined || wireId === null || answer.status === 404) return null;
  const id = await ownId(ctx, { accountId, type, wireId });
  return id === null ? null : { type, id };
}

function madeId({ status, body }: WireAnswer): string | null {
  if (status >= 400 || typeof body !== "object" || body === null || !("id" in body)) return null;
  return typeof body.id === "string" ? body.id : null;
}

async function ownId(
  ctx: AppContext,
  { accountId, type, wireId }: { accountId: string; type: CallObjectType; wireId: string },
): Promise<string | null> {
  if (type === "borrower") return customerIdOf(wireId);
  if (type === "webhook_endpoint") return endpointIdOf(wireId);
  if (type !== "credential") return wireId;
  const own = await listCredentials(ctx, [accountId]);
  return own.find(({ client_id: clientId }) => clientId === wireId)?.id ?? null;
}
