import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { parseMajor } from "../../../shared/money.ts";
import { typedMoney } from "../i18n/number-text.ts";
import { useWords } from "../i18n/use-words.ts";
import type { FilterDefinition } from "./filter-definition.ts";
import { FilterForm } from "./FilterForm.tsx";
import type { ListFilters } from "./list-url.ts";

interface AmountFilterEditorProps {
  filter: Extract<FilterDefinition, { kind: "amount" }>;
  filters: ListFilters;
  onApply: (values: ListFilters) => void;
}

const comparisons = ["equals", "between", "at_least", "at_most"] as const;
type Comparison = (typeof comparisons)[number];

/** Equal, between, at least or at most, in one currency. */
export function AmountFilterEditor({ filter, filters, onApply }: AmountFilterEditorProps) {
  const words = useWords();
  const bound = (name: "gte" | "lte") => filters[`${filter.name}.${name}`]?.[0];
  const [currency, setCurrency] = useState(filters["currency"]?.[0] ?? filter.currencies[0] ?? "");
  const [comparison, setComparison] = useState<Comparison>(comparisonOf(bound("gte"), bound("lte")));
  const [low, setLow] = useState(majorOf(bound("gte") ?? bound("lte"), currency));
  const [high, setHigh] = useState(majorOf(bound("lte"), currency));

  const lowAmount = parseMajor(low, currency);
  const highAmount = comparison === "between" ? parseMajor(high, currency) : lowAmount;
  const isValid = lowAmount.ok && highAmount.ok && highAmount.amount >= lowAmount.amount;

  const apply = () => {
    if (!lowAmount.ok || !highAmount.ok) return;
    onApply({
      currency: [currency],
      ...(comparison === "at_most" ? {} : { [`${filter.name}.gte`]: [String(lowAmount.amount)] }),
      ...(comparison === "at_least" ? {} : { [`${filter.name}.lte`]: [String(highAmount.amount)] }),
    });
  };

  return (
    <FilterForm onSubmit={apply} isValid={isValid}>
      <TextField
        select
        label={words("list.currency")}
        value={currency}
        onChange={(event) => setCurrency(event.target.value)}
      >
        {filter.currencies.map((code) => (
          <MenuItem key={code} value={code}>
            {code}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={words("list.comparison")}
        value={comparison}
        onChange={(event) => setComparison(comparisons.find((name) => name === event.target.value) ?? "equals")}
      >
        {comparisons.map((name) => (
          <MenuItem key={name} value={name}>
            {words(`list.${name}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        autoFocus
        label={words(comparison === "between" ? "list.lowest" : "list.amount")}
        value={low}
        error={low !== "" && !lowAmount.ok}
        onChange={(event) => setLow(event.target.value)}
        slotProps={{ htmlInput: { inputMode: "decimal" } }}
      />
      {comparison === "between" && (
        <TextField
          label={words("list.highest")}
          value={high}
          error={high !== "" && !highAmount.ok}
          onChange={(event) => setHigh(event.target.value)}
          slotProps={{ htmlInput: { inputMode: "decimal" } }}
        />
      )}
    </FilterForm>
  );
}

function comparisonOf(gte: string | undefined, lte: string | undefined): Comparison {
  if (gte !== undefined && lte !== undefined) return gte === lte ? "equals" : "between";
  if (gte !== undefined) return "at_least";
  return lte === undefined ? "equals" : "at_most";
}

function majorOf(minorText: string | undefined, currency: string): string {
  return minorText === undefined ? "" : typedMoney(Number(minorText), currency);
}
