import { DomainError } from "../../../shared/errors.ts";
import { biometricsType, itemsFor, type KycTemplate } from "../../../shared/lending/kyc-template.ts";
import type { CompanyProfile } from "../../../shared/lending/lending-states.ts";
import { say } from "../../../shared/sentences/say.ts";
import { recordAudit } from "../../audit/audit.service.ts";
import type { AppContext } from "../../context.ts";
import { kycTemplateOf } from "../lending-settings.service.ts";
import { endOpenBiometrics } from "./biometrics.repository.ts";
import type { BorrowerRecord, KycItemRecord } from "./borrower.record.ts";
import { replaceKycItems, updateBorrower } from "./borrower.repository.ts";
import { type DocumentRecord, listDocuments } from "./document.repository.ts";
import { noteKyc } from "./kyc-history.service.ts";
import { followKycChange } from "./kyc-step.service.ts";
import { getBorrowerWithItems } from "./read-borrower.service.ts";
import { refuseEnded, type ReviewTarget } from "./review.service.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">;

/**
 * Says what legal form a customer has, which decides what they are asked for. Whatever both forms ask for stays as it
 * is; what only the old one asked for is asked no more, though its documents are kept; the partner is told what is
 * asked for now.
 *
 * @throws DomainError `customer_not_found`; `operation_blocked` for the form that they have, and once the review is over.
 */
export async function changeLegalForm(
  ctx: Tools,
  target: ReviewTarget & { profile: CompanyProfile; reason: string },
): Promise<void> {
  const { customerId, profile, reason, actor } = target;
  const at = ctx.clock.now();
  await ctx.store.write(async (trx) => {
    const found = await getBorrowerWithItems(trx, { scope: target.scope, id: customerId });
    refuseEnded(found);
    const { borrower, items } = found;
    if (borrower.profile === profile) throw new DomainError("operation_blocked", say("refusal.same_legal_form"));
    const template = await kycTemplateOf(trx, borrower.account_id);
    const documents = await listDocuments(trx, customerId);
    const asked = askedOf({ borrower, items, documents, template, profile, at });
    await updateBorrower(trx, customerId, { profile, updated_at: at });
    await replaceKycItems(trx, customerId, asked);
    if (!asked.some(({ type }) => type === biometricsType)) await endOpenBiometrics(trx, customerId);
    const details = { from: borrower.profile, to: profile };
    await noteKyc(trx, { customerId, action: "legal_form_changed", actor, note: reason, details, at });
    await audit(trx, ctx, target, { borrower, details });
    await followKycChange(trx, ctx, { customerId, actor, at });
  });
}

interface Asked {
  borrower: Pick<BorrowerRecord, "customer_id">;
  items: readonly KycItemRecord[];
  /** Newest first. */
  documents: readonly DocumentRecord[];
  template: KycTemplate;
  profile: CompanyProfile;
  at: string;
}

/** What the new form asks for, as far as the customer has come with it, and then the fields that were to be corrected. */
function askedOf({ borrower, items, documents, template, profile, at }: Asked): KycItemRecord[] {
  const wanted = itemsFor(template, profile).map(({ type, requirement }): KycItemRecord => {
    const known = items.find((item) => item.type === type);
    if (known !== undefined) return { ...known, requirement };
    const sent = documents.find((document) => document.type === type && document.status !== "replaced");
    return {
      customer_id: borrower.customer_id,
      type,
      position: 0,
      kind: "document",
      requirement,
      status: sent === undefined || sent.status === "replaced" ? "pending" : sent.status,
      message: sent?.message ?? null,
      uploaded_at: sent?.uploaded_at ?? null,
      updated_at: at,
    };
  });
  const fields = items.filter(({ kind }) => kind === "data");
  return [...wanted, ...fields].map((item, position) => ({ ...item, position }));
}

async function audit(
  trx: Parameters<typeof recordAudit>[0],
  ctx: Tools,
  { by, customerId, reason }: ReviewTarget & { reason: string },
  { borrower, details }: { borrower: BorrowerRecord; details: Readonly<Record<string, unknown>> },
): Promise<void> {
  if (by === undefined) return;
  await recordAudit(trx, ctx, {
    chain: borrower.account_id,
    actor: by,
    action: "borrower.legal_form_changed",
    objectType: "borrower",
    objectId: customerId,
    isAllowed: true,
    details,
    personal: { reason },
  });
}
