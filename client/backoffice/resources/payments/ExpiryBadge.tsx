import AccessTime from "@mui/icons-material/AccessTime";
import Tooltip from "@mui/material/Tooltip";
import Box from "@mui/material/Box";
import type { PaymentView } from "../../../../shared/payments/payment.schema.ts";
import { fullInstant } from "../../dates/instant-text.ts";
import { useNow } from "../../dates/use-now.ts";
import { useZone } from "../../dates/zone.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { authorizationEnd } from "./authorization-end.ts";

/** How long the reservation still lasts; nothing when nothing is reserved any more. */
export function ExpiryBadge({ payment }: { payment: PaymentView }) {
  const words = useWords();
  const zone = useZone();
  const nowMs = useNow();
  const end = authorizationEnd(words, payment, nowMs);
  if (end === null) return null;
  const label = end.left === null ? words("expiry.past") : words("expiry.left", { left: end.left });
  return (
    <Tooltip title={words("expiry.at", { at: fullInstant(end.at, zone) })} describeChild>
      <Box component="span" tabIndex={0} sx={{ display: "inline-flex", borderRadius: 1 }}>
        <StatusChip label={label} look={{ tone: end.tone, icon: AccessTime }} />
      </Box>
    </Tooltip>
  );
}
