import Alert from "@mui/material/Alert";
import Typography from "@mui/material/Typography";
import { searchProblemSaid } from "../../../../shared/search/search-problem.ts";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../ErrorNotice.tsx";
import { countText } from "./search-hits.ts";
import type { Search } from "./use-search.ts";

interface SearchStatusProps {
  search: Search;
  typed: string;
}

/** How many there are, read aloud; or why there are none; or which part of the text cannot be read. */
export function SearchStatus({ search, typed }: SearchStatusProps) {
  const words = useWords();
  const tell = useSaid();
  const { problems } = search.reading;
  if (search.error !== null) return <ErrorNotice error={search.error} />;
  if (problems.length > 0) {
    return (
      <Alert severity="warning" role="status" sx={{ mx: 2, mb: 1.5 }}>
        {problems.map(searchProblemSaid).map((said) => (
          <div key={said.text}>{tell(said, said.text)}</div>
        ))}
      </Alert>
    );
  }
  const text = () => {
    if (typed === "") return words("search.hint");
    if (search.isSearching) return words("search.searching");
    const totals = search.result?.groups.map(({ total }) => total) ?? [];
    const value = totals.reduce((sum, total) => sum + total.value, 0);
    if (value === 0) return words("search.nothing", { q: typed });
    const count = countText({ value, capped: totals.some(({ capped }) => capped) });
    return words("search.found", { smart_count: value, count });
  };
  return (
    <Typography
      role="status"
      variant="caption"
      component="p"
      sx={{ color: "text.secondary", px: 2.5, pb: 1.5, overflowWrap: "anywhere" }}
    >
      {text()}
    </Typography>
  );
}
