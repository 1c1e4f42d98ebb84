import type { Selectable } from "kysely";
import type { Db, Trx } from "../database.ts";
import type { SavedViewTable } from "./saved-view.table.ts";

export type SavedViewRow = Selectable<SavedViewTable>;

const columns = [
  "saved_view.id",
  "saved_view.staff_id",
  "saved_view.list",
  "saved_view.name",
  "saved_view.query",
  "saved_view.is_team",
  "saved_view.created_at",
  "saved_view.updated_at",
] as const;

export interface ListedView extends SavedViewRow {
  owner_name: string;
  default_id: string | null;
}

/** A person's own views of a list and the team's, by name. */
export async function listViewRows(
  db: Db,
  { staffId, list }: { staffId: string; list: string },
): Promise<ListedView[]> {
  return db
    .selectFrom("saved_view")
    .innerJoin("staff", "staff.id", "saved_view.staff_id")
    .leftJoin("saved_view_default as chosen", (join) =>
      join.onRef("chosen.view_id", "=", "saved_view.id").on("chosen.staff_id", "=", staffId),
    )
    .select([...columns, "staff.name as owner_name", "chosen.view_id as default_id"])
    .where("saved_view.list", "=", list)
    .where((eb) => eb.or([eb("saved_view.staff_id", "=", staffId), eb("saved_view.is_team", "=", 1)]))
    .orderBy("saved_view.name")
    .orderBy("saved_view.id")
    .execute();
}

export async function findView(db: Db, id: string): Promise<SavedViewRow | null> {
  return (await db.selectFrom("saved_view").select(columns).where("id", "=", id).executeTakeFirst()) ?? null;
}

/** How many a person has of a list, and whether one of them goes by the name. */
export async function readOwnViews(
  db: Db,
  { staffId, list }: { staffId: string; list: string },
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom("saved_view")
    .select(["id", "name"])
    .where("staff_id", "=", staffId)
    .where("list", "=", list)
    .execute();
}

export async function insertView(trx: Trx, row: SavedViewRow): Promise<void> {
  await trx.insertInto("saved_view").values(row).execute();
}

export async function updateView(
  trx: Trx,
  { id, ...change }: Pick<SavedViewRow, "id" | "name" | "query" | "is_team" | "updated_at">,
): Promise<void> {
  await trx.updateTable("saved_view").set(change).where("id", "=", id).execute();
}

export async function deleteView(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom("saved_view").where("id", "=", id).execute();
}

/** Others cannot open with a view that is not the team's any more. */
export async function forgetDefaultsOfOthers(
  trx: Trx,
  { id, staffId }: { id: string; staffId: string },
): Promise<void> {
  await trx.deleteFrom("saved_view_default").where("view_id", "=", id).where("staff_id", "<>", staffId).execute();
}

/** With which view a list opens for a person; null for none. */
export async function chooseDefault(
  trx: Trx,
  { staffId, list, viewId }: { staffId: string; list: string; viewId: string | null },
): Promise<void> {
  await trx.deleteFrom("saved_view_default").where("staff_id", "=", staffId).where("list", "=", list).execute();
  if (viewId === null) return;
  await trx.insertInto("saved_view_default").values({ staff_id: staffId, list, view_id: viewId }).execute();
}
