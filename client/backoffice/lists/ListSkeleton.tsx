import Skeleton from "@mui/material/Skeleton";
import Stack from "@mui/material/Stack";
import { useWords } from "../i18n/use-words.ts";

const rows = ["92%", "84%", "96%", "78%", "88%", "90%", "82%", "94%"];

/** The first load of a list; later loads keep the old rows. */
export function ListSkeleton() {
  const words = useWords();
  return (
    <Stack spacing={2} sx={{ p: 2.5, minHeight: 320 }} role="status" aria-label={words("list.loading")}>
      {rows.map((width) => (
        <Skeleton key={width} variant="rounded" height={18} width={width} />
      ))}
    </Stack>
  );
}
