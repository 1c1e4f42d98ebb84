import { accountKind } from "../../shared/accounts/account.schema.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { lendingSettingsOf } from "./lending-settings.service.ts";

/** The time of one decision, read once and handed on. Both UTC. */
export interface LendingTime {
  /** The account's own: due dates, validity, deadlines and the rows of lending go by it. */
  now: string;
  /** The world's: events and their deliveries are dated by it, or they would wait for a day that is far off. */
  world: string;
}

/** What time it is in an account. Only sandbox accounts can be ahead of the world. */
export async function lendingTime(db: Db, ctx: Pick<AppContext, "clock">, accountId: string): Promise<LendingTime> {
  const world = ctx.clock.now();
  if (accountKind(accountId) === "live") return { now: world, world };
  const { clockOffsetSeconds } = await lendingSettingsOf(db, accountId);
  return { now: shiftInstant(world, clockOffsetSeconds * 1_000), world };
}
