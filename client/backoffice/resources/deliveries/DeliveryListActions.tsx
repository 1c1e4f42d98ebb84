import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import { Link as RouterLink } from "react-router";
import { useNow } from "../../dates/use-now.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { useWords, type Words } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { ListFilters } from "../../lists/list-url.ts";
import { RecoverDialog } from "../webhook-endpoints/RecoverDialog.tsx";
import { recoverWish, type RecoverWish } from "./recover-wish.ts";

/** From the list to what happens now, to what can be told at all, and to sending again what the filters leave. */
export function DeliveryListActions({ filters }: { filters: ListFilters }) {
  const words = useWords();
  const mayManage = useMay("webhooks.manage");
  const [openedMs, setOpenedMs] = useState<number | null>(null);
  const endpointId = filters["endpoint_id"]?.[0];
  const nowMs = useNow();
  const wish = recoverWish(filters, openedMs ?? nowMs);
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", justifyContent: "flex-end" }}>
      {mayManage && wish !== null && (
        <BlockedButton
          size="small"
          variant="outlined"
          reason={endpointId === undefined ? words("deliveries.recover_needs_endpoint") : null}
          onClick={() => setOpenedMs(Date.now())}
        >
          {words("deliveries.recover")}
        </BlockedButton>
      )}
      <Button size="small" variant="outlined" component={RouterLink} to="/deliveries/live">
        {words("deliveries.follow")}
      </Button>
      <Button size="small" variant="outlined" component={RouterLink} to="/event-types">
        {words("deliveries.catalogue")}
      </Button>
      {openedMs !== null && wish !== null && endpointId !== undefined && (
        <RecoverDialog
          endpointId={endpointId}
          preset={wish}
          presetText={words("deliveries.recover_text", { what: wishText(wish, words) })}
          onClose={() => setOpenedMs(null)}
        />
      )}
    </Stack>
  );
}

function wishText({ states, classes = [], event_types: types = [] }: RecoverWish, words: Words): string {
  const parts = [
    states.map((state) => words(`delivery_state.${state}`)),
    classes.map((one) => words(`code_class.${one}`)),
    types,
  ];
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join(", "))
    .join("; ");
}
