import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import type { FilterDefinition } from "./filter-definition.ts";
import { FilterForm } from "./FilterForm.tsx";
import type { ListFilters } from "./list-url.ts";

interface CountFilterEditorProps {
  filter: Extract<FilterDefinition, { kind: "count" }>;
  least: string;
  onApply: (values: ListFilters) => void;
}

/** So many or more; an empty field takes the filter away. */
export function CountFilterEditor({ filter, least, onApply }: CountFilterEditorProps) {
  const words = useWords();
  const [typed, setTyped] = useState(least);
  const trimmed = typed.trim();
  const isValid = /^\d{0,6}$/.test(trimmed);
  return (
    <FilterForm isValid={isValid} onSubmit={() => onApply(trimmed === "" ? {} : { [`${filter.name}.gte`]: [trimmed] })}>
      <TextField
        autoFocus
        label={words("list.at_least")}
        value={typed}
        error={!isValid}
        onChange={(event) => setTyped(event.target.value)}
        slotProps={{ htmlInput: { inputMode: "numeric" } }}
      />
    </FilterForm>
  );
}
