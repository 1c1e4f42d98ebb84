import { shiftInstant } from "../../shared/instant.ts";
import { installationChain, recordAudit, type AuditActor } from "../audit/audit.service.ts";
import type { AppContext } from "../context.ts";
import { masterIdOf, unwrapAll, wrapKey } from "./open-vault.service.ts";
import { sealedColumns, type SealedColumn } from "./sealed-columns.ts";
import { readOtherwiseSealed, replaceSealed } from "./sealed-value.repository.ts";
import { dataKey, newDataKey } from "./vault.ts";
import {
  deleteOtherWraps,
  deleteVaultKey,
  insertVaultKey,
  readWrappedKeys,
  settleVaultKey,
} from "./vault-key.repository.ts";

type Tools = Pick<AppContext, "store" | "clock" | "vault">;

/** Longer than any answer lives that is kept under an idempotency key, and whose key must outlive it. */
const keptAfterMs = 31 * 86_400_000;

/**
 * Lets each of the master keys open the installation's keys, and makes the key that seals from now on. One whose
 * rotation has not ended is gone on with instead.
 *
 * @throws ForeignKeyError
 */
export async function beginRotation(
  ctx: Tools,
  masterKeys: readonly Buffer[],
): Promise<{ keyId: string; isResumed: boolean }> {
  const begun = await ctx.store.write(async (trx) => {
    const rows = await readWrappedKeys(trx);
    const { root, sealing } = unwrapAll(rows, masterKeys);
    for (const key of [dataKey(root), ...sealing]) await wrapKey(trx, key, masterKeys);
    const newest = rows.find(({ kind }) => kind === "seal");
    if (newest?.settled_at === null) return { keyId: newest.id, isResumed: true };
    const key = newDataKey();
    const now = ctx.clock.now();
    const later = shiftInstant(newest?.created_at ?? now, 1);
    await insertVaultKey(trx, { id: key.id, kind: "seal", created_at: later > now ? later : now, settled_at: null });
    await wrapKey(trx, key, masterKeys);
    return { keyId: key.id, isResumed: false };
  });
  await ctx.vault.refresh();
  return begun;
}

/** Seals everything anew that an earlier key has sealed, in small writes; returns how many values that were. */
export async function resealAll(ctx: Tools): Promise<number> {
  let count = 0;
  for (const column of sealedColumns) {
    for (let done = await resealBatch(ctx, column); done > 0; done = await resealBatch(ctx, column)) count += done;
  }
  return count;
}

/** The cipher works before the write, so that nobody waits for it. */
async function resealBatch(ctx: Tools, column: SealedColumn): Promise<number> {
  const { keyId } = ctx.vault;
  const rows = await ctx.store.read((db) => readOtherwiseSealed(db, column, keyId));
  const renewed = await Promise.all(
    rows.map(async ({ id, ...before }) => {
      const purpose = `${column.purpose}:${id}`;
      return { id, before, after: ctx.vault.seal(await ctx.vault.open(before, purpose), purpose) };
    }),
  );
  if (renewed.length === 0) return 0;
  await ctx.store.write(async (trx) => {
    for (const row of renewed) await replaceSealed(trx, column, row);
  });
  return renewed.length;
}

/** Notes that the rotation is done; afterwards only these master keys open anything. */
export async function endRotation(
  ctx: Tools & Pick<AppContext, "ids">,
  done: { keyId: string; masterKeys: readonly Buffer[]; resealed: number; by: AuditActor },
): Promise<void> {
  const { keyId, masterKeys, resealed, by } = done;
  const masterIds = masterKeys.map(masterIdOf);
  await ctx.store.write(async (trx) => {
    await settleVaultKey(trx, keyId, ctx.clock.now());
    await deleteOtherWraps(trx, masterIds);
    await recordAudit(trx, ctx, {
      chain: installationChain,
      actor: by,
      action: "key.rotated",
      objectType: null,
      objectId: null,
      isAllowed: true,
      details: { key_id: keyId, master_ids: masterIds, resealed },
    });
  });
}

/**
 * What another process sealed with an earlier key in the moment of a rotation is sealed anew, and keys are forgotten
 * that have nothing left to open. Returns whether there was anything to do.
 */
export async function tidyKeys(ctx: Tools): Promise<boolean> {
  const rows = await ctx.store.read(readWrappedKeys);
  const [newest, ...older] = new Map(rows.filter(({ kind }) => kind === "seal").map((row) => [row.id, row])).values();
  if (newest === undefined || older.length === 0) return false;
  await ctx.vault.refresh();
  const resealed = await resealAll(ctx);
  const limit = shiftInstant(ctx.clock.now(), -keptAfterMs);
  // A key is superseded by the next one; from then on nothing new is sealed with it.
  const over = older.filter((_row, index) => ([newest, ...older][index]?.created_at ?? limit) < limit);
  await ctx.store.write(async (trx) => {
    for (const { id } of over) await deleteVaultKey(trx, id);
  });
  return resealed + over.length > 0;
}
