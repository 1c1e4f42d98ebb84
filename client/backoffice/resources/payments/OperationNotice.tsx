import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import Box from "@mui/material/Box";
import { z } from "zod";
import { formatMoney } from "../../i18n/number-text.ts";
import { processorErrorSchema } from "../../../../shared/payments/payment.schema.ts";
import { CopyButton } from "../../fields/CopyButton.tsx";
import { useProblemText } from "../../i18n/use-problem-text.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import type { ProblemError } from "../../providers/http.ts";
import type { OperationPhase } from "./use-money-operation.ts";

interface OperationNoticeProps {
  phase: OperationPhase;
  problem: ProblemError | null;
  currency: string;
}

/** What became of the wish: being checked, not known, or refused with the processor's own code. */
export function OperationNotice({ phase, problem, currency }: OperationNoticeProps) {
  const words = useWords();
  return (
    <>
      <Box role="status" sx={quietWhenEmpty}>
        {phase === "checking" && <Alert severity="warning">{words("dialog.checking")}</Alert>}
      </Box>
      <Box role="alert" sx={quietWhenEmpty}>
        {phase === "unanswered" && problem === null && <Alert severity="error">{words("dialog.unanswered")}</Alert>}
        {problem !== null && <Refusal problem={problem} currency={currency} words={words} />}
      </Box>
    </>
  );
}

/** Live regions have to be there before their text is; empty, they take no room. */
const quietWhenEmpty = { "&:empty": { display: "contents" } };

const factsSchema = z.object({
  error: processorErrorSchema.optional().catch(undefined),
  capturable: z.number().optional().catch(undefined),
  refundable: z.number().optional().catch(undefined),
});

function Refusal({ problem: { problem }, currency, words }: { problem: ProblemError; currency: string; words: Words }) {
  const { text } = useProblemText();
  const { error, capturable, refundable } = factsSchema.parse(problem.facts ?? {});
  const code = error === undefined ? problem.code : `${error.code} · ${error.message}`;
  const copied = [text(problem), code, `request ${problem.request_id}`].join("\n");
  const hasFigures = capturable !== undefined && refundable !== undefined;
  return (
    <Alert severity="error" action={<CopyButton text={copied} what={words("dialog.error_details")} />}>
      <AlertTitle>{words(titleOf(problem.code))}</AlertTitle>
      {text(problem)}
      {hasFigures && (
        <Box component="p" sx={{ m: 0, mt: 0.5 }}>
          {words("dialog.current_figures", {
            capturable: formatMoney(capturable, currency),
            refundable: formatMoney(refundable, currency),
          })}
        </Box>
      )}
      <Box component="p" sx={{ m: 0, mt: 0.5, fontSize: "0.8125rem" }}>
        {error === undefined
          ? words("error.request_id", { id: problem.request_id })
          : words("dialog.processor_code", { code })}
      </Box>
    </Alert>
  );
}

function titleOf(code: string) {
  switch (code) {
    case "stale_figures":
      return "dialog.title_stale";
    case "processor_refused":
      return "dialog.title_refused";
    case "processor_unavailable":
      return "dialog.title_unknown";
    default:
      return "dialog.title_failed";
  }
}
