import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import {
  type CustomerRecord,
  findCustomerBy,
  findCustomerById,
  insertCustomer,
  listCustomersByPhone,
  updateCustomer,
} from "./customer.repository.ts";
import {
  additions,
  type CustomerSighting,
  isIdentifying,
  isSameByDocument,
  isSameByPhone,
  normalSighting,
} from "./customer.rules.ts";

export type { CustomerRecord } from "./customer.repository.ts";

export interface FindOrCreateCustomer extends CustomerSighting {
  accountId: string;
  /** Whoever is known with another document number is somebody else, even with the same e-mail address. */
  isKnownByDocument?: boolean;
  at: string;
}

/**
 * The one record of a person or company in an account: by the merchant's own id, then by document number, then by
 * e-mail address, then by phone number. What the sighting adds is filled in, what is known stays.
 *
 * @returns null when the sighting names nobody.
 */
export async function findOrCreateCustomer(
  trx: Trx,
  ctx: Pick<AppContext, "ids">,
  input: FindOrCreateCustomer,
): Promise<CustomerRecord | null> {
  const sighting = normalSighting(input);
  if (!isIdentifying(sighting)) return null;
  const byEmail =
    sighting.email === null
      ? null
      : await findCustomerBy(trx, "email", { accountId: input.accountId, value: sighting.email });
  const isThis = (candidate: CustomerRecord | null) =>
    candidate !== null && (input.isKnownByDocument !== true || isSameByDocument(candidate, sighting));
  const candidates = [
    () => byExternalId(trx, input.accountId, sighting),
    () => byDocument(trx, input.accountId, sighting),
    () => Promise.resolve(byEmail),
    () => byPhone(trx, input.accountId, sighting),
  ];
  let known: CustomerRecord | null = null;
  for (const find of candidates) {
    const candidate = await find();
    if (!isThis(candidate)) continue;
    known = candidate;
    break;
  }
  if (known !== null) {
    // One e-mail address belongs to one record, so it is not copied to a second one.
    const isEmailTaken = byEmail !== null && byEmail.id !== known.id;
    return complete(trx, known, isEmailTaken ? { ...sighting, email: null } : sighting, input.at);
  }
  const id = ctx.ids.own("cus", input.at);
  await insertCustomer(trx, {
    id,
    account_id: input.accountId,
    external_id: sighting.externalId,
    name: sighting.name,
    email: byEmail === null ? sighting.email : null,
    phone: sighting.phone,
    country: sighting.country,
    document_type: sighting.document?.type ?? null,
    document_number: sighting.document?.number ?? null,
    created_at: input.at,
    updated_at: input.at,
  });
  return findCustomerById(trx, id);
}

async function byExternalId(trx: Trx, accountId: string, sighting: CustomerSighting): Promise<CustomerRecord | null> {
  if (sighting.externalId === null) return null;
  return findCustomerBy(trx, "external_id", { accountId, value: sighting.externalId });
}

async function byDocument(trx: Trx, accountId: string, sighting: CustomerSighting): Promise<CustomerRecord | null> {
  if (sighting.document == null) return null;
  return findCustomerBy(trx, "document_number", { accountId, value: sighting.document.number });
}

async function byPhone(trx: Trx, accountId: string, sighting: CustomerSighting): Promise<CustomerRecord | null> {
  if (sighting.phone === null) return null;
  const candidates = await listCustomersByPhone(trx, { accountId, phone: sighting.phone });
  return candidates.find((candidate) => isSameByPhone(candidate, sighting)) ?? null;
}

async function complete(
  trx: Trx,
  known: CustomerRecord,
  sighting: CustomerSighting,
  at: string,
): Promise<CustomerRecord> {
  const added = additions(known, sighting);
  if (Object.keys(added).length === 0) return known;
  await updateCustomer(trx, known.id, { ...added, updated_at: at });
  return { ...known, ...added, updated_at: at };
}

export function findCustomer(db: Db | Trx, id: string): Promise<CustomerRecord | null> {
  return findCustomerById(db, id);
}
