import type { AppContext } from "../context.ts";
import { listStaff } from "./staff.service.ts";

/** Who works here now, by what they are called; people who are disabled are left out. */
export async function listColleagues(ctx: AppContext): Promise<{ id: string; name: string }[]> {
  const staff = await listStaff(ctx);
  return staff
    .filter(({ disabled_at: disabledAt }) => disabledAt === null)
    .map(({ id, name, email }) => ({ id, name: name === "" ? email : name }));
}
