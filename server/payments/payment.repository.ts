import type { Insertable } from "kysely";
import type { AccountScope } from "../accounts/account-scope.ts";
import type { Db, Trx } from "../database.ts";
import { prepared, type Slots } from "../store/prepared.ts";
import { paymentColumns, toPaymentRecord } from "./payment.columns.ts";
import type { DerivedColumns } from "./payment-facts.rules.ts";
import type { PaymentRecord, StoredInstrument } from "./payment.record.ts";
import type { PaymentTable } from "./payment.table.ts";

const rowById = prepared((db: Db, { id }: Slots<{ id: string }>) =>
  db.selectFrom("payment").select(paymentColumns).where("id", "=", id),
);

/** Null when there is none, or it belongs to an account outside the scope. */
export async function findPayment(db: Db, scope: AccountScope, id: string): Promise<PaymentRecord | null> {
  const [row] = (await rowById(db, { id })).rows;
  if (row === undefined || !(scope === "all" || scope.includes(row.account_id))) return null;
  return toPaymentRecord(row);
}

/** By id; those that are missing are left out. */
export async function findPayments(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, PaymentRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("payment").select(paymentColumns).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toPaymentRecord(row)]));
}

export async function insertPayment(trx: Trx, row: Insertable<PaymentTable>): Promise<PaymentRecord> {
  return toPaymentRecord(
    await trx.insertInto("payment").values(row).returning(paymentColumns).executeTakeFirstOrThrow(),
  );
}

export interface PaymentUpdate extends DerivedColumns {
  updated_at: string;
  method: string;
  instrument: StoredInstrument | null;
  authorization_expires_at: string | null;
  /** Only where what is authorized was changed; minor units. */
  amount?: number;
  details?: PaymentRecord["details"];
}

type PaymentRowUpdate = Omit<PaymentUpdate, "instrument" | "details"> &
  Pick<PaymentTable, "instrument"> & { details?: string; version: number };

const updateVersion = prepared(
  (trx: Trx, { id, seen, ...columns }: Slots<PaymentRowUpdate & { id: string; seen: number }>) =>
    trx.updateTable("payment").set(columns).where("id", "=", id).where("version", "=", seen),
);

/** Returns false when the payment changed since `version` was read. */
export async function updatePayment(trx: Trx, id: string, version: number, update: PaymentUpdate): Promise<boolean> {
  const { details, instrument, ...columns } = update;
  const { numAffectedRows } = await updateVersion(trx, {
    ...columns,
    ...(details === undefined ? {} : { details: JSON.stringify(details) }),
    instrument: instrument === null ? null : JSON.stringify(instrument),
    version: version + 1,
    id,
    seen: version,
  });
  return numAffectedRows === 1n;
}

export async function updateSecondReference(
  trx: Trx,
  id: string,
  update: { merchant_reference_2: string; updated_at: string; version: number },
): Promise<void> {
  await trx.updateTable("payment").set(update).where("id", "=", id).execute();
}

/** What a payment asks for, changed while nobody has authorized it. */
export async function reviseInitiated(
  trx: Trx,
  id: string,
  update: Pick<PaymentTable, "amount" | "currency" | "event_reference" | "updated_at"> & {
    details: string;
    version: number;
  },
): Promise<void> {
  await trx.updateTable("payment").set(update).where("id", "=", id).where("status", "=", "INITIATED").execute();
}
