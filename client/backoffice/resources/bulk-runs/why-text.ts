import { enBulk } from "../../i18n/en-bulk.ts";
import type { Words } from "../../i18n/use-words.ts";

type KnownCode = keyof (typeof enBulk)["bulk"]["why"];

function isKnown(code: string): code is KnownCode {
  return Object.hasOwn(enBulk.bulk.why, code);
}

/** Why a payment was left out or failed; the server's own sentence where the code is no common one. */
export function whyText(words: Words, { code, reason }: { code: string | null; reason: string | null }): string | null {
  if (code === null) return null;
  return isKnown(code) ? words(`bulk.why.${code}`) : (reason ?? code);
}
