import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import { useState } from "react";
import type { FilterDefinition } from "./filter-definition.ts";
import { FilterForm } from "./FilterForm.tsx";
import type { ListFilters } from "./list-url.ts";

interface ChoiceFilterEditorProps {
  filter: Extract<FilterDefinition, { kind: "choice" }>;
  chosen: readonly string[];
  onApply: (values: ListFilters) => void;
}

/** Any of several values. */
export function ChoiceFilterEditor({ filter, chosen, onApply }: ChoiceFilterEditorProps) {
  const [ticked, setTicked] = useState<readonly string[]>(chosen);
  const toggle = (value: string) =>
    setTicked(ticked.includes(value) ? ticked.filter((other) => other !== value) : [...ticked, value]);
  return (
    <FilterForm onSubmit={() => onApply(ticked.length === 0 ? {} : { [filter.name]: ticked })}>
      <FormGroup
        aria-label={filter.label}
        sx={{ maxHeight: "min(460px, 60vh)", overflowY: "auto", flexWrap: "nowrap" }}
      >
        {filter.choices.map(({ value, label }) => (
          <FormControlLabel
            key={value}
            label={label}
            control={<Checkbox size="small" checked={ticked.includes(value)} onChange={() => toggle(value)} />}
            slotProps={{ typography: { variant: "body2" } }}
          />
        ))}
      </FormGroup>
    </FilterForm>
  );
}
