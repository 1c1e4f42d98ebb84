import MenuItem from "@mui/material/MenuItem";
import Select from "@mui/material/Select";
import Box from "@mui/material/Box";
import { useLocation, useNavigate } from "react-router";
import type { AccountView } from "../../../shared/accounts/account.schema.ts";
import { useWords } from "../i18n/use-words.ts";
import { allAccounts, useAccountScope } from "./use-account-scope.ts";
import { useStaffSession } from "./use-staff-session.ts";

/** Chooses whose data the lists show. On a record's page it leads back to the list of its kind. */
export function AccountSwitcher() {
  const words = useWords();
  const accounts = useStaffSession()?.accounts ?? [];
  const [scope, remember] = useAccountScope();
  const { pathname } = useLocation();
  const navigate = useNavigate();

  const choose = (value: string) => {
    const account = value === allAccounts ? null : value;
    remember(account);
    const [, resource = "payments"] = pathname.split("/");
    void navigate({ pathname: `/${resource}`, search: `?account=${value}` });
  };

  // An account that the person may not see, named by an address: the list says so, the box shows its id.
  const isKnown = scope === null || accounts.some(({ id }) => id === scope);
  const named = ({ name, kind }: AccountView) => `${name} · ${words(`accounts.kind_${kind}`)}`;
  const shown = (value: string) => {
    const account = accounts.find(({ id }) => id === value);
    return account === undefined ? (isKnown ? words("accounts.all") : scope) : named(account);
  };
  return (
    <Select
      size="small"
      value={isKnown ? (scope ?? allAccounts) : ""}
      onChange={(event) => choose(event.target.value)}
      displayEmpty
      renderValue={shown}
      inputProps={{ "aria-label": words("accounts.choose") }}
      sx={{
        minWidth: 0,
        maxWidth: { xs: 170, sm: 320 },
        fontSize: "0.875rem",
        fontWeight: 600,
        // Stronger than the padding that the arrow asks for.
        "&& .MuiSelect-select": { pl: { xs: 1, sm: 1.75 }, pr: { xs: 3, sm: 4 } },
        "& .MuiSelect-icon": { right: { xs: 0, sm: 7 } },
      }}
    >
      <MenuItem value={allAccounts}>{words("accounts.all")}</MenuItem>
      {accounts.toSorted(liveFirst).map((account) => (
        <MenuItem key={account.id} value={account.id} sx={{ display: "flex", justifyContent: "space-between", gap: 3 }}>
          {named(account)}
          <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
            {account.id}
          </Box>
        </MenuItem>
      ))}
    </Select>
  );
}

function liveFirst(a: AccountView, b: AccountView): number {
  return a.kind === b.kind ? a.name.localeCompare(b.name) : a.kind === "live" ? -1 : 1;
}
