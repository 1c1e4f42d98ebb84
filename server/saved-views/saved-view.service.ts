import { DomainError, fieldSaying } from "../../shared/errors.ts";
import type { ChangeSavedView, CreateSavedView } from "../../shared/lists/saved-view.schema.ts";
import { type Said, say } from "../../shared/sentences/say.ts";
import type { AppContext } from "../context.ts";
import type { Trx } from "../database.ts";
import {
  chooseDefault,
  deleteView,
  findView,
  forgetDefaultsOfOthers,
  insertView,
  type ListedView,
  listViewRows,
  readOwnViews,
  type SavedViewRow,
  updateView,
} from "./saved-view.repository.ts";

export type { ListedView } from "./saved-view.repository.ts";

/** Of one list, for one person. */
const ownViewsMax = 50;

/** A person's own views of a list and the team's. */
export function listViews(
  ctx: Pick<AppContext, "store">,
  of: { staffId: string; list: string },
): Promise<ListedView[]> {
  return ctx.store.read((db) => listViewRows(db, of));
}

type OnChange = (trx: Trx, change: { before: SavedViewRow | null; after: SavedViewRow | null }) => Promise<void>;

/** @throws DomainError `validation_failed` for a name that the person uses already, or for too many views. */
export async function createView(
  ctx: AppContext,
  command: { staffId: string; request: CreateSavedView; onChange: OnChange },
): Promise<string> {
  const { staffId, request, onChange } = command;
  const at = ctx.clock.now();
  const row: SavedViewRow = {
    id: ctx.ids.own("svw", at),
    staff_id: staffId,
    list: request.list,
    name: request.name,
    query: request.query,
    is_team: request.is_team ? 1 : 0,
    created_at: at,
    updated_at: at,
  };
  await ctx.store.write(async (trx) => {
    await requireFreeName(trx, row);
    await insertView(trx, row);
    await onChange(trx, { before: null, after: row });
  });
  return row.id;
}

/**
 * Changes a view, or whether the list opens with it.
 *
 * @throws DomainError `not_found` for a view that the person does not see, `forbidden` for one that somebody else made,
 *   `validation_failed` for a name that is taken.
 */
export async function changeView(
  ctx: AppContext,
  command: { staffId: string; id: string; change: ChangeSavedView; onChange: OnChange },
): Promise<string> {
  const { staffId, id, onChange } = command;
  const { is_default: isDefault, ...change } = command.change;
  const at = ctx.clock.now();
  return ctx.store.write(async (trx) => {
    const before = await requireView(trx, { id, staffId });
    const after: SavedViewRow = {
      ...before,
      name: change.name ?? before.name,
      query: change.query ?? before.query,
      is_team: change.is_team === undefined ? before.is_team : change.is_team ? 1 : 0,
    };
    if (Object.keys(change).length > 0) {
      requireOwn(before, staffId);
      after.updated_at = at;
      await requireFreeName(trx, after);
      await updateView(trx, after);
      if (after.is_team === 0) await forgetDefaultsOfOthers(trx, { id, staffId });
    }
    if (isDefault !== undefined)
      await chooseDefault(trx, { staffId, list: before.list, viewId: isDefault ? id : null });
    await onChange(trx, { before, after });
    return before.list;
  });
}

/** @throws DomainError `not_found`, or `forbidden` for a view that somebody else made. */
export async function removeView(
  ctx: AppContext,
  { staffId, id, onChange }: { staffId: string; id: string; onChange: OnChange },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    const before = await requireView(trx, { id, staffId });
    requireOwn(before, staffId);
    await deleteView(trx, id);
    await onChange(trx, { before, after: null });
  });
}

/** @throws DomainError `not_found` for a view that the person does not see. */
export async function requireView(trx: Trx, { id, staffId }: { id: string; staffId: string }): Promise<SavedViewRow> {
  const view = await findView(trx, id);
  if (view === null || (view.staff_id !== staffId && view.is_team === 0))
    throw new DomainError("not_found", "There is no such view.");
  return view;
}

function requireOwn(view: SavedViewRow, staffId: string): void {
  if (view.staff_id !== staffId) throw new DomainError("forbidden", say("refusal.view_of_another"));
}

async function requireFreeName(trx: Trx, view: SavedViewRow): Promise<void> {
  const own = (await readOwnViews(trx, { staffId: view.staff_id, list: view.list })).filter(({ id }) => id !== view.id);
  const refuse = (message: Said) =>
    new DomainError("validation_failed", message, { fields: [fieldSaying("name", message)] });
  if (own.some(({ name }) => name === view.name)) throw refuse(say("refusal.view_name_taken"));
  if (own.length >= ownViewsMax) throw refuse(say("refusal.views_full", { most: ownViewsMax }));
}
