import ViewColumnOutlined from "@mui/icons-material/ViewColumnOutlined";
import Button from "@mui/material/Button";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormGroup from "@mui/material/FormGroup";
import Popover from "@mui/material/Popover";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useRef, useState } from "react";
import { useStore } from "react-admin";
import { useWords } from "../../i18n/use-words.ts";
import { useKnownColumns } from "./column-registry.ts";
import { ToolButton } from "./ToolButton.tsx";

/** Which columns the list shows, remembered for the next time. The first one names the row and stays. */
export function ColumnsButton() {
  const words = useWords();
  const anchor = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { storeKey, columns } = useKnownColumns();
  const [hidden, setHidden] = useStore<string[]>(storeKey ?? "columns.none", []);
  const choosable = columns.slice(1);
  if (storeKey === null || choosable.length === 0) return null;
  const toggle = (source: string) =>
    setHidden(hidden.includes(source) ? hidden.filter((name) => name !== source) : [...hidden, source]);
  return (
    <>
      <ToolButton
        ref={anchor}
        icon={<ViewColumnOutlined />}
        label={words("columns.open")}
        isOpen={isOpen}
        isMarked={hidden.length > 0}
        onClick={() => setIsOpen(true)}
      />
      <Popover
        open={isOpen}
        anchorEl={() => anchor.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: "bottom", horizontal: "right" }}
        transformOrigin={{ vertical: "top", horizontal: "right" }}
        slotProps={{ paper: { role: "dialog", "aria-label": words("columns.title"), sx: { mt: 0.5, width: 280 } } }}
      >
        <Stack sx={{ p: 2, gap: 1 }}>
          <FormGroup>
            {choosable.map(({ source, label }) => (
              <FormControlLabel
                key={source}
                control={<Checkbox size="small" checked={!hidden.includes(source)} onChange={() => toggle(source)} />}
                label={label}
              />
            ))}
          </FormGroup>
          <Typography variant="caption" sx={{ color: "text.secondary" }}>
            {words("columns.note")}
          </Typography>
          <Button size="small" disabled={hidden.length === 0} onClick={() => setHidden([])} sx={{ alignSelf: "start" }}>
            {words("columns.reset")}
          </Button>
        </Stack>
      </Popover>
    </>
  );
}
