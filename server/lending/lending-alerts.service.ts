import { dayIn, shiftDay } from "../../shared/calendar-day.ts";
import { shiftInstant } from "../../shared/instant.ts";
import { lendingZone } from "../../shared/lending/due-dates.ts";
import { daysLate } from "../../shared/lending/installment-state.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { listEndingOffers, listMissedLoans, listWaitingLoans } from "./lending-alerts.repository.ts";
import { lendingTime } from "./lending-clock.ts";
import { lendingSettingsOf } from "./lending-settings.service.ts";
import { endingWithinMs } from "./offer-end.rules.ts";

const hourMs = 3_600_000;
/** Later than that, the loan book's own lists of late loans take over. */
const missedDaysMax = 30;

/** Something about a loan or an offer that somebody should look at; times are those of the account's clock. */
export interface LendingFinding {
  id: string;
  label: string;
  since: string;
  /** Days late; null where nothing is counted. */
  days: number | null;
}

export interface LendingFindings {
  /** Loans that stay in one state before the payout for longer than the account's settings allow. */
  stuck: LendingFinding[];
  /** Offers that can be taken for less than 48 hours; `since` is when that ends. */
  ending: LendingFinding[];
  /** Loans that have missed an installment within the last thirty days; `since` is when it was due. */
  missed: LendingFinding[];
}

/** What of an account's lending somebody should look at, at most `limit` of each. */
export async function findLendingTrouble(
  db: Db,
  ctx: Pick<AppContext, "clock">,
  { accountId, limit }: { accountId: string; limit: number },
): Promise<LendingFindings> {
  const { now } = await lendingTime(db, ctx, accountId);
  const { stuckHours } = await lendingSettingsOf(db, accountId);
  const today = dayIn(lendingZone, Date.parse(now));
  const stuck = await listWaitingLoans(db, { accountId, to: shiftInstant(now, -stuckHours * hourMs), limit });
  const ending = await listEndingOffers(db, { accountId, from: now, to: shiftInstant(now, endingWithinMs), limit });
  const missed = await listMissedLoans(db, {
    ...{ accountId, limit },
    from: shiftDay(today, -missedDaysMax),
    to: shiftDay(today, -1),
  });
  return {
    stuck: stuck.map(({ id, ccb_number: number, status_since: since }) => ({
      ...{ id, since, days: null },
      label: number ?? id,
    })),
    ending: ending.map(({ id, valid_until: since }) => ({ id, label: id, since, days: null })),
    missed: missed.flatMap(({ id, ccb_number: number, oldest_due: due }) =>
      due === null ? [] : [{ id, label: number ?? id, since: `${due}T00:00:00.000Z`, days: daysLate(due, today) }],
    ),
  };
}
