import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import type { FactorPolicyView } from "../../../../shared/identity/factor.schema.ts";
import { permissionSentences, permissionsOf, type Role } from "../../../../shared/permissions.ts";
import { Section } from "../../fields/Section.tsx";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { accessRulesKey } from "./access-rules-key.ts";

/** Each role in sentences, out of the very table that the server asks. */
export function RolesSection({ policies }: { policies: readonly FactorPolicyView[] }) {
  return (
    <Box sx={{ display: "grid", gap: 2.5, gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "1fr 1fr" } }}>
      {policies.map((policy) => (
        <RoleCard key={policy.role} policy={policy} />
      ))}
    </Box>
  );
}

function RoleCard({ policy: { role, is_required } }: { policy: FactorPolicyView }) {
  const words = useWords();
  const tell = useSaid();
  const change = useServerAction({
    call: (isRequired: boolean) => staffProvider.requireFactor(role, isRequired),
    refreshes: [accessRulesKey],
    said: words("access_rules.saved"),
    showsErrors: false,
  });
  return (
    <Section title={words(`roles.${role}`)}>
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("access_rules.may")}
      </Typography>
      <Box component="ul" sx={{ m: 0, mt: 1, mb: 1.5, pl: 2.5, fontSize: "0.875rem", "& li + li": { mt: 0.25 } }}>
        {permissionsOf(role).map((permission) => (
          <li key={permission}>{tell({ key: `word.deed.${permission}` }, permissionSentences[permission])}</li>
        ))}
      </Box>
      {hasLimits(role) && (
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
          {words("access_rules.limits")}
        </Typography>
      )}
      <FormControlLabel
        sx={{ mt: "auto" }}
        label={words("access_rules.require_factor")}
        control={
          <Switch checked={is_required} disabled={change.isWaiting} onChange={(_event, next) => change.run(next)} />
        }
      />
    </Section>
  );
}

/** A refund above the limit of its shop waits for a second person. */
function hasLimits(role: Role): boolean {
  return permissionsOf(role).includes("payments.refund");
}
