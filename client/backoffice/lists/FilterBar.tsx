import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import type { ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";
import { FilterChip } from "./FilterChip.tsx";
import type { FilterDefinition } from "./filter-definition.ts";
import { useUrlListContext } from "./list-context.ts";

interface FilterBarProps {
  filters: readonly FilterDefinition[];
  /** The search box, where the list has one. */
  search?: ReactNode;
}

/** Search box and one chip per filter; active chips say their value and can be removed. */
export function FilterBar({ filters, search }: FilterBarProps) {
  const words = useWords();
  const { view, setFilters } = useUrlListContext();
  const isFiltered = Object.keys(view.filters).length > 0;
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={words("list.filters")}
      sx={{ flexWrap: "wrap", alignItems: "center", gap: 1 }}
    >
      {search}
      {filters.map((filter) => (
        <FilterChip key={filter.name} filter={filter} />
      ))}
      {isFiltered && (
        <Button size="small" onClick={() => setFilters({})}>
          {words("list.clear_all")}
        </Button>
      )}
    </Stack>
  );
}
