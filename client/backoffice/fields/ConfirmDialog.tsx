import Typography from "@mui/material/Typography";
import { FormDialog, type FormDialogProps } from "./FormDialog.tsx";

type ConfirmDialogProps = Omit<FormDialogProps, "children" | "isValid"> & {
  /** What will happen. */
  text: string;
};

/** Says what will happen and waits for a yes. */
export function ConfirmDialog({ text, ...frame }: ConfirmDialogProps) {
  return (
    <FormDialog {...frame} isValid>
      <Typography variant="body2">{text}</Typography>
    </FormDialog>
  );
}
