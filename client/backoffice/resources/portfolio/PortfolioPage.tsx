import Card from "@mui/material/Card";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDataProvider } from "react-admin";
import { useSearchParams } from "react-router";
import type { Portfolio } from "../../../../shared/lending/portfolio.schema.ts";
import { dayText } from "../../dates/day-text.ts";
import { useWords } from "../../i18n/use-words.ts";
import { ErrorNotice } from "../../layout/ErrorNotice.tsx";
import { PageHeading } from "../../layout/PageHeading.tsx";
import { PageSkeleton } from "../../layout/PageSkeleton.tsx";
import { useAccountScope } from "../../layout/use-account-scope.ts";
import type { KontorDataProvider } from "../../providers/data-provider.ts";
import { AccountName } from "../AccountName.tsx";
import { OfferFigureCards } from "./OfferFigureCards.tsx";
import { PortfolioCharts } from "./PortfolioCharts.tsx";
import { PortfolioFigures } from "./PortfolioFigures.tsx";

const refreshMs = 60_000;

/** The loan book of one account: what is owed, what is late, what came back. */
export default function PortfolioPage() {
  const words = useWords();
  const [account] = useAccountScope();
  const dataProvider = useDataProvider<KontorDataProvider>();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ["portfolio", account],
    queryFn: ({ signal }) => dataProvider.portfolio(account, signal),
    placeholderData: keepPreviousData,
    refetchInterval: refreshMs,
    retry: false,
  });
  return (
    <>
      <PageHeading title={words("portfolio.title")} />
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {isPending && <PageSkeleton />}
      {data !== undefined && <Book portfolio={data} />}
    </>
  );
}

function Book({ portfolio }: { portfolio: Portfolio }) {
  const words = useWords();
  const { account_id: account, accounts, today } = portfolio;
  if (account === null) {
    return (
      <Card sx={{ p: 3 }}>
        <Typography>{words("portfolio.none")}</Typography>
      </Card>
    );
  }
  return (
    <>
      {accounts.length > 1 && <AccountChoice chosen={account} accounts={accounts} />}
      <Typography variant="body2" sx={{ color: "text.secondary", mb: 1.5 }}>
        {words("portfolio.as_of", { day: dayText(today) })}
      </Typography>
      <PortfolioFigures portfolio={portfolio} account={account} />
      <OfferFigureCards portfolio={portfolio} account={account} />
      <PortfolioCharts portfolio={portfolio} account={account} />
    </>
  );
}

/** Books of different lenders are never added, so that one of them is looked at. */
function AccountChoice({ chosen, accounts }: { chosen: string; accounts: readonly string[] }) {
  const words = useWords();
  const [, setParams] = useSearchParams();
  return (
    <TextField
      select
      label={words("portfolio.account")}
      value={chosen}
      onChange={({ target: { value } }) => setParams({ account: value })}
      sx={{ minWidth: 260, mb: 2 }}
    >
      {accounts.map((id) => (
        <MenuItem key={id} value={id}>
          <AccountName id={id} />
        </MenuItem>
      ))}
    </TextField>
  );
}
