import { DomainError } from "../../../shared/errors.ts";
import { getMerchant } from "../../accounts/read-account.service.ts";
import type { AppContext } from "../../context.ts";
import type { Call } from "./call.ts";
import { invalidField } from "./wire-fields.ts";

/**
 * The merchant that a call is for: the key's own, or the one that an account's key names.
 *
 * @throws DomainError `validation_failed` where an account's key names none; `forbidden` for anybody else's.
 */
export async function merchantOf(
  ctx: Pick<AppContext, "store">,
  { accountId, merchantId }: Pick<Call, "accountId" | "merchantId">,
  named: string | null,
): Promise<string> {
  if (merchantId !== null) {
    if (named === null || named === merchantId) return merchantId;
    throw foreign("The key belongs to another merchant.");
  }
  if (named === null) throw invalidField("merchantId", "is required with an account's key");
  try {
    return (await ctx.store.read((db) => getMerchant(db, { accountId, id: named }))).id;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not_found") throw foreign("The account has no such merchant.");
    throw error;
  }
}

/** The merchant that a body names, read before the rest of it is looked at; null where it names none. */
export function namedMerchant(body: unknown): string | null {
  const given = typeof body === "object" && body !== null && "merchantId" in body ? (body.merchantId ?? null) : null;
  if (given !== null && typeof given !== "string") throw invalidField("merchantId", "must be a string");
  return given;
}

/** @throws DomainError `forbidden` */
export function requireAccountKey({ merchantId }: Pick<Call, "merchantId">): void {
  if (merchantId !== null) throw new DomainError("forbidden", "This call needs a key of the account.");
}

function foreign(message: string): DomainError {
  return new DomainError("forbidden", message, { fields: [{ path: "merchantId", message: "is not yours" }] });
}
