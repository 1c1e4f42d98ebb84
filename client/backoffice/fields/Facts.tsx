import Box from "@mui/material/Box";
import type { ReactNode } from "react";

interface Fact {
  label: string;
  value: ReactNode;
}

/** Names and values of a record; a fact without a value is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== "");
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: "grid",
        rowGap: 1,
        columnGap: 2,
        gridTemplateColumns: { xs: "112px minmax(0, 1fr)", sm: "150px minmax(0, 1fr)" },
      }}
    >
      {known.map(({ label, value }) => (
        <Box key={label} sx={{ display: "contents" }}>
          <Box
            component="dt"
            sx={{ color: "text.secondary", fontSize: "0.875rem", py: 0.25, hyphens: "auto", overflowWrap: "anywhere" }}
          >
            {label}
          </Box>
          <Box component="dd" sx={{ m: 0, fontSize: "0.875rem", py: 0.25, overflowWrap: "anywhere" }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
