import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import { hashPassword } from "./password.ts";
import { hashToken, newToken } from "./session-token.ts";
import { deleteUnusedSetupLinks, insertSetupLink, isSetupLinkOpen, useSetupLink } from "./setup-link.repository.ts";
import { hasStaff } from "./staff.repository.ts";
import { insertPerson, readNewStaff } from "./staff.service.ts";

const linkLifeMs = 24 * 3_600_000;

/** Whether nobody can sign in yet. */
export async function needsSetup(ctx: AppContext): Promise<boolean> {
  return !(await ctx.store.read(hasStaff));
}

/** Makes the one link that lets its holder become the first admin; links made before it open nothing any more. */
export async function issueSetupLink(ctx: AppContext): Promise<string> {
  const token = newToken();
  const now = ctx.clock.now();
  await ctx.store.write(async (trx) => {
    await deleteUnusedSetupLinks(trx);
    const link = { token_hash: hashToken(token), created_at: now, expires_at: shiftInstant(now, linkLifeMs) };
    await insertSetupLink(trx, { ...link, used_at: null });
  });
  return `${ctx.origins.backoffice}/setup?token=${token}`;
}

/** Whether the link still makes an admin. */
export async function isSetupOpen(ctx: AppContext, token: string): Promise<boolean> {
  const link = { tokenHash: hashToken(token), at: ctx.clock.now() };
  return ctx.store.read(async (db) => (await isSetupLinkOpen(db, link)) && !(await hasStaff(db)));
}

/**
 * Makes the first admin. The link is used up in the same transaction.
 *
 * @throws DomainError `validation_failed` for what was typed in; `forbidden` for a link that opens nothing.
 */
export async function redeemSetupLink(
  ctx: AppContext,
  input: { token: string; email: string; password: string; ip: string | null },
): Promise<{ staff_id: string }> {
  // Asked before the costly hash too, so that strangers cannot have passwords hashed.
  if (!(await isSetupOpen(ctx, input.token))) throw closedLink();
  const content = readNewStaff(input);
  const password_hash = await hashPassword(input.password);
  return ctx.store.write(async (trx) => {
    const isOpen = !(await hasStaff(trx));
    if (!isOpen || !(await useSetupLink(trx, { tokenHash: hashToken(input.token), at: ctx.clock.now() }))) {
      throw closedLink();
    }
    const by = { type: "system", id: "setup", role: null, ip: input.ip } as const;
    return insertPerson(trx, ctx, { ...content, role: "admin", password_hash, by });
  });
}

function closedLink(): DomainError {
  return new DomainError("forbidden", "This link has been used or is too old. Start the server again for a new one.");
}
