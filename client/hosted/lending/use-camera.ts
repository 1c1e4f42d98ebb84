import { useCallback, useEffect, useRef, useState } from "react";

/** The longer side of a picture; a face needs no more, and slow lines carry it. */
const sideMax = 1_600;

export interface Camera {
  /** Given to the element that shows what the camera sees. */
  attach: (video: HTMLVideoElement | null) => void;
  isRunning: boolean;
  /** Asks for the camera; false where there is none that may be used. */
  start(): Promise<boolean>;
  stop(): void;
  /** What the camera sees now, as a JPEG; null before it sees anything. */
  take(): Promise<Blob | null>;
}

/** The camera that looks at whoever holds the device. Released when the page goes away. */
export function useCamera(): Camera {
  const [video, attach] = useState<HTMLVideoElement | null>(null);
  const stream = useRef<MediaStream | null>(null);
  const [isRunning, setIsRunning] = useState(false);

  const stop = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setIsRunning(false);
  }, []);
  useEffect(() => stop, [stop]);
  useEffect(() => {
    if (video === null) return;
    video.srcObject = stream.current;
    // A camera that was just unplugged.
    video.play().catch(stop);
  }, [video, stop]);

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

  const take = () => (video === null ? Promise.resolve(null) : still(video));
  return { attach, isRunning, start, stop, take };
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
