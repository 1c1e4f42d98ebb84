import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type SearchPart, type SearchReading, withoutPart } from "../../../../shared/search/read-search.ts";
import { rangeShown } from "../../../../shared/search/read-range.ts";
import type { SearchValue } from "../../../../shared/search/read-value.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";

interface SearchChipsProps {
  reading: SearchReading;
  /** The text that was read. */
  text: string;
  onType: (text: string) => void;
}

/** Amounts with the marks of the language that is spoken; everything else as it was typed. */
function shown(value: SearchValue): string {
  if (value.kind !== "range" || value.currency === null) return value.shown;
  const { currency, range } = value;
  const end = (amount: string | undefined) => (amount === undefined ? null : Number(amount));
  return rangeShown(end(range.gte), end(range.lte), (amount) => formatMoney(amount, currency));
}

/** How the search was understood, part by part; each can be taken out. Plain words alone need no echo. */
export function SearchChips({ reading, text, onType }: SearchChipsProps) {
  const words = useWords();
  const parts = reading.parts.filter((part) => part.kind !== "problem");
  if (parts.every((part) => part.kind === "word")) return null;
  const label = (part: SearchPart) => {
    if (part.kind === "word") return `“${part.text}”`;
    if (part.kind === "problem") return "";
    return `${part.operator}: ${part.isNegated ? `${words("search.not")} ` : ""}${shown(part.value)}`;
  };
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={words("search.read_as")}
      sx={{ flexWrap: "wrap", alignItems: "center", gap: 0.75, px: 2.5, pb: 1 }}
    >
      <Typography variant="caption" aria-hidden sx={{ color: "text.secondary" }}>
        {words("search.read_as")}
      </Typography>
      {parts.map((part) => (
        <Chip
          key={part.from}
          size="small"
          label={label(part)}
          aria-label={words("search.without", { part: label(part) })}
          onClick={() => onType(withoutPart(text, part))}
          onDelete={() => onType(withoutPart(text, part))}
          sx={{ height: 26, maxWidth: 320 }}
        />
      ))}
    </Stack>
  );
}
