import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";
import type { FactorPolicyView } from "../../../../shared/identity/factor.schema.ts";
import {
  type Permission,
  permissionSentences,
  permissionsOf,
  permissions,
  type Role,
  roleMay,
  roles,
} from "../../../../shared/permissions.ts";
import { Section } from "../../fields/Section.tsx";
import { useSaid } from "../../i18n/use-said.ts";
import { useWords } from "../../i18n/use-words.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { accessRulesKey } from "./access-rules-key.ts";

interface RolesSectionProps {
  /** Whose people need a second step; null for those who may not decide about it. */
  policies: readonly FactorPolicyView[] | null;
}

/** Each role in sentences, out of the very table that the server asks. */
export function RolesSection({ policies }: RolesSectionProps) {
  return (
    <Box sx={{ display: "grid", gap: 2.5, gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "1fr 1fr" } }}>
      {policies === null
        ? roles.map((role) => <RoleCard key={role} role={role} />)
        : policies.map((policy) => (
            <RoleCard key={policy.role} role={policy.role}>
              <SecondStepSwitch policy={policy} />
            </RoleCard>
          ))}
    </Box>
  );
}

function RoleCard({ role, children }: { role: Role; children?: ReactNode }) {
  const words = useWords();
  const others = permissions.filter((permission) => !roleMay(role, permission));
  return (
    <Section title={words(`roles.${role}`)}>
      <Typography variant="body2" sx={{ color: "text.secondary" }}>
        {words("access_rules.may")}
      </Typography>
      <Deeds of={permissionsOf(role)} />
      {hasLimits(role) && (
        <Typography variant="body2" sx={{ color: "text.secondary", mb: 1 }}>
          {words("access_rules.limits")}
        </Typography>
      )}
      <Box component="details" sx={{ mb: 1.5, fontSize: "0.875rem" }}>
        <Box component="summary" sx={{ color: "text.secondary", cursor: "pointer", minHeight: 24 }}>
          {words("access_rules.may_not", { count: others.length })}
        </Box>
        <Deeds of={others} />
      </Box>
      {children}
    </Section>
  );
}

function Deeds({ of }: { of: readonly Permission[] }) {
  const tell = useSaid();
  return (
    <Box component="ul" sx={{ m: 0, mt: 1, mb: 1.5, pl: 2.5, fontSize: "0.875rem", "& li + li": { mt: 0.25 } }}>
      {of.map((permission) => (
        <li key={permission}>{tell({ key: `word.deed.${permission}` }, permissionSentences[permission])}</li>
      ))}
    </Box>
  );
}

function SecondStepSwitch({ policy: { role, is_required } }: { policy: FactorPolicyView }) {
  const words = useWords();
  const change = useServerAction({
    call: (isRequired: boolean) => staffProvider.requireFactor(role, isRequired),
    refreshes: [accessRulesKey],
    said: words("access_rules.saved"),
    showsErrors: false,
  });
  return (
    <FormControlLabel
      sx={{ mt: "auto" }}
      label={words("access_rules.require_factor")}
      control={
        <Switch checked={is_required} disabled={change.isWaiting} onChange={(_event, next) => change.run(next)} />
      }
    />
  );
}

/** A refund above the limit of its shop waits for a second person. */
function hasLimits(role: Role): boolean {
  return permissionsOf(role).includes("payments.refund");
}
