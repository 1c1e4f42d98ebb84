import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import { BackLink } from "./BackLink.tsx";

interface AmountHeadingProps {
  /** The list that the page belongs to, and what it is called. */
  resource: string;
  label: string;
  amount: string;
  /** How it stands. */
  chip: ReactNode;
  actions: ReactNode;
  /** A line below it. */
  children?: ReactNode;
}

/** The top of a page about one amount: the way back, the amount with its state, and what can be done. */
export function AmountHeading({ resource, label, amount, chip, actions, children }: AmountHeadingProps) {
  return (
    <Stack spacing={1}>
      <BackLink resource={resource} label={label} />
      <Stack
        direction={{ xs: "column", md: "row" }}
        sx={{ justifyContent: "space-between", alignItems: { md: "center" }, gap: 1.5 }}
      >
        <Stack direction="row" sx={{ alignItems: "center", flexWrap: "wrap", gap: 1.5 }}>
          <Typography variant="h1" sx={{ fontSize: "1.625rem", fontVariantNumeric: "tabular-nums" }}>
            {amount}
          </Typography>
          {chip}
        </Stack>
        {actions}
      </Stack>
      {children}
    </Stack>
  );
}
