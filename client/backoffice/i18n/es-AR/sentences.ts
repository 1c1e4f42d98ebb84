import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { esSaidAction } from "./said-action.ts";
import { esBlockers } from "./blockers.ts";
import { esSaidBulk } from "./said-bulk.ts";
import { esSaidCode } from "./said-code.ts";
import { esSaidDecision } from "./said-decision.ts";
import { esSaidField } from "./said-field.ts";
import { esSaidLoan } from "./said-loan.ts";
import { esSaidPersonRefusal } from "./said-person-refusal.ts";
import { esSaidRefusal } from "./said-refusal.ts";
import { esSaidResend } from "./said-resend.ts";
import { esSaidSearch } from "./said-search.ts";
import { esSaidUrl } from "./said-url.ts";
import { esSaidWords } from "./said-words.ts";

/** What the server says, in Argentine Spanish. */
export const sentences: Translation<typeof sentenceTexts> = {
  action: esSaidAction,
  blocker: esBlockers,
  bulk: esSaidBulk,
  code: esSaidCode,
  decision: esSaidDecision,
  field: esSaidField,
  loan: esSaidLoan,
  person: esSaidPersonRefusal,
  refusal: esSaidRefusal,
  resend: esSaidResend,
  search: esSaidSearch,
  url: esSaidUrl,
  word: esSaidWords,
};
