import { eraseJson } from "../customers/erase-facts.rules.ts";
import type { Trx } from "../database.ts";
import { readBuyerTexts, replaceBuyer, replaceEventTexts } from "./erase-buyer.repository.ts";

export { listOpenSessions, listSessionIds } from "./erase-buyer.repository.ts";

/** Takes out who bought: addresses, contact, browser; the goods and what they cost stay. */
export async function eraseBuyer(trx: Trx, id: string): Promise<void> {
  const { session, events } = await readBuyerTexts(trx, id);
  await replaceBuyer(trx, id, { order: eraseJson(session.order), request: eraseJson(session.request) });
  for (const { seq, details } of events) {
    await replaceEventTexts(trx, seq, details === null ? null : eraseJson(details));
  }
}
