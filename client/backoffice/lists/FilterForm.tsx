import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import type { ReactNode } from "react";
import { useWords } from "../i18n/use-words.ts";

interface FilterFormProps {
  onSubmit: () => void;
  isValid?: boolean;
  children: ReactNode;
}

/** Body of a filter's popover: fields and Apply. */
export function FilterForm({ onSubmit, isValid = true, children }: FilterFormProps) {
  const words = useWords();
  return (
    <Stack
      component="form"
      noValidate
      spacing={1.5}
      sx={{ p: 2, width: 280, maxWidth: "calc(100vw - 48px)" }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onSubmit();
      }}
    >
      {children}
      <Button type="submit" variant="contained" disabled={!isValid}>
        {words("list.apply")}
      </Button>
    </Stack>
  );
}
