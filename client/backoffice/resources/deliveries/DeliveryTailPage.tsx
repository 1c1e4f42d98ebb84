import Pause from "@mui/icons-material/Pause";
import PlayArrow from "@mui/icons-material/PlayArrow";
import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Card from "@mui/material/Card";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useGetList } from "react-admin";
import { useSearchParams } from "react-router";
import type { EndpointPage } from "../../../../shared/webhooks/endpoint-request.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { PageHeading } from "../../layout/PageHeading.tsx";
import { useMay } from "../../layout/use-staff-session.ts";
import { useIsLivePaused } from "../../providers/live/use-live-paused.ts";
import { BackLink } from "../BackLink.tsx";
import { rowsMax, tryKey } from "./tail-queue.ts";
import { TailRow } from "./TailRow.tsx";
import { type DeliveryTail, useDeliveryTail } from "./use-delivery-tail.ts";

/** Deliveries as they are tried, newest first; of one endpoint where the address names it. */
export default function DeliveryTailPage() {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const endpointId = params.get("endpoint_id");
  const tail = useDeliveryTail(endpointId);
  const choose = (id: string) => {
    const next = new URLSearchParams(params);
    if (id === "") next.delete("endpoint_id");
    else next.set("endpoint_id", id);
    setParams(next, { replace: true });
  };
  return (
    <Stack spacing={2}>
      <Stack spacing={1}>
        <BackLink resource="deliveries" label={words("tail.log")} />
        <PageHeading title={words("tail.title")} />
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("tail.hint", { max: rowsMax })}
        </Typography>
      </Stack>
      <Stack direction="row" sx={{ flexWrap: "wrap", gap: 1.5, alignItems: "center" }}>
        <EndpointChoice chosen={endpointId ?? ""} onChoose={choose} />
        <Button
          variant="outlined"
          startIcon={tail.isPaused ? <PlayArrow /> : <Pause />}
          onClick={() => tail.setIsPaused(!tail.isPaused)}
        >
          {words(tail.isPaused ? "tail.resume" : "tail.pause")}
        </Button>
      </Stack>
      <TailNotices tail={tail} />
      <Card component="section" aria-label={words("tail.title")}>
        {tail.rows.length === 0 && (
          <Typography variant="body2" sx={{ color: "text.secondary", p: 2.5 }}>
            {words("tail.waiting")}
          </Typography>
        )}
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, "& > li:first-of-type": { borderTop: 0 } }}>
          {tail.rows.map((row) => (
            <TailRow key={tryKey(row)} delivery={row} />
          ))}
        </Box>
      </Card>
    </Stack>
  );
}

function TailNotices({ tail }: { tail: DeliveryTail }) {
  const words = useWords();
  const [isLivePaused] = useIsLivePaused();
  return (
    <Stack spacing={1} role="status" sx={{ "&:empty": { display: "none" } }}>
      {isLivePaused && <Alert severity="warning">{words("tail.off")}</Alert>}
      {tail.isPaused && <Alert severity="info">{words("tail.paused", { smart_count: tail.waiting.length })}</Alert>}
      {tail.missed > 0 && <Alert severity="info">{words("tail.missed", { smart_count: tail.missed })}</Alert>}
    </Stack>
  );
}

const choicesMax = 100;

function EndpointChoice({ chosen, onChoose }: { chosen: string; onChoose: (id: string) => void }) {
  const words = useWords();
  const mayRead = useMay("webhooks.read");
  const { data = [] } = useGetList<EndpointPage>(
    "webhook-endpoints",
    { pagination: { page: 1, perPage: choicesMax }, sort: { field: "created_at", order: "DESC" }, filter: {} },
    { enabled: mayRead },
  );
  if (!mayRead) return null;
  const isListed = chosen === "" || data.some(({ id }) => id === chosen);
  return (
    <TextField
      select
      label={words("tail.endpoint")}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
      sx={{ minWidth: 240, maxWidth: "100%", flexGrow: { xs: 1, sm: 0 } }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      <MenuItem value="">{words("tail.every_endpoint")}</MenuItem>
      {!isListed && <MenuItem value={chosen}>{chosen}</MenuItem>}
      {data.map(({ id, url }) => (
        <MenuItem key={id} value={id}>
          {url ?? words("endpoints.per_session")}
        </MenuItem>
      ))}
    </TextField>
  );
}
