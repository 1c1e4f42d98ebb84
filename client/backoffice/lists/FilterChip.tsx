import Add from "@mui/icons-material/Add";
import Cancel from "@mui/icons-material/Cancel";
import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Popover from "@mui/material/Popover";
import { useId, useRef, useState } from "react";
import { useWords } from "../i18n/use-words.ts";
import { FilterEditor } from "./FilterEditor.tsx";
import { type FilterDefinition, ownedNames } from "./filter-definition.ts";
import { useFilterSummary } from "./use-filter-summary.ts";
import type { ListFilters } from "./list-url.ts";
import { useUrlListContext } from "./list-context.ts";

/** Opens the editor of one filter; once it narrows the list it shows how, with a cross to remove it. */
export function FilterChip({ filter }: { filter: FilterDefinition }) {
  const words = useWords();
  const { view, setFilters } = useUrlListContext();
  const anchor = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const popoverId = useId();
  const summary = useFilterSummary(filter, view.filters);
  const isActive = summary !== null;

  const change = (values: ListFilters) => {
    setIsOpen(false);
    setFilters({ ...without(view.filters, ownedNames(filter)), ...values });
  };

  return (
    <Box sx={{ flexShrink: 0 }}>
      <Chip
        ref={anchor}
        variant={isActive ? "filled" : "outlined"}
        color={isActive ? "primary" : "default"}
        {...(isActive ? {} : { icon: <Add /> })}
        label={isActive ? `${filter.label}: ${summary}` : filter.label}
        onClick={() => setIsOpen(true)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={isOpen ? popoverId : undefined}
        {...(isActive
          ? {
              onDelete: () => change({}),
              deleteIcon: <Cancel role="img" aria-label={words("list.remove_filter", { filter: filter.label })} />,
            }
          : {})}
        sx={{
          height: 32,
          maxWidth: { xs: 320, md: 420 },
          ...(isActive ? {} : { borderStyle: "dashed", color: "text.secondary" }),
        }}
      />
      <Popover
        id={popoverId}
        open={isOpen}
        anchorEl={() => anchor.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
        slotProps={{ paper: { role: "dialog", "aria-label": filter.label, sx: { mt: 0.5, minWidth: 240 } } }}
      >
        <FilterEditor filter={filter} filters={view.filters} onApply={change} />
      </Popover>
    </Box>
  );
}

function without(filters: ListFilters, names: readonly string[]): ListFilters {
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !names.includes(name)));
}
