import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormHelperText from "@mui/material/FormHelperText";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useId } from "react";
import { type Role, roles } from "../../../../shared/permissions.ts";
import { useWords } from "../../i18n/use-words.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";

interface AccessFieldsProps {
  role: Role;
  onRole: (role: Role) => void;
  accountIds: readonly string[];
  onAccounts: (accountIds: readonly string[]) => void;
}

/** What a person may do, and where. */
export function AccessFields({ role, onRole, accountIds, onAccounts }: AccessFieldsProps) {
  const words = useWords();
  const hintId = useId();
  const accounts = useStaffSession()?.accounts ?? [];
  const toggle = (id: string) =>
    onAccounts(accountIds.includes(id) ? accountIds.filter((other) => other !== id) : [...accountIds, id]);
  return (
    <>
      <TextField
        select
        label={words("staff_form.role")}
        helperText={words(`staff_form.role_hints.${role}`)}
        value={role}
        onChange={(event) => onRole(event.target.value as Role)}
      >
        {roles.map((value) => (
          <MenuItem key={value} value={value}>
            {words(`roles.${value}`)}
          </MenuItem>
        ))}
      </TextField>
      <div>
        <Box
          component="fieldset"
          aria-describedby={hintId}
          sx={{
            border: 1,
            borderColor: "divider",
            borderRadius: 2,
            m: 0,
            px: 1.5,
            py: 0.5,
            maxHeight: 220,
            overflow: "auto",
          }}
        >
          <Box component="legend" sx={{ px: 0.5, fontSize: "0.8125rem", color: "text.secondary" }}>
            {words("staff_form.accounts")}
          </Box>
          {accounts.map(({ id, name, kind }) => (
            <FormControlLabel
              key={id}
              sx={{ display: "flex", mr: 0 }}
              control={<Checkbox size="small" checked={accountIds.includes(id)} onChange={() => toggle(id)} />}
              label={`${name} · ${words(`accounts.kind_${kind}`)}`}
            />
          ))}
        </Box>
        <FormHelperText id={hintId}>{words("staff_form.accounts_hint")}</FormHelperText>
      </div>
    </>
  );
}
