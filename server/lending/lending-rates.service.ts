import { dayIn } from "../../shared/calendar-day.ts";
import { DomainError, fieldSaying } from "../../shared/errors.ts";
import { lendingZone } from "../../shared/lending/due-dates.ts";
import { defaultFeePpm, inForceOn } from "../../shared/lending/lending-rates.ts";
import type { AddFeeRate, AddIofRate } from "../../shared/lending/lending-rates.schema.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import { getAccount } from "../accounts/read-account.service.ts";
import { type AuditActor, installationChain, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db, Trx } from "../database.ts";
import { nameStaff } from "../identity/staff-names.service.ts";
import { lendingTime } from "./lending-clock.ts";
import {
  type FeeRateRow,
  type IofRateRow,
  listFeeRates,
  listIofRows,
  saveFeeRate,
  saveIofRate,
} from "./lending-rates.repository.ts";

type Tools = Pick<AppContext, "store" | "clock" | "ids">;

/** Rows that lie further ahead are a slip of the pen. */
const aheadDaysMax = 3_660;

/** The origination fee of an account on a day, millionths of the requested amount. */
export async function feePpmOn(db: Db | Trx, accountId: string, day: string): Promise<number> {
  return inForceOn(await listFeeRates(db, accountId), day)?.fee_ppm ?? defaultFeePpm;
}

export interface LendingRates {
  /** Of the account's clock, in São Paulo. */
  today: string;
  fees: readonly FeeRateRow[];
  iof: readonly IofRateRow[];
  /** The names of those who added them, by id. */
  names: ReadonlyMap<string, string>;
}

/** Every fee of an account and every rate of the tax, past, present and to come. @throws DomainError `not_found` */
export async function readLendingRates(
  ctx: Pick<AppContext, "store" | "clock">,
  accountId: string,
): Promise<LendingRates> {
  return ctx.store.read(async (db) => {
    await getAccount(db, accountId);
    const { now } = await lendingTime(db, ctx, accountId);
    const fees = await listFeeRates(db, accountId);
    const iof = await listIofRows(db);
    const ids = [...fees, ...iof].flatMap(({ added_by }) => (added_by === null ? [] : [added_by]));
    const named = await nameStaff(
      db,
      ids.map((id) => ({ type: "staff", id })),
    );
    const names = new Map(ids.map((id) => [id, named({ type: "staff", id }).name ?? id]));
    return { today: dayIn(lendingZone, Date.parse(now)), fees, iof, names };
  });
}

/**
 * Sets what an account takes for making a loan, from a day on. What was computed before stays; a row for a day that
 * has not come yet is written over, and one that has is not.
 *
 * @throws DomainError `not_found` for the account; `validation_failed` for a day that is past, or too far ahead.
 */
export async function addFeeRate(
  ctx: Tools,
  { accountId, rate, by }: { accountId: string; rate: AddFeeRate; by: AuditActor },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    await getAccount(trx, accountId);
    const { now, world } = await lendingTime(trx, ctx, accountId);
    const rows = await listFeeRates(trx, accountId);
    refuseDay(rate.effective_from, dayIn(lendingZone, Date.parse(now)), rows);
    await saveFeeRate(trx, { account_id: accountId, ...rate, added_by: by.id, added_at: world });
    const before = rows.find(({ effective_from }) => effective_from === rate.effective_from)?.fee_ppm ?? null;
    await recordAudit(trx, ctx, {
      chain: accountId,
      actor: by,
      action: "lending.fee_added",
      objectType: "account",
      objectId: accountId,
      isAllowed: true,
      details: { before, ...rate },
    });
  });
}

/**
 * Sets the tax on credit for one kind of borrower from a day on, for every account.
 *
 * @throws DomainError `validation_failed` for a day that is past, or too far ahead, and for a bound on companies,
 *   above which no other rate would hold.
 */
export async function addIofRate(ctx: Tools, { rate, by }: { rate: AddIofRate; by: AuditActor }): Promise<void> {
  if (rate.borrower_kind === "company" && rate.operation_max !== null) {
    throw badField("operation_max", say("refusal.rate_companies"));
  }
  await ctx.store.write(async (trx) => {
    const at = ctx.clock.now();
    const rows = (await listIofRows(trx)).filter(({ borrower_kind }) => borrower_kind === rate.borrower_kind);
    refuseDay(rate.effective_from, dayIn(lendingZone, Date.parse(at)), rows);
    await saveIofRate(trx, { ...rate, added_by: by.id, added_at: at });
    const before = rows.find(({ effective_from }) => effective_from === rate.effective_from) ?? null;
    await recordAudit(trx, ctx, {
      chain: installationChain,
      actor: by,
      action: "lending.iof_added",
      objectType: null,
      objectId: null,
      isAllowed: true,
      details: { before, ...rate },
    });
  });
}

/** @throws DomainError `validation_failed` */
function refuseDay(day: string, today: string, rows: readonly { effective_from: string }[]): void {
  if (day < today) throw badField("effective_from", say("refusal.rate_past"));
  if (day === today && rows.some(({ effective_from }) => effective_from === day)) {
    throw badField("effective_from", say("refusal.rate_day_taken"));
  }
  if (Date.parse(day) - Date.parse(today) > aheadDaysMax * 86_400_000) {
    throw badField("effective_from", say("refusal.rate_ahead"));
  }
}

function badField(path: string, said: Said): DomainError {
  return new DomainError("validation_failed", `${path} ${said.text}`, { fields: [fieldSaying(path, said)] });
}
