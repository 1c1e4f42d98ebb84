import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Link from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useDataProvider } from "react-admin";
import { Link as RouterLink } from "react-router";
import type { LoanStatus } from "../../../../shared/lending/lending-states.ts";
import type { LoanBoard, LoanRow } from "../../../../shared/lending/loan.schema.ts";
import { formatMoney } from "../../i18n/number-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageHeading } from "../../layout/PageHeading.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { allAccounts, useAccountScope } from "../../layout/use-account-scope.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { recordPath } from "../resource-path.ts";
import { durationOf } from "../webhook-metrics/duration-text.ts";
import { LoanStatusChip } from "./LoanStatusChip.tsx";

const refreshMs = 15_000;
const resting: ReadonlySet<LoanStatus> = new Set(["active", "finished", "cancelled", "error"]);

/** The nine statuses beside each other, or under each other where there is no room, with who is in them. */
export default function LoanBoardPage() {
  const words = useWords();
  const [account] = useAccountScope();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["loans", "board", account],
    queryFn: ({ signal }) => dataProvider.loanBoard(account, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    retry: false,
  });
  return (
    <>
      <PageHeading
        title={words("loan_board.title")}
        actions={
          <Button
            size="small"
            variant="outlined"
            component={RouterLink}
            to={`/loans?account=${account ?? allAccounts}`}
          >
            {words("loans.list")}
          </Button>
        }
      />
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <PageSkeleton />}
      {data !== undefined && <Board board={data} account={account} />}
    </>
  );
}

/** What somebody works on stands above what rests. */
function Board({ board, account }: { board: LoanBoard; account: string | null }) {
  const isResting = ({ status }: LoanBoard["columns"][number]) => resting.has(status);
  return (
    <Stack spacing={3}>
      {[board.columns.filter((column) => !isResting(column)), board.columns.filter(isResting)].map((columns) => (
        <Box
          key={columns[0]?.status}
          sx={{
            display: "grid",
            gap: 1.5,
            gridTemplateColumns: {
              xs: "minmax(0, 1fr)",
              sm: "repeat(2, minmax(0, 1fr))",
              lg: `repeat(${columns.length}, minmax(0, 1fr))`,
            },
            alignItems: "start",
          }}
        >
          {columns.map((column) => (
            <Column key={column.status} column={column} account={account} />
          ))}
        </Box>
      ))}
    </Stack>
  );
}

function Column({ column, account }: { column: LoanBoard["columns"][number]; account: string | null }) {
  const words = useWords();
  const headingId = useId();
  const { status, count, loans } = column;
  return (
    <Box
      component="section"
      aria-labelledby={headingId}
      sx={{ border: 1, borderColor: "divider", borderRadius: 2, backgroundColor: "background.default", p: 1.25 }}
    >
      <Typography variant="h2" id={headingId} sx={{ fontSize: "0.9375rem" }}>
        <LoanStatusChip status={status} />
      </Typography>
      <Box sx={{ fontSize: "0.75rem", color: "text.secondary", mt: 0.75 }}>
        {loans.length === 0
          ? words("loan_board.nothing")
          : words(resting.has(status) ? "loan_board.newest_first" : "loan_board.oldest_first", { smart_count: count })}
      </Box>
      <Stack component="ul" sx={{ listStyle: "none", m: 0, p: 0, mt: 1, gap: 1 }}>
        {loans.map((loan) => (
          <Card key={loan.id} loan={loan} />
        ))}
      </Stack>
      {count > loans.length && (
        <Link
          component={RouterLink}
          to={`/loans?account=${account ?? allAccounts}&status=${status}`}
          variant="body2"
          sx={{ display: "inline-block", mt: 1 }}
        >
          {words("loan_board.show_all", { count })}
        </Link>
      )}
    </Box>
  );
}

function Card({ loan }: { loan: LoanRow }) {
  const words = useWords();
  return (
    <Box
      component="li"
      sx={{
        position: "relative",
        backgroundColor: "background.paper",
        border: 1,
        borderColor: "divider",
        borderRadius: 1.5,
        p: 1.25,
        "&:focus-within": { outline: "2px solid", outlineColor: "primary.main" },
        "&:hover": { borderColor: "text.secondary" },
      }}
    >
      <Link
        component={RouterLink}
        to={recordPath("loans", loan.id)}
        color="text.primary"
        underline="none"
        sx={{ fontWeight: 600, "&::after": { content: '""', position: "absolute", inset: 0 } }}
      >
        {loan.customer_name}
      </Link>
      <Stack
        direction="row"
        sx={{ justifyContent: "space-between", flexWrap: "wrap", columnGap: 1, fontSize: "0.8125rem", mt: 0.25 }}
      >
        <Box sx={{ fontVariantNumeric: "tabular-nums" }}>{formatMoney(loan.requested_amount, "BRL")}</Box>
        <Box sx={{ color: "text.secondary" }}>
          {words("loan_board.since", { age: durationOf(words, loan.age_seconds * 1_000) })}
        </Box>
      </Stack>
      {loan.days_late > 0 && (
        <Box sx={{ color: "error.main", fontSize: "0.8125rem" }}>
          {words("loan_board.late", { smart_count: loan.days_late })}
        </Box>
      )}
    </Box>
  );
}
