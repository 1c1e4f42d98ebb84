import Stack from "@mui/material/Stack";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageHeading } from "../../layout/PageHeading.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { BackupsSection } from "./BackupsSection.tsx";
import { CheckSection } from "./CheckSection.tsx";
import { RetentionSection } from "./RetentionSection.tsx";
import { SizesSection } from "./SizesSection.tsx";
import { useUpkeep } from "./use-upkeep.ts";

/** Whether the database is backed up, sound, and how large it is. */
export default function DatabasePage() {
  const words = useWords();
  const { data, error, isPending, refetch } = useUpkeep();
  return (
    <>
      <PageHeading title={words("upkeep.title")} />
      {isPending && <PageSkeleton />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <Stack spacing={2.5}>
          <BackupsSection upkeep={data} />
          <CheckSection check={data.verification} />
          <SizesSection upkeep={data} />
          <RetentionSection upkeep={data} />
        </Stack>
      )}
    </>
  );
}
