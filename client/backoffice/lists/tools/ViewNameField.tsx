import TextField from "@mui/material/TextField";
import { viewNameMax } from "../../../../shared/lists/saved-view.schema.ts";
import { focusWhenMounted } from "../../fields/focus-when-mounted.ts";
import { useWords } from "../../i18n/use-words.ts";

/** What a view is called, first in the dialog that asks for it. */
export function ViewNameField({ value, onChange }: { value: string; onChange: (name: string) => void }) {
  const words = useWords();
  return (
    <TextField
      inputRef={focusWhenMounted}
      label={words("views.name")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: viewNameMax } }}
    />
  );
}
