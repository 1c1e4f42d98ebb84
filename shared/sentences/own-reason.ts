import { knownTexts } from "./known-text.ts";
import { reasonTexts } from "./reason-texts.ts";
import type { Sentence } from "./sentence.ts";

const knownSentence = knownTexts(reasonTexts.sentence);

/** The facts of a reason that Kontor stores as a code, such as `declined`; null for any other text. */
export function codedReason(code: string): Sentence | null {
  return Object.hasOwn(reasonTexts.code, code) ? { key: `reason.code.${code}` } : null;
}

/**
 * The facts of a reason that Kontor says in English; null for what a person, a shop or a processor wrote, which stays
 * as it is.
 */
export function ownReason(text: string): Sentence | null {
  const known = knownSentence(text);
  return known === null ? null : { key: `reason.sentence.${known.name}`, values: known.values };
}
