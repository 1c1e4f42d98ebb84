import type { AppContext } from "../context.ts";
import type { Db } from "../database.ts";
import { chainStart, chainText } from "./audit-chain.rules.ts";
import { type AuditRecord, readChains } from "./audit.repository.ts";
import type { ChainHead } from "./chain-heads.rules.ts";
import { notedHeads } from "./chain-heads.service.ts";
import { sha256 } from "./digest.ts";

export interface ChainVerdict {
  ok: boolean;
  /** How much was verified, or the first entry that is wrong and why. */
  detail: string;
}

/** Entries held in memory at a time. */
const pageSize = 2_000;

/**
 * Follows the chains from their first entry and stops at the first one that is not what was written, or that the heads
 * noted outside of the database know otherwise.
 *
 * @param chains all of them where it is null.
 */
export async function verifyAuditLog(
  db: Db,
  ctx: Pick<AppContext, "vault" | "auditHeads">,
  chains: readonly string[] | null = null,
): Promise<ChainVerdict> {
  const noted = notedHeads(ctx);
  if ("ok" in noted) return noted;
  return verifyAuditChains(db, { heads: noted, chains });
}

/** As `verifyAuditLog`, with the heads given. */
export async function verifyAuditChains(
  db: Db,
  { heads = [], chains = null }: { heads?: readonly ChainHead[]; chains?: readonly string[] | null } = {},
): Promise<ChainVerdict> {
  const wanted = heads.filter(({ chain }) => chains === null || chains.includes(chain));
  const awaited = new Map(wanted.map((head) => [placeOf(head), head]));
  let last: AuditRecord | null = null;
  let count = 0;
  let entries = 0;
  for (;;) {
    const page = await readChains(db, { after: last, limit: pageSize, chains });
    for (const row of page) {
      const before: AuditRecord | null = last?.chain === row.chain ? last : null;
      const fault = faultOf(row, before) ?? headFaultOf(row, awaited.get(placeOf(row)));
      if (fault !== null) return { ok: false, detail: `${row.id} (${row.chain} ${row.position}): ${fault}` };
      awaited.delete(placeOf(row));
      if (before === null) count += 1;
      entries += 1;
      last = row;
    }
    if (page.length < pageSize) return cutOff(awaited) ?? { ok: true, detail: `${entries} entries in ${count} chains` };
  }
}

function placeOf({ chain, position }: { chain: string; position: number }): string {
  return `${chain} ${position}`;
}

/** A head that was noted and whose entry is not there: the end of its chain was cut off. */
function cutOff(awaited: ReadonlyMap<string, ChainHead>): ChainVerdict | null {
  const [head] = awaited.values();
  if (head === undefined) return null;
  return { ok: false, detail: `${head.chain} ${head.position}: the entry was noted as written, and is missing` };
}

function headFaultOf(row: AuditRecord, head: ChainHead | undefined): string | null {
  return head === undefined || head.hash === row.hash.toString("hex") ? null : "another entry was noted in its place";
}

function faultOf(row: AuditRecord, before: AuditRecord | null): string | null {
  const position = (before?.position ?? 0) + 1;
  if (row.position !== position) return `position ${position} is missing before it`;
  if (!row.previous_hash.equals(before?.hash ?? chainStart)) return "it does not follow the entry before it";
  if (!row.hash.equals(sha256(chainText(row)))) return "its hash is not that of its content";
  if (row.personal === null) return null;
  const isDigestRight = row.personal_digest?.equals(sha256(row.personal)) === true;
  return isDigestRight ? null : "its personal details are not the ones that were digested";
}
