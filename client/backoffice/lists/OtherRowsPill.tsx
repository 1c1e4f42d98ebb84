import Refresh from "@mui/icons-material/Refresh";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useAnnounced } from "../providers/live/live-store.ts";
import { useUrlListContext } from "./list-context.ts";
import { RowsPill } from "./RowsPill.tsx";

/**
 * Says how many objects that are not on the screen have come or changed since the list was read, and reads it again
 * when asked: for lists whose ids do not tell which is newer. Rows that are on the screen change in place.
 */
export function OtherRowsPill({ type }: { type: "transfer" | "payout" }) {
  const words = useWords();
  const { controller, updatedAt } = useUrlListContext();
  const announced = useAnnounced(type);
  const [seen, setSeen] = useState({ readAt: updatedAt, count: announced.length });
  // Read again: what was announced until now is in the list, or is kept out of it by a filter.
  if (seen.readAt !== updatedAt) setSeen({ readAt: updatedAt, count: announced.length });
  const rows = new Set((controller.data ?? []).map((row) => String(row.id)));
  const count = announced.slice(seen.count).filter((id) => !rows.has(id)).length;
  return (
    <RowsPill
      count={count}
      icon={<Refresh />}
      label={words(`list.other_${type}`, { smart_count: count })}
      onShow={() => void controller.refetch()}
    />
  );
}
