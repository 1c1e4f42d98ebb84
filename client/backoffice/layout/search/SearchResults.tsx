import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import type { SearchHit, SearchResult } from "../../../../shared/search/search.schema.ts";
import { useWords } from "../../i18n/use-words.ts";
import { allHits, groupPath, hitKey, hitPath } from "./search-hits.ts";

interface SearchResultsProps {
  listId: string;
  result: SearchResult | undefined;
  /** The one that the arrow keys stand on. */
  current: SearchHit | undefined;
  onLeave: () => void;
}

/** Hits by type, each group with its count and the way to all of it. */
export function SearchResults({ listId, result, current, onLeave }: SearchResultsProps) {
  const words = useWords();
  const order = allHits(result).map(hitKey);
  return (
    <Box role="listbox" id={listId} aria-label={words("search.label")}>
      {result?.groups.map(({ type, total, hits }) => (
        <Box key={type} role="group" aria-label={words(`search.${type}`)} sx={{ px: 1.5, pt: 0.5 }}>
          <Box sx={{ display: "flex", justifyContent: "space-between", alignItems: "center", px: 1, minHeight: 32 }}>
            <Typography variant="h3" component="p" sx={{ color: "text.secondary" }}>
              {words(`search.${type}`)}
            </Typography>
            {total.value > hits.length && (
              <Link component={RouterLink} to={groupPath(type, result.q)} onClick={onLeave} variant="caption">
                {words("search.all", {
                  count: `${new Intl.NumberFormat("en").format(total.value)}${total.capped ? "+" : ""}`,
                })}
              </Link>
            )}
          </Box>
          {hits.map((hit) => (
            <Box
              key={hitKey(hit)}
              role="option"
              id={`${listId}-${order.indexOf(hitKey(hit))}`}
              aria-selected={hit === current}
              component={RouterLink}
              to={hitPath(hit)}
              tabIndex={-1}
              onClick={onLeave}
              sx={{
                display: "block",
                px: 1,
                py: 0.75,
                borderRadius: 1,
                color: "text.primary",
                textDecoration: "none",
                fontSize: "0.875rem",
                "&:hover": { backgroundColor: "action.hover" },
                ...(hit === current ? { backgroundColor: "primary.light" } : {}),
              }}
            >
              <Box component="span" sx={{ display: "block", fontWeight: 600 }}>
                {hit.title}
              </Box>
              <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
                {hit.subtitle ?? hit.id}
              </Box>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
