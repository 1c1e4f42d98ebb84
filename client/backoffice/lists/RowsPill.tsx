import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { ReactNode } from "react";

interface RowsPillProps {
  /** Nothing is shown, and nothing said, for none. */
  count: number;
  icon: ReactNode;
  label: string;
  onShow: () => void;
}

/** Says over a list that it has moved on, and shows it anew when asked. */
export function RowsPill({ count, icon, label, onShow }: RowsPillProps) {
  return (
    <Box role="status" sx={{ display: "flex", justifyContent: "center", "&:empty": { display: "none" } }}>
      {count > 0 && (
        <Button size="small" variant="contained" startIcon={icon} onClick={onShow} sx={{ borderRadius: 99, px: 2 }}>
          {label}
        </Button>
      )}
    </Box>
  );
}
