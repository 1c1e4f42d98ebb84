import ListSubheader from "@mui/material/ListSubheader";
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

  const isKnown = scope === null || accounts.some(({ id }) => id === scope);
  return (
    <Select
      size="small"
      value={isKnown ? (scope ?? allAccounts) : ""}
      onChange={(event) => choose(event.target.value)}
      displayEmpty
      renderValue={(value) =>
        accounts.find(({ id }) => id === value)?.name ?? (value === "" ? scope : words("accounts.all"))
      }
      inputProps={{ "aria-label": words("accounts.choose") }}
      sx={{ minWidth: 0, maxWidth: { xs: 150, sm: 260 }, fontSize: "0.875rem", fontWeight: 600 }}
    >
      <MenuItem value={allAccounts}>{words("accounts.all")}</MenuItem>
      {group("live", accounts, words("accounts.live"))}
      {group("sandbox", accounts, words("accounts.sandbox"))}
    </Select>
  );
}

/** Select wants its options as direct children, so a group is a list and not a component. */
function group(kind: AccountView["kind"], accounts: readonly AccountView[], label: string) {
  const members = accounts.filter((account) => account.kind === kind);
  if (members.length === 0) return null;
  return [
    <ListSubheader key={kind} sx={{ lineHeight: "32px" }}>
      {label}
    </ListSubheader>,
    ...members.map(({ id, name }) => (
      <MenuItem key={id} value={id} sx={{ display: "flex", justifyContent: "space-between", gap: 3 }}>
        {name}
        <Box component="span" sx={{ color: "text.secondary", fontSize: "0.8125rem" }}>
          {id}
        </Box>
      </MenuItem>
    )),
  ];
}
