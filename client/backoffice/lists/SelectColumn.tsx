import Checkbox from "@mui/material/Checkbox";
import { type RaRecord, useListContext, useRecordContext } from "react-admin";
import { useWords } from "../i18n/use-words.ts";
import { ListColumn } from "./ListColumn.tsx";

/** A checkbox per row that names its row, and one for the page. react-admin's own say "this row" of every one. */
export function SelectColumn<Row extends RaRecord>({ nameOf }: { nameOf: (row: Row) => string }) {
  return (
    <ListColumn<Row>
      label={<PageCheckbox />}
      sx={selectCell}
      headerClassName="select-column"
      cellClassName="select-column"
    >
      <RowCheckbox<Row> nameOf={nameOf} />
    </ListColumn>
  );
}

function RowCheckbox<Row extends RaRecord>({ nameOf }: { nameOf: (row: Row) => string }) {
  const words = useWords();
  const row = useRecordContext<Row>();
  const { selectedIds, onToggleItem } = useListContext();
  if (row === undefined) return null;
  return (
    <Checkbox
      size="small"
      checked={selectedIds.includes(String(row.id))}
      onChange={() => onToggleItem(row.id)}
      slotProps={{ input: { "aria-label": words("selection.row", { name: nameOf(row) }) } }}
      sx={aboveLink}
    />
  );
}

function PageCheckbox() {
  const words = useWords();
  const { data = [], selectedIds: selected, onSelect } = useListContext();
  const selectedIds = selected.map(String);
  const onPage = data.map(({ id }) => String(id));
  const chosen = onPage.filter((id) => selectedIds.includes(id));
  const isAll = onPage.length > 0 && chosen.length === onPage.length;
  const others = selectedIds.filter((id) => !onPage.includes(id));
  return (
    <Checkbox
      size="small"
      checked={isAll}
      indeterminate={chosen.length > 0 && !isAll}
      onChange={() => onSelect(isAll ? others : [...others, ...onPage])}
      slotProps={{ input: { "aria-label": words("selection.page") } }}
      sx={aboveLink}
    />
  );
}

const selectCell = { width: 34, "&&&": { paddingInline: 0, paddingInlineStart: { xs: 0.25, sm: 0.75 } } } as const;
/** A row is a link from edge to edge; the box stands on top of it. */
const aboveLink = { position: "relative", zIndex: 2, p: 0.75 } as const;
