import type { AlertKind, AlertView } from "../../shared/alerts/alert.schema.ts";
import { DomainError } from "../../shared/errors.ts";
import { shiftInstant } from "../../shared/instant.ts";
import type { Listed } from "../../shared/page.ts";
import { type AccountScope, isInScope } from "../accounts/account-scope.ts";
import { type AuditActor, recordAudit } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import type { ListRequest } from "../http/list-query.ts";
import { nameStaff } from "../identity/staff-names.service.ts";
import {
  acknowledgeAlert,
  type AlertRecord,
  clearAlerts,
  countAlert,
  countOpen,
  deleteClearedUntil,
  findAlert,
  hasClearedUntil,
  insertAlert,
  listStanding,
  pageOfAlerts,
} from "./alert.repository.ts";
import { type AlertPlan, planAlerts } from "./alert.rules.ts";
import { findTrouble } from "./find-trouble.service.ts";

const countedMax = 1_000;
const keptMs = 90 * 86_400_000;
const stepMax = 500;

/** Looks at everything that is watched, raises what is new and clears what is over; answers how many of both. */
export async function watchAlerts(ctx: AppContext): Promise<number> {
  let changed = 0;
  for (const [kind, trouble] of await findTrouble(ctx)) {
    const plan = planAlerts(await ctx.store.read((db) => listStanding(db, kind)), trouble);
    changed += plan.raised.length + plan.cleared.length;
    await carryOut(ctx, plan);
  }
  return changed;
}

/** Nearly always there is nothing to do, and a write that does nothing still costs a commit. */
async function carryOut(ctx: AppContext, { raised, cleared, counted }: AlertPlan): Promise<void> {
  if (raised.length + cleared.length + counted.length === 0) return;
  const at = ctx.clock.now();
  const named = raised.map((finding) => ({ ...finding, id: ctx.ids.own("alt", at), at }));
  await ctx.store.write(async (trx) => {
    if (cleared.length > 0) await clearAlerts(trx, cleared, at);
    for (const finding of named) await insertAlert(trx, finding);
    for (const { id, amount } of counted) await countAlert(trx, id, amount);
  });
}

/** Forgets alerts that were cleared more than ninety days ago, and answers how many. */
export async function purgeAlerts(ctx: Pick<AppContext, "store" | "clock">): Promise<number> {
  const until = shiftInstant(ctx.clock.now(), -keptMs);
  if (!(await ctx.store.read((db) => hasClearedUntil(db, until)))) return 0;
  return ctx.store.write((trx) => deleteClearedUntil(trx, until, stepMax));
}

interface Onlooker {
  scope: AccountScope;
  /** What they deal with. */
  kinds: readonly AlertKind[];
}

/** One page of what the onlooker deals with, newest first. */
export async function listAlerts(
  ctx: Pick<AppContext, "store">,
  { scope, kinds }: Onlooker,
  request: ListRequest,
): Promise<Listed<AlertView>> {
  return ctx.store.read(async (db) => {
    const accountIds = reachOf(scope, request.filters.anyOf["account"]);
    const { rows, page } = await pageOfAlerts(db, request, { accountIds, kinds });
    return { data: await present(db, rows), page };
  });
}

/** How many nobody has taken note of, up to a thousand. */
export async function countOpenAlerts(
  ctx: Pick<AppContext, "store">,
  { scope, kinds }: Onlooker,
  account: string | undefined,
): Promise<number> {
  if (kinds.length === 0) return 0;
  const accountIds = reachOf(scope, account === undefined ? undefined : [account]);
  return ctx.store.read((db) => countOpen(db, { accountIds, kinds }, countedMax));
}

/**
 * Takes note of an alert; one that somebody took note of before, or that was cleared, stays as it is.
 *
 * @throws DomainError `not_found`, also for what others deal with.
 */
export async function acknowledge(
  ctx: Pick<AppContext, "store" | "clock" | "ids">,
  { scope, kinds, id, by }: Onlooker & { id: string; by: AuditActor & { id: string } },
): Promise<AlertView> {
  return ctx.store.write(async (trx) => {
    const found = await findAlert(trx, id);
    if (found === undefined || !isInScope(scope, found.account_id) || !kinds.includes(found.kind)) {
      throw new DomainError("not_found", "There is no such alert.");
    }
    if (await acknowledgeAlert(trx, { id, staffId: by.id, at: ctx.clock.now() })) {
      await recordAudit(trx, ctx, {
        chain: found.account_id,
        actor: by,
        action: "alert.acknowledged",
        objectType: "alert",
        objectId: id,
        isAllowed: true,
        details: { kind: found.kind, object_id: found.object_id },
      });
    }
    const [view] = await present(trx, [(await findAlert(trx, id)) ?? found]);
    if (view === undefined) throw new Error("An alert that was found is shown");
    return view;
  });
}

async function present(db: Db, rows: readonly AlertRecord[]): Promise<AlertView[]> {
  const people = rows.flatMap(({ acknowledged_by: id }) => (id === null ? [] : [{ type: "staff" as const, id }]));
  const named = await nameStaff(db, people);
  return rows.map(({ seq: _seq, acknowledged_by: id, ...alert }) => ({
    ...alert,
    acknowledged_by: id === null ? null : (named({ type: "staff", id }).name ?? id),
  }));
}

function reachOf(scope: AccountScope, account: readonly string[] | undefined): readonly string[] | null {
  if (scope === "all") return account ?? null;
  return account === undefined ? scope : account.filter((id) => scope.includes(id));
}
