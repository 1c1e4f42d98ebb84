import { randomInt } from "node:crypto";
import type { AccountKind } from "../../shared/accounts/account.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import { systemActor } from "../audit/system-actor.ts";
import { createDefaultProfile } from "../checkout/profile.service.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import { insertAccount, insertMerchant } from "./account.repository.ts";
import type { AccountTable } from "./account.table.ts";
import { getAccount } from "./read-account.service.ts";

const nameLengthMax = 200;
const idTriesMax = 20;

/**
 * Opens an account with its default payment profile.
 *
 * @throws DomainError `validation_failed` for a name that is empty or too long.
 */
export async function addAccount(
  ctx: AppContext,
  input: { name: string; kind: AccountKind; by?: AuditActor },
): Promise<{ account_id: string }> {
  const name = readName(input.name);
  return ctx.store.write(async (trx) => {
    const created_at = ctx.clock.now();
    const account = await insertUnderFreeId(trx, { name, kind: input.kind, settings: "{}", created_at });
    await createDefaultProfile(trx, account, created_at);
    await recordAudit(trx, ctx, {
      chain: installationChain,
      actor: input.by ?? systemActor("kontor"),
      action: "account.added",
      objectType: "account",
      objectId: account.id,
      isAllowed: true,
      details: { name, kind: input.kind },
    });
    return { account_id: account.id };
  });
}

/**
 * Adds a shop to an account. Its id is what merchants' servers name it by.
 *
 * @throws DomainError `not_found` for the account; `validation_failed` for an id that is taken or no slug.
 */
export async function addMerchant(
  ctx: AppContext,
  input: { accountId: string; id: string; name?: string; by?: AuditActor },
): Promise<{ merchant_id: string }> {
  if (!/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(input.id)) {
    throw badField("id", "must be lower-case letters, digits and dashes, at most 64");
  }
  const name = readName(input.name ?? input.id);
  return ctx.store.write(async (trx) => {
    await getAccount(trx, input.accountId);
    const merchant = { account_id: input.accountId, id: input.id, name, created_at: ctx.clock.now() };
    if (!(await insertMerchant(trx, merchant))) throw badField("id", "is taken by another merchant of this account");
    await recordAudit(trx, ctx, {
      chain: input.accountId,
      actor: input.by ?? systemActor("kontor"),
      action: "merchant.added",
      objectType: "merchant",
      objectId: input.id,
      isAllowed: true,
      details: { name },
    });
    return { merchant_id: input.id };
  });
}

/** The number is drawn, not counted, so that an id tells nothing about how many accounts there are. */
async function insertUnderFreeId(trx: Trx, content: Omit<AccountTable, "id">): Promise<AccountTable> {
  for (let tries = 0; tries < idTriesMax; tries += 1) {
    const number = String(randomInt(100_000_000)).padStart(8, "0");
    const account = { id: `${content.kind === "sandbox" ? "T" : "P"}${number}`, ...content };
    if (await insertAccount(trx, account)) return account;
  }
  throw new DomainError("unavailable", "No free account number was found; try again.");
}

function readName(text: string): string {
  const name = text.trim();
  if (name === "" || name.length > nameLengthMax) throw badField("name", `must have 1 to ${nameLengthMax} characters`);
  return name;
}

function badField(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path} ${message}.`, { fields: [{ path, message }] });
}
