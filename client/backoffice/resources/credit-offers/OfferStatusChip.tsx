import EventBusy from "@mui/icons-material/EventBusy";
import Handshake from "@mui/icons-material/Handshake";
import LocalOfferOutlined from "@mui/icons-material/LocalOfferOutlined";
import type { OfferStatus } from "../../../../shared/lending/lending-states.ts";
import { StatusChip, type StatusLook } from "../../fields/StatusChip.tsx";
import { useWords } from "../../i18n/use-words.ts";

const looks = {
  available: { tone: "info", icon: LocalOfferOutlined },
  accepted: { tone: "success", icon: Handshake },
  expired: { tone: "neutral", icon: EventBusy },
} as const satisfies Record<OfferStatus, StatusLook>;

export function OfferStatusChip({ status }: { status: OfferStatus }) {
  const words = useWords();
  return <StatusChip label={words(`offer_status.${status}`)} look={looks[status]} />;
}
