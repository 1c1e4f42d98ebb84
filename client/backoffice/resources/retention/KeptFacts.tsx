import { Facts } from "../../fields/Facts.tsx";
import { useWords } from "../../i18n/use-words.ts";

interface KeptFactsProps {
  kept: string;
  goes: string;
  stays: string;
}

/** For how long something is kept, what of it goes then, and what does not. */
export function KeptFacts({ kept, goes, stays }: KeptFactsProps) {
  const words = useWords();
  return (
    <Facts
      facts={[
        { label: words("retention.kept"), value: kept },
        { label: words("retention.goes"), value: goes },
        { label: words("retention.stays"), value: stays },
      ]}
    />
  );
}
