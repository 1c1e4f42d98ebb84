import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import { Link as RouterLink } from "react-router";
import { useWords } from "../../i18n/use-words.ts";
import { countText, groupPath } from "./search-hits.ts";
import type { Search } from "./use-search.ts";

interface SearchGroupLinksProps {
  search: Search;
  onLeave: () => void;
}

/** To the lists of what has more matches than are shown here, with how many there are. */
export function SearchGroupLinks({ search: { result, reading }, onLeave }: SearchGroupLinksProps) {
  const words = useWords();
  const longer = (result?.groups ?? []).flatMap(({ type, total, hits }) => {
    const path = total.value > hits.length ? groupPath(type, reading) : null;
    return path === null ? [] : [{ type, total, path }];
  });
  if (longer.length === 0) return null;
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", columnGap: 2.5, rowGap: 0.5, px: 2.5, pt: 1.5 }}>
      {longer.map(({ type, total, path }) => (
        <Link key={type} component={RouterLink} to={path} onClick={onLeave} variant="body2">
          {words(`search.all_${type}`, { count: countText(total) })}
        </Link>
      ))}
    </Stack>
  );
}
