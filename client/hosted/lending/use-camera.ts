import { useCallback, useEffect, useRef, useState } from "react";

export interface Camera {
  /** What the camera sees; null while it is off. */
  stream: MediaStream | null;
  /** Asks for the camera; false where there is none that may be used. */
  start: () => Promise<boolean>;
  stop: () => void;
}

/** The camera that looks at whoever holds the device. Released when the page goes away. */
export function useCamera(): Camera {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const running = useRef<MediaStream | null>(null);
  const stop = useCallback(() => {
    release(running.current);
    running.current = null;
    setStream(null);
  }, []);
  useEffect(() => stop, [stop]);
  const start = useCallback(async () => {
    const opened = await openCamera();
    release(running.current);
    running.current = opened;
    setStream(opened);
    return opened !== null;
  }, []);
  return { stream, start, stop };
}

async function openCamera(): Promise<MediaStream | null> {
  // Absent on plain http.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  try {
    return (await devices?.getUserMedia({ video: { facingMode: "user" }, audio: false })) ?? null;
  } catch {
    return null;
  }
}

function release(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
