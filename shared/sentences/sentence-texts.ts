import { actionTexts } from "./action-texts.ts";
import { blockerTexts } from "./blocker-texts.ts";
import { bulkTexts } from "./bulk-texts.ts";
import { codeTexts } from "./code-texts.ts";
import { decisionTexts } from "./decision-texts.ts";
import { eventTexts } from "./event-texts.ts";
import { fieldTexts } from "./field-texts.ts";
import { lendingTexts } from "./lending-texts.ts";
import { listTexts } from "./list-texts.ts";
import { loanTexts } from "./loan-texts.ts";
import { methodTexts } from "./method-texts.ts";
import { personRefusalTexts } from "./person-refusal-texts.ts";
import { reasonTexts } from "./reason-texts.ts";
import { refusalTexts } from "./refusal-texts.ts";
import { resendTexts } from "./resend-texts.ts";
import { searchTexts } from "./search-texts.ts";
import { termsTexts } from "./terms-texts.ts";
import { urlTexts } from "./url-texts.ts";
import { wordTexts } from "./word-texts.ts";

/** Everything that the server says to staff, in English, by what it is about: the source of every language. */
export const sentenceTexts = {
  action: actionTexts,
  blocker: blockerTexts,
  bulk: bulkTexts,
  code: codeTexts,
  decision: decisionTexts,
  event: eventTexts,
  field: fieldTexts,
  lending: lendingTexts,
  list: listTexts,
  loan: loanTexts,
  method: methodTexts,
  person: personRefusalTexts,
  reason: reasonTexts,
  refusal: refusalTexts,
  resend: resendTexts,
  search: searchTexts,
  terms: termsTexts,
  url: urlTexts,
  word: wordTexts,
} as const;

type KeysOf<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${KeysOf<Tree[Name]>}`;
}[keyof Tree & string];

/** Such as `blocker.role_forbids`. */
export type SentenceKey = KeysOf<typeof sentenceTexts>;
