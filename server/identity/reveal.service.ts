import { revealsPerHour } from "../../shared/customers/reveal.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AuditActor, instantsOfAction, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";

export interface Reveal {
  accountId: string;
  objectType: string;
  objectId: string;
  reason: string;
  by: AuditActor;
}

const action = "personal.revealed";
const windowMs = 3_600_000;

/**
 * Notes that a person has somebody's details shown in full, before they are: whoever looks is on record. The reason may
 * name people, so it is kept where it can be erased.
 *
 * @returns how often the person may do so within the hour.
 * @throws DomainError `rate_limited`
 */
export async function noteReveal(
  ctx: Pick<AppContext, "store" | "clock" | "ids">,
  { accountId, objectType, objectId, reason, by }: Reveal,
): Promise<number> {
  return ctx.store.write(async (trx) => {
    const now = ctx.clock.now();
    const wanted = { actorId: by.id ?? "", action, since: shiftInstant(now, -windowMs), limit: revealsPerHour };
    const [newest, ...earlier] = await instantsOfAction(trx, wanted);
    const count = newest === undefined ? 0 : earlier.length + 1;
    if (count >= revealsPerHour) {
      const oldest = earlier.at(-1) ?? newest ?? now;
      const waitMs = Date.parse(oldest) + windowMs - Date.parse(now);
      const message = say("person.reveals_per_hour", { most: revealsPerHour });
      throw new DomainError("rate_limited", message, { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
    }
    const details = { chain: accountId, actor: by, action, objectType, objectId, isAllowed: true, details: {} };
    await recordAudit(trx, ctx, { ...details, personal: { reason } });
    return revealsPerHour - count - 1;
  });
}
