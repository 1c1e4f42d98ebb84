import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import { type CheckoutScope, checkoutScopes } from "../../../../shared/identity/scopes.ts";
import { monospace } from "../../fields/monospace.ts";
import { useWords } from "../../i18n/use-words.ts";

interface ScopeChoiceProps {
  scopes: readonly CheckoutScope[];
  onChange: (scopes: readonly CheckoutScope[]) => void;
}

/** What a client of one's own making may do, in words and by the wire's names. */
export function ScopeChoice({ scopes, onChange }: ScopeChoiceProps) {
  const words = useWords();
  const toggle = (scope: CheckoutScope) =>
    onChange(checkoutScopes.filter((other) => (other === scope ? !scopes.includes(scope) : scopes.includes(other))));
  return (
    <Box component="fieldset" sx={{ border: 1, borderColor: "divider", borderRadius: 2, m: 0, px: 1.5, py: 0.5 }}>
      <Box component="legend" sx={{ px: 0.5, fontSize: "0.8125rem", color: "text.secondary" }}>
        {words("credential_form.scopes")}
      </Box>
      {checkoutScopes.map((scope) => (
        <FormControlLabel
          key={scope}
          sx={{ display: "flex", mr: 0 }}
          control={<Checkbox size="small" checked={scopes.includes(scope)} onChange={() => toggle(scope)} />}
          label={
            <Box sx={{ fontSize: "0.875rem", lineHeight: 1.3 }}>
              {words(`scope.${scope}`)}
              <Box
                component="code"
                sx={{ display: "block", fontFamily: monospace, fontSize: "0.75rem", color: "text.secondary" }}
              >
                {scope}
              </Box>
            </Box>
          }
        />
      ))}
    </Box>
  );
}
