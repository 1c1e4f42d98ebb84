import { z } from "zod";
import { DomainError } from "../../shared/errors.ts";
import type { ChangeListPreference, ListPreference } from "../../shared/lists/list-preference.schema.ts";
import type { AppContext } from "../context.ts";
import { type PreferenceRow, readPreferences, storePreference } from "./list-preference.repository.ts";
import { requireView } from "./saved-view.service.ts";

/** More lists than there are. */
const listsMax = 60;

/** How a person has their lists; a list that they have left as it comes is not named. */
export async function listPreferences(ctx: Pick<AppContext, "store">, staffId: string): Promise<ListPreference[]> {
  return (await ctx.store.read((db) => readPreferences(db, staffId))).map(present);
}

/**
 * Keeps how a person has a list; what is left out stays as it is.
 *
 * @throws DomainError `not_found` for a view that the person does not see; `validation_failed` for a view of another
 *   list, or for more lists than there are.
 */
export async function changePreference(
  ctx: Pick<AppContext, "store" | "clock">,
  { staffId, list, change }: { staffId: string; list: string; change: ChangeListPreference },
): Promise<void> {
  await ctx.store.write(async (trx) => {
    if (change.view_id != null && (await requireView(trx, { id: change.view_id, staffId })).list !== list) {
      throw refuse("view_id", "is a view of another list");
    }
    const known = await readPreferences(trx, staffId);
    const before = known.find((row) => row.list === list);
    if (before === undefined && known.length >= listsMax) throw refuse("list", "is one more than there are");
    await storePreference(trx, {
      staff_id: staffId,
      list,
      hidden_columns: change.hidden === undefined ? (before?.hidden_columns ?? "[]") : JSON.stringify(change.hidden),
      column_order: change.order === undefined ? (before?.column_order ?? "[]") : JSON.stringify(change.order),
      view_id: change.view_id === undefined ? (before?.view_id ?? null) : change.view_id,
      updated_at: ctx.clock.now(),
    });
  });
}

function refuse(path: string, message: string): DomainError {
  return new DomainError("validation_failed", `${path}: ${message}`, { fields: [{ path, message }] });
}

const namesSchema = z.array(z.string());

function present({ list, hidden_columns, column_order, view_id }: PreferenceRow): ListPreference {
  const [hidden, order] = [hidden_columns, column_order].map((text) => namesSchema.parse(JSON.parse(text)));
  return { list, hidden: hidden ?? [], order: order ?? [], view_id };
}
