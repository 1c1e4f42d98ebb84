import type { Actor } from "../../shared/payments/actor.ts";
import type { Db } from "../database.ts";
import { readStaffNames } from "./staff.repository.ts";

/** Names by id, of people who are disabled as well. */
export async function staffNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = ids.length === 0 ? [] : await readStaffNames(db, [...new Set(ids)]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Actors with the names of those who are colleagues; the others stay as they are. */
export async function nameStaff(db: Db, actors: readonly Actor[]): Promise<(actor: Actor) => Actor> {
  const ids = new Set(actors.filter((actor) => actor.type === "staff").map((actor) => actor.id));
  const names = new Map((await readStaffNames(db, [...ids])).map(({ id, name }) => [id, name]));
  return (actor) => {
    const name = actor.type === "staff" ? names.get(actor.id) : undefined;
    return name === undefined ? actor : { ...actor, name };
  };
}
