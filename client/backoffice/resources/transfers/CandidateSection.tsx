import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useDataProvider } from "react-admin";
import { formatMoney } from "../../i18n/number-text.ts";
import type { TransferCandidate, TransferView } from "../../../../shared/transfers/transfer.schema.ts";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { CandidateCard } from "./CandidateCard.tsx";
import { DecisionDialog } from "./DecisionDialog.tsx";

/** The orders that the money may have been meant for, each with what is not as it came. */
export function CandidateSection({ transfer }: { transfer: TransferView }) {
  const words = useWords();
  const [chosen, setChosen] = useState<TransferCandidate | null>(null);
  return (
    <Section title={words("transfer.candidates")}>
      <Stack spacing={1.5}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words(transfer.candidates.length === 0 ? "transfer.no_candidates" : "transfer.candidates_hint")}
        </Typography>
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
          {transfer.candidates.map((candidate) => (
            <CandidateCard
              key={candidate.payment_id}
              candidate={candidate}
              transfer={transfer}
              onMatch={() => setChosen(candidate)}
            />
          ))}
        </Box>
      </Stack>
      {chosen !== null && <MatchDialog transfer={transfer} candidate={chosen} onClose={() => setChosen(null)} />}
    </Section>
  );
}

interface MatchDialogProps {
  transfer: TransferView;
  candidate: TransferCandidate;
  onClose: () => void;
}

function MatchDialog({ transfer, candidate, onClose }: MatchDialogProps) {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const amount = formatMoney(transfer.amount, transfer.currency);
  const difference = formatMoney(Math.abs(candidate.difference), transfer.currency);
  const texts = [words("transfer_decision.match_text", { amount })];
  if (candidate.difference > 0) texts.push(words("transfer_decision.match_over", { difference }));
  if (candidate.difference < 0) texts.push(words("transfer_decision.match_under", { difference }));
  return (
    <DecisionDialog
      title={words("transfer_decision.match_title", { order: candidate.external_id })}
      texts={texts}
      submitLabel={words("transfer_decision.match_submit", { amount })}
      said={words("transfer_decision.match_done")}
      send={(note) => dataProvider.matchTransfer(transfer.id, { payment_id: candidate.payment_id, note })}
      onClose={onClose}
    />
  );
}
