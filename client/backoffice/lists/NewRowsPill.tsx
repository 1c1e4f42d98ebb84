import ArrowUpward from "@mui/icons-material/ArrowUpward";
import { useWords } from "../i18n/use-words.ts";
import { useAccountScope } from "../layout/use-account-scope.ts";
import { useUrlListContext } from "./list-context.ts";
import { newerIds, newestTimePart } from "./newer-ids.ts";
import { RowsPill } from "./RowsPill.tsx";
import { useAnnouncedSinceRead } from "./use-announced-since-read.ts";

interface NewRowsPillProps {
  type: "payment" | "session";
}

/**
 * Says how many rows have come since the list was read, and shows them when asked. The rows themselves never move on
 * their own. Only on the first page of the newest first: anywhere else a new row would not be on top.
 */
export function NewRowsPill({ type }: NewRowsPillProps) {
  const words = useWords();
  const { controller, view } = useUrlListContext();
  const [account] = useAccountScope();
  const rows = (controller.data ?? []).map((row) => String(row.id));
  const { before, since, made } = useAnnouncedSinceRead(type);
  const { sort, cursor } = view;
  const isNewestFirst = sort.field === "created_at" && sort.order === "DESC" && cursor === null;
  const newer = newerIds(since, newestTimePart([...rows, ...before]), account);
  const told = made.filter(({ id, accountId }) => !rows.includes(id) && (account === null || account === accountId));
  const count = isNewestFirst ? new Set([...newer, ...told.map(({ id }) => id)]).size : 0;
  return (
    <RowsPill
      count={count}
      icon={<ArrowUpward />}
      label={words(`list.new_${type}`, { smart_count: count })}
      onShow={() => void controller.refetch()}
    />
  );
}
