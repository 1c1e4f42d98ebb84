import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import type { DeliveryView } from "../../../../shared/webhooks/delivery.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { recordPath } from "../resource-path.ts";

const resources = { payment: "payments", session: "sessions", webhook_endpoint: "webhook-endpoints" } as const;

type Subject = Pick<DeliveryView, "subject_type" | "subject_id">;

/** What a delivery tells of, leading to its page; an object without a page is named only. */
export function SubjectLink({ subject, isWhole = false }: { subject: Subject; isWhole?: boolean }) {
  const words = useWords();
  const { subject_type: type, subject_id: id } = subject;
  const isKnown = Object.hasOwn(resources, type);
  const text = isWhole ? id : words(`subject_type.${isKnown ? (type as keyof typeof resources) : "other"}`);
  if (!isKnown) return text;
  return (
    <Link
      component={RouterLink}
      to={recordPath(resources[type as keyof typeof resources], id)}
      title={id}
      // In a row that is one link as a whole, this one stands above it.
      sx={{ position: "relative", zIndex: 2 }}
    >
      {text}
    </Link>
  );
}
