import Badge from "@mui/material/Badge";
import Button from "@mui/material/Button";
import type { ReactNode, Ref } from "react";

interface ToolButtonProps {
  ref: Ref<HTMLButtonElement>;
  icon: ReactNode;
  label: string;
  isOpen: boolean;
  /** Whether something was chosen that the list would not show by itself. */
  isMarked?: boolean;
  onClick: () => void;
}

/** Opens what changes how a list is shown. */
export function ToolButton({ ref, icon, label, isOpen, isMarked = false, onClick }: ToolButtonProps) {
  return (
    <Button
      ref={ref}
      size="small"
      color="secondary"
      startIcon={
        <Badge variant="dot" color="primary" invisible={!isMarked}>
          {icon}
        </Badge>
      }
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onClick}
      sx={{ flexShrink: 0, color: "text.secondary", fontWeight: 500 }}
    >
      {label}
    </Button>
  );
}
