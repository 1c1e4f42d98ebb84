import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useWords } from "../../i18n/use-words.ts";
import { useMay } from "../../layout/use-staff-session.ts";

const EraseCustomerDialog = lazy(() => import("./EraseCustomerDialog.tsx"));

/** For admins: removes everything personal of a customer for good. */
export function EraseCustomerButton({ id }: { id: string }) {
  const words = useWords();
  const mayErase = useMay("personal.erase");
  const [isOpen, setIsOpen] = useState(false);
  if (!mayErase) return null;
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setIsOpen(true)}>
        {words("customer.erase")}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <EraseCustomerDialog id={id} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
