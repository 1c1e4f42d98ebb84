import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import type { UpkeepRunView } from "../../../../shared/upkeep/upkeep.schema.ts";
import { InstantText } from "../../fields/InstantText.tsx";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { durationOf } from "../webhook-metrics/duration-text.ts";
import { bytesText } from "./bytes-text.ts";
import { UpkeepStateChip } from "./UpkeepStateChip.tsx";

const columns = ["made", "state", "size", "took", "by", "file"] as const;
const figures: readonly string[] = ["size", "took"];

/** The backups that were made, the newest first, with those that have made room. */
export function BackupTable({ backups }: { backups: readonly UpkeepRunView[] }) {
  const words = useWords();
  const title = words("upkeep.backups");
  return (
    <Box sx={{ overflowX: "auto" }} tabIndex={0} role="group" aria-label={title}>
      <Table size="small" aria-label={title} sx={{ "& .MuiTableCell-root": { whiteSpace: "nowrap" } }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column} sx={figures.includes(column) ? moneyCell : {}}>
                {words(`upkeep.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {backups.map((run) => (
            <BackupRow key={run.id} run={run} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function BackupRow({ run }: { run: UpkeepRunView }) {
  const words = useWords();
  const { started_at: begun, ended_at: ended, asked_at: asked, asked_by: by, state, backup } = run;
  return (
    <TableRow>
      <TableCell>
        <InstantText value={begun ?? asked} />
      </TableCell>
      <TableCell>
        <UpkeepStateChip state={state} />
      </TableCell>
      <TableCell sx={moneyCell}>{backup === null ? "–" : bytesText(backup.bytes)}</TableCell>
      <TableCell sx={moneyCell}>
        {begun === null || ended === null ? "–" : durationOf(words, Date.parse(ended) - Date.parse(begun))}
      </TableCell>
      <TableCell>{by?.name ?? words("upkeep.by_schedule")}</TableCell>
      <TableCell>{fileText(run, words)}</TableCell>
    </TableRow>
  );
}

function fileText({ file, removed_at: removedAt }: UpkeepRunView, words: ReturnType<typeof useWords>): string {
  const name = file?.split("/").at(-1) ?? "–";
  return removedAt === null ? name : words("upkeep.removed", { file: name });
}
