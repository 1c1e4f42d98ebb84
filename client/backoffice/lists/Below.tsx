import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { useNarrowScreen } from "../fields/use-narrow-screen.ts";

/** What stands quietly under a cell's text on a narrow screen, where it has no column of its own. */
export function BelowText({ children }: { children: ReactNode }) {
  return useNarrowScreen() ? <Box sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>{children}</Box> : null;
}

/** A long status takes two lines there, not three. */
const roomForTwoLines = 132;

/** The same for a chip, which needs a little room. */
export function BelowChip({ children }: { children: ReactNode }) {
  return useNarrowScreen() ? <Box sx={{ mt: 0.5, minWidth: roomForTwoLines }}>{children}</Box> : null;
}
