import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { Link as RouterLink } from "react-router";
import { formatMoney as englishMoney } from "../../../../shared/money.ts";
import type { SearchHit, SearchResult } from "../../../../shared/search/search.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useWords, useWordsIfAny } from "../../i18n/use-words.ts";
import { allHits, countText, hitKey, hitPath } from "./search-hits.ts";

interface SearchResultsProps {
  listId: string;
  result: SearchResult | undefined;
  /** The one that the arrow keys stand on. */
  current: SearchHit | undefined;
  onLeave: () => void;
}

/** Hits by type, with how many there are in all. */
export function SearchResults({ listId, result, current, onLeave }: SearchResultsProps) {
  const words = useWords();
  const wordsIfAny = useWordsIfAny();
  const order = allHits(result).map(hitKey);
  return (
    <Box role="listbox" id={listId} aria-label={words("search.label")}>
      {result?.groups.map(({ type, hits, total }) => (
        <Box
          key={type}
          role="group"
          aria-label={`${words(`search.${type}`)}, ${countText(total)}`}
          sx={{ px: 1.5, pt: 0.5 }}
        >
          <Typography variant="h3" component="p" sx={{ color: "text.secondary", px: 1, py: 0.75 }} aria-hidden>
            {words(`search.${type}`)} · {countText(total)}
          </Typography>
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
                {subtitleText(hit, wordsIfAny)}
              </Box>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}

/** Where statuses have their words; what two of them name alike is said as in the first. */
const statusGroups = [
  "endpoint_status",
  "delivery_state",
  "session_status",
  "payment_status",
  "transfer_state",
  "payout_state",
  "credential_status",
  "borrower_status",
  "offer_status",
  "loan_status",
] as const;

/** The server tells a status by its name in the API, and amounts in English; people read both as the lists show them. */
function subtitleText({ subtitle, id, money }: SearchHit, wordsIfAny: ReturnType<typeof useWordsIfAny>): string {
  const said = (part: string) =>
    statusGroups.map((group) => wordsIfAny(`${group}.${part}`, "")).find((text) => text !== "") ?? part;
  const amount = money && englishMoney(money.amount, money.currency);
  const told = (part: string) =>
    money !== undefined && part === amount ? formatMoney(money.amount, money.currency) : said(part);
  return (subtitle ?? id).split(" · ").map(told).join(" · ");
}
