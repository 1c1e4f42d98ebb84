import Chip from "@mui/material/Chip";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../i18n/use-words.ts";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import { alertProvider } from "../../providers/alert-provider.ts";

/** As often as they are looked for. */
const pollMs = 60_000;

/** How many alerts nobody has taken note of, beside their entry of the menu. */
export default function AlertCount() {
  const words = useWords();
  const [account] = useAccountScope();
  const { data: open = 0 } = useQuery({
    queryKey: ["alerts", "count", account],
    queryFn: ({ signal }) => alertProvider.countOpen(account, signal),
    refetchInterval: pollMs,
    retry: false,
  });
  if (open === 0) return null;
  return (
    <Chip
      size="small"
      color="primary"
      label={open > 99 ? "99+" : open}
      aria-label={words("alerts.count", { smart_count: open })}
      sx={{ height: 20, fontVariantNumeric: "tabular-nums" }}
    />
  );
}
