import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useState } from "react";
import { Link, useLocation } from "react-router";
import { useWords } from "../i18n/use-words.ts";
import { useOwnAccess } from "../resources/my-account/use-own-access.ts";

/** Tells on a device that is known of a sign-in on one that was not. The page of one's own account has the rest. */
export function NewDeviceNotice() {
  const words = useWords();
  const { pathname } = useLocation();
  const [isClosed, setIsClosed] = useState(false);
  // Read again when the person has answered, which the session is not.
  const { data } = useOwnAccess();
  if (data === undefined || data.new_devices === 0) return null;
  return (
    <Snackbar open={!isClosed && pathname !== "/my-account"} anchorOrigin={{ vertical: "bottom", horizontal: "right" }}>
      <Alert
        severity="warning"
        variant="filled"
        role="alert"
        action={
          <>
            <Button color="inherit" size="small" component={Link} to="/my-account">
              {words("new_device.look")}
            </Button>
            <Button color="inherit" size="small" onClick={() => setIsClosed(true)}>
              {words("new_device.close")}
            </Button>
          </>
        }
      >
        {words("new_device.text")}
      </Alert>
    </Snackbar>
  );
}
