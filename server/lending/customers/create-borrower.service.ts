import { DomainError } from "../../../shared/errors.ts";
import { defaultProfile, itemsFor } from "../../../shared/lending/kyc-template.ts";
import { lendingRefusal } from "../../../shared/lending/lending-refusals.ts";
import type { AppContext } from "../../context.ts";
import { findOrCreateCustomer } from "../../customers/customer.service.ts";
import type { Trx } from "../../database.ts";
import { kycTemplateOf } from "../lending-settings.service.ts";
import type { BorrowerRecord, BorrowerWithItems } from "./borrower.record.ts";
import { findBorrowerBy, insertBorrower, insertKycItems } from "./borrower.repository.ts";
import { noteKyc, tellOfCustomer } from "./kyc-history.service.ts";
import { readBorrower } from "./read-borrower.service.ts";

/** What a partner declares of a customer. */
export interface NewBorrower {
  accountId: string;
  /** Digits alone, checked. */
  cpf: string;
  /** Without punctuation, checked; null for none. */
  cnpj: string | null;
  /** Empty where nothing was said; so are e-mail and phone. */
  name: string;
  email: string;
  phone: string;
  tradingName: string | null;
  externalId: string | null;
  /** Credential id. */
  by: string;
  /** Of the partner's call. */
  requestId?: string | null;
}

/**
 * Registers a customer as one who may borrow, or finds the one who is: the same CPF or CNPJ with the same external id is
 * the same customer, and nothing of them changes.
 *
 * @throws DomainError `customer_already_exists` for the same CPF or CNPJ with another external id; `validation_failed`
 *   when another customer has the external id.
 */
export async function findOrCreateBorrower(
  ctx: Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">,
  input: NewBorrower,
): Promise<BorrowerWithItems & { isNew: boolean }> {
  return ctx.store.write(async (trx) => {
    const known = await findKnown(trx, input);
    if (known !== null) return { ...(await readBorrower(trx, known.customer_id)), isNew: false };
    await refuseTakenReference(trx, input);
    return { ...(await create(trx, ctx, input)), isNew: true };
  });
}

async function findKnown(trx: Trx, { accountId, cpf, cnpj, externalId }: NewBorrower): Promise<BorrowerRecord | null> {
  const known =
    (await findBorrowerBy(trx, "cpf", { accountId, value: cpf })) ??
    (cnpj === null ? null : await findBorrowerBy(trx, "cnpj", { accountId, value: cnpj }));
  if (known !== null && known.external_id !== externalId) throw lendingRefusal("customer_already_exists");
  return known;
}

async function refuseTakenReference(trx: Trx, { accountId, externalId }: NewBorrower): Promise<void> {
  if (externalId === null || (await findBorrowerBy(trx, "external_id", { accountId, value: externalId })) === null)
    return;
  throw alreadyExists("external_id");
}

async function create(
  trx: Trx,
  ctx: Pick<AppContext, "store" | "clock" | "ids" | "dialects" | "live">,
  input: NewBorrower,
): Promise<BorrowerWithItems> {
  const { accountId, cpf } = input;
  const at = ctx.clock.now();
  const customer = await findOrCreateCustomer(trx, ctx, {
    accountId,
    externalId: input.externalId,
    name: input.name,
    email: input.email,
    phone: input.phone,
    country: "BR",
    document: { type: "CPF", number: cpf },
    isKnownByDocument: true,
    at,
  });
  if (customer === null) throw new Error("A customer with a CPF is somebody");
  await insertBorrower(trx, {
    customer_id: customer.id,
    account_id: accountId,
    status: "pending_kyc",
    status_since: at,
    profile: defaultProfile,
    cpf,
    cnpj: input.cnpj,
    name: input.name,
    email: input.email,
    phone: input.phone,
    trading_name: input.tradingName,
    external_id: input.externalId,
    registered_by: input.by,
    created_at: at,
    updated_at: at,
  });
  const asked = itemsFor(await kycTemplateOf(trx, accountId), defaultProfile);
  const rows = asked.map(({ type, requirement }, position) => ({
    customer_id: customer.id,
    type,
    position,
    kind: "document" as const,
    requirement,
    status: "pending" as const,
    message: null,
    uploaded_at: null,
    updated_at: at,
  }));
  await insertKycItems(trx, rows);
  await noteKyc(trx, { customerId: customer.id, action: "registered", actor: { type: "merchant", id: input.by }, at });
  const told = { customerId: customer.id, at, requestId: input.requestId ?? null };
  await tellOfCustomer(trx, ctx, { ...told, change: "created" });
  return readBorrower(trx, customer.id);
}

/** Another customer of the account has this value already. */
export function alreadyExists(path: string): DomainError {
  const fields = [{ path, message: "belongs to another customer", code: "already_exists" }];
  return new DomainError("validation_failed", `${path} belongs to another customer.`, { fields });
}
