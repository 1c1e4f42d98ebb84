import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** The longer side of a picture; a face needs no more, and slow lines carry it. */
const sideMax = 1_600;

export interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  isRunning: boolean;
  /** Asks for the camera; false where there is none that may be used. */
  start(): Promise<boolean>;
  stop(): void;
  /** What the camera sees now, as a JPEG; null before it sees anything. */
  take(): Promise<Blob | null>;
}

/** The camera that looks at whoever holds the device. Released when the page goes away. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setIsRunning(false);
  }, []);
  useEffect(() => stop, [stop]);
  useEffect(() => {
    const shown = video.current;
    if (!isRunning || shown === null) return;
    shown.srcObject = stream.current;
    // A camera that was just unplugged; the picture stays black and another try is offered.
    shown.play().catch(stop);
  }, [isRunning, stop]);

  const start = useCallback(async () => {
    // Absent on plain http.
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    try {
      stream.current = (await devices?.getUserMedia({ video: { facingMode: "user" }, audio: false })) ?? null;
    } catch {
      stream.current = null;
    }
    setIsRunning(stream.current !== null);
    return stream.current !== null;
  }, []);

  const take = useCallback(() => (video.current === null ? Promise.resolve(null) : still(video.current)), []);
  return { video, isRunning, start, stop, take };
}

function still(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return Promise.resolve(null);
  const scale = Math.min(1, sideMax / Math.max(videoWidth, videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", 0.9);
  });
}
