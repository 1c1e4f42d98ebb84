import Typography from "@mui/material/Typography";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../ErrorNotice.tsx";
import type { Search } from "./use-search.ts";

interface SearchStatusProps {
  search: Search;
  count: number;
  typed: string;
}

/** How many there are, read aloud; or why there are none. */
export function SearchStatus({ search, count, typed }: SearchStatusProps) {
  const words = useWords();
  if (search.error !== null && typed !== "") return <ErrorNotice error={search.error} />;
  const text = () => {
    if (typed === "") return words("search.hint");
    if (search.isSearching) return words("search.searching");
    return count === 0 ? words("search.nothing", { q: typed }) : words("search.found", { smart_count: count });
  };
  return (
    <Typography
      role="status"
      variant="caption"
      sx={{ color: "text.secondary", px: 2.5, pb: 1.5, overflowWrap: "anywhere" }}
    >
      {text()}
    </Typography>
  );
}
