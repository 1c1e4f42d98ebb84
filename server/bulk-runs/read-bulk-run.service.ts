import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { Listed } from "../../shared/page.ts";
import type { Actor } from "../../shared/payments/actor.ts";
import { say } from "../../shared/sentences/say.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { nameStaff } from "../identity/staff-names.service.ts";
import { findPaymentRecords } from "../payments/read-payment.service.ts";
import { type BulkItemRow, type ItemTotal, listItemPage, totalItems } from "./bulk-item.repository.ts";
import { type BulkRunRow, findRun, listRunPage } from "./bulk-run.repository.ts";

type Reader = Pick<AppContext, "store">;

/** A run with how far it is, and with the names of the people. */
export interface BulkRunRecord extends BulkRunRow {
  totals: Omit<ItemTotal, "run_id">[];
  starter: Actor;
  canceller: Actor | null;
}

/** @throws DomainError `not_found`, also for another account's. */
export async function getBulkRun(
  ctx: Reader,
  { scope, id }: { scope: AccountScope; id: string },
): Promise<BulkRunRecord> {
  return ctx.store.read(async (db) => {
    const row = await requireRun(db, scope, id);
    const [run] = await complete(db, [row]);
    if (run === undefined) throw new Error(`Run ${id} was lost`);
    return run;
  });
}

/** One page of runs. @throws DomainError `validation_failed` for a foreign cursor. */
export async function listBulkRuns(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<BulkRunRecord>> {
  return ctx.store.read(async (db) => {
    const { data, page } = await listRunPage(db, scope, request);
    return { data: await complete(db, data), page };
  });
}

export interface BulkItemRecord extends BulkItemRow {
  merchantReference: string;
}

/**
 * One page of a run's payments.
 *
 * @throws DomainError `validation_failed` where no run is named; `not_found`, also for another account's.
 */
export async function listBulkItems(
  ctx: Reader,
  scope: AccountScope,
  request: ListRequest,
): Promise<Listed<BulkItemRecord>> {
  const [runId] = request.filters.anyOf["run_id"] ?? [];
  if (runId === undefined) {
    const fields = [fieldSaying("run_id", say("field.required"))];
    throw new DomainError("validation_failed", say("list.name_run"), { fields });
  }
  return ctx.store.read(async (db) => {
    await requireRun(db, scope, runId);
    const { data, page } = await listItemPage(db, runId, request);
    const payments = await findPaymentRecords(
      db,
      data.map((item) => item.payment_id),
    );
    const named = data.map((item) => {
      const merchantReference = payments.get(item.payment_id)?.merchant_reference ?? "";
      return { ...item, merchantReference };
    });
    return { data: named, page };
  });
}

async function requireRun(db: Db, scope: AccountScope, id: string): Promise<BulkRunRow> {
  const row = await findRun(db, id);
  if (row === null || !isInScope(scope, row.account_id)) throw new DomainError("not_found", "There is no such run.");
  return row;
}

async function complete(db: Db, rows: readonly BulkRunRow[]): Promise<BulkRunRecord[]> {
  const totals = await totalItems(
    db,
    rows.map(({ id }) => id),
  );
  const people = rows.flatMap(({ created_by, cancelled_by }) => [created_by, cancelled_by ?? created_by]);
  const named = await nameStaff(
    db,
    people.map((id) => ({ type: "staff", id })),
  );
  return rows.map((row) => ({
    ...row,
    totals: totals.flatMap(({ run_id, ...total }) => (run_id === row.id ? [total] : [])),
    starter: named({ type: "staff", id: row.created_by }),
    canceller: row.cancelled_by === null ? null : named({ type: "staff", id: row.cancelled_by }),
  }));
}
