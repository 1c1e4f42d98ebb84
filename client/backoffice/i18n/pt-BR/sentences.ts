import type { sentenceTexts } from "../../../../shared/sentences/sentence-texts.ts";
import type { Translation } from "../translation.ts";
import { ptSaidAction } from "./said-action.ts";
import { ptBlockers } from "./blockers.ts";
import { ptSaidBulk } from "./said-bulk.ts";
import { ptSaidCode } from "./said-code.ts";
import { ptSaidDecision } from "./said-decision.ts";
import { ptSaidField } from "./said-field.ts";
import { ptSaidLoan } from "./said-loan.ts";
import { ptSaidPersonRefusal } from "./said-person-refusal.ts";
import { ptSaidRefusal } from "./said-refusal.ts";
import { ptSaidResend } from "./said-resend.ts";
import { ptSaidSearch } from "./said-search.ts";
import { ptSaidUrl } from "./said-url.ts";
import { ptSaidWords } from "./said-words.ts";

/** What the server says, in Brazilian Portuguese. */
export const sentences: Translation<typeof sentenceTexts> = {
  action: ptSaidAction,
  blocker: ptBlockers,
  bulk: ptSaidBulk,
  code: ptSaidCode,
  decision: ptSaidDecision,
  field: ptSaidField,
  loan: ptSaidLoan,
  person: ptSaidPersonRefusal,
  refusal: ptSaidRefusal,
  resend: ptSaidResend,
  search: ptSaidSearch,
  url: ptSaidUrl,
  word: ptSaidWords,
};
