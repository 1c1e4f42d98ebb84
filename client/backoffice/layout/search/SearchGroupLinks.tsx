import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { Link as RouterLink } from "react-router";
import type { SearchResult } from "../../../../shared/search/search.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { groupPath } from "./search-hits.ts";

interface SearchGroupLinksProps {
  result: SearchResult | undefined;
  onLeave: () => void;
}

/** To the lists of what has more matches than the dialog shows, with how many there are. */
export function SearchGroupLinks({ result, onLeave }: SearchGroupLinksProps) {
  const words = useWords();
  const longer = result?.groups.filter(({ total, hits }) => total.value > hits.length) ?? [];
  if (result === undefined || longer.length === 0) return null;
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 2.5, rowGap: 0.5, px: 2.5, pt: 1.5 }}>
      {longer.map(({ type, total }) => (
        <Link key={type} component={RouterLink} to={groupPath(type, result.q)} onClick={onLeave} variant="body2">
          {words(`search.all_${type}`, {
            count: new Intl.NumberFormat("en").format(total.value) + (total.capped ? "+" : ""),
          })}
        </Link>
      ))}
    </Stack>
  );
}
