import VisibilityOutlined from "@mui/icons-material/VisibilityOutlined";
import type { PaymentLinkView } from "../../../../shared/checkout/payment-link.schema.ts";
import { StatusChip } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { sessionStatusLooks } from "../sessions/session-status-looks.ts";

/** Where a link stands, as whoever sent it asks: sent, opened, paid or over. */
export function LinkStatusChip({ link }: { link: PaymentLinkView }) {
  const words = useWords();
  if (link.status === "open" && link.opened_at !== null) {
    return <StatusChip label={words("links.opened")} look={{ tone: "info", icon: VisibilityOutlined }} />;
  }
  return <StatusChip label={words(`link_status.${link.status}`)} look={sessionStatusLooks[link.status]} />;
}
