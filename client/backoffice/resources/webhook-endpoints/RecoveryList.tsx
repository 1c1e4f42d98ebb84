import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import LinearProgress from "@mui/material/LinearProgress";
import Stack from "@mui/material/Stack";
import { useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import type { RecoveryView } from "../../../../shared/webhooks/recovery.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { Section } from "../../fields/Section.tsx";
import { cappedText } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { useServerAction } from "../use-server-action.ts";

const shownMax = 10;
const refreshMs = 2_000;

/** What is being sent again, how far that is, and a way to stop it. */
export function RecoveryList() {
  const words = useWords();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const { data: recoveries = [] } = useQuery({
    queryKey: ["webhook-recoveries", "list"],
    queryFn: () => dataProvider.listRecoveries(),
    refetchInterval: ({ state }) => (state.data?.some((one) => one.state === "running") === true ? refreshMs : false),
  });
  if (recoveries.length === 0) return null;
  return (
    <Box sx={{ mt: 2.5 }}>
      <Section title={words("recoveries.title")} isPadded={false}>
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {recoveries.slice(0, shownMax).map((recovery) => (
            <RecoveryLine key={recovery.id} recovery={recovery} />
          ))}
        </Box>
      </Section>
    </Box>
  );
}

function RecoveryLine({ recovery }: { recovery: RecoveryView }) {
  const words = useWords();
  const mayManage = useMay("webhooks.manage");
  const dataProvider = useDataProvider<KontorDataProvider>();
  const cancel = useServerAction({
    call: () => dataProvider.cancelRecovery(recovery.id),
    refreshes: ["webhook-recoveries"],
    said: words("recoveries.cancelled"),
    showsErrors: false,
  });
  const { total, requeued, state } = recovery;
  const leftOut = state === "done" && !recovery.is_total_capped ? total - requeued : 0;
  const progress = total === 0 ? 100 : Math.min(100, (100 * requeued) / total);
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        gap: 1.5,
        flexWrap: "wrap",
        alignItems: "center",
        px: 2.5,
        py: 1,
        borderTop: 1,
        borderColor: "divider",
        fontSize: "0.875rem",
      }}
    >
      <Box sx={{ flex: "1 1 240px", minWidth: 0 }}>
        <Box>
          {words(`recoveries.state_${state}`)} ·{" "}
          {words("recoveries.progress", { requeued, total: cappedText(total, recovery.is_total_capped) })}
        </Box>
        <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {words("recover.per_second", { rate: recovery.rate_per_second })} ·{" "}
          <InstantText value={recovery.created_at} />
        </Box>
        {recovery.end_reason !== null && (
          <Box sx={{ fontSize: "0.8125rem" }}>{words(`recoveries.reason_${recovery.end_reason}`)}</Box>
        )}
        {leftOut > 0 && (
          <Box sx={{ fontSize: "0.8125rem" }}>{words("recoveries.left_out", { smart_count: leftOut })}</Box>
        )}
        {state === "running" && (
          <LinearProgress
            variant="determinate"
            value={progress}
            aria-label={words("recoveries.title")}
            sx={{ mt: 0.75, borderRadius: 1 }}
          />
        )}
      </Box>
      {state === "running" && mayManage && (
        <Button size="small" variant="outlined" onClick={() => cancel.run(undefined)} disabled={cancel.isWaiting}>
          {words("recoveries.cancel")}
        </Button>
      )}
    </Stack>
  );
}
