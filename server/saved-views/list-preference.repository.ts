import type { Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { StaffPreferenceTable } from "./saved-view.table.ts";

export type PreferenceRow = Selectable<StaffPreferenceTable>;

const columns = [
  "staff_id",
  "list",
  "hidden_columns",
  "column_order",
  "view_id",
  "updated_at",
] as const satisfies readonly (keyof StaffPreferenceTable)[];

/** Of all lists, by name. There are as many as lists, so they are not paged. */
export async function readPreferences(db: Db, staffId: string): Promise<PreferenceRow[]> {
  return db.selectFrom("staff_preference").select(columns).where("staff_id", "=", staffId).orderBy("list").execute();
}

export async function storePreference(trx: Trx, row: PreferenceRow): Promise<void> {
  const { staff_id: _staff, list: _list, ...change } = row;
  await trx
    .insertInto("staff_preference")
    .values(row)
    .onConflict((conflict) => conflict.columns(["staff_id", "list"]).doUpdateSet(change))
    .execute();
}
