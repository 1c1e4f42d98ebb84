import Alert from "@mui/material/Alert";
import { useState } from "react";
import type { ChangeStaffRequest, StaffMemberView } from "../../../../shared/identity/staff.schema.ts";
import { FormDialog } from "../../fields/FormDialog.tsx";
import { useWords } from "../../i18n/use-words.ts";
import { useStaffSession } from "../../layout/use-staff-session.ts";
import { staffProvider } from "../../providers/staff-provider.ts";
import { useServerAction } from "../use-server-action.ts";
import { AccessFields } from "./AccessFields.tsx";

/** Another role, or other accounts. */
export function AccessDialog({ person, onClose }: { person: StaffMemberView; onClose: () => void }) {
  const words = useWords();
  const isOwn = useStaffSession()?.staff.id === person.id;
  const [opened] = useState(person);
  const [role, setRole] = useState(opened.role);
  const [accountIds, setAccountIds] = useState<readonly string[]>(opened.account_ids);
  const action = useServerAction({
    call: (change: ChangeStaffRequest) => staffProvider.change(opened.id, change),
    refreshes: ["staff"],
    said: words("staff_member.changed"),
    onDone: onClose,
  });
  const isOtherRole = role !== opened.role;
  const isOtherReach = accountIds.toSorted().join() !== opened.account_ids.toSorted().join();
  const submit = () =>
    action.run({ ...(isOtherRole ? { role } : {}), ...(isOtherReach ? { account_ids: [...accountIds] } : {}) });
  return (
    <FormDialog
      title={words("staff_member.change")}
      submitLabel={words("staff_member.save")}
      isValid={isOtherRole || isOtherReach}
      missing={words("staff_member.unchanged")}
      isWaiting={action.isWaiting}
      isDirty={isOtherRole || isOtherReach}
      error={action.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <AccessFields role={role} onRole={setRole} accountIds={accountIds} onAccounts={setAccountIds} />
      {isOtherRole && (
        <Alert severity={isOwn ? "warning" : "info"}>
          {words(isOwn ? "staff_member.own_note" : "staff_member.role_note")}
        </Alert>
      )}
    </FormDialog>
  );
}
