import Download from "@mui/icons-material/Download";
import Button from "@mui/material/Button";
import type { Permission } from "../../../shared/permissions.ts";
import { useZone } from "../dates/zone.ts";
import { useWords } from "../i18n/use-words.ts";
import { useMay } from "../layout/use-staff-session.ts";
import { listQuery } from "../providers/data-provider.ts";
import type { ListFilters, ListView } from "./list-url.ts";

interface ExportButtonProps {
  /** Of the file and of the list. */
  name: keyof typeof permissions;
  view: ListView;
  /** Null for all; a list of one shop needs none. */
  account: string | null;
  fixedFilters?: ListFilters;
}

const permissions = {
  payments: "exports.create",
  "balance-lines": "exports.create",
  audit: "audit.read",
} as const satisfies Record<string, Permission>;

/** The filtered set as a file made by the server; a plain link, so that the browser streams it to disk. */
export function ExportButton({ name, view, account, fixedFilters = {} }: ExportButtonProps) {
  const words = useWords();
  const zone = useZone();
  const mayExport = useMay(permissions[name]);
  if (!mayExport) return null;
  const filter = { ...view.filters, ...fixedFilters };
  const query = listQuery({ filter, sort: view.sort, meta: { account, cursor: null } });
  query.set("zone", zone);
  return (
    <Button
      href={`/api/exports/${name}.csv?${query.toString()}`}
      download
      variant="outlined"
      color="secondary"
      startIcon={<Download />}
    >
      {words("payments.export")}
    </Button>
  );
}
