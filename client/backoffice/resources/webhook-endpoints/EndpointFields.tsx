import TextField from "@mui/material/TextField";
import { useWords } from "../../i18n/use-words.ts";

interface UrlFieldProps {
  url: string;
  error: string | undefined;
  /** What becomes of messages when it is another address. */
  hint?: string;
  onChange: (url: string) => void;
}

/** The server's guard says what is wrong with an address, right below it. */
export function UrlField({ url, error, hint, onChange }: UrlFieldProps) {
  const words = useWords();
  return (
    <TextField
      autoFocus
      required
      label={words("endpoint_form.url")}
      value={url}
      error={error !== undefined}
      helperText={error ?? hint ?? words("endpoint_form.url_hint")}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: "url", autoComplete: "off", maxLength: 2000 } }}
    />
  );
}

export function DescriptionField({
  description,
  onChange,
}: {
  description: string;
  onChange: (description: string) => void;
}) {
  const words = useWords();
  return (
    <TextField
      label={words("endpoint_form.description")}
      value={description}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { maxLength: 255 } }}
    />
  );
}
