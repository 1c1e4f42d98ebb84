import type { PaymentProfileView } from "../../../shared/checkout/profile.schema.ts";
import { readProfileSettings } from "../../../shared/checkout/profile-settings.ts";
import { accountIdSchema } from "../../../shared/ids.ts";
import { DomainError } from "../../../shared/errors.ts";
import { isInScope } from "../../accounts/account-scope.ts";
import { findProfile, type ProfileRecord } from "../../checkout/profile.service.ts";
import type { AppContext } from "../../context.ts";
import type { Caller } from "./caller.ts";

/** Profile ids are unique within an account; generated ones name it already. */
export function presentProfile(profile: ProfileRecord): PaymentProfileView {
  const { account_id, id, name, description, created_at, updated_at } = profile;
  return {
    id: id.startsWith(`${account_id}.`) ? id : `${account_id}.${id}`,
    account_id,
    profile_id: id,
    name,
    description,
    settings: readProfileSettings(profile.configuration),
    created_at,
    updated_at,
  };
}

/** A profile has no number of its own; the instant of its last change is one. */
export function versionOfProfile({ updated_at }: { updated_at: string }): number {
  return Date.parse(updated_at);
}

/** @throws DomainError `not_found`, also for a profile of an account out of reach. */
export async function findOwnProfile(ctx: AppContext, caller: Caller, id: string): Promise<ProfileRecord> {
  const accountId = accountIdSchema.safeParse(id.split(".")[0]).data;
  const found =
    accountId === undefined || !isInScope(caller.scope, accountId)
      ? null
      : await ctx.store.read(
          async (db) =>
            (await findProfile(db, { accountId, id })) ??
            (await findProfile(db, { accountId, id: id.slice(accountId.length + 1) })),
        );
  if (found === null) throw new DomainError("not_found", "There is no such payment profile.");
  return found;
}
