import { AmountFilterEditor } from "./AmountFilterEditor.tsx";
import { ChoiceFilterEditor } from "./ChoiceFilterEditor.tsx";
import { CountFilterEditor } from "./CountFilterEditor.tsx";
import { DateFilterEditor } from "./DateFilterEditor.tsx";
import type { FilterDefinition } from "./filter-definition.ts";
import type { ListFilters } from "./list-url.ts";
import { TextFilterEditor } from "./TextFilterEditor.tsx";

interface FilterEditorProps {
  filter: FilterDefinition;
  filters: ListFilters;
  /** Replaces what the filter owns in the address. */
  onApply: (values: ListFilters) => void;
}

export function FilterEditor({ filter, filters, onApply }: FilterEditorProps) {
  switch (filter.kind) {
    case "choice":
      return <ChoiceFilterEditor filter={filter} chosen={filters[filter.name] ?? []} onApply={onApply} />;
    case "text":
      return <TextFilterEditor filter={filter} value={filters[filter.name]?.[0] ?? ""} onApply={onApply} />;
    case "count":
      return <CountFilterEditor filter={filter} least={filters[`${filter.name}.gte`]?.[0] ?? ""} onApply={onApply} />;
    case "date":
      return <DateFilterEditor filter={filter} filters={filters} onApply={onApply} />;
    case "amount":
      return <AmountFilterEditor filter={filter} filters={filters} onApply={onApply} />;
  }
}
