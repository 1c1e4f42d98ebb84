import Link from "@mui/material/Link";
import type { ReactNode } from "react";
import { Link as RouterLink } from "react-router";

interface RowLinkProps {
  to: string;
  /** What opens, when the visible text alone does not say it. */
  label?: string;
  children: ReactNode;
}

/**
 * A real link that covers its whole table row, so that click, Enter, Ctrl-click and middle click do what they do on
 * any link. The row has to be the positioned box around it: see `linkedRow`.
 */
export function RowLink({ to, label, children }: RowLinkProps) {
  return (
    <Link
      component={RouterLink}
      to={to}
      aria-label={label}
      title={typeof children === "string" ? children : undefined}
      color="text.primary"
      underline="none"
      sx={{
        fontWeight: 600,
        whiteSpace: "nowrap",
        // A name without end leaves room for what stands beside it; its page has all of it.
        display: "inline-block",
        maxWidth: { xs: "44vw", sm: 320 },
        overflow: "hidden",
        textOverflow: "ellipsis",
        verticalAlign: "bottom",
        "&::after": { content: '""', position: "absolute", inset: 0, zIndex: 1 },
      }}
    >
      {children}
    </Link>
  );
}

export const linkedRow = {
  position: "relative",
  "&:focus-within": { outline: "2px solid", outlineColor: "primary.main", outlineOffset: -2 },
} as const;
