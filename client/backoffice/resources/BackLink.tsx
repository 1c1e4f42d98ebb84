import ArrowBack from "@mui/icons-material/ArrowBack";
import Link from "@mui/material/Link";
import { Link as RouterLink } from "react-router";
import { allAccounts, useAccountScope } from "../layout/use-account-scope.ts";

interface BackLinkProps {
  resource: string;
  label: string;
}

/** To the list that a record belongs to. The browser's own Back also restores filters and place. */
export function BackLink({ resource, label }: BackLinkProps) {
  const [scope] = useAccountScope();
  return (
    <Link
      component={RouterLink}
      to={`/${resource}?account=${scope ?? allAccounts}`}
      variant="body2"
      color="text.secondary"
      sx={{ display: "inline-flex", alignItems: "center", alignSelf: "flex-start", gap: 0.5, minHeight: 24 }}
    >
      <ArrowBack sx={{ fontSize: 16 }} aria-hidden />
      {label}
    </Link>
  );
}
