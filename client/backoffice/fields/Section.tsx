import Card from "@mui/material/Card";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { type ReactNode, useId } from "react";

interface SectionProps {
  title: string;
  action?: ReactNode;
  /** Off for tables, which reach the edges. */
  isPadded?: boolean;
  children: ReactNode;
}

/** A titled card of a record's page. */
export function Section({ title, action, isPadded = true, children }: SectionProps) {
  const headingId = useId();
  return (
    <Card component="section" aria-labelledby={headingId}>
      <Stack
        direction="row"
        sx={{
          alignItems: "center",
          justifyContent: "space-between",
          gap: 1.5,
          px: 2.5,
          pt: 1.75,
          pb: 1,
          minHeight: 44,
          "& > .MuiButton-root": { flexShrink: 0 },
          // A blocked button is inside of one, and fills the row elsewhere.
          "& > span": { flexGrow: 0, flexShrink: 0 },
        }}
      >
        <Typography variant="h2" id={headingId}>
          {title}
        </Typography>
        {action}
      </Stack>
      {isPadded ? <Stack sx={{ px: 2.5, pb: 2.25 }}>{children}</Stack> : children}
    </Card>
  );
}
