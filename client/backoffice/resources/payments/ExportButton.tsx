import Download from "@mui/icons-material/Download";
import Button from "@mui/material/Button";
import { useZone } from "../../dates/zone.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { useMay } from "../../layout/use-staff-session.ts";
import type { ListView } from "../../lists/list-url.ts";
import { listQuery } from "../../providers/data-provider.ts";

/** The filtered set as a file made by the server; a plain link, so that the browser streams it to disk. */
export function ExportButton({ view }: { view: ListView }) {
  const words = useWords();
  const zone = useZone();
  const [account] = useAccountScope();
  const mayExport = useMay("exports.create");
  if (!mayExport) return null;
  const query = listQuery({ filter: view.filters, sort: view.sort, meta: { account, cursor: null } });
  query.set("zone", zone);
  return (
    <Button
      href={`/api/exports/payments.csv?${query.toString()}`}
      download
      variant="outlined"
      color="secondary"
      startIcon={<Download />}
    >
      {words("payments.export")}
    </Button>
  );
}
