import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import Typography from "@mui/material/Typography";
import { type ReactNode, useState } from "react";
import { useGetOne } from "react-admin";
import type { FeeRateView, IofRateView, LendingRatesView } from "../../../../shared/lending/lending-rates.schema.ts";
import { formatMoney, percentOf } from "../../i18n/number-text.ts";
import { dayText } from "../../dates/day-text.ts";
import { BlockedButton } from "../../fields/BlockedButton.tsx";
import { moneyCell } from "../../fields/MoneyText.tsx";
import { Section } from "../../fields/Section.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useMay } from "../../layout/use-staff-session.ts";
import { FeeRateDialog } from "./FeeRateDialog.tsx";
import { IofRateDialog } from "./IofRateDialog.tsx";
import { dailyPercent, feePercent } from "./rates-draft.ts";
import { RateStateChip } from "./RateStateChip.tsx";

/** What credit costs, by day: the account's own fees and the tax, past, present and to come. */
export function RatesSections({ account }: { account: string }) {
  const { data, error, isPending, refetch } = useGetOne<LendingRatesView>("lending-rates", { id: account });
  const [adding, setAdding] = useState<"fee" | "iof" | null>(null);
  const close = () => setAdding(null);
  if (isPending) return <PageSkeleton />;
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <FeeSection rates={data} onAdd={() => setAdding("fee")} />
      <IofSection rates={data} onAdd={() => setAdding("iof")} />
      {adding === "fee" && <FeeRateDialog account={account} today={data.today} onClose={close} />}
      {adding === "iof" && <IofRateDialog account={account} onClose={close} />}
    </>
  );
}

const figureCell = { ...moneyCell, whiteSpace: "nowrap" } as const;

interface RateSectionProps {
  rates: LendingRatesView;
  onAdd: () => void;
}

function FeeSection({ rates, onAdd }: RateSectionProps) {
  const words = useWords();
  return (
    <RateTable
      title={words("rates.fees")}
      hint={words("rates.fees_hint", { percent: feePercent(rates.default_fee_ppm) })}
      addLabel={words("rates.add_fee")}
      onAdd={onAdd}
      head={[
        words("rates.from"),
        words("rates.fee"),
        words("rates.state_head"),
        words("rates.note"),
        words("rates.by"),
      ]}
      figures={[1]}
    >
      {rates.fees.map((row) => (
        <FeeRow key={row.effective_from} row={row} />
      ))}
      {rates.fees.length === 0 && (
        <TableRow>
          <TableCell colSpan={5} sx={{ color: "text.secondary" }}>
            {words("rates.no_fees", { percent: feePercent(rates.default_fee_ppm) })}
          </TableCell>
        </TableRow>
      )}
    </RateTable>
  );
}

function FeeRow({ row }: { row: FeeRateView }) {
  const words = useWords();
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{dayText(row.effective_from)}</TableCell>
      <TableCell sx={figureCell}>{percentOf(feePercent(row.fee_ppm))}</TableCell>
      <TableCell>
        <RateStateChip state={row.state} />
      </TableCell>
      <TableCell sx={{ minWidth: 160 }}>{row.note === "" ? "–" : row.note}</TableCell>
      <TableCell>{row.added_by ?? words("rates.by_kontor")}</TableCell>
    </TableRow>
  );
}

function IofSection({ rates, onAdd }: RateSectionProps) {
  const words = useWords();
  return (
    <RateTable
      title={words("rates.iof")}
      hint={words("rates.iof_hint")}
      addLabel={words("rates.add_iof")}
      onAdd={onAdd}
      head={[
        words("rates.from"),
        words("rates.kind"),
        words("rates.daily"),
        words("rates.flat"),
        words("rates.max"),
        words("rates.state_head"),
        words("rates.source"),
        words("rates.by"),
      ]}
      figures={[2, 3, 4]}
    >
      {rates.iof.map((row) => (
        <IofRow key={`${row.borrower_kind} ${row.effective_from}`} row={row} />
      ))}
    </RateTable>
  );
}

function IofRow({ row }: { row: IofRateView }) {
  const words = useWords();
  const max = row.operation_max === null ? words("rates.no_max") : formatMoney(row.operation_max, "BRL");
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: "nowrap" }}>{dayText(row.effective_from)}</TableCell>
      <TableCell sx={{ minWidth: 130 }}>{words(`rates.borrower.${row.borrower_kind}`)}</TableCell>
      <TableCell sx={figureCell}>{percentOf(dailyPercent(row.daily_ppb))}</TableCell>
      <TableCell sx={figureCell}>{percentOf(feePercent(row.flat_ppm))}</TableCell>
      <TableCell sx={figureCell}>{max}</TableCell>
      <TableCell>
        <RateStateChip state={row.state} />
      </TableCell>
      <TableCell sx={{ minWidth: 180 }}>{row.source}</TableCell>
      <TableCell>{row.added_by ?? words("rates.by_kontor")}</TableCell>
    </TableRow>
  );
}

interface RateTableProps {
  title: string;
  hint: string;
  addLabel: string;
  onAdd: () => void;
  head: readonly string[];
  /** Which columns hold figures. */
  figures: readonly number[];
  children: ReactNode;
}

function RateTable({ title, hint, addLabel, onAdd, head, figures, children }: RateTableProps) {
  const words = useWords();
  const mayManage = useMay("lending.manage");
  const add = (
    <BlockedButton variant="outlined" reason={mayManage ? null : words("lending_settings.role")} onClick={onAdd}>
      {addLabel}
    </BlockedButton>
  );
  return (
    <Section title={title} action={add} isPadded={false}>
      <Typography variant="body2" sx={{ color: "text.secondary", px: 2.5, pb: 1.5 }}>
        {hint}
      </Typography>
      <Box sx={{ overflowX: "auto" }} tabIndex={0} role="region" aria-label={title}>
        <Table size="small" aria-label={title}>
          <TableHead>
            <TableRow>
              {head.map((label, index) => (
                <TableCell key={label} sx={figures.includes(index) ? moneyCell : {}}>
                  {label}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>{children}</TableBody>
        </Table>
      </Box>
    </Section>
  );
}
