import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { UpkeepRunView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { Facts } from "../../fields/Facts.tsx";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { AskButton } from "./AskButton.tsx";
import { UpkeepStateChip } from "./UpkeepStateChip.tsx";

/** Whether every rule of the books holds, looked at on demand. */
export function CheckSection({ check }: { check: UpkeepRunView | null }) {
  const words = useWords();
  return (
    <Section
      title={words("upkeep.check")}
      action={<AskButton kind="verification" label={words("upkeep.check_now")} latest={check} />}
    >
      <Stack spacing={2}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words(check === null ? "upkeep.never_checked" : "upkeep.check_hint")}
        </Typography>
        {check !== null && <Verdict check={check} />}
      </Stack>
    </Section>
  );
}

function Verdict({
  check: { state, asked_at: asked, ended_at: ended, invariants, problem },
}: {
  check: UpkeepRunView;
}) {
  const words = useWords();
  const faults = invariants?.filter(({ ok }) => !ok) ?? [];
  const count = invariants?.length ?? 0;
  return (
    <>
      <Facts
        facts={[
          { label: words("upkeep.column.state"), value: <UpkeepStateChip state={state} /> },
          { label: words("upkeep.checked"), value: <InstantText value={ended ?? asked} /> },
        ]}
      />
      {state === "passed" && <Alert severity="success">{words("upkeep.all_hold", { count })}</Alert>}
      {state === "failed" && faults.length === 0 && (
        <Alert severity="error">{words("upkeep.not_done", { problem: problem ?? "" })}</Alert>
      )}
      {faults.length > 0 && (
        <Alert severity="error">
          {words("upkeep.breaks", { count: faults.length, all: count })}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {faults.map(({ id, detail }) => (
              <li key={id}>
                {id}: {detail}
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </>
  );
}
