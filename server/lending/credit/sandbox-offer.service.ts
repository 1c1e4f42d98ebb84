import { shiftInstant } from "../../../shared/instant.ts";
import { sandboxTrigger } from "../../../shared/lending/sandbox-triggers.ts";
import type { AppContext } from "../../context.ts";
import { systemActor } from "../../audit/system-actor.ts";
import type { Trx } from "../../database.ts";
import type { BorrowerRecord } from "../customers/borrower.record.ts";
import type { LendingTime } from "../lending-clock.ts";
import { issueOfferWithin } from "./issue-offer.service.ts";

const validityMs = 30 * 86_400_000;

/** What a sandbox's analysis offers to a customer who has become active, where their e-mail address asks for it. */
export async function issueSandboxOffer(
  trx: Trx,
  ctx: Pick<AppContext, "store" | "clock" | "ids" | "dialects">,
  { borrower, time, requestId }: { borrower: BorrowerRecord; time: LendingTime; requestId: string | null },
): Promise<void> {
  const trigger = sandboxTrigger(borrower.account_id, borrower.email);
  if (trigger !== "approve" && trigger !== "range") return;
  const isRange = trigger === "range";
  await issueOfferWithin(trx, ctx, {
    borrower,
    time,
    by: { ...systemActor("sandbox_analysis"), requestId },
    wish: {
      approved_amount: 50_000_00,
      min_amount: 1_000_00,
      rate_ppm: 35_000,
      installments_min: isRange ? 3 : 12,
      installments_max: isRange ? 24 : 12,
      cost_mode: isRange ? "financed" : "deducted",
      valid_until: shiftInstant(time.now, validityMs),
    },
  });
}
