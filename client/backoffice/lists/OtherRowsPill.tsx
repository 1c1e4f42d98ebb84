import Refresh from "@mui/icons-material/Refresh";
import { useWords } from "../i18n/use-words.ts";
import { useUrlListContext } from "./list-context.ts";
import { RowsPill } from "./RowsPill.tsx";
import { useAnnouncedSinceRead } from "./use-announced-since-read.ts";

/**
 * Says how many objects that are not on the screen have come or changed since the list was read, and reads it again
 * when asked: for lists whose ids do not tell which is newer. Rows that are on the screen change in place.
 */
export function OtherRowsPill({ type }: { type: "transfer" | "payout" | "approval" | "bulk_run" | "borrower" }) {
  const words = useWords();
  const { controller } = useUrlListContext();
  const { since } = useAnnouncedSinceRead(type);
  const rows = new Set((controller.data ?? []).map((row) => String(row.id)));
  const count = since.filter((id) => !rows.has(id)).length;
  return (
    <RowsPill
      count={count}
      icon={<Refresh />}
      label={words(`list.other_${type}`, { smart_count: count })}
      onShow={() => void controller.refetch()}
    />
  );
}
