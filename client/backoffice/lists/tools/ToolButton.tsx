import Badge from "@mui/material/Badge";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode, Ref } from "react";
import { toolLooks, toolText } from "./tool-looks.ts";

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
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onClick}
      sx={toolLooks}
    >
      <Badge variant="dot" color="primary" invisible={!isMarked} sx={{ "& svg": { fontSize: 18 } }}>
        {icon}
      </Badge>
      <Box component="span" sx={toolText}>
        {label}
      </Box>
    </Button>
  );
}
