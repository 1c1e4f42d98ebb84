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
      direction={{ xs: "column", sm: "row" }}
      sx={{ flexWrap: { sm: "wrap" }, alignItems: { sm: "center" }, gap: 1 }}
    >
      {search}
      <Stack direction="row" role="group" aria-label={words("list.filters")} sx={chipRow}>
        {filters.map((filter) => (
          <FilterChip key={filter.name} filter={filter} />
        ))}
        {isFiltered && (
          <Button size="small" onClick={() => setFilters({})} sx={{ flexShrink: 0 }}>
            {words("list.clear_all")}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

/** On a narrow screen one row that scrolls sideways, so that the list itself starts above the fold. */
const chipRow = {
  gap: 1,
  alignItems: "center",
  flexWrap: { xs: "nowrap", sm: "wrap" },
  overflowX: { xs: "auto", sm: "visible" },
  mx: { xs: -2, sm: 0 },
  px: { xs: 2, sm: 0 },
  py: { xs: 0.5, sm: 0 },
};
