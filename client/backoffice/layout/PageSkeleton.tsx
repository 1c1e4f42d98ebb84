import Skeleton from "@mui/material/Skeleton";
import Stack from "@mui/material/Stack";
import { useWords } from "../i18n/use-words.ts";

/** While a page's code or record is on its way. */
export function PageSkeleton() {
  const words = useWords();
  return (
    <Stack spacing={2} role="status" aria-label={words("page.loading")}>
      <Skeleton variant="rounded" width={220} height={30} />
      <Skeleton variant="rounded" height={120} />
      <Skeleton variant="rounded" height={320} />
    </Stack>
  );
}
