import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { LoanView } from "../../../../shared/lending/loan.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useWords, useWordsIfAny, type Words } from "../../i18n/use-words.ts";

type Entry = LoanView["history"][number];

/** What happened to the loan, newest first. */
export function HistorySection({ loan }: { loan: LoanView }) {
  const words = useWords();
  const titles = useWordsIfAny();
  const reasonText = useReasonText();
  const entries = loan.history.map((entry, order) => ({ ...entry, order })).toReversed();
  return (
    <Section title={words("loan.history")}>
      <Stack component="ol" spacing={1.25} sx={{ listStyle: "none", m: 0, p: 0 }}>
        {entries.map((entry) => (
          <Box component="li" key={entry.order} sx={{ fontSize: "0.875rem" }}>
            <Stack direction="row" sx={{ justifyContent: "space-between", flexWrap: "wrap", columnGap: 1.5 }}>
              <Box component="span" sx={{ fontWeight: 600 }}>
                {titles(`loan_history.${entry.action}`, entry.action.replaceAll("_", " "))}
              </Box>
              <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                <InstantText value={entry.at} />
              </Box>
            </Stack>
            <Box sx={{ color: "text.secondary", fontSize: "0.8125rem", overflowWrap: "anywhere" }}>
              {actorText(entry, words)}
              {entry.note !== null && `: ${reasonText(entry.note)}`}
            </Box>
          </Box>
        ))}
      </Stack>
    </Section>
  );
}

function actorText({ actor }: Entry, words: Words): string {
  switch (actor.type) {
    case "staff":
      return actor.name ?? actor.id;
    case "merchant":
      return words("loan.by_merchant");
    case "payer":
      return words("loan.by_customer");
    case "system":
      return words("loan.by_system");
  }
}
