import { correctableFields } from "../../../shared/lending/kyc-template.ts";
import type { AccountScope } from "../../accounts/account-scope.ts";
import type { AppContext } from "../../context.ts";
import type { BorrowerWithItems } from "./borrower.record.ts";
import { type BorrowerChange, findBorrowerBy, updateBorrower, updateKycItem } from "./borrower.repository.ts";
import { alreadyExists } from "./create-borrower.service.ts";
import { announceBorrower, type KycActor, noteKyc } from "./kyc-history.service.ts";
import { followKycChange, planForItem } from "./kyc-step.service.ts";
import { getBorrowerWithItems } from "./read-borrower.service.ts";

export type DeclaredChanges = Omit<BorrowerChange, "profile" | "updated_at">;

/**
 * Changes what was declared of a customer. A field that a reviewer asked to correct counts as handed in, and the review
 * goes on by itself.
 *
 * @throws DomainError `customer_not_found`; `validation_failed` when another customer has the CNPJ.
 */
export async function changeBorrower(
  ctx: Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">,
  { scope, id, changes, actor }: { scope: AccountScope; id: string; changes: DeclaredChanges; actor: KycActor },
): Promise<BorrowerWithItems> {
  return ctx.store.write(async (trx) => {
    const found = await getBorrowerWithItems(trx, { scope, id });
    const { borrower, items } = found;
    const fields = correctableFields.filter((field) => changes[field] !== undefined);
    const changed = fields.filter((field) => changes[field] !== borrower[field]);
    const { cnpj } = changes;
    if (cnpj != null && changed.includes("cnpj")) {
      const owner = await findBorrowerBy(trx, "cnpj", { accountId: borrower.account_id, value: cnpj });
      if (owner !== null) throw alreadyExists("cnpj");
    }
    if (changed.length === 0) return found;
    const at = ctx.clock.now();
    await updateBorrower(trx, id, { ...changes, updated_at: at });
    await noteKyc(trx, { customerId: id, action: "changed", actor, details: { fields: changed }, at });
    const corrected = items.filter(
      ({ type, kind, status }) =>
        kind === "data" && status === "pending_correction" && changed.some((field) => field === type),
    );
    for (const { type } of corrected) {
      await updateKycItem(
        trx,
        { customerId: id, type },
        { status: "submitted", message: null, uploaded_at: at, updated_at: at },
      );
      await planForItem(trx, found, { type, isFirstEver: false, wasRejected: true, at });
    }
    if (corrected.length > 0) await followKycChange(trx, ctx, { customerId: id, actor, at });
    else announceBorrower(ctx, borrower);
    return getBorrowerWithItems(trx, { scope, id });
  });
}
