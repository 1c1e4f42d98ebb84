import { shiftInstant } from "../../shared/instant.ts";
import { type OpenMoney, riskBands } from "../../shared/metrics/payment-metrics.schema.ts";
import type { ProcessorError } from "../../shared/payments/payment.schema.ts";
import type { AppContext } from "../context.ts";
import { listFailedCaptures, sumUncaptured } from "./open-money.repository.ts";

const dayMs = 86_400_000;
const failedShown = 5;
const failedDays = 7;

/** Money of these accounts that is reserved and not taken yet, and captures of the last days that failed. */
export async function openMoney(
  ctx: Pick<AppContext, "store" | "clock">,
  accountIds: readonly string[],
): Promise<OpenMoney> {
  const at = ctx.clock.now();
  const inDays = (days: number) => shiftInstant(at, days * dayMs);
  const ends = [
    { band: "expired", endsAt: at },
    { band: "under_1", endsAt: inDays(1) },
    { band: "from_1_to_2", endsAt: inDays(3) },
    { band: "from_3_to_7", endsAt: inDays(8) },
  ] as const;
  return ctx.store.read(async (db) => {
    const sums = await sumUncaptured(db, { accountIds, ends, last: "over_7" });
    const failed = await listFailedCaptures(db, { accountIds, since: inDays(-failedDays), limit: failedShown });
    const currencies = [...new Set(sums.map(({ currency }) => currency))];
    return {
      at,
      currencies: currencies.map((currency) => ({
        currency,
        bands: riskBands.flatMap((band) => {
          const sum = sums.find((one) => one.currency === currency && one.band === band);
          return sum === undefined ? [] : [{ band, payments: sum.payments, amount: sum.amount }];
        }),
      })),
      failed_captures: failed.map(({ error, ...capture }) => ({
        ...capture,
        error: error === null ? null : (JSON.parse(error) as ProcessorError).message,
      })),
    };
  });
}
