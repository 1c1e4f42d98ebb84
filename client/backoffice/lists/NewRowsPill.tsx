import ArrowUpward from "@mui/icons-material/ArrowUpward";
import { useWords } from "../i18n/use-words.ts";
import { useAccountScope } from "../layout/use-account-scope.ts";
import { useAnnounced } from "../providers/live/live-store.ts";
import { useUrlListContext } from "./list-context.ts";
import { RowsPill } from "./RowsPill.tsx";
import { useNewerIds } from "./use-newer-ids.ts";

interface NewRowsPillProps {
  type: "payment" | "session";
}

/**
 * Says how many rows have come since the list was read, and shows them when asked. The rows themselves never move on
 * their own. Only on the first page of the newest first: anywhere else a new row would not be on top.
 */
export function NewRowsPill({ type }: NewRowsPillProps) {
  const words = useWords();
  const { controller, view, updatedAt } = useUrlListContext();
  const [account] = useAccountScope();
  const rows = (controller.data ?? []).map((row) => String(row.id));
  const newer = useNewerIds({ announced: useAnnounced(type), rows, account, readAt: updatedAt });
  const { sort, cursor } = view;
  const isNewestFirst = sort.field === "created_at" && sort.order === "DESC" && cursor === null;
  const count = isNewestFirst ? newer.length : 0;
  return (
    <RowsPill
      count={count}
      icon={<ArrowUpward />}
      label={words(`list.new_${type}`, { smart_count: count })}
      onShow={() => void controller.refetch()}
    />
  );
}
