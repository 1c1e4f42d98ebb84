import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import type { UpkeepView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { countText } from "../../charts/chart.ts";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { bytesText } from "./bytes-text.ts";

/** What would become free if messages were kept for a shorter time. */
export function RetentionSection({ upkeep }: { upkeep: UpkeepView }) {
  const words = useWords();
  const { last_measured: last, webhook_retention_days: now, engine } = upkeep;
  const gains = last?.measurement?.retention ?? [];
  const title = words("upkeep.retention");
  return (
    <Section title={title} isPadded={false}>
      <Stack spacing={1} sx={{ px: 2.5, pb: 2.25 }}>
        <Typography variant="body2" sx={{ color: "text.secondary" }}>
          {words("upkeep.retention_text", { days: now })}
        </Typography>
        {engine === "sqlite" && (
          <Typography variant="body2" sx={{ color: "text.secondary" }}>
            {words("upkeep.retention_inside")}
          </Typography>
        )}
      </Stack>
      {gains.length > 0 && (
        <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={title}>
          <Table size="small" aria-label={title} sx={{ "& .MuiTableCell-root": { whiteSpace: "nowrap" } }}>
            <TableHead>
              <TableRow>
                <TableCell>{words("upkeep.retention_days")}</TableCell>
                <TableCell sx={moneyCell}>{words("upkeep.retention_deliveries")}</TableCell>
                <TableCell sx={moneyCell}>{words("upkeep.retention_bytes")}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {gains.map(({ days, deliveries, bytes }) => (
                <TableRow key={days}>
                  <TableCell component="th" scope="row" sx={{ fontWeight: 400 }}>
                    {words(days === now ? "upkeep.days_now" : "upkeep.days", { days })}
                  </TableCell>
                  <TableCell sx={moneyCell}>{countText(deliveries)}</TableCell>
                  <TableCell sx={moneyCell}>{bytesText(bytes)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Section>
  );
}
