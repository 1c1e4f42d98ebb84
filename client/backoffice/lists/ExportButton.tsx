import Download from "@mui/icons-material/Download";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ExportableList } from "../../../shared/lists/exportable-lists.ts";
import { useZone } from "../dates/zone.ts";
import { useWords } from "../i18n/use-words.ts";
import { useMay } from "../layout/use-staff-session.ts";
import { listQuery } from "../providers/data-provider.ts";
import { toolLooks, toolText } from "./tools/tool-looks.ts";
import type { ListFilters, ListView } from "./list-url.ts";

interface ExportButtonProps {
  /** Of the file and of the list. */
  name: ExportableList | "audit";
  view: ListView;
  /** Null for all; a list of one shop needs none. */
  account: string | null;
  fixedFilters?: ListFilters;
}

/** The filtered set as a file made by the server; a plain link, so that the browser streams it to disk. */
export function ExportButton({ name, view, account, fixedFilters = {} }: ExportButtonProps) {
  const words = useWords();
  const zone = useZone();
  const mayExport = useMay(name === "audit" ? "audit.read" : "exports.create");
  if (!mayExport) return null;
  const filter = { ...view.filters, ...fixedFilters };
  const query = listQuery({ filter, sort: view.sort, meta: { account, cursor: null } });
  query.set("zone", zone);
  return (
    <Button
      href={`/api/exports/${name}.csv?${query.toString()}`}
      download
      size="small"
      color="secondary"
      aria-label={words("payments.export")}
      sx={toolLooks}
    >
      <Download sx={{ fontSize: 18 }} />
      <Box component="span" sx={toolText}>
        {words("payments.export")}
      </Box>
    </Button>
  );
}
