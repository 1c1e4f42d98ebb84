import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { BorrowerView, KycEntryView } from "../../../../shared/lending/borrower.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import type { enBorrowers } from "../../i18n/en/borrowers.ts";
import { useReasonText } from "../../i18n/use-reason-text.ts";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { itemName } from "./item-name.ts";

type KnownAction = keyof (typeof enBorrowers)["kyc_action"];

const known: readonly KnownAction[] = [
  "registered",
  "submitted",
  "approved",
  "rejected",
  "correction_requested",
  "changed",
  "legal_form_changed",
  "document_removed",
  "biometrics_opened",
  "biometrics_reopened",
  "status_changed",
];

/** Everything that happened in the review, the newest first. */
export function ReviewHistory({ borrower }: { borrower: BorrowerView }) {
  const words = useWords();
  const reasonText = useReasonText();
  const entries = borrower.history.toReversed();
  return (
    <Section title={words("borrower.history")}>
      <Stack component="ol" spacing={1.5} sx={{ m: 0, p: 0, listStyle: "none" }}>
        {entries.map((entry, at) => (
          <Box
            component="li"
            key={entries.length - at}
            sx={{
              display: "grid",
              gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "150px minmax(0, 1fr)" },
              columnGap: 2,
            }}
          >
            <Typography variant="body2" sx={{ color: "text.secondary" }}>
              <InstantText value={entry.happened_at} />
            </Typography>
            <Typography variant="body2" component="div" sx={{ overflowWrap: "anywhere" }}>
              <Box component="span" sx={{ fontWeight: 600 }}>
                {titleOf(words, entry)}
              </Box>
              {" · "}
              {entry.actor_name ?? words(`kyc_actor.${entry.actor_type}`)}
              {entry.note !== null && <Box sx={{ color: "text.secondary" }}>{reasonText(entry.note)}</Box>}
            </Typography>
          </Box>
        ))}
      </Stack>
    </Section>
  );
}

function titleOf(words: Words, { action, item_type, status }: KycEntryView): string {
  const name = known.find((one) => one === action) ?? "other";
  return words(`kyc_action.${name}`, {
    item: item_type === null ? "" : itemName(words, item_type),
    status: status === null ? "" : words(`borrower_status.${status}`),
  });
}
