import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { ReactNode } from "react";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { DeliveryStateChip } from "./DeliveryStateChip.tsx";
import { TestMark } from "./TestMark.tsx";
import { useAnswerText } from "./use-answer-text.ts";

interface DeliverySummaryProps {
  delivery: DeliveryView;
  /** What the line begins with: the event, or who was told of it. */
  title: ReactNode;
  /** At the end of the line, where there is room. */
  end?: ReactNode;
}

/** A delivery in one line: how it stands, how often it was tried, and the last answer. */
export function DeliverySummary({ delivery, title, end }: DeliverySummaryProps) {
  const words = useWords();
  const answerText = useAnswerText();
  const { state, is_test, attempt_count, attempts_max } = delivery;
  return (
    <Stack
      direction="row"
      sx={{ alignItems: "center", flexWrap: "wrap", columnGap: 1.5, rowGap: 0.5, fontSize: "0.875rem", flexGrow: 1 }}
    >
      <Box component="span" sx={{ fontWeight: 600, minWidth: 0, overflowWrap: "anywhere" }}>
        {title}
      </Box>
      <DeliveryStateChip state={state} />
      {is_test && <TestMark />}
      <Box component="span" sx={{ color: "text.secondary", fontVariantNumeric: "tabular-nums" }}>
        {words("deliveries.attempts_of", { count: attempt_count, max: attempts_max, smart_count: attempts_max })}
        {attempt_count > 0 && ` · ${answerText(delivery)}`}
      </Box>
      {end !== undefined && (
        <Box component="span" sx={{ color: "text.secondary", ml: { sm: "auto" } }}>
          {end}
        </Box>
      )}
    </Stack>
  );
}
