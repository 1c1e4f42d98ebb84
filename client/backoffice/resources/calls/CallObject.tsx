import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import type { CallObjectType, CallRow } from "../../../../shared/wire-calls/wire-call.schema.ts";
import type { Permission } from "../../../../shared/permissions.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import { recordPath } from "../resource-path.ts";

const pages = {
  borrower: { resource: "borrowers", permission: "borrowers.read" },
  credit_offer: { resource: "credit-offers", permission: "offers.read" },
  loan: { resource: "loans", permission: "loans.read" },
  webhook_endpoint: { resource: "webhook-endpoints", permission: "webhooks.read" },
  credential: { resource: "credentials", permission: "credentials.manage" },
} as const satisfies Record<CallObjectType, { resource: string; permission: Permission }>;

/** What a call made, leading to its page where the role may open it. */
export function CallObject({ object: { type, id } }: { object: NonNullable<CallRow["object"]> }) {
  const words = useWords();
  const { resource, permission } = pages[type];
  const name = words(`call.object_type.${type}`);
  if (!useMay(permission)) return name;
  return (
    <Link component={RouterLink} to={recordPath(resource, id)} title={id} sx={{ position: "relative", zIndex: 2 }}>
      {name}
    </Link>
  );
}
