import Box from "@mui/material/Box";
import Button, { type ButtonProps } from "@mui/material/Button";
import Tooltip from "@mui/material/Tooltip";
import { useId } from "react";
import { visuallyHidden } from "./visually-hidden.ts";

interface BlockedButtonProps extends ButtonProps {
  /** Why it cannot be pressed now; null when it can. */
  reason: string | null;
}

/**
 * A button that stays where it is when it is blocked and says why, to the eye by tooltip and to a screen reader by
 * description. It is `aria-disabled` instead of `disabled`, because a disabled button takes no focus and no hover.
 */
export function BlockedButton({ reason, onClick, sx, children, ...rest }: BlockedButtonProps) {
  const reasonId = useId();
  if (reason === null) {
    return (
      <Button {...rest} onClick={onClick} sx={sx}>
        {children}
      </Button>
    );
  }
  return (
    <Box component="span" sx={{ position: "relative", display: "inline-flex" }}>
      <Tooltip title={reason}>
        <Button
          {...rest}
          aria-disabled
          aria-describedby={reasonId}
          // The tooltip would take the name away from the button's own text.
          aria-label={undefined}
          onClick={(event) => event.preventDefault()}
          disableRipple
          sx={[{ opacity: 0.55, cursor: "not-allowed" }, ...(Array.isArray(sx) ? sx : [sx])]}
        >
          {children}
        </Button>
      </Tooltip>
      <Box component="span" id={reasonId} sx={visuallyHidden}>
        {reason}
      </Box>
    </Box>
  );
}
