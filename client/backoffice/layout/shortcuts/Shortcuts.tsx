import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { useStaffSession } from "../use-staff-session.ts";
import { useShortcuts } from "./use-shortcuts.ts";

const ShortcutsDialog = lazy(() => import("./ShortcutsDialog.tsx"));

/** The keys that work on every page. */
export function Shortcuts() {
  const navigate = useNavigate();
  const held = useStaffSession()?.permissions ?? [];
  const [isOpen, setIsOpen] = useState(false);
  useShortcuts({
    onHelp: () => setIsOpen(true),
    onGo: ({ resource, permission }) => {
      if (held.includes(permission)) void navigate(`/${resource}`);
    },
  });
  return (
    isOpen && (
      <Suspense>
        <ShortcutsDialog onClose={() => setIsOpen(false)} />
      </Suspense>
    )
  );
}
