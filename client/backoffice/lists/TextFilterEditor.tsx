import TextField from "@mui/material/TextField";
import { useState } from "react";
import type { FilterDefinition } from "./filter-definition.ts";
import { FilterForm } from "./FilterForm.tsx";
import type { ListFilters } from "./list-url.ts";

interface TextFilterEditorProps {
  filter: Extract<FilterDefinition, { kind: "text" }>;
  value: string;
  onApply: (values: ListFilters) => void;
}

/** One exact value. */
export function TextFilterEditor({ filter, value, onApply }: TextFilterEditorProps) {
  const [typed, setTyped] = useState(value);
  const trimmed = typed.trim();
  return (
    <FilterForm onSubmit={() => onApply(trimmed === "" ? {} : { [filter.name]: [trimmed] })}>
      <TextField autoFocus label={filter.label} value={typed} onChange={(event) => setTyped(event.target.value)} />
    </FilterForm>
  );
}
