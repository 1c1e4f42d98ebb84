import type { Role } from "../../shared/permissions.ts";
import type { Db, Trx } from "../database.ts";
import type { FactorPolicyTable } from "./factor.table.ts";

export async function readFactorPolicies(db: Db): Promise<FactorPolicyTable[]> {
  return db.selectFrom("factor_policy").select(["role", "is_required", "changed_at"]).execute();
}

export async function findFactorPolicy(db: Db, role: Role): Promise<boolean | undefined> {
  const row = await db.selectFrom("factor_policy").select("is_required").where("role", "=", role).executeTakeFirst();
  return row === undefined ? undefined : row.is_required === 1;
}

export async function putFactorPolicy(
  trx: Trx,
  { role, isRequired, at }: { role: Role; isRequired: boolean; at: string },
): Promise<void> {
  const is_required = isRequired ? 1 : 0;
  await trx
    .insertInto("factor_policy")
    .values({ role, is_required, changed_at: at })
    .onConflict((conflict) => conflict.column("role").doUpdateSet({ is_required, changed_at: at }))
    .execute();
}
