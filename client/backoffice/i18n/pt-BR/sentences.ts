import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { ptSaidAction } from "./said-action.ts";
import { ptBlockers } from "./blockers.ts";
import { ptSaidBulk } from "./said-bulk.ts";
import { ptSaidCode } from "./said-code.ts";
import { ptSaidDecision } from "./said-decision.ts";
import { ptSaidEvent } from "./said-event.ts";
import { ptSaidField } from "./said-field.ts";
import { ptSaidLending } from "./said-lending.ts";
import { ptSaidList } from "./said-list.ts";
import { ptSaidLoan } from "./said-loan.ts";
import { ptSaidMethod } from "./said-method.ts";
import { ptSaidPersonRefusal } from "./said-person-refusal.ts";
import { ptSaidReason } from "./said-reason.ts";
import { ptSaidRefusal } from "./said-refusal.ts";
import { ptSaidResend } from "./said-resend.ts";
import { ptSaidSearch } from "./said-search.ts";
import { ptSaidTerms } from "./said-terms.ts";
import { ptSaidUrl } from "./said-url.ts";
import { ptSaidWords } from "./said-words.ts";

/** What the server says, in Brazilian Portuguese. */
export const sentences: Translation<typeof sentenceTexts> = {
  action: ptSaidAction,
  blocker: ptBlockers,
  bulk: ptSaidBulk,
  code: ptSaidCode,
  decision: ptSaidDecision,
  event: ptSaidEvent,
  field: ptSaidField,
  lending: ptSaidLending,
  list: ptSaidList,
  loan: ptSaidLoan,
  method: ptSaidMethod,
  person: ptSaidPersonRefusal,
  reason: ptSaidReason,
  refusal: ptSaidRefusal,
  resend: ptSaidResend,
  search: ptSaidSearch,
  terms: ptSaidTerms,
  url: ptSaidUrl,
  word: ptSaidWords,
};
