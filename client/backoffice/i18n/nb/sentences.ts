import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { nbSaidAction } from "./said-action.ts";
import { nbBlockers } from "./blockers.ts";
import { nbSaidBulk } from "./said-bulk.ts";
import { nbSaidCode } from "./said-code.ts";
import { nbSaidDecision } from "./said-decision.ts";
import { nbSaidEvent } from "./said-event.ts";
import { nbSaidField } from "./said-field.ts";
import { nbSaidLending } from "./said-lending.ts";
import { nbSaidList } from "./said-list.ts";
import { nbSaidLoan } from "./said-loan.ts";
import { nbSaidMethod } from "./said-method.ts";
import { nbSaidPersonRefusal } from "./said-person-refusal.ts";
import { nbSaidReason } from "./said-reason.ts";
import { nbSaidRefusal } from "./said-refusal.ts";
import { nbSaidResend } from "./said-resend.ts";
import { nbSaidSearch } from "./said-search.ts";
import { nbSaidTerms } from "./said-terms.ts";
import { nbSaidUrl } from "./said-url.ts";
import { nbSaidWords } from "./said-words.ts";

/** What the server says, in Norwegian bokmål. */
export const sentences: Translation<typeof sentenceTexts> = {
  action: nbSaidAction,
  blocker: nbBlockers,
  bulk: nbSaidBulk,
  code: nbSaidCode,
  decision: nbSaidDecision,
  event: nbSaidEvent,
  field: nbSaidField,
  lending: nbSaidLending,
  list: nbSaidList,
  loan: nbSaidLoan,
  method: nbSaidMethod,
  person: nbSaidPersonRefusal,
  reason: nbSaidReason,
  refusal: nbSaidRefusal,
  resend: nbSaidResend,
  search: nbSaidSearch,
  terms: nbSaidTerms,
  url: nbSaidUrl,
  word: nbSaidWords,
};
