import { useEffect, useRef } from "react";

/** A picture that is not sent yet, drawn here: the page may load images of our own origin alone. */
export function Picture({ picture, label }: { picture: Blob; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isWanted = true;
    const draw = async () => {
      const bitmap = await createImageBitmap(picture);
      const shown = canvas.current;
      if (!isWanted || shown === null) return;
      shown.width = bitmap.width;
      shown.height = bitmap.height;
      shown.getContext("2d")?.drawImage(bitmap, 0, 0);
    };
    // What cannot be drawn can still be sent: the server says whether it is a picture.
    draw().catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [picture]);
  return <canvas ref={canvas} className="face-view" role="img" aria-label={label} />;
}
