import ArrowDownward from "@mui/icons-material/ArrowDownward";
import ArrowUpward from "@mui/icons-material/ArrowUpward";
import ViewColumnOutlined from "@mui/icons-material/ViewColumnOutlined";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import IconButton from "@mui/material/IconButton";
import Popover from "@mui/material/Popover";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRef, useState } from "react";
import { useStore } from "react-admin";
import { useWords } from "../../i18n/use-words.ts";
import { listOf } from "../ListTable.tsx";
import { inOrder, moved } from "./column-order.ts";
import { useKnownColumns } from "./column-registry.ts";
import { ToolButton } from "./ToolButton.tsx";
import { useListPreference } from "./use-list-preference.ts";

/** Which columns the list shows and in which order, kept for the person. The first one names the row and stays. */
export function ColumnsButton() {
  const words = useWords();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { storeKey, columns } = useKnownColumns();
  const { preference, change } = useListPreference(listOf(storeKey ?? ""));
  const [remembered] = useStore<string[]>(storeKey ?? "columns.none", []);
  const hidden = preference?.hidden ?? remembered;
  const order = preference?.order ?? [];
  const choosable = inOrder(columns.slice(1), order, ({ source }) => source);
  if (storeKey === null || choosable.length === 0) return null;
  const places = { shown: choosable.map(({ source }) => source), order };
  const isChanged = hidden.length > 0 || order.length > 0;
  const toggle = (source: string) =>
    change({ hidden: hidden.includes(source) ? hidden.filter((name) => name !== source) : [...hidden, source] });
  return (
    <>
      <ToolButton
        ref={anchor}
        icon={<ViewColumnOutlined />}
        label={words("columns.open")}
        isOpen={isOpen}
        isMarked={isChanged}
        onClick={() => setIsOpen(true)}
      />
      <Popover
        open={isOpen}
        anchorEl={() => anchor.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": words("columns.title"), sx: { mt: 0.5, width: 320 } } }}
      >
        <Stack sx={{ p: 2, gap: 1 }}>
          <Stack component="ul" aria-label={words("columns.title")} sx={{ m: 0, p: 0, listStyle: "none" }}>
            {choosable.map(({ source, label }, index) => (
              <Stack key={source} component="li" direction="row" sx={{ alignItems: "center" }}>
                <FormControlLabel
                  control={<Checkbox size="small" checked={!hidden.includes(source)} onChange={() => toggle(source)} />}
                  label={label}
                  sx={{ flexGrow: 1, minWidth: 0 }}
                />
                <IconButton
                  size="small"
                  disabled={index === 0}
                  aria-label={words("list_choice.up", { name: label })}
                  onClick={() => change({ order: moved(places, source, -1) })}
                >
                  <ArrowUpward sx={{ fontSize: 16 }} />
                </IconButton>
                <IconButton
                  size="small"
                  disabled={index === choosable.length - 1}
                  aria-label={words("list_choice.down", { name: label })}
                  onClick={() => change({ order: moved(places, source, 1) })}
                >
                  <ArrowDownward sx={{ fontSize: 16 }} />
                </IconButton>
              </Stack>
            ))}
          </Stack>
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            {words("columns.note")}
          </Typography>
          <Button
            size="small"
            disabled={!isChanged}
            onClick={() => change({ hidden: [], order: [] })}
            sx={{ alignSelf: "start" }}
          >
            {words("list_choice.reset")}
          </Button>
        </Stack>
      </Popover>
    </>
  );
}
