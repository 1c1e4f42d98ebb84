import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { nbSaidAction } from "./said-action.ts";
import { nbBlockers } from "./blockers.ts";
import { nbSaidBulk } from "./said-bulk.ts";
import { nbSaidCode } from "./said-code.ts";
import { nbSaidDecision } from "./said-decision.ts";
import { nbSaidField } from "./said-field.ts";
import { nbSaidLoan } from "./said-loan.ts";
import { nbSaidPersonRefusal } from "./said-person-refusal.ts";
import { nbSaidRefusal } from "./said-refusal.ts";
import { nbSaidResend } from "./said-resend.ts";
import { nbSaidSearch } from "./said-search.ts";
import { nbSaidUrl } from "./said-url.ts";
import { nbSaidWords } from "./said-words.ts";

/** What the server says, in Norwegian bokmål. */
export const sentences: Translation<typeof sentenceTexts> = {
  action: nbSaidAction,
  blocker: nbBlockers,
  bulk: nbSaidBulk,
  code: nbSaidCode,
  decision: nbSaidDecision,
  field: nbSaidField,
  loan: nbSaidLoan,
  person: nbSaidPersonRefusal,
  refusal: nbSaidRefusal,
  resend: nbSaidResend,
  search: nbSaidSearch,
  url: nbSaidUrl,
  word: nbSaidWords,
};
