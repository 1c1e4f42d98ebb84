import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { esSaidAction } from "./said-action.ts";
import { esBlockers } from "./blockers.ts";
import { esSaidBulk } from "./said-bulk.ts";
import { esSaidCode } from "./said-code.ts";
import { esSaidDecision } from "./said-decision.ts";
import { esSaidEvent } from "./said-event.ts";
import { esSaidField } from "./said-field.ts";
import { esSaidLending } from "./said-lending.ts";
import { esSaidList } from "./said-list.ts";
import { esSaidLoan } from "./said-loan.ts";
import { esSaidMethod } from "./said-method.ts";
import { esSaidPersonRefusal } from "./said-person-refusal.ts";
import { esSaidReason } from "./said-reason.ts";
import { esSaidRefusal } from "./said-refusal.ts";
import { esSaidResend } from "./said-resend.ts";
import { esSaidSearch } from "./said-search.ts";
import { esSaidTerms } from "./said-terms.ts";
import { esSaidUrl } from "./said-url.ts";
import { esSaidWords } from "./said-words.ts";

/** What the server says, in Argentine Spanish. */
export const sentences: Translation<typeof sentenceTexts> = {
  action: esSaidAction,
  blocker: esBlockers,
  bulk: esSaidBulk,
  code: esSaidCode,
  decision: esSaidDecision,
  event: esSaidEvent,
  field: esSaidField,
  lending: esSaidLending,
  list: esSaidList,
  loan: esSaidLoan,
  method: esSaidMethod,
  person: esSaidPersonRefusal,
  reason: esSaidReason,
  refusal: esSaidRefusal,
  resend: esSaidResend,
  search: esSaidSearch,
  terms: esSaidTerms,
  url: esSaidUrl,
  word: esSaidWords,
};
