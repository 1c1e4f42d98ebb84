import Box from "@mui/material/Box";
import type { ReactNode } from "react";

interface FigureListProps {
  figures: readonly { label: string; value: ReactNode; isStrong?: boolean }[];
}

/** Amounts under each other, the last digits in line. */
export function FigureList({ figures }: FigureListProps) {
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        p: 1.5,
        display: "grid",
        gridTemplateColumns: "1fr auto",
        rowGap: 0.5,
        borderRadius: 2,
        backgroundColor: "background.default",
        fontSize: "0.875rem",
      }}
    >
      {figures.map(({ label, value, isStrong = false }) => (
        <Box key={label} sx={{ display: "contents" }}>
          <Box component="dt" sx={{ color: "text.secondary" }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{ m: 0, textAlign: "right", fontWeight: isStrong ? 650 : 500, fontVariantNumeric: "tabular-nums" }}
          >
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
