import type { AppContext } from "../context.ts";
import { badField } from "./bad-field.ts";
import { listMerchantSessions } from "./list-sessions.service.ts";

/** `any`: no session with the reference may exist; `paid`: none that was paid. */
export type StrictReference = "any" | "paid";

const sessionsMax = 100;

/** @throws DomainError `validation_failed` */
export async function refuseUsedReference(
  ctx: Pick<AppContext, "store">,
  { accountId, reference, strictness }: { accountId: string; reference: string; strictness: StrictReference | null },
): Promise<void> {
  if (strictness === null) return;
  const query = { accountId, ids: [], paymentIds: [], storeIds: [], search: reference, createdAt: {}, after: null };
  const found = await listMerchantSessions(ctx, { ...query, limit: sessionsMax });
  const isUsed = found.some(
    ({ session }) =>
      session.merchant_reference === reference && (strictness === "any" || session.status === "authorized"),
  );
  if (isUsed) throw badField("session.order.merchant_reference", "has been used before");
}
