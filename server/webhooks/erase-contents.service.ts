import { blankJson } from "../customers/erase-facts.rules.ts";
import type { Trx } from "../database.ts";
import { dropContents, readEventTexts, replacePayload } from "./erase-contents.repository.ts";

export { listWaiting } from "./erase-contents.repository.ts";

/** Removes the messages about these subjects and their answers, as retention does; that they were sent stays. */
export async function eraseContents(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  for (const { seq, payload } of await readEventTexts(trx, subjectIds)) {
    await replacePayload(trx, seq, blankJson(payload));
  }
  await dropContents(trx, subjectIds);
}
