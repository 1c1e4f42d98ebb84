import type { Db } from "../database.ts";
import { chainStart, chainText } from "./audit-chain.rules.ts";
import { type AuditRecord, readChains } from "./audit.repository.ts";
import { sha256 } from "./digest.ts";

export interface ChainVerdict {
  ok: boolean;
  /** How much was verified, or the first entry that is wrong and why. */
  detail: string;
}

/** Entries held in memory at a time. */
const pageSize = 2_000;

/** Follows every chain from its first entry and stops at the first one that is not what was written. */
export async function verifyAuditChains(db: Db): Promise<ChainVerdict> {
  let last: AuditRecord | null = null;
  let chains = 0;
  let entries = 0;
  for (;;) {
    const page = await readChains(db, { after: last, limit: pageSize });
    for (const row of page) {
      const before: AuditRecord | null = last?.chain === row.chain ? last : null;
      const fault = faultOf(row, before);
      if (fault !== null) return { ok: false, detail: `${row.id} (${row.chain} ${row.position}): ${fault}` };
      if (before === null) chains += 1;
      entries += 1;
      last = row;
    }
    if (page.length < pageSize) return { ok: true, detail: `${entries} entries in ${chains} chains` };
  }
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
