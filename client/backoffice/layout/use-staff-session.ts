import { usePermissions } from "react-admin";
import type { StaffSessionView } from "../../../shared/identity/staff.schema.ts";
import type { Permission } from "../../../shared/permissions.ts";

/** Who is signed in and what that allows; undefined until the server has said so. */
export function useStaffSession(): StaffSessionView | undefined {
  const { permissions } = usePermissions<StaffSessionView>();
  return permissions;
}

/** Hides what the role may never do; the server forbids it all the same. */
export function useMay(permission: Permission): boolean {
  return useStaffSession()?.permissions.includes(permission) ?? false;
}
