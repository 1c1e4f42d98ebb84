import Box from "@mui/material/Box";
import Card from "@mui/material/Card";
import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";
import { Link as RouterLink } from "react-router";
import { useWords } from "../../i18n/use-words.ts";
import type { FigureChange } from "./figure-change.ts";

interface ChangeProps {
  of: FigureChange;
  unit: "points" | "percent";
  isGood: "up" | "down";
}

interface FigureCardProps {
  title: string;
  value: string;
  /** What the value is made of, and what is left out. */
  explanation: ReactNode;
  /** Against the time before; left out where there is none to compare with. */
  change?: ChangeProps | undefined;
  /** The list that it counts. */
  to?: string;
  /** Made of so little that it says little. */
  isFaint?: boolean;
  /** How it went over the time, beside the value. */
  sparkline?: ReactNode;
}

const arrows = { up: "▲", down: "▼", same: "=" } as const;

export function FigureCard({ title, value, explanation, change, to, isFaint = false, sparkline }: FigureCardProps) {
  const headingId = useId();
  return (
    <Card
      component="section"
      aria-labelledby={headingId}
      sx={{ px: 2, py: 1.5, display: "flex", flexDirection: "column" }}
    >
      <Typography variant="h3" component="h2" id={headingId} sx={{ color: "text.secondary" }}>
        {title}
      </Typography>
      <Box
        sx={{
          fontSize: "1.625rem",
          fontWeight: 650,
          lineHeight: 1.35,
          fontVariantNumeric: "tabular-nums",
          color: isFaint ? "text.secondary" : "text.primary",
        }}
      >
        {to === undefined ? (
          value
        ) : (
          <Link component={RouterLink} to={to} color="inherit">
            {value}
          </Link>
        )}
      </Box>
      {sparkline}
      {change !== undefined && <Change {...change} />}
      <Box sx={{ fontSize: "0.8125rem", color: "text.secondary", mt: 0.5 }}>{explanation}</Box>
    </Card>
  );
}

function Change({ of: { direction, amount }, unit, isGood }: ChangeProps) {
  const words = useWords();
  const color = direction === "same" ? "text.secondary" : direction === isGood ? "success.main" : "error.main";
  const key = direction === "same" ? "metrics.change.same" : (`metrics.change.${direction}_${unit}` as const);
  return (
    <Box sx={{ fontSize: "0.8125rem", color }}>
      <span aria-hidden="true">{arrows[direction]}</span> {words(key, { amount })}
    </Box>
  );
}
